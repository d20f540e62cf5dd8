"""Letterhead, outline, tables, footnotes and closing of small documents written for these tests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document
from corpus.reading.normalise import normalise
from corpus.structure.assemble import read_structure
from corpus.structure.issuer import restore_case


def read(raw: str) -> Document:
    return read_structure(normalise(raw))


PLAN = """ỦY BAN NHÂN DÂN
TỈNH AN MẪU

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {symbol}

An Mẫu, {date}

{type}

{title}

Căn cứ Luật Mẫu;

Ủy ban nhân dân tỉnh An Mẫu ban hành kế hoạch như sau:

I. MỤC ĐÍCH

1. Nâng cao nhận thức của cán bộ.

2. Yêu cầu

a) Đúng hạn.

b) Đúng người.

II. NHIỆM VỤ

TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian
1\tTUYÊN TRUYỀN\t\t\t
1.1\tTreo băng rôn ¹ .\tPhòng Văn hóa\tCác xã\tQuý I/2026
1.2\tLuật Mẫu\t\t\t
a\tIn tài liệu\tPhòng Tư pháp\tCác xã\tTháng 3

¹ Theo Kế hoạch năm trước.

b\tPhát tài liệu\tCác xã\tPhòng Tư pháp\tTháng 4
2\tKIỂM TRA\t\t\t
2.1\tLập đoàn\tThanh tra\tCác xã\tQuý II

III. TỔ CHỨC THỰC HIỆN

1. Phòng Nội vụ: theo dõi, đôn đốc.

Nơi nhận:
- Bộ Nội vụ (b/c);
- Các xã;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lê Thị Mẫu
"""


def plan(**parts: str) -> Document:
    default = {"symbol": "15/KH-UBND", "date": "ngày 03 tháng 02 năm 2026", "type": "KẾ HOẠCH", "title": "Triển khai"}
    return read(PLAN.format(**{**default, **parts}))


def test_header_facts() -> None:
    header = plan().header
    assert (header.type, header.symbol, header.issuer) == ("Kế hoạch", "15/KH-UBND", "Ủy ban nhân dân tỉnh An Mẫu")
    assert (header.place, header.date, header.title) == ("An Mẫu", "2026-02-03", "Triển khai")
    assert (header.signer, header.signer_position, header.authority) == ("Lê Thị Mẫu", "Phó Chủ tịch", "TM")
    assert header.recipients == ("Bộ Nội vụ", "Các xã", "Lưu: VT")


@pytest.mark.parametrize(
    ("date", "expected", "warned"),
    [
        ("ngày 03 tháng 02 năm 2026", "2026-02-03", False),
        ("ngày tháng 02 năm 2026", "2026-02", True),
        ("ngày … tháng … năm 2026", "2026", True),
        ("ngày tháng năm", None, True),
        ("ngày 31 tháng 13 năm 2026", "2026", True),
    ],
)
def test_a_partial_date_stays_partial(date: str, expected: str | None, warned: bool) -> None:
    document = plan(date=date)
    assert document.header.date == expected
    assert any(w.code.startswith("date_") for w in document.warnings) == warned


@pytest.mark.parametrize("blank", ["/KH-UBND", "     /KH-UBND", "……/KH-UBND", ""])
def test_a_blank_number_is_null_with_a_warning(blank: str) -> None:
    document = plan(symbol=blank, title="Thực hiện Kế hoạch số 79/KH-UBND ngày 10/01/2026")
    assert document.header.symbol is None
    assert "symbol_blank" in [w.code for w in document.warnings]


@pytest.mark.parametrize(
    ("symbol", "type_", "expected"),
    [
        ("15/UBND-VX\nV/v rà soát hộ nghèo", "Kính gửi: Các xã", "Công văn"),
        ("15/QĐ-UBND", "QUYẾT ĐỊNH", "Quyết định"),
        ("08/CT-UBND", "CHỈ THỊ", "Chỉ thị"),
    ],
)
def test_type(symbol: str, type_: str, expected: str) -> None:
    assert plan(symbol=symbol, type=type_).header.type == expected


def test_outline_paths() -> None:
    document = plan()
    assert [s.label for s in document.sections] == ["I", "I.1", "I.2", "I.2.a", "I.2.b", "II", "III", "III.1"]
    titles = {s.label: s.title for s in document.sections}
    assert titles["III.1"] == "Phòng Nội vụ"
    assert titles["II"] == "NHIỆM VỤ"


def test_rows_know_their_numbers_columns_and_groups() -> None:
    document = plan()
    rows = {row.id: row for row in document.rows}
    assert [row.id for row in document.rows] == ["1", "1.1", "1.2", "1.2.a", "1.2.b", "2", "2.1"]
    assert [row.id for row in document.rows if row.is_group] == ["1", "1.2", "2"]
    for number, lead in [
        ("1.1", "Phòng Văn hóa"),
        ("1.2.a", "Phòng Tư pháp"),
        ("1.2.b", "Các xã"),
        ("2.1", "Thanh tra"),
    ]:
        cell = rows[number].cell("lead")
        assert cell is not None
        assert document.text[cell.start : cell.end] == lead
    group = rows["1.2.b"].group
    assert group is not None
    assert document.rows[group].id == "1.2"


def test_a_footnote_between_rows_belongs_to_its_mark() -> None:
    document = plan()
    assert [(f.mark, document.text[f.start : f.end]) for f in document.footnotes] == [
        ("¹", "¹ Theo Kế hoạch năm trước.")
    ]
    anchor = document.footnotes[0].anchor
    assert anchor is not None
    assert document.text[anchor] == "¹"


DECISION = """QUYẾT ĐỊNH

