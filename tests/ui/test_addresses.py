from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.navigation import Passage, passage_of


@given(st.text(min_size=1, max_size=20), st.integers(0, 10**8), st.integers(1, 10**6))
def test_an_address_leads_back_to_its_passage(document_id: str, start: int, length: int) -> None:
    passage = Passage(document_id, start, start + length)
    query = urlsplit(passage.address()).query
    assert passage_of(dict(parse_qsl(query, strict_parsing=True))) == passage


@pytest.mark.parametrize(
    ("parameters", "passage"),
    [
        ({}, None),
        ({"tu": "1", "den": "2"}, None),
        ({"van_ban": "3"}, Passage("3")),
        ({"van_ban": "3", "tu": "x", "den": "-2"}, Passage("3")),
        ({"van_ban": "3", "tu": "²", "den": "9" * 5000}, Passage("3")),
    ],
)
def test_whatever_is_typed_into_the_address(parameters: dict[str, str], passage: Passage | None) -> None:
    assert passage_of(parameters) == passage
