"""Reach the store of a data home: open it here, or talk to the server that has it open."""

import time
from pathlib import Path

from assistant.console import note
from assistant.service import Engine, Troly
from corpus.errors import StoreBusy, StoreReadOnly
from index.lock import Owner, owner

# Short commands overlap; a server needs a moment between taking the store and answering.
_WAIT_FOR_COMMAND = 2.0
_WAIT_FOR_SERVER = 15.0
_PAUSE = 0.05


def connect(home: Path, purpose: str) -> Engine:
    """The engine for this home. Raises StoreBusy when another process keeps it and serves nobody."""
    started = time.monotonic()
    while True:
        holder = owner(home)
        if served := serving(holder):
            from assistant.client import RemoteTroly

            return RemoteTroly(served)
        try:
            return open_local(home, purpose)
        except StoreBusy:
            patience = _WAIT_FOR_SERVER if holder and holder.url else _WAIT_FOR_COMMAND
            if time.monotonic() - started > patience:
                raise
        time.sleep(_PAUSE)


def serving(holder: Owner | None) -> str | None:
    """The address of the server that owns the store, if it answers."""
    if holder is None or not holder.url:
        return None
    from assistant.client import healthy

    return holder.url if healthy(holder.url, holder.pid) else None


def open_local(home: Path, purpose: str, url: str | None = None) -> Troly:
    """Open the store in this process.

    Raises StoreBusy, StoreReadOnly where `home` cannot be a folder, StoreNewer where a newer version of the program
    wrote any part of it.
    """
    if home.exists() and not home.is_dir():
        raise StoreReadOnly(str(home))
    from assistant.conversation import conversations
    from assistant.drafting import drafts
    from index.migrations import refuse_newer
    from index.store import Store

    for kept in (conversations, drafts):
        refuse_newer(home / kept.FILE, kept.STEPS, kept.WHAT)
    store = Store.open(home, purpose=purpose, url=url, renewing=_tell)
    try:
        return Troly(store, home)
    except BaseException:
        store.close()
        raise


def _tell(count: int) -> None:
    note(f"Kho do bản troly khác ghi; đang đọc lại {count} văn bản, chỉ một lần này.")
