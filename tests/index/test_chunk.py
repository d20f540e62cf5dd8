"""Chunks follow the structure and lose nothing."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Cell, Document, Footnote, Header, Row, Section, Span
from index.chunk import LIMIT, Chunk, chunk
from index.split import measure, split

LONG = "Các cơ quan, đơn vị chủ động triển khai nhiệm vụ được giao theo đúng thời hạn. " * 30


class Draft:
    """A document put together from stretches of text whose places are looked up by their words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sections: list[Section] = []
        self.rows: list[Row] = []
        self.footnotes: list[Footnote] = []

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def section(self, label: str, heading: str, until: str = "", parent: int | None = None) -> int:
        span = self.at(heading)
        end = self.text.index(until) if until else len(self.text)
        title = heading.split(" ", 1)[1]
        self.sections.append(Section(label, title, label.count(".") + 1, span.start, end, span.end, parent))
        return len(self.sections) - 1

    def row(self, line: str, columns: list[str], *, group: int | None = None, heads: bool = False) -> int:
        span = self.at(line)
        cells, position = [], span.start
        for column, value in zip(columns, line.split("\t"), strict=True):
            role = {"TT": "number", "Nhiệm vụ": "task", "Chủ trì": "lead"}.get(column, "other")
            cells.append(Cell(column, role, position, position + len(value)))
            position += len(value) + 1
        self.rows.append(Row(line.split("\t")[0], tuple(cells), span.start, span.end, "", group, heads))
        return len(self.rows) - 1

    def chunks(self, body: str = "", closing: str = "") -> tuple[Chunk, ...]:
        end = self.text.index(closing) if closing else len(self.text)
        start = self.text.index(body) if body else 0
        return chunk(
            Document(
                self.text,
                Header(),
                Span(start, end),
                Span(end, len(self.text)),
                tuple(self.sections),
                tuple(self.rows),
                tuple(self.footnotes),
            )
        )

    def words(self, body: str = "", closing: str = "") -> list[str]:
        return [self.text[c.start : c.end] for c in self.chunks(body, closing)]


def test_letterhead_and_closing_are_one_chunk_each() -> None:
    draft = Draft("UBND TỈNH\nSố: 1/KH-UBND\n\nKẾ HOẠCH\nNăm 2024\n\nThân văn bản.\n\nNơi nhận:\n- Sở A.\nKÝ TÊN")
    assert draft.words("Thân", "Nơi nhận") == [
        "UBND TỈNH\nSố: 1/KH-UBND\n\nKẾ HOẠCH\nNăm 2024",
        "Thân văn bản.",
        "Nơi nhận:\n- Sở A.\nKÝ TÊN",
    ]


def test_headings_go_with_what_follows() -> None:
    draft = Draft("I. NỘI DUNG\n1. Mục tiêu\nĐến năm 2025 đạt 90%.\n2. Yêu cầu\nĐúng tiến độ.")
    top = draft.section("I", "I. NỘI DUNG")
    draft.section("I.1", "1. Mục tiêu", "2. Yêu cầu", top)
    draft.section("I.2", "2. Yêu cầu", parent=top)
    draft.text += LONG
    found = draft.chunks()
    assert draft.words()[0] == "I. NỘI DUNG\n1. Mục tiêu\nĐến năm 2025 đạt 90%."
    assert found[0].section == "I.1"
    assert found[0].heading == "NỘI DUNG > Mục tiêu"
    assert found[1].passage.startswith("NỘI DUNG\n2. Yêu cầu\nĐúng tiến độ.")


def test_without_a_letterhead_the_first_line_goes_with_what_follows() -> None:
    draft = Draft("Luật Mẫu\nĐiều 1. Phạm vi\nLuật này nói về mẫu.\nĐiều 2. Hiệu lực\nTừ ngày ký.")
    draft.section("Điều 1", "Điều 1. Phạm vi", "Điều 2")
    draft.section("Điều 2", "Điều 2. Hiệu lực")
    assert draft.words()[0].startswith("Luật Mẫu\nĐiều 1. Phạm vi")
    long = Draft(f"{LONG[:400]}\nĐiều 1. Phạm vi\nLuật này nói về mẫu.")
    long.section("Điều 1", "Điều 1. Phạm vi")
    assert len(long.words()) == 2


