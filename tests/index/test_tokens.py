import socket
import unicodedata

import pytest

from index import split as tokens
from index.split import count_tokens


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("hello world", 2), ("<|endoftext|>", 7), ("Ủy ban", 4)],
)
def test_counts_the_tokens_of_cl100k(text: str, count: int) -> None:
    assert count_tokens(text) == count


def test_composed_text_costs_less_than_decomposed() -> None:
    text = "Ủy ban nhân dân các xã, thị trấn tổ chức thực hiện kế hoạch"
    assert count_tokens(text) < 0.7 * count_tokens(unicodedata.normalize("NFD", text))


def test_the_table_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    tokens._encoding.cache_clear()
    assert count_tokens("kế hoạch") > 0