Ban hành Quy chế mẫu

Điều 1. Ban hành kèm theo Quyết định này Quy chế mẫu.

Điều 2. Các cơ quan chịu trách nhiệm thi hành.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
CHỦ TỊCH
Phạm Văn Mẫu

QUY CHẾ MẪU
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Quy chế này quy định việc mẫu.
a) Điểm thứ nhất.
Phụ lục I
I. PHẦN ĐẦU
"""


def test_a_decision_that_carries_a_regulation_has_two_series_of_articles() -> None:
    document = read(DECISION)
    labels = [s.label for s in document.sections]
    assert labels == ["Điều 1", "Điều 2", "Chương I", "Điều 1", "Điều 1.1", "Điều 1.1.a", "Phụ lục I", "Phụ lục I.I"]
    assert document.header.signer == "Phạm Văn Mẫu"
    assert document.sections[1].end <= document.closing.start


def test_numbers_that_repeat_are_kept_with_a_warning() -> None:
    document = read("KẾ HOẠCH\n\nMẫu\n\nI. MỘT\n\n1. Việc đầu.\n\n1. Việc sau.\n\nIII. BA\n")
    assert [s.label for s in document.sections] == ["I", "I.1", "I.1", "III"]
    assert [w.code for w in document.warnings] == ["number_repeated"]


LINES = st.lists(
    st.sampled_from(
        [
            *PLAN.split("\n"),
            *DECISION.split("\n"),
            "|",
            "Số: /KH-UBND",
            "12.",
            "- gạch đầu dòng",
            "²",
            "\t\t",
            "(Kèm theo)",
        ]
    ),
    max_size=40,
)


@given(LINES)
def test_whatever_the_lines_offsets_stay_inside_and_nested(lines: list[str]) -> None:
    document = read("\n".join(lines))
    size = len(document.text)
    assert 0 <= document.body.start <= document.body.end <= document.closing.start <= document.closing.end <= size
    for section in document.sections:
        assert 0 <= section.start <= section.heading_end <= section.end <= size
        if section.parent is not None:
            parent = document.sections[section.parent]
            assert parent.start < section.start
            assert section.end <= parent.end
    for row in document.rows:
        assert document.text[row.start : row.end].count("\t") == len(row.cells) - 1
        for cell in row.cells:
            assert row.start <= cell.start <= cell.end <= row.end
            assert "\t" not in document.text[cell.start : cell.end]
    for name, span in document.header.spans.items():
        assert 0 <= span.start < span.end <= size, name


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH AN MẪU", "Ủy ban nhân dân tỉnh An Mẫu"),
        ("UBND THÀNH PHỐ MẪU LỚN", "UBND thành phố Mẫu Lớn"),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("TỈNH ỦY AN MẪU", "Tỉnh ủy An Mẫu"),
        ("BAN THƯỜNG VỤ TỈNH ỦY", "Ban Thường vụ Tỉnh ủy"),
        ("BAN TUYÊN GIÁO VÀ DÂN VẬN TRUNG ƯƠNG", "Ban Tuyên giáo và Dân vận Trung ương"),
        ("ỦY BAN MTTQ VIỆT NAM XÃ MẪU", "Ủy ban MTTQ Việt Nam xã Mẫu"),
    ],
)
def test_names_in_capitals_are_written_as_running_text_writes_them(capitals: str, written: str) -> None:
    assert restore_case(capitals, "") == written
    assert restore_case(capitals, f"Nay {capitals.title()} quy định.") == capitals.title()


def test_number_and_date_in_one_row_of_a_layout_table_are_both_read() -> None:
    raw = (
        "**TỈNH ỦY AN MẪU**\n\nSố 21-KL/TU\t*An Mẫu, ngày 28 tháng 11 năm 2025*\n\n"
        "**KẾT LUẬN**\n\nVỀ CÔNG TÁC MẪU\n\n1. Việc mẫu."
    )
    header = read(raw).header
    assert (header.symbol, header.date, header.place) == ("21-KL/TU", "2025-11-28", "An Mẫu")
    assert (header.type, header.title) == ("Kết luận", "VỀ CÔNG TÁC MẪU")


@pytest.mark.parametrize(
    ("signature", "signer"),
    [
        ("TRƯỞNG TIỂU BAN\n\nTrần Văn Mẫu", "Trần Văn Mẫu"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTRẦN VĂN MẪU", "TRẦN VĂN MẪU"),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\n(Đã ký)\n\nTrần Mẫu", "Trần Mẫu"),
        ("TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG", None),
    ],
)
def test_signer(signature: str, signer: str | None) -> None:
    raw = f"KẾ HOẠCH\n\nMẫu\n\n1. Việc mẫu.\n\nNơi nhận:\n- Các xã;\n- Lưu: VT.\n\n{signature}\n"
    assert read(raw).header.signer == signer


def test_a_name_below_a_position_ends_there() -> None:
    raw = "CÔNG ĐIỆN\n\n1. Sở A rà soát các\nviệc.\n2. Sở B rà soát các\nviệc.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\n"
    assert read(raw + "Trần Văn Mẫu\nCông điện 5/CĐ-UBND năm 2025 về việc mẫu\n").header.signer == "Trần Văn Mẫu"


def test_who_wires_an_urgent_order_issues_it() -> None:
    header = read("THỦ TƯỚNG CHÍNH PHỦ điện:\n\n- Chủ tịch Ủy ban nhân dân tỉnh An Mẫu.\n\n1. Bộ A rà soát.\n").header
    assert (header.type, header.issuer) == ("Công điện", "Thủ tướng Chính phủ")


LOST = """Căn cứ Luật Mẫu;

