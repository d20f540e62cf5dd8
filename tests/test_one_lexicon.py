"""What bodies and levels of government are called stands in data files alone: no word list or pattern in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.bodies.levels import level_words
from corpus.text.folding import folded
from corpus.text.patterns import read_data, strings

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    file for package in ("corpus", "index", "assistant", "prompts") for file in (ROOT / package).rglob("*.py")
)
LEVELS = {folded(word) for word in level_words()} - {"tp"}
BODIES = {folded(kind) for kind in strings(read_data("bodies"), "kinds")} | {"ubnd", "hdnd"}
# A question's bare "xã báo cáo ..." is told by words of its own, folded.
OWN_WORDS = {"about.py", "constraints.py"}
# As many in one pattern or list are a list of them.
MOST_LEVELS, MOST_BODIES = 1, 3


def _word_lists(source: str) -> Iterator[tuple[int, list[str]]]:
    """(line, words) of every alternation in a pattern and every literal list, tuple, set or dict of words."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and "|" in node.value
            and id(node) not in told
        ):
            yield node.lineno, [word for part in node.value.split("|") for word in _words_of(part)]
        elif isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict):
            of = node.keys if isinstance(node, ast.Dict) else node.elts
            yield node.lineno, [one.value for one in of if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def _words_of(part: str) -> list[str]:
    """The words of one branch: its first two, alone and as a pair, and its last, which may stand before the others."""
    words = re.findall(r"[^\W\d_]+", part)
    if words[1:] and folded(words[1]) == "truong":
        # "Viện trưởng", "cục trưởng" are positions.
        words = words[1:]
    return [*words[:2], " ".join(words[:2]), *words[-1:]]


def _lists_of_units(source: str) -> Iterator[str]:
    for line, words in _word_lists(source):
        known = {folded(word) for word in words}
        if len(known & LEVELS) > MOST_LEVELS or len(known & BODIES) > MOST_BODIES:
            yield f"line {line}: {sorted(known & (LEVELS | BODIES))}"


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_module_lists_bodies_or_levels(file: Path) -> None:
    found = list(_lists_of_units(file.read_text(encoding="utf-8")))
    assert not found or file.name in OWN_WORDS


@pytest.mark.parametrize(
    "source",
    [
        '_UNIT = re.compile(r"(?:tỉnh|huyện|xã) (\\w+)")',
        '_LOW = {"xã", "phường"}',
        'KINDS = ("Sở", "Phòng", "Cục", "Ban")',
        'P = r"(?P<kind>Sở|Bộ|Cục|Chi cục|Phòng) x"',
        'P = rf"(?:xa|phuong) {NAME}"',
    ],
)
def test_a_list_in_the_code_is_seen(source: str) -> None:
    assert list(_lists_of_units(source))


def test_words_that_are_told_are_no_list() -> None:
    assert not list(_lists_of_units('"""UBND tỉnh | huyện | xã."""\nX = "UBND xã, phường"'))