def test_a_long_item_is_cut_at_sentences_and_every_piece_knows_its_heading() -> None:
    draft = Draft("I. GIẢI PHÁP\n" + LONG.strip() + "\n" + "Đoạn sau.")
    draft.section("I", "I. GIẢI PHÁP")
    found = draft.chunks()
    assert len(found) > 2
    for piece in found:
        words = draft.text[piece.start : piece.end]
        assert words.endswith(".")
        assert measure(words) <= LIMIT
        assert (piece.section, piece.heading) == ("I", "GIẢI PHÁP")
        assert piece.passage == (words if piece.ordinal == 0 else f"GIẢI PHÁP\n{words}")


def test_paragraphs_of_one_section_join_but_sections_stay_apart() -> None:
    one = "Đoạn một khá dài để không bị coi là mục ngắn. " * 8
    draft = Draft(f"1. Việc thứ nhất\n- Gạch một.\n- Gạch hai.\n{one}\n2. Việc thứ hai\n{one}")
    draft.section("1", "1. Việc thứ nhất", "2. Việc thứ hai")
    draft.section("2", "2. Việc thứ hai")
    first, second = draft.chunks()
    assert "Gạch một" in first.passage
    assert "Gạch hai" in first.passage
    assert (first.section, second.section) == ("1", "2")


def test_short_items_join_the_item_beside_them() -> None:
    draft = Draft("I. VIỆC\n1. Rà soát dữ liệu\na) Nội dung: rà soát.\nb) Chủ trì: Sở Nội vụ.\nc) Thời gian: năm 2025.")
    top = draft.section("I", "I. VIỆC")
    item = draft.section("I.1", "1. Rà soát dữ liệu", parent=top)
    draft.section("I.1.a", "a) Nội dung: rà soát.", "b) Chủ", item)
    draft.section("I.1.b", "b) Chủ trì: Sở Nội vụ.", "c) Thời", item)
    draft.section("I.1.c", "c) Thời gian: năm 2025.", parent=item)
    (only,) = draft.chunks()
    assert only.section == "I.1"
    assert only.passage == draft.text


COLUMNS = ["TT", "Nhiệm vụ", "Chủ trì"]


def table() -> Draft:
    draft = Draft(
        "II. NHIỆM VỤ\nTT\tNhiệm vụ\tChủ trì\n1\tTUYÊN TRUYỀN\t\n1.1\tPhổ biến luật\tSở Tư pháp\n"
        "1.2\tTập huấn\tSở Nội vụ\nHết bảng."
    )
    draft.section("II", "II. NHIỆM VỤ")
    group = draft.row("1\tTUYÊN TRUYỀN\t", COLUMNS, heads=True)
    draft.row("1.1\tPhổ biến luật\tSở Tư pháp", COLUMNS, group=group)
    draft.row("1.2\tTập huấn\tSở Nội vụ", COLUMNS, group=group)
    return draft


def test_a_row_is_one_chunk_and_brings_heading_table_head_and_group() -> None:
    draft = table()
    first, second, rest = draft.chunks()
    assert draft.words()[0] == draft.text[: draft.text.index("\n1.2")]
    assert (first.row, second.row, rest.row) == (1, 2, None)
    assert first.heading == second.heading == "NHIỆM VỤ > TUYÊN TRUYỀN"
    assert draft.words()[1:] == ["1.2\tTập huấn\tSở Nội vụ", "Hết bảng."]


def test_a_row_is_embedded_with_its_column_names_and_group() -> None:
    _, second, _ = table().chunks()
    assert second.passage == "TUYÊN TRUYỀN\nTT: 1.2\nNhiệm vụ: Tập huấn\nChủ trì: Sở Nội vụ"


def test_a_row_is_never_cut() -> None:
    draft = Draft(f"1\t{LONG}\tSở Y tế")
    draft.row(draft.text, COLUMNS)
    (only,) = draft.chunks()
    assert (only.start, only.end) == (0, len(draft.text))
    assert measure(draft.text) > LIMIT


def test_a_group_without_rows_stands_alone() -> None:
    draft = Draft("1\tTUYÊN TRUYỀN\t\n\nNơi nhận: như trên")
    draft.row("1\tTUYÊN TRUYỀN\t", COLUMNS, heads=True)
    first, closing = draft.chunks(closing="Nơi nhận")
    assert (first.row, closing.row) == (0, None)
    assert first.passage == "TT: 1\nNhiệm vụ: TUYÊN TRUYỀN"


