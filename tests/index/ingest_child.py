"""Run as a process of its own by the tests of crashes: stores plans and says what became of each.

usage: ingest_child.py HOME FIRST COUNT [limit=BYTES|reindex]
"""

import resource
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from conftest import HashEmbedder, make_plan  # type: ignore[import-not-found]

from corpus.errors import TrolyError
from index.store import Incoming, Store


def main(home: Path, first: int, count: int, option: str) -> int:
    if option.startswith("limit="):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limit = int(option.removeprefix("limit="))
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with Store.open(home, purpose="thử", embedder=HashEmbedder()) as store:
            print("open", flush=True)
            if option == "reindex":
                store.reindex(lambda done, _: print("read", done, flush=True))
            files = (
                Incoming(f"/kho/{number}.txt", f"{number}.txt", make_plan(number, items=40))
                for number in range(first, first + count)
            )
            for outcome in store.add(files):
                print(outcome.status, outcome.file, flush=True)
    except TrolyError as error:
        print("error", error.code, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), "".join(sys.argv[4:])))
