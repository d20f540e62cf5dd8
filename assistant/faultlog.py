"""What went wrong unexpectedly, for whoever mends it: where in the code and which kind, never what was being read."""

import logging
import os
import traceback
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from assistant.settings import VERSION

_MAX_BYTES = 1_000_000
_OURS = ("corpus", "index", "assistant")


class FaultHandler(RotatingFileHandler):
    """Writes to `home`/logs/troly.log and keeps one older file; where nothing can be written, nothing is.

    Messages of exceptions are left out: those of database engines carry the text of documents; so are the words of
    other libraries.
    """

    def __init__(self, home: Path) -> None:
        self.failed = False
        log = home / "logs" / "troly.log"
        super().__init__(log, maxBytes=_MAX_BYTES, backupCount=1, encoding="utf-8", delay=True)
        self.errors = "backslashreplace"
        self.setLevel(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        """Append one record."""
        try:
            Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            self.failed = True
            return
        super().emit(record)

    def format(self, record: logging.LogRecord) -> str:
        """A line on when and by whom, the record, and the call stacks of its error and of what caused that."""
        ours = record.name.split(".")[0] in _OURS
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        said = f"{record.levelname} {record.name}{': ' + record.getMessage() if ours else ''}"
        stacks = "".join(_stacks(record.exc_info[1] if record.exc_info else None))
        return f"== {now} troly {VERSION} pid {os.getpid()}\n{said}\n{stacks}".rstrip("\n")

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """A full disk or a missing right: the fault goes unnoted, and no second one is raised."""
        self.failed = True


def record(error: BaseException, home: Path) -> Path | None:
    """Append an error to `home`/logs/troly.log. The file, or None where it cannot be written."""
    handler = FaultHandler(home)
    told = (type(error), error, error.__traceback__)
    handler.emit(logging.LogRecord("assistant", logging.ERROR, "", 0, "unexpected", None, told))
    handler.close()
    return None if handler.failed else Path(handler.baseFilename)


def _stacks(error: BaseException | None) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    current = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}\n")
        lines.extend(traceback.format_tb(current.__traceback__))
        current = current.__cause__ or current.__context__
    return lines
