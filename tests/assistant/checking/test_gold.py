"""The annotated documents: printed errors are found, nothing right is called wrong. Skipped without them."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assistant.checking.check import check_document
from assistant.checking.finding import Checked, Elsewhere, Finding
from corpus.citations.registry import load_registry
from corpus.citations.symbol import fold_symbol
from corpus.document import Reference
from index.stored import read_document

SHARED = Path(__file__).parents[4] / "shared"
WRONG = {"conflict", "type_mismatch", "date_impossible", "replaced"}

pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated documents are not here")


def annotated() -> list[Path]:
    return sorted((SHARED / "gold").glob("*.json"))


def nobody(_: Reference) -> Sequence[Elsewhere]:
    return ()


@cache
def load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@cache
def checked(path: Path) -> Checked:
    name = load(path)["file"]
    source = next(found for folder in ("seeds", "plans") for found in (SHARED / "corpus" / folder).glob(name))
    return check_document(read_document(name, source.read_bytes()), load_registry(), nobody)


# What the annotator remarks of these stands beside the citation, not in its number, date, type or body.
_BESIDE = {
    "06-HD/BTCTW-BTGTW": "a slip of scanning in the word «số» of the second mention",
    "31-HD/BTGTW": "two places of the document name different instructions for one thing",
}


def suspects() -> Iterator[Any]:
    for path in annotated():
        for reference in load(path)["references"]:
            if "suspect" in reference:
                symbol = reference["symbol"]
                beyond = [pytest.mark.xfail(strict=True, reason=_BESIDE[symbol])] if symbol in _BESIDE else []
                yield pytest.param(path, symbol, id=f"{path.stem[:12]}:{symbol}", marks=beyond)


def mentions(path: Path, symbol: str) -> list[Finding]:
    return [f for f in checked(path).findings if fold_symbol(f.reference.symbol or "") == fold_symbol(symbol)]


@pytest.mark.parametrize(("path", "symbol"), list(suspects()))
def test_a_printed_error_is_found_with_a_reason(path: Path, symbol: str) -> None:
    objected = [found for found in mentions(path, symbol) if found.verdict in WRONG]
    assert objected
    assert all(symbol in found.reason or found.reference.date for found in objected)


@pytest.mark.parametrize("path", annotated(), ids=lambda path: path.stem[:24])
def test_no_correct_reference_is_called_wrong(path: Path) -> None:
    printed_wrong = {fold_symbol(r["symbol"]) for r in load(path)["references"] if r.get("suspect") and r["symbol"]}
    accused = [f for f in checked(path).findings if f.verdict in WRONG]
    assert [f.reason for f in accused if fold_symbol(f.reference.symbol or "") not in printed_wrong] == []


def test_a_good_part_of_the_references_is_confirmed_by_the_registry_alone() -> None:
    verdicts = [found.verdict for path in annotated() for found in checked(path).findings]
    assert verdicts.count("consistent") >= len(verdicts) // 4
