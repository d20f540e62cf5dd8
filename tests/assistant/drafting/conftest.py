"""A store with the samples, and small superior documents made for one test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.drafting.plan import DraftRequest, Plan
from assistant.drafting.suggest import suggest
from corpus.citations.registry import load_registry
from index.store import Incoming, Store

Suggest = Callable[..., Plan]
Stored = Callable[[str], str]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("drafting"), purpose="test") as opened:
        files = sorted(samples.iterdir())
        outcomes = list(opened.add([Incoming(str(file), file.name, file.read_bytes()) for file in files]))
        assert all(outcome.status == "added" for outcome in outcomes)
        yield opened


@pytest.fixture
def ids(store: Store) -> Callable[[str], str]:
    """The id of the sample whose file name begins so."""

    def found(beginning: str) -> str:
        return next(str(one.id) for one in store.documents() if one.file.startswith(beginning))

    return found


@pytest.fixture
def stored(store: Store) -> Iterator[Stored]:
    """Stores a text until the test ends; its id."""
    added: list[int] = []

    def put(text: str) -> str:
        [outcome] = store.add([Incoming(f"test-{len(added)}", f"văn bản {len(added)}.txt", text.encode())])
        assert outcome.document_id is not None
        added.append(outcome.document_id)
        return str(outcome.document_id)

    yield put
    for number in added:
        store.remove(number)


@pytest.fixture
def suggested(store: Store) -> Suggest:
    def made(**request: object) -> Plan:
        return suggest(store, DraftRequest.model_validate(request), load_registry())

    return made
