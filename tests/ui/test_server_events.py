import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.server_events import server_events

ONE_LINE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30)


@pytest.mark.parametrize(
    ("stream", "events"),
    [
        ("event: delta\ndata: a\n\n", [("delta", "a")]),
        ("data: a\n\n", [("message", "a")]),
        ("event: delta\ndata: một\ndata: hai\n\n", [("delta", "một\nhai")]),
        (": giữ kết nối\n\nevent: answer\ndata:x\n\n", [("answer", "x")]),
        ("id: 3\nretry: 10\nevent: e\ndata: x\n\ndata: y\n\n", [("e", "x"), ("message", "y")]),
        ("event: delta\ndata: bị cắt", []),
        ("event: delta\n\n", []),
        ("", []),
    ],
)
def test_reads_events(stream: str, events: list[tuple[str, str]]) -> None:
    assert list(server_events(stream.split("\n"))) == events


@given(st.lists(st.tuples(ONE_LINE.map(str.strip).filter(bool), st.lists(ONE_LINE, min_size=1).map("\n".join))))
def test_what_is_sent_arrives(events: list[tuple[str, str]]) -> None:
    lines = []
    for name, data in events:
        lines += [f"event: {name}", *(f"data: {line}" for line in data.split("\n")), ""]
    assert list(server_events(lines)) == events
