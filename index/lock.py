"""Who owns a data home: an operating-system lock that dies with its process, and a note that names it."""

import contextlib
import errno
import fcntl
import json
import os
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.errors import StoreBusy, StoreReadOnly

LOCK_FILE = "owner.lock"
OWNER_FILE = "owner.json"
# Asking who the owner is takes the lock for an instant; an owner-to-be must not be turned away by that.
PATIENCE = 0.4
PAUSE = 0.02
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST}


@dataclass(frozen=True, slots=True)
class Owner:
    """The process that holds a store. `pid` is None if it left no readable note; a service sets `url`."""

    pid: int | None
    purpose: str
    url: str | None = None

    def __str__(self) -> str:
        process = f"tiến trình {self.pid}" if self.pid is not None else "không rõ số tiến trình"
        return ", ".join(part for part in (self.purpose, process, self.url) if part)


class StoreLock:
    """The exclusive right to open the store under `home`."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._descriptor: int | None = None

    def acquire(self, purpose: str, url: str | None = None) -> None:
        """Take the lock and leave a note. Raises StoreBusy, or StoreReadOnly if there can be no lock file."""
        descriptor = self._open()
        deadline = time.monotonic() + PATIENCE
        while not _try_lock(descriptor, fcntl.LOCK_EX):
            if time.monotonic() >= deadline:
                os.close(descriptor)
                raise StoreBusy(str(_note(self.home)))
            time.sleep(PAUSE)
        self._descriptor = descriptor
        self._write_note(Owner(os.getpid(), purpose, url))

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._descriptor is None:
            return
        with contextlib.suppress(OSError):
            (self.home / OWNER_FILE).unlink()
        os.close(self._descriptor)
        self._descriptor = None

    def _open(self) -> int:
        path = self.home / LOCK_FILE
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            if error.errno not in _READ_ONLY:
                raise
        try:
            return os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError as error:
            raise StoreReadOnly(str(self.home)) from error

    def _write_note(self, owner: Owner) -> None:
        """The lock holds without the note, which serves messages and routing: a full disk may not stop readers."""
        with contextlib.suppress(OSError):
            descriptor, name = tempfile.mkstemp(dir=self.home, prefix=".owner-")
            try:
                with os.fdopen(descriptor, "w", encoding="utf-8") as note:
                    json.dump(asdict(owner), note, ensure_ascii=False)
                Path(name).replace(self.home / OWNER_FILE)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise


def owner(home: Path) -> Owner | None:
    """The process that holds the store under `home`, None when it is free: a note without a lock is stale."""
    try:
        descriptor = os.open(home / LOCK_FILE, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        return None if _try_lock(descriptor, fcntl.LOCK_SH) else _note(home)
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _note(home: Path) -> Owner:
    """The note of a live process; a note left by a dead one says nothing about the holder of today."""
    unknown = Owner(None, "không rõ")
    try:
        note = json.loads((home / OWNER_FILE).read_text(encoding="utf-8"))
        pid = int(note["pid"])
        found = Owner(pid, str(note["purpose"]), note["url"])
        os.kill(pid, 0)
    except PermissionError:
        return found
    except (OSError, ValueError, KeyError, TypeError):
        return unknown
    return found
