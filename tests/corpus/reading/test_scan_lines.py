"""Ruled lines in the picture of a page."""

import numpy as np
import pytest

from corpus.reading.page import Rule
from corpus.reading.scan_lines import take_lines
from corpus.reading.scan_strokes import numeral

SCALE = 4.0


def _paper() -> np.ndarray:
    return np.full((800, 1200), 245, dtype=np.uint8)


def test_lines_are_found_and_wiped_out_and_letters_stay() -> None:
    picture = _paper()
    picture[100:104, 100:1000] = 20
    picture[100:700, 500:503] = 20
    picture[300:340, 200:210] = 20
    rules = sorted(take_lines(picture, SCALE), key=lambda rule: rule.vertical)
    assert [(rule.vertical, round(rule.at), round(rule.start), round(rule.end)) for rule in rules] == [
        (False, 25, 25, 250),
        (True, 125, 25, 175),
    ]
    assert picture[102, 300] == picture[400, 501] == 255
    assert (picture[300:340, 200:210] == 20).all()


@pytest.mark.parametrize("slope", [0.002, 0.01])
def test_a_line_that_leans_a_little_is_one(slope: float) -> None:
    picture = _paper()
    for column in range(100, 1000):
        at = 400 + round(slope * column)
        picture[at : at + 3, column] = 20
    rules = take_lines(picture, SCALE)
    assert len(rules) == 1
    assert rules[0] == Rule(False, rules[0].at, 25.0, 250.0)


def test_a_dark_picture_holds_no_lines() -> None:
    picture = _paper()
    picture[100:600, 100:900] = 30
    assert take_lines(picture, SCALE) == ()


@pytest.mark.parametrize(
    ("recognised", "strokes", "dot", "read"),
    [
        ("II.", 3, True, "III."),
        ("II", 2, True, "II."),
        ("I", 1, False, "I"),
        ("H.", 2, True, "II."),
        ("V.", 3, True, "V."),
    ],
)
def test_strokes_of_a_numeral_are_counted(recognised: str, strokes: int, dot: bool, read: str) -> None:
    picture = np.full((36, 80), 240, dtype=np.uint8)
    for at in range(strokes):
        picture[2:34, 4 + 16 * at : 8 + 16 * at] = 10
    if dot:
        picture[30:34, 6 + 16 * strokes : 10 + 16 * strokes] = 10
    assert numeral(recognised, picture, 240.0) == read


def test_a_letter_with_a_bar_is_no_numeral() -> None:
    picture = np.full((36, 40), 240, dtype=np.uint8)
    picture[2:34, 4:8] = picture[2:34, 24:28] = picture[16:19, 4:28] = 10
    assert numeral("H", picture, 240.0) == "H"
