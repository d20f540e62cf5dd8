"""What went wrong unexpectedly, for whoever mends it: where in the code and which kind, never what was being read."""

import os
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from assistant.settings import VERSION

_MAX_BYTES = 1_000_000


def record(error: BaseException, home: Path) -> Path | None:
    """Append the call stacks of an error and its causes to `home`/logs/troly.log (or the system's temporary folder).

    Messages of exceptions are left out: those of database engines carry the text of documents.
    Returns the file, or None where nothing can be written.
    """
    entry = f"== {datetime.now().astimezone().isoformat(timespec='seconds')} troly {VERSION} pid {os.getpid()}\n"
    entry += "".join(_stacks(error))
    for folder in (home / "logs", Path(tempfile.gettempdir()) / f"troly-{os.getuid()}"):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            log = folder / "troly.log"
            if log.exists() and log.stat().st_size > _MAX_BYTES:
                log.replace(log.with_suffix(".old.log"))
            with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(entry)
        except OSError:
            continue
        return log
    return None


def _stacks(error: BaseException) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}\n")
        lines.extend(traceback.format_tb(current.__traceback__))
        current = current.__cause__ or current.__context__
    return lines
