"""A store with the samples, and small superior documents made for one test."""

import shutil
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
def store(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    home = tmp_path_factory.mktemp("drafting") / "home"
    shutil.copytree(sample_home, home)
    with Store.open(home, purpose="test") as opened:
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
