"""Word files: what the reader sees on the page, in its place."""

import pytest

from corpus.errors import DamagedFile, TooComplex
from corpus.reading.numbering import numeral
from corpus.reading.word import read_word
from tests.corpus.documents.word import cell, of_xml, paragraph, table

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _lines(data: bytes) -> list[str]:
    return [line for line in read_word(data).text.split("\n") if line]


def _codes(data: bytes) -> list[str]:
    return [warning.code for warning in read_word(data).warnings]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (paragraph("Một") + paragraph("Hai"), ["Một", "Hai"]),
        ("<w:p><w:r><w:t>Số:</w:t><w:tab/><w:t>12/KH</w:t></w:r></w:p>", ["Số: 12/KH"]),
        ("<w:p><w:r><w:t>Trên</w:t><w:br/><w:t>Dưới</w:t></w:r></w:p>", ["Trên", "Dưới"]),
        ("<w:p><w:r><w:t>KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r></w:p>", ["KH-UBND"]),
        (paragraph("kế hoạch", run="<w:caps/>"), ["KẾ HOẠCH"]),
        (paragraph("kế hoạch", run='<w:caps w:val="0"/>'), ["kế hoạch"]),
        ("<w:p><w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink></w:p>", ["liên kết"]),
        (f"<w:sdt><w:sdtContent>{paragraph('trong ô nhập')}</w:sdtContent></w:sdt>", ["trong ô nhập"]),
        ("<w:p><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins></w:p>", ["thêm"]),
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText><w:t>mã</w:t>'
            '<w:fldChar w:fldCharType="separate"/><w:t>ngày 5</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>',
            ["ngày 5"],
        ),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
            f"{paragraph('khung')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            f"<w:txbxContent>{paragraph('khung')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent><w:t>ngoài</w:t></w:r></w:p>",
            ["ngoài", "khung"],
        ),
    ],
    ids=["plain", "tab", "break", "hyphen", "caps", "no caps", "link", "control", "inserted", "field", "text box"],
)
def test_words_of_a_paragraph(body: str, lines: list[str]) -> None:
    data = of_xml(body)
    assert _lines(data) == lines
    assert _codes(data) == []


