"""The file that a document came as: kept, given back, shown as pages, gone with its document."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from assistant.service import Troly
from corpus.errors import NotFound
from index.embedding import open_embedder
from index.store import Store
from index.stored import Incoming
from tests.corpus.documents.pdf import as_pdf

NAME = "kế hoạch 47.pdf"


def _yellow(png: bytes) -> int:
    picture = Image.open(BytesIO(png)).convert("RGB")
    return sum(count for count, (red, _, blue) in picture.getcolors(1 << 24) or [] if red > 200 and blue < 120)


def test_the_file_is_given_back_and_its_pages_bear_the_marks(tmp_path: Path) -> None:
    data = as_pdf()
    with Troly(Store.open(tmp_path, purpose="thử", embedder=open_embedder()), tmp_path) as engine:
        assert engine.originals_size() == 0
        [outcome] = engine.add([Incoming("a", NAME, data)])
        number = str(outcome.document_id)
        assert engine.original(number) == (NAME, data)
        assert engine.originals_size() > 0
        text = engine.document(number).text
        words = "rà soát quy trình tiếp công dân"
        start = text.index(words)
        marked, plain = engine.page(number, 1, start, start + len(words)), engine.page(number, 1)
        assert _yellow(marked) > 500 > _yellow(plain)
        for wrong in (0, 99):
            with pytest.raises(NotFound):
                engine.page(number, wrong)
        engine.remove(number)
        assert engine.originals_size() == 0
        with pytest.raises(NotFound):
            engine.original(number)


def test_a_file_without_pages_shows_none(tmp_path: Path) -> None:
    with Troly(Store.open(tmp_path, purpose="thử", embedder=open_embedder()), tmp_path) as engine:
        [outcome] = engine.add([Incoming("a", "a.txt", "KẾ HOẠCH\nViệc một.".encode())])
        with pytest.raises(NotFound):
            engine.page(str(outcome.document_id), 1)
