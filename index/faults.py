"""What storage engines raise, told as the errors a user can act on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import DiskFull, StoreDamaged, StoreError, StoreReadOnly, TrolyError

# A quota and a file-size limit end a write just as a full disk does; SQLite reports those as a failed write.
_FULL_ERRNO = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# A file that stands where the folder should be bars it just as a missing permission does.
_READ_ONLY_ERRNO = {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST}
_FULL_SQLITE = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_SHMSIZE")
_READ_ONLY_SQLITE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")
_DAMAGED_SQLITE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR")
# Chroma passes its engine's words on in exceptions of its own.
_FULL_WORDS = ("disk is full", "no space left", "file too large", "quota exceeded", "disk i/o error")
_READ_ONLY_WORDS = ("readonly database", "read-only", "permission denied", "unable to open database")


@contextmanager
def storage_faults(home: Path, what: str) -> Iterator[None]:
    """Turn engine errors into DiskFull, StoreReadOnly or StoreDamaged; `what` names the part for people.

    Errors that are none of these pass unchanged: they are faults of the program, not of the disk.
    """
    try:
        yield
    except TrolyError:
        raise
    except Exception as error:
        told = _told(error, home, what)
        if told is None:
            raise
        raise told from error


def _told(error: BaseException, home: Path, what: str) -> StoreError | None:
    origin = getattr(error, "orig", None)
    if isinstance(origin, sqlite3.Error):
        error = origin
    if isinstance(error, OSError):
        return _of_errno(error.errno, home)
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, home, what)
    if type(error).__module__.startswith("chromadb"):
        return _of_words(str(error).lower(), home) or StoreDamaged(what)
    return None


def _of_errno(number: int | None, home: Path) -> StoreError | None:
    if number in _FULL_ERRNO:
        return DiskFull(str(home))
    return StoreReadOnly(str(home)) if number in _READ_ONLY_ERRNO else None


def _of_sqlite(error: sqlite3.Error, home: Path, what: str) -> StoreError | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(_FULL_SQLITE):
        return DiskFull(str(home))
    if name.startswith(_READ_ONLY_SQLITE):
        return StoreReadOnly(str(home))
    return StoreDamaged(what) if name.startswith(_DAMAGED_SQLITE) else None


def _of_words(words: str, home: Path) -> StoreError | None:
    if any(sign in words for sign in _FULL_WORDS):
        return DiskFull(str(home))
    return StoreReadOnly(str(home)) if any(sign in words for sign in _READ_ONLY_WORDS) else None