def test_a_footnote_is_a_chunk_of_the_section_of_its_mark() -> None:
    draft = Draft("1. Theo luật ¹ thì làm.\n2. Việc khác.\n¹ Luật số 1.\nTiếp theo.")
    draft.section("1", "1. Theo luật ¹ thì làm.", "2. Việc")
    draft.section("2", "2. Việc khác.")
    note = draft.at("¹ Luật số 1.")
    draft.footnotes.append(Footnote("¹", note.start, note.end, draft.text.index("¹")))
    found = {draft.text[c.start : c.end]: c.section for c in draft.chunks()}
    assert found["¹ Luật số 1."] == "1"


def test_an_empty_body_has_no_chunks() -> None:
    assert Draft("  \n\n\t").chunks() == ()


def test_the_key_is_the_hash_of_the_passage() -> None:
    (only,) = Draft("Một đoạn.").chunks()
    assert only.key == sha256("Một đoạn.".encode()).hexdigest()[:32]


@pytest.mark.parametrize(
    ("words", "limit", "expected"),
    [
        ("Một. Hai. Ba.", 100, ["Một. Hai. Ba."]),
        ("Việc một xong. Việc hai xong.", 8, ["Việc một xong.", "Việc hai xong."]),
        ("TP. Hải Phòng làm; TP. Huế theo", 9, ["TP. Hải Phòng làm;", "TP. Huế theo"]),
        ("dòng một\ndòng hai", 6, ["dòng một", "dòng hai"]),
        ("  \n ", 5, []),
    ],
)
def test_long_text_is_cut_at_the_best_place(words: str, limit: int, expected: list[str]) -> None:
    assert [piece.of(words) for piece in split(words, Span(0, len(words)), limit)] == expected


def test_a_giant_word_and_a_giant_gap_are_cut_in_time() -> None:
    words = "á" * 20_000 + " " * 200_000 + "b"
    pieces = split(words, Span(0, len(words)), LIMIT)
    assert "".join(piece.of(words) for piece in pieces) == words.replace(" ", "")
    assert all(measure(piece.of(words)) <= LIMIT for piece in pieces)


letters = st.text(alphabet=" \n\tab1.;,Đề:", max_size=300) | st.text(max_size=40)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document, also ones no parser makes: parts may overlap and reach into each other."""
    text = draw(letters) + draw(st.sampled_from(["", LONG, "x" * 3000, "1.\tviệc\n" * 40]))
    place = st.integers(0, len(text))

    def span() -> Span:
        start, end = sorted((draw(place), draw(place)))
        return Span(start, end)

    def section(number: int) -> Section:
        whole = span()
        heading_end = draw(st.integers(whole.start, whole.end))
        parent = draw(st.none() | st.integers(0, number - 1)) if number else None
        return Section(f"{number}", "tiêu đề", 1, whole.start, whole.end, heading_end, parent)

    def row(number: int) -> Row:
        whole = span()
        cells = [Cell(draw(st.sampled_from(["", "TT", "Nhiệm vụ"])), "task", whole.start, whole.end)]
        group = draw(st.none() | st.integers(0, number - 1)) if number else None
        return Row(
            None, tuple(cells[: draw(st.integers(0, 1))]), whole.start, whole.end, "", group, draw(st.booleans())
        )

    def footnote() -> Footnote:
        whole = span()
        return Footnote("1", whole.start, whole.end, draw(st.none() | place))

    body = span()
    return Document(
        text,
        Header(),
        body,
        Span(body.end, draw(st.integers(body.end, len(text)))),
        tuple(section(number) for number in range(draw(st.integers(0, 4)))),
        tuple(row(number) for number in range(draw(st.integers(0, 4)))),
        tuple(footnote() for _ in range(draw(st.integers(0, 2)))),
    )


@settings(max_examples=150)
@given(documents())
def test_every_character_lies_in_exactly_one_chunk(document: Document) -> None:
    found = chunk(document)
    position = 0
    for number, piece in enumerate(found):
        assert piece.ordinal == number
        assert not document.text[position : piece.start].strip()
        assert position <= piece.start < piece.end
        assert piece.passage.strip()
        words = document.text[piece.start : piece.end]
        assert words == words.strip()
        position = piece.end
        if piece.row is None:
            # The line break between a heading and its text is in neither measure.
            assert measure(words) <= LIMIT + 8
    assert not document.text[position:].strip()
