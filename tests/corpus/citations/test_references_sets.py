"""Who cites a document is a complete set: over real documents it is what a plain search of their text finds."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from corpus.parse import parse
from corpus.reading.read import SUFFIXES, read

SHARED = Path(__file__).parents[4] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="no real documents beside the repository")


@cache
def _read() -> dict[str, tuple[str, frozenset[str]]]:
    """(plain text, what is cited) of every document by name; the identities without their dates."""
    found = {}
    for path in sorted(path for path in SHARED.rglob("*") if path.suffix.lower() in SUFFIXES):
        raw = read(path.name, path.read_bytes())
        cited = frozenset(reference.key.partition("@")[0] for reference in parse(raw).references)
        found[str(path)] = (unicodedata.normalize("NFC", raw.text), cited)
    return found


@pytest.mark.parametrize(
    ("identity", "words"),
    [
        ("33/CT-TTG", r"(?<!\d)33\s*/\s*CT\s*-\s*TTg"),
        ("23-QĐ/TW", r"(?<!\d)23\s*-\s*QĐ\s*/\s*TW"),
        ("25-NQ/TW", r"(?<!\d)25\s*-\s*NQ\s*/\s*TW"),
        ("114-KL/TW", r"(?<!\d)114\s*-\s*KL\s*/\s*TW"),
        ("luật tiếp công dân", r"luật\s+tiếp\s+công\s+dân"),
        ("57-NQ/TW", r"(?<!\d)57\s*-\s*NQ\s*/\s*TW"),
        ("06/QĐ-TTG", r"(?<!\d)06\s*/\s*QĐ\s*-\s*TTg"),
        ("luật phòng chống ma túy", r"luật\s+phòng,?\s+chống\s+ma\s+t(?:úy|uý)"),
    ],
)
def test_the_citing_documents_are_those_that_hold_the_words(identity: str, words: str) -> None:
    plain = re.compile(words, re.IGNORECASE)
    expected = {name for name, (text, _) in _read().items() if plain.search(text)}
    assert {name for name, (_, cited) in _read().items() if identity in cited} == expected
    assert expected
