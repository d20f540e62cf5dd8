"""What went wrong unexpectedly, for whoever mends it: where in the code and which kind, never what was being read."""

import logging
import os
import traceback
from datetime import datetime
from pathlib import Path

from assistant.settings import VERSION

_MAX_BYTES = 1_000_000
_OURS = ("corpus", "index", "assistant")


class FaultHandler(logging.Handler):
    """Sends what is logged to the same file instead of the user's terminal; other libraries' words are left out."""

    def __init__(self, home: Path) -> None:
        super().__init__(logging.WARNING)
        self._home = home

    def emit(self, record: logging.LogRecord) -> None:
        """Append one record."""
        ours = record.name.split(".")[0] in _OURS
        entry = f"{record.levelname} {record.name}{': ' + record.getMessage() if ours else ''}\n"
        error = record.exc_info[1] if record.exc_info else None
        _append(entry + "".join(_stacks(error)), self._home)


def record(error: BaseException, home: Path) -> Path | None:
    """Append the call stacks of an error and its causes to `home`/logs/troly.log.

    Messages of exceptions are left out: those of database engines carry the text of documents.
    Returns the file, or None where nothing can be written.
    """
    return _append("".join(_stacks(error)), home)


def _append(entry: str, home: Path) -> Path | None:
    head = f"== {datetime.now().astimezone().isoformat(timespec='seconds')} troly {VERSION} pid {os.getpid()}\n"
    log = home / "logs" / "troly.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > _MAX_BYTES:
            log.replace(log.with_suffix(".old.log"))
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(head + entry)
    except OSError:
        return None
    return log


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