1. Sở A thực hiện Kế hoạch này.

Nơi nhận:
- Lưu: VT.

CHỦ TỊCH

Trần Văn Mẫu

PHỤ LỤC

({caption})

1. Việc mẫu.
"""
CAPTION = "Kèm theo Kế hoạch số 15/KH-UBND ngày 03/02/2026 của Ủy ban nhân dân tỉnh An Mẫu"


def test_the_caption_of_an_annex_stands_for_a_lost_letterhead() -> None:
    document = read(LOST.format(caption=CAPTION))
    header = document.header
    assert (header.type, header.symbol, header.date) == ("Kế hoạch", "15/KH-UBND", "2026-02-03")
    assert header.issuer == "Ủy ban nhân dân tỉnh An Mẫu"
    printed = {fact: span.of(document.text) for fact, span in header.spans.items()}
    assert (printed["symbol"], printed["date"]) == ("15/KH-UBND", "ngày 03/02/2026")
    assert (printed["type"], printed["issuer"]) == ("Kế hoạch", "Ủy ban nhân dân tỉnh An Mẫu")


@pytest.mark.parametrize(
    "raw",
    [
        # another document's annex, a day that does not exist, two documents
        LOST.format(caption=CAPTION.replace("Kế hoạch", "Quyết định")),
        LOST.format(caption=CAPTION.replace("03/02", "31/02")),
        LOST.format(caption=CAPTION) + "\n(" + CAPTION.replace("15/", "16/") + ")\n",
        # a letterhead with a number left blank says that there is none
        "Số:    /KH-UBND\n\nKẾ HOẠCH\n\nMẫu\n\n" + LOST.format(caption=CAPTION),
        # in front of the signature the caption may speak of anything
        LOST.format(caption="Mẫu").replace("1. Sở A", f"({CAPTION})\n\n1. Sở A"),
    ],
)
def test_a_caption_that_may_speak_of_another_document_says_nothing(raw: str) -> None:
    assert read(raw).header.symbol is None


MARKDOWN = """**ỦY BAN NHÂN DÂN**
**TỈNH AN MẪU**

Số: 15/KH-UBND

*An Mẫu, ngày 03 tháng 02 năm 2026*

# KẾ HOẠCH

**Triển khai công tác mẫu**

## I. MỤC ĐÍCH

1. Nâng cao nhận thức.

## II. NHIỆM VỤ

### 1. Tuyên truyền

**a)** Treo băng rôn.

| TT | Nhiệm vụ | Chủ trì |
|----|----------|---------|
| 1 | Lập danh sách | Phòng Nội vụ |
"""


def test_markdown_headings_and_bold_letterheads_are_read_as_what_they_say() -> None:
    document = read(MARKDOWN)
    header = document.header
    assert (header.type, header.symbol, header.issuer) == ("Kế hoạch", "15/KH-UBND", "Ủy ban nhân dân tỉnh An Mẫu")
    assert (header.date, header.title) == ("2026-02-03", "Triển khai công tác mẫu")
    assert [(s.label, s.title) for s in document.sections] == [
        ("I", "MỤC ĐÍCH"),
        ("I.1", "Nâng cao nhận thức."),
        ("II", "NHIỆM VỤ"),
        ("II.1", "Tuyên truyền"),
        ("II.1.a", "Treo băng rôn."),
    ]
    assert [row.id for row in document.rows] == ["1"]
