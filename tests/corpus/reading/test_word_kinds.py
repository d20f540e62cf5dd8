"""Word files as offices really have them: each kind twice, with other contents and made in other ways."""

import zipfile
from io import BytesIO

import pytest

from corpus.document import Document, Task
from corpus.parse import parse
from corpus.reading.read import read
from tests.corpus.documents.word import cell, of_xml, paragraph, table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/"
HEAD = table(
    cell("ỦY BAN NHÂN DÂN PHƯỜNG AN LẠC") + cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    cell("Số: 61/KH-UBND") + cell("An Lạc, ngày 04 tháng 5 năm 2026"),
) + paragraph("KẾ HOẠCH")
COLUMNS = cell("STT") + cell("Nội dung") + cell("Đơn vị chủ trì") + cell("Đơn vị phối hợp") + cell("Hoàn thành")
BEGINS, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def _document(data: bytes, name: str = "a.docx") -> Document:
    return parse(read(name, data))


def _codes(data: bytes, name: str = "a.docx") -> set[str]:
    return {warning.code for warning in read(name, data).warnings}


def _told(tasks: tuple[Task, ...]) -> list[tuple[tuple[str, ...], str | None]]:
    return [(task.lead, task.time.date if task.time else None) for task in tasks]


def _archive(parts: dict[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, xml in parts.items():
            made.writestr(name, xml)
    return out.getvalue()


def _relations(*rows: tuple[str, str, str], kinds: str = OFFICE) -> str:
    rest = "".join(f'<Relationship Id="{id_}" Type="{kinds}/{kind}" Target="{to}"/>' for id_, kind, to in rows)
    return f'<Relationships xmlns="{PACKAGE}">{rest}</Relationships>'


def _body(words: str) -> str:
    return f'<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>{words}</w:body></w:document>'


# ---- old fonts -----------------------------------------------------------------------------------------------------

OLD = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
VNI = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'


def test_the_soft_hyphen_of_an_old_font_is_a_letter() -> None:
    run = f"<w:r><w:rPr>{OLD}</w:rPr><w:t>tr</w:t><w:softHyphen/><w:t>íc ngµy 15/9/2026, Phßng T</w:t>"
    run += "<w:softHyphen/><w:t> ph¸p</w:t></w:r>"
    text = _document(of_xml(f"<w:p>{run}</w:p>" + paragraph("Gia đình v\u00adăn hóa"))).text
    assert "trước ngày 15/9/2026, Phòng Tư pháp" in text
    assert "Gia đình văn hóa" in text


def test_words_typed_anew_under_an_old_font_stay() -> None:
    kept = [
        "Công an phường chủ trì rà soát địa bàn trước ngày 10/6/2026.",
        "Hà Minh Tú",
        "Bùi Thị Lành",
        "Phó Chủ tịch",
    ]
    for font in (OLD, VNI):
        assert _document(of_xml("".join(paragraph(line, font) for line in kept))).text.split("\n") == kept


def test_each_paragraph_under_an_old_font_is_judged_by_itself() -> None:
    old = ["Phßng Kinh tÕ tæng hîp, b¸o c¸o tr\u00adíc ngµy 12/8/2026.", "NguyÔn V¨n B×nh"]
    new = "Trạm Y tế phường lập danh sách trước ngày 20/8/2026."
    text = _document(of_xml("".join(paragraph(line, OLD) for line in [*old, new]))).text
    assert text.split("\n") == ["Phòng Kinh tế tổng hợp, báo cáo trước ngày 12/8/2026.", "Nguyễn Văn Bình", new]


# ---- tables --------------------------------------------------------------------------------------------------------


def test_a_merged_cell_counts_for_every_row() -> None:
    rows = table(
        COLUMNS,
        cell("I") + cell("Nhóm nhiệm vụ thường xuyên", '<w:gridSpan w:val="4"/>'),
        cell("1") + cell("Lập sổ") + cell("Phòng Nội vụ", BEGINS) + cell("Các khối") + cell("Trước ngày 15/6/2026"),
        cell("2") + cell("Kiểm tra") + cell("", GOES_ON) + cell("", BEGINS) + cell("Trước ngày 30/7/2026", BEGINS),
        cell("3") + cell("Rà soát") + cell("Sở Tài chính") + cell("", GOES_ON) + cell("", GOES_ON),
    )
    assert _told(_document(of_xml(HEAD + rows)).tasks) == [
        (("Phòng Nội vụ",), "2026-06-15"),
        (("Phòng Nội vụ",), "2026-07-30"),
        (("Sở Tài chính",), "2026-07-30"),
    ]


def test_a_merged_task_is_one_of_each_lead() -> None:
    rows = table(
        COLUMNS,
        cell("1", BEGINS) + cell("Khám sức khỏe", BEGINS) + cell("Sở Y tế") + cell("") + cell("Trước ngày 01/9/2026"),
        cell("", GOES_ON) + cell("", GOES_ON) + cell("Công an phường") + cell("") + cell("Trước ngày 15/9/2026"),
    )
    tasks = _document(of_xml(HEAD + rows)).tasks
    assert _told(tasks) == [(("Sở Y tế",), "2026-09-01"), (("Công an phường",), "2026-09-15")]
    assert [task.what for task in tasks] == ["Khám sức khỏe"] * 2


@pytest.mark.parametrize(
    ("lines", "leads"),
    [
        (["Phòng Tài chính - Kế hoạch", "Công an phường"], ("Phòng Tài chính - Kế hoạch", "Công an phường")),
        (["+ Sở Y tế", "+ Sở Tài chính"], ("Sở Y tế", "Sở Tài chính")),
        (["Hội Nông dân;", "Hội Liên hiệp Phụ nữ phường"], ("Hội Nông dân", "Hội Liên hiệp Phụ nữ phường")),
        (["Ban Chỉ huy", "Quân sự phường"], ("Ban Chỉ huy Quân sự phường",)),
        (["Văn phòng", "Sở Tư pháp"], ("Văn phòng Sở Tư pháp",)),
        (["Phòng Văn hóa -", "Xã hội"], ("Phòng Văn hóa - Xã hội",)),
        (["Ủy ban nhân dân", "phường An Lạc"], ("Ủy ban nhân dân phường An Lạc",)),
    ],
)
def test_the_lines_of_a_cell(lines: list[str], leads: tuple[str, ...]) -> None:
    more = "".join(paragraph(line) for line in lines[:-1])
    rows = table(COLUMNS, cell("1") + cell("Rà soát") + cell(lines[-1], inside=more) + cell("") + cell("Quý III"))
    assert [task.lead for task in _document(of_xml(HEAD + rows)).tasks] == [leads]


# ---- containers ----------------------------------------------------------------------------------------------------

TASKS = paragraph("1. Phòng Kinh tế chủ trì lập danh sách hộ vay vốn, hoàn thành trước ngày 25/5/2026.") + paragraph(
    "2. Công an phường chủ trì kiểm tra phòng cháy, hoàn thành trước ngày 30/6/2026."
)
TOLD = [(("Phòng Kinh tế",), "2026-05-25"), (("Công an phường",), "2026-06-30")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_strict_office_xml(encoding: str) -> None:
    xml = _body(HEAD + paragraph("II. NHIỆM VỤ") + TASKS).replace(W, f"{STRICT}wordprocessingml/main")
    parts = {
        "_rels/.rels": _relations(
            ("r1", "officeDocument", "word/document.xml"), kinds=f"{STRICT}officeDocument/relationships"
        ),
        "word/document.xml": f'<?xml version="1.0" encoding="{encoding}"?>{xml}'.encode(encoding),
    }
    assert _told(_document(_archive(parts)).tasks) == TOLD  # type: ignore[arg-type]


@pytest.mark.parametrize("target", ["/office/text.xml", "./office/x/../text.xml"])
def test_parts_are_found_by_their_relationships(target: str) -> None:
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>'
        "</w:numbering>"
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>'
    tasks = "".join(
        paragraph(words, of=listed)
        for words in (
            "Sở Y tế chủ trì khám sức khỏe trước ngày 11/7/2026.",
            "Sở Nội vụ chủ trì rà soát biên chế trước ngày 12/7/2026.",
        )
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="x"><Override PartName="/office/text.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": _relations(("a", "officeDocument", target)),
        "office/text.xml": _body(
            paragraph("II. NHIỆM VỤ") + tasks + '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>'
        ),
        "office/_rels/text.xml.rels": _relations(
            ("n", "numbering", "../lists/one.xml"), ("h", "header", "top/first.xml")
        ),
        "lists/one.xml": numbering,
        "office/top/first.xml": f'<w:hdr xmlns:w="{W}">{HEAD}</w:hdr>',
    }
    document = _document(_archive(parts))
    assert document.header.symbol == "61/KH-UBND"
    assert [task.id for task in document.tasks] == ["II.1", "II.2"]


def _flat(parts: dict[str, str]) -> str:
    rest = "".join(
        f'<pkg:part pkg:name="{name}"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>' for name, xml in parts.items()
    )
    return f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{rest}</pkg:package>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_flat_packages_under_an_old_name(encoding: str) -> None:
    parts = {
        "/_rels/.rels": _relations(("r", "officeDocument", "word/text.xml")),
        "/word/text.xml": _body(HEAD + paragraph("II. NHIỆM VỤ") + TASKS),
    }
    xml = f'<?xml version="1.0" encoding="{encoding}"?>\n<?mso-application progid="Word.Document"?>\n{_flat(parts)}'
    document = _document(xml.encode(encoding), "ke-hoach.doc")
    assert (document.header.symbol, _told(document.tasks)) == ("61/KH-UBND", TOLD)
    assert "<" not in document.text


WORDML = """<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"
 xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core">
<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="1"/><w:lvlText w:val="%1."/>
</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:nfc w:val="0"/><w:lvlText w:val="%2."/></w:lvl></w:listDef>
<w:list w:ilfo="3"><w:ilst w:val="0"/></w:list></w:lists><w:body><wx:sect>BODY</wx:sect></w:body></w:wordDocument>"""


def test_word_2003_xml_with_lists_and_changes() -> None:
    def listed(words: str, level: int) -> str:
        return f'<w:p><w:pPr><w:listPr><w:ilvl w:val="{level}"/><w:ilfo w:val="3"/></w:listPr></w:pPr>{words}</w:p>'

    def run(words: str) -> str:
        return f"<w:r><w:t>{words}</w:t></w:r>"

    def changed(kind: str, words: str) -> str:
        return f'<aml:annotation w:type="Word.{kind}"><aml:content>{words}</aml:content></aml:annotation>'

    gone = changed("Deletion", "<w:r><w:delText>01/01/2026</w:delText></w:r>")
    new = changed("Insertion", run("02/5/2026"))
    body = (
        listed(run("MỤC ĐÍCH"), 0)
        + listed(run("NHIỆM VỤ"), 0)
        + listed(run("Sở Y tế chủ trì tiêm phòng trước ngày ") + gone + new + run("."), 1)
    )
    document = _document(WORDML.replace("BODY", body).encode(), "a.doc")
    assert [(task.id, *told) for task, told in zip(document.tasks, _told(document.tasks), strict=True)] == [
        ("II.1", ("Sở Y tế",), "2026-05-02")
    ]


def test_word_2003_xml_with_merged_cells() -> None:
    rows = table(
        COLUMNS,
        cell("1")
        + cell("Việc một")
        + cell("Sở Y tế", '<w:vmerge w:val="restart"/>')
        + cell("")
        + cell("Trước ngày 02/5/2026"),
        cell("2") + cell("Việc hai") + cell("", "<w:vmerge/>") + cell("") + cell("Trước ngày 03/5/2026"),
    )
    tasks = _document(WORDML.replace("BODY", HEAD + rows).encode(), "a.xml.doc").tasks
    assert _told(tasks) == [(("Sở Y tế",), "2026-05-02"), (("Sở Y tế",), "2026-05-03")]


def _with_chunk(name: str, data: bytes | str) -> bytes:
    parts = {
        "_rels/.rels": _relations(("r", "officeDocument", "word/document.xml")),
        "word/document.xml": _body(HEAD + '<w:altChunk r:id="c"/>'),
        "word/_rels/document.xml.rels": _relations(("c", "aFChunk", f"/chunks/{name}")),
        f"chunks/{name}": data,
    }
    return _archive(parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", of_xml(paragraph("II. NHIỆM VỤ") + TASKS)),
        ("a.txt", "II. NHIỆM VỤ\n1. Phòng Kinh tế chủ trì lập danh sách hộ vay vốn, hoàn thành trước ngày 25/5/2026.\n"
         "2. Công an phường chủ trì kiểm tra phòng cháy, hoàn thành trước ngày 30/6/2026.\n"),
        ("a.htm", "<p>II. NHIỆM VỤ</p><p>1. Phòng Kinh tế chủ trì lập danh sách hộ vay vốn, hoàn thành trước ngày "
         "25/5/2026.</p><p>2. Công an phường chủ trì kiểm tra phòng cháy, hoàn thành trước ngày 30/6/2026.</p>"),
    ],
)  # fmt: skip
def test_chunks_of_other_files(name: str, data: bytes | str) -> None:
    assert _told(_document(_with_chunk(name, data)).tasks) == TOLD


@pytest.mark.parametrize("data", [b"\0\1\2" * 50, b"%PDF-1.4 cut off", of_xml(paragraph("x")).replace(b"PK", b"XX")])
def test_a_chunk_that_cannot_be_read_is_told(data: bytes) -> None:
    assert "chunk" in _codes(_with_chunk("a.bin", data))


# ---- lists ---------------------------------------------------------------------------------------------------------

LEVELS = (
    '<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/>{0}<w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/>{1}<w:lvlText w:val="%2."/></w:lvl>'
)


def _lists(abstract: str, *numbers: str) -> str:
    return f'<w:numbering xmlns:w="{W}">{abstract}{"".join(numbers)}</w:numbering>'


def _number(id_: int, abstract: int, more: str = "") -> str:
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def _in_list(words: str, level: int, id_: int) -> str:
    return paragraph(words, of=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id_}"/></w:numPr>')


DUTY = "Sở Y tế chủ trì tổ chức tiêm phòng trước ngày 19/5/2026."


@pytest.mark.parametrize("linked", ['<w:styleLink w:val="Muc"/>', ""], ids=["both ways", "by the style only"])
def test_lists_of_a_list_style(linked: str) -> None:
    own = f'<w:abstractNum w:abstractNumId="5">{linked}{LEVELS.format("", "")}</w:abstractNum>'
    other = '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="Muc"/></w:abstractNum>'
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="numbering" w:styleId="Muc"><w:pPr><w:numPr>'
        '<w:numId w:val="9"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    body = _in_list("MỤC TIÊU", 0, 8) + _in_list("NHIỆM VỤ", 0, 8) + _in_list(DUTY, 1, 8)
    data = of_xml(body, numbering=_lists(own + other, _number(8, 6), _number(9, 5)), styles=styles)
    assert [task.id for task in _document(data).tasks] == ["II.1"]


@pytest.mark.parametrize(
    "second",
    [
        '<w:basedOn w:val="Dau"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>',
        '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>',
    ],
    ids=["level in the style", "level tied in the list"],
)
def test_levels_of_styles(second: str) -> None:
    tied = LEVELS.format('<w:pStyle w:val="Dau"/>', '<w:pStyle w:val="Con"/>')
    numbering = _lists(f'<w:abstractNum w:abstractNumId="1">{tied}</w:abstractNum>', _number(3, 1))
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Dau"><w:pPr><w:numPr>'
        '<w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
        f'<w:style w:type="paragraph" w:styleId="Con">{second}</w:style></w:styles>'
    )
    body = "".join(
        paragraph(words, of=f'<w:pStyle w:val="{style}"/>')
        for words, style in [("MỤC TIÊU", "Dau"), ("NHIỆM VỤ", "Dau"), ("Rà soát.", "Con"), (DUTY, "Con")]
    )
    assert [task.id for task in _document(of_xml(body, numbering=numbering, styles=styles)).tasks] == ["II.2"]


@pytest.mark.parametrize(
    ("format_", "shown", "typed", "read_as"),
    [
        ("lowerLetter", "%1)", "a) Rà soát", "a) Rà soát"),
        ("decimal", "Điều %1.", "Điều 1. Phạm vi", "Điều 1. Phạm vi"),
        ("bullet", "-", "- Sở Y tế;", "- Sở Y tế;"),
        ("upperRoman", "%1.", "I- MỤC ĐÍCH", "I. MỤC ĐÍCH"),
        ("decimal", "%1.", "1.500 hộ nghèo", "1. 1.500 hộ nghèo"),
        ("decimal", "%1.", "1 tỷ đồng", "1. 1 tỷ đồng"),
        ("upperRoman", "%1.", "Internet", "I. Internet"),
    ],
)
def test_a_number_typed_beside_the_automatic_one(format_: str, shown: str, typed: str, read_as: str) -> None:
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="{format_}"/><w:lvlText w:val="{shown}"/></w:lvl>'
    numbering = _lists(f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>', _number(1, 1))
    assert _document(of_xml(_in_list(typed, 0, 1), numbering=numbering)).text == read_as


# ---- the page ------------------------------------------------------------------------------------------------------

TAB = "<w:r><w:tab/></w:r>"


def _row(left: str, right: str, gap: str) -> str:
    sides = [f"<w:r><w:t>{words}</w:t></w:r>" if words else "" for words in (left, right)]
    return f"<w:p>{sides[0]}{gap}{sides[1]}</w:p>"


@pytest.mark.parametrize(
    "gap",
    [TAB * 3, '<w:r><w:ptab w:alignment="right"/></w:r>', f'<w:r><w:t xml:space="preserve">{" " * 15}</w:t></w:r>'],
    ids=["tabs", "alignment tab", "blanks"],
)
def test_letterhead_and_signature_set_side_by_side(gap: str) -> None:
    rows = [
        _row("HỘI ĐỒNG NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", gap),
        _row("HUYỆN SÔNG TRÀ", "Độc lập - Tự do - Hạnh phúc", gap),
        _row("Số: 07/NQ-HĐND", "Sông Trà, ngày 21 tháng 7 năm 2024", gap),
        paragraph("NGHỊ QUYẾT"),
        paragraph("Về nhiệm vụ 6 tháng cuối năm"),
        paragraph("I. NHIỆM VỤ"),
        paragraph("1. Ủy ban nhân dân huyện tổ chức thực hiện Nghị quyết này."),
        _row("Nơi nhận:", "TM. HỘI ĐỒNG NHÂN DÂN", gap),
        _row("- HĐND tỉnh;", "CHỦ TỊCH", gap),
        paragraph("- Lưu: VT."),
        _row("", "Đỗ Thị Hòa", gap),
    ]
    header = _document(of_xml("".join(rows))).header
    assert (header.symbol, header.place, header.date) == ("07/NQ-HĐND", "Sông Trà", "2024-07-21")
    assert (header.signer, header.recipients) == ("Đỗ Thị Hòa", ("HĐND tỉnh", "Lưu: VT"))
    assert "Hội đồng nhân dân" in (header.issuer or "").capitalize()


def test_other_tabs_and_blanks_part_nothing() -> None:
    lines = ["Họ và tên:" + TAB, "Căn cứ Luật" + " " * 6 + "Ngân sách nhà nước"]
    body = "<w:p><w:r><w:t>Họ và tên:</w:t></w:r>" + TAB + "<w:r><w:t>........</w:t></w:r></w:p>" + paragraph(lines[1])
    assert "\t" not in _document(of_xml(body)).text


@pytest.mark.parametrize("look", ["<w:dstrike/>", '<w:rStyle w:val="Bo"/>'], ids=["twice", "by a style"])
def test_struck_words_are_deleted_words(look: str) -> None:
    style = '<w:style w:type="character" w:styleId="Bo"><w:rPr><w:strike/></w:rPr></w:style>'
    styles = f'<w:styles xmlns:w="{W}">{style}</w:styles>'
    body = (
        f"<w:p><w:r><w:t xml:space='preserve'>Nộp trước ngày </w:t></w:r>"
        f"<w:r><w:rPr>{look}</w:rPr><w:t>05/8/2026</w:t></w:r>"
        "<w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>09/8/2026</w:t></w:r></w:p>"
    )
    data = of_xml(body, styles=styles)
    assert _document(data).text == "Nộp trước ngày 09/8/2026"
    assert "struck_text" in _codes(data)


@pytest.mark.parametrize(
    "control",
    [
        "<w:p><w:r><w:t xml:space='preserve'>Ngày </w:t></w:r><w:sdt><w:sdtPr><w:date/><w:showingPlcHdr/></w:sdtPr>"
        "<w:sdtContent><w:r><w:t>Bấm hoặc gõ vào đây</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        "<w:p><w:r><w:t>Ngày</w:t></w:r></w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>"
        "<w:r><w:t>Choose an item.</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    ],
    ids=["in a line", "a paragraph"],
)
def test_the_prompt_of_an_empty_field_is_no_text(control: str) -> None:
    filled = control.replace("<w:showingPlcHdr/>", '<w:showingPlcHdr w:val="0"/>')
    assert _document(of_xml(control)).text.strip() == "Ngày"
    assert len(_document(of_xml(filled)).text) > 10


def test_a_chunk_in_a_chunk_is_told_and_not_opened() -> None:
    inner = _with_chunk("a.docx", of_xml(paragraph("Ở trong cùng")))
    raw = read("a.docx", _with_chunk("b.docx", inner))
    assert "Ở trong cùng" not in raw.text
    assert raw.text.count("KẾ HOẠCH") == 2
    assert "chunk" in {warning.code for warning in raw.warnings}
