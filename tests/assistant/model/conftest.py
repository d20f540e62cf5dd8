"""A store with one directive, and a scripted model that is set as the one to use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.connect import open_local
from assistant.model.chat import open_chat
from assistant.service import Troly
from index.stored import Incoming
from tests.assistant.model.speaker import Speaker, speaking


@pytest.fixture
def speaker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Speaker]:
    with speaking() as one:
        monkeypatch.setenv("TROLY_LLM", "openai:thu-nghiem")
        monkeypatch.setenv("TROLY_LLM_URL", one.url)
        # Long, since a busy machine must not make a true answer late.
        monkeypatch.setenv("TROLY_LLM_TIMEOUT", "60")
        yield one
        open_chat.cache_clear()


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, directive: Path) -> Iterator[Troly]:
    with open_local(tmp_path_factory.mktemp("home"), "test") as opened:
        list(opened.add([Incoming(str(directive), directive.name, directive.read_bytes())]))
        yield opened