@pytest.mark.parametrize(
    ("body", "lines", "code"),
    [
        (paragraph("ẩn", run="<w:vanish/>") + paragraph("hiện"), ["hiện"], "hidden_text"),
        (
            "<w:p><w:r><w:t>giữ </w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>",
            ["giữ "],
            "tracked_changes",
        ),
        ("<w:p><w:moveFrom><w:r><w:t>bỏ</w:t></w:r></w:moveFrom></w:p>" + paragraph("giữ"), ["giữ"], "tracked_changes"),
        (
            table(cell("bỏ") + cell("bỏ")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>") + paragraph("giữ"),
            ["giữ"],
            "tracked_changes",
        ),
        (paragraph("KÕ ho¹ch", run='<w:rFonts w:ascii=".VnTime"/>'), ["Kế hoạch"], "legacy_encoding"),
        (paragraph("kÕ ho¹ch", run='<w:rFonts w:ascii=".VnTimeH"/>'), ["KẾ HOẠCH"], "legacy_encoding"),
    ],
    ids=["hidden", "deleted", "moved", "deleted row", "old font", "old capitals"],
)
def test_what_is_changed_or_left_out_is_told(body: str, lines: list[str], code: str) -> None:
    data = of_xml(body)
    assert _lines(data) == lines
    assert _codes(data) == [code]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    first = paragraph("chủ trì, ", of="<w:rPr><w:del/></w:rPr>")
    assert _lines(of_xml(first + paragraph("phối hợp"))) == ["chủ trì, phối hợp"]


NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%4"/></w:lvl>
<w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
<w:lvl w:ilvl="5"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""


def _item(words: str, level: int, number: int = 1) -> str:
    return paragraph(words, of=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_part_of_the_text() -> None:
    levels = [0, 1, 1, 2, 2, 1, 2, 0, 1, 3, 4, 5]
    body = "".join(_item(f"mục {at}", level) for at, level in enumerate(levels)) + _item("lại", 1, number=2)
    numbers = [line.split(" ")[0] for line in _lines(of_xml(body, numbering=NUMBERING))]
    assert numbers == ["I.", "1.", "2.", "a)", "b)", "3.", "a)", "II.", "1.", "2.1.1", "-", "+", "5."]


@pytest.mark.parametrize(
    ("value", "style", "printed"),
    [
        (4, "upperRoman", "IV"),
        (1999, "lowerRoman", "mcmxcix"),
        (27, "upperLetter", "AA"),
        (5, "lowerLetter", "e"),
        (7, "decimalZero", "07"),
        (15, "vietnameseCounting", "mười lăm"),
        (21, "vietnameseCounting", "hai mươi mốt"),
        (34, "vietnameseCounting", "ba mươi tư"),
        (5, "unheard", "5"),
        (5000, "upperRoman", "5000"),
    ],
)
def test_numerals(value: int, style: str, printed: str) -> None:
    assert numeral(value, style) == printed


MERGED = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


def test_a_table_stays_in_place_with_its_merged_cells() -> None:
    rows = table(
        cell("TT") + cell("Nội dung") + cell("Chủ trì"),
        cell("I") + cell("Nhóm một", '<w:gridSpan w:val="2"/>'),
        cell("1", MERGED) + cell("Rà soát") + cell("Sở Y tế", MERGED),
        cell("", GOES_ON) + cell("Báo cáo") + cell("", GOES_ON),
    )
    assert _lines(of_xml(paragraph("trước") + rows + paragraph("sau"))) == [
        "trước",
        "TT\tNội dung\tChủ trì",
        "I\tNhóm một\t",
        "1\tRà soát\tSở Y tế",
        "1\tBáo cáo\tSở Y tế",
        "sau",
    ]


def test_a_header_of_two_rows_becomes_one() -> None:
    rows = table(
        cell("TT", MERGED)
        + cell("Nhiệm vụ", MERGED)
        + cell("Thực hiện", '<w:gridSpan w:val="2"/>')
        + cell("Năm", MERGED),
        cell("", GOES_ON) + cell("", GOES_ON) + cell("Chủ trì") + cell("Phối hợp") + cell("", GOES_ON),
        cell("1") + cell("Rà soát") + cell("Sở Y tế") + cell("Sở Nội vụ") + cell("2025"),
    )
    assert _lines(of_xml(rows)) == [
        "Thực hiện",
        "TT\tNhiệm vụ\tChủ trì\tPhối hợp\tNăm",
        "1\tRà soát\tSở Y tế\tSở Nội vụ\t2025",
    ]


def test_a_nested_table_stands_below_its_row() -> None:
    inner = table(cell("a") + cell("b"))
    rows = table(cell("1") + cell("Rà soát", inside=inner), cell("2") + cell("Báo cáo"))
    assert _lines(of_xml(rows)) == ["1\tRà soát", "a\tb", "2\tBáo cáo"]


def test_a_table_that_only_places_text_gives_lines() -> None:
    left, right = cell("Nơi nhận:", inside=""), cell("TM. ỦY BAN NHÂN DÂN")
    assert _lines(of_xml(table(left + right))) == ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"]


FOOTNOTES = f"""<w:footnotes {W}><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Theo Nghị quyết.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
MARK = '<w:p><w:r><w:t>Mục tiêu</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'


def test_a_footnote_stands_below_its_paragraph_under_its_raised_number() -> None:
    assert _lines(of_xml(MARK + paragraph("sau"), footnotes=FOOTNOTES)) == ["Mục tiêu¹", "¹ Theo Nghị quyết.", "sau"]


def test_a_footnote_of_a_table_stands_below_the_table() -> None:
    rows = table(f"<w:tc>{MARK}</w:tc>" + cell("x"), cell("2") + cell("y"))
    assert _lines(of_xml(rows, footnotes=FOOTNOTES)) == ["Mục tiêu¹\tx", "2\ty", "¹ Theo Nghị quyết."]


def test_tables_nested_without_end_are_refused() -> None:
    body = ""
    for _ in range(30):
        body = table(cell("1", inside=body) + cell("2"))
    with pytest.raises(TooComplex):
        read_word(of_xml(body))


def test_a_file_without_a_body_is_damaged() -> None:
    data = of_xml(paragraph("x"), document=f"<w:document {W}/>")
    with pytest.raises(DamagedFile):
        read_word(data)


@pytest.mark.parametrize("part", ["<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a><b></a>", "không phải XML"])
def test_a_part_that_is_no_plain_xml_is_damaged(part: str) -> None:
    with pytest.raises(DamagedFile):
        read_word(of_xml(paragraph("x"), document=part))
