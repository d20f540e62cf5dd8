"""Accuracy on annotated real documents that lie beside the repository; skipped where they are absent."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.citations.references import find_references
from corpus.reading.normalise import normalise
from corpus.reading.read import read
from corpus.structure.assemble import read_structure

SHARED = Path(__file__).parents[4] / "shared"

pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="no annotated documents beside the repository")


def _key(symbol: str | None, name: str | None) -> tuple[str, ...]:
    if symbol:
        return tuple(t for t in re.split(r"[^0-9A-ZĐ&]+", symbol.upper().replace("QĐI", "QĐ")) if t)
    return ("name", re.sub(r"\s*(?:năm \d{4}|\(.*?\))", "", " ".join((name or "").casefold().split())))


def _gold() -> Iterator[tuple[dict[str, Any], Path]]:
    files = {path.name: path for folder in ("seeds", "plans") for path in (SHARED / "corpus" / folder).iterdir()}
    for path in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        yield gold, files[gold["file"]]


def test_references_and_dates_of_annotated_documents() -> None:
    hits = missed = wrong = dates = dated = 0
    for gold, path in _gold():
        document = read_structure(normalise(read(path.name, path.read_bytes()).text))
        own = [document.header.spans[name] for name in ("symbol",) if name in document.header.spans]
        found: dict[tuple[str, ...], set[str | None]] = {}
        for reference in find_references(document.text, exclude=[*own, document.closing]):
            found.setdefault(_key(reference.symbol, reference.name), set()).add(reference.date)
        wanted = {_key(r["symbol"], r["name"] or r["type"]): r for r in gold["references"]}
        sure = {key: r for key, r in wanted.items() if not (r.get("doubt") or r.get("nested"))}
        hits += len(sure.keys() & found.keys())
        missed += len(sure.keys() - found.keys())
        wrong += len(found.keys() - wanted.keys() - {_key(gold["document"]["symbol"], None)})
        for key in sure.keys() & found.keys():
            if sure[key].get("date"):
                dated += 1
                dates += sure[key]["date"] in found[key]
    assert hits > 100
    assert 2 * hits / (2 * hits + missed + wrong) >= 0.97
    assert dates / dated >= 0.97
