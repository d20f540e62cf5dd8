from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ui.answer_markdown import answer_markdown, plain_markdown


class Tags(HTMLParser):
    """The elements and words of rendered Markdown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: set[str] = set()
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.words += data


def rendered(markdown: str) -> Tags:
    return Tags(MarkdownIt("commonmark").enable("table").render(markdown))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Trước ngày 10/5 [1].", "Trước ngày 10/5[1](#nguon-4-1)."),
        ("hai nguồn [1][2]", "hai nguồn[1](#nguon-4-1)[2](#nguon-4-2)"),
        ("hai nguồn [1] [2] ", "hai nguồn[1](#nguon-4-1)[2](#nguon-4-2) "),
        ("nguồn [1](khoản 2)", "nguồn[1](#nguon-4-1)(khoản 2)"),
        ("không có nguồn [7]", r"không có nguồn \[7]"),
        ("năm [2024]", r"năm \[2024]"),
        ("**đậm** và - gạch", "**đậm** và - gạch"),
        ("![x](http://a/b.png)", r"!\[x](http://a/b.png)"),
        ("[x](javascript:y)", r"\[x](javascript\:y)"),
        (r"\[1] và \\[x](y)", r"\[1] và \\\[x](y)"),
        ("<b>x</b>", r"\<b>x\</b>"),
        ("10$ và 20$", r"10\$ và 20\$"),
        (":red[x] :material/home: 17:30 a: b", r"\:red\[x] \:material/home: 17:30 a: b"),
    ],
)
def test_only_markers_become_links(answer: str, expected: str) -> None:
    assert answer_markdown(answer, 4, {1, 2}) == expected


@given(st.text("[]()!<>:1 2\\ab/`$\n#\"'", max_size=60))
@example("[a]: http://x\n\n[a]")
@example("<http://x.vn>")
@example("\\\\[a](b)")
@example("`[1]` [1]")
def test_nothing_but_a_source_is_ever_linked_or_loaded(answer: str) -> None:
    found = rendered(answer_markdown(answer, 0, {1, 2}))
    assert not found.names & {"img", "script", "iframe", "b"}
    assert set(found.links) <= {"#nguon-0-1", "#nguon-0-2"}


@given(st.text(max_size=80))
@example("1. Mục đích")
@example("- *a* _b_ [c](d) <i> # &amp; | x")
def test_plain_words_are_shown_as_they_are(words: str) -> None:
    shown = rendered(plain_markdown(words.replace("\0", "")))
    assert shown.words.split() == words.replace("\0", "").split()
    assert shown.names <= {"p"}
