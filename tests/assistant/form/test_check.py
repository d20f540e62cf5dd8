"""What the form check finds in Word files: nothing in our own, exactly what is broken in others."""

import contextlib
import io
import random
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from assistant.checking.citing import check_layout
from assistant.drafting.plan import Part, Plan
from assistant.form.check import check_form, check_word, rules
from assistant.form.profile import form_of
from assistant.form.write import docx_bytes
from corpus.errors import DocumentError
from corpus.parse import parse
from corpus.reading.read import read
from tests.assistant.form.sample_plan import a_plan, changed, line, party_plan, task, written

pytestmark = pytest.mark.slow

Change = Callable[[Document], Any]


def found(data: bytes, profile: Any = "state") -> list[Any]:
    return list(check_form(data, parse(read("a.docx", data)), profile))


def broken(data: bytes, profile: Any = "state") -> list[str]:
    return [one.rule for one in found(data, profile) if not one.ok]


@cache
def short() -> bytes:
    return docx_bytes(a_plan(3))


def fresh() -> Document:
    """A short plan to break."""
    return docx.Document(io.BytesIO(short()))


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def paragraphs(document: Document) -> list[Paragraph]:
    return [Paragraph(one, document._body) for one in document.element.body.iter(qn("w:p"))]


def at(document: Document, beginning: str) -> Paragraph:
    return next(one for one in paragraphs(document) if one.text.startswith(beginning))


def restyled(beginning: str, **properties: Any) -> Change:
    """Give the letters of one paragraph other properties."""

    def change(document: Document) -> None:
        for run in at(document, beginning).runs:
            for name, value in properties.items():
                setattr(run.font, name, value)

    return change


def reworded(beginning: str, words: str) -> Change:
    def change(document: Document) -> None:
        paragraph = at(document, beginning)
        first, *rest = paragraph.runs
        first.text = words
        for run in rest:
            run.text = ""

    return change


def reset(beginning: str, **properties: Any) -> Change:
    """Give one paragraph other settings."""

    def change(document: Document) -> None:
        for name, value in properties.items():
            setattr(at(document, beginning).paragraph_format, name, value)

    return change


def of_section(number: int = 0, **properties: Any) -> Change:
    def change(document: Document) -> None:
        for name, value in properties.items():
            setattr(document.sections[number], name, value)

    return change


def unruled(beginning: str) -> Change:
    """Take away the line below a text."""

    def change(document: Document) -> None:
        below = at(document, beginning)._p.getnext()
        border = below.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
        border.getparent().remove(border)

    return change


def longer_rule(beginning: str) -> Change:
    def change(document: Document) -> None:
        below = Paragraph(at(document, beginning)._p.getnext(), document._body)
        below.paragraph_format.left_indent = below.paragraph_format.right_indent = Mm(1)

    return change


def in_page_number(**properties: Any) -> Change:
    def change(document: Document) -> None:
        for name, value in properties.items():
            setattr(document.sections[0].header.paragraphs[0].paragraph_format, name, value)

    return change


def number_below(document: Document) -> None:
    for section in document.sections:
        number = section.header.paragraphs[0]._p
        section.footer.is_linked_to_previous = False
        section.footer._element.append(number)


def no_restart(document: Document) -> None:
    number = document.sections[1]._sectPr.find(qn("w:pgNumType"))
    number.getparent().remove(number)


def date_in_a_row_of_its_own(document: Document) -> None:
    table = document.tables[0]
    row = table.add_row()
    row.cells[1]._tc.append(at(document, "Minh Tân, ngày")._p)


def recipients_in_a_row_of_their_own(document: Document) -> None:
    table = document.tables[1]
    row = table.add_row()
    for one in list(at(document, "Nơi nhận")._p.getparent().iterchildren(qn("w:p"))):
        row.cells[0]._tc.append(one)


def coloured(document: Document) -> None:
    at(document, "b) Báo cáo").runs[0].font.color.rgb = RGBColor(200, 0, 0)


BROKEN: list[tuple[str, Change, str]] = [
    ("letter", of_section(page_width=Mm(216), page_height=Mm(279)), "paper"),
    ("left margin", of_section(left_margin=Mm(25)), "margins"),
    ("right margin", of_section(right_margin=Mm(25)), "margins"),
    ("top margin", of_section(top_margin=Mm(12)), "margins"),
    ("bottom margin", of_section(1, bottom_margin=Mm(40)), "margins"),
    ("font", restyled("b) Báo cáo", name="Arial"), "font"),
    ("colour", coloured, "colour"),
    ("page numbers not centred", in_page_number(alignment=WD_ALIGN_PARAGRAPH.RIGHT), "page_number"),
    ("page numbers below", number_below, "page_number"),
    ("number on the first page", of_section(different_first_page_header_footer=False), "page_number"),
    ("national name size", restyled("CỘNG HÒA", size=Pt(14)), "national_name"),
    ("national name light", restyled("CỘNG HÒA", bold=False), "national_name"),
    ("national name gone", reworded("CỘNG HÒA", " "), "national_name"),
    ("motto slanted", restyled("Độc lập", italic=True), "motto"),
    ("motto words", reworded("Độc lập", "Độc lập – Tự do – Hạnh phúc"), "motto"),
    ("no rule below the motto", unruled("Độc lập"), "motto_rule"),
    ("long rule below the motto", longer_rule("Độc lập"), "motto_rule"),
    ("issuing body light", restyled("ỦY BAN NHÂN DÂN", bold=False), "issuing_body"),
    ("no rule below the body", unruled("ỦY BAN NHÂN DÂN"), "body_rule"),
    ("long rule below the body", longer_rule("ỦY BAN NHÂN DÂN"), "body_rule"),
    ("number size", restyled("Số:", size=Pt(12)), "number"),
    ("number without colon", reworded("Số:", "Số      /KH-UBND"), "number_form"),
    ("number below ten", reworded("Số:", "Số: 7/KH-UBND"), "number_form"),
    ("blanks in the number", reworded("Số:", "Số: 17/KH - UBND"), "number_form"),
    ("place and date upright", restyled("Minh Tân, ngày", italic=False), "place_date"),
    ("day below ten", reworded("Minh Tân, ngày", "Minh Tân, ngày 5 tháng 6 năm 2024"), "place_date_form"),
    ("January", reworded("Minh Tân, ngày", "Minh Tân, ngày 15 tháng 1 năm 2024"), "place_date_form"),
    ("no comma", reworded("Minh Tân, ngày", "Minh Tân ngày 15 tháng 10 năm 2024"), "place_date_form"),
    ("date lower than the number", date_in_a_row_of_its_own, "place_date_level"),
    ("type light", restyled("KẾ HOẠCH", bold=False), "type"),
    ("title size", restyled("Công tác dân vận", size=Pt(12)), "title"),
    ("title left", reset("Công tác dân vận", alignment=WD_ALIGN_PARAGRAPH.LEFT), "title"),
    ("no rule below the title", unruled("Công tác dân vận"), "title_rule"),
    ("basis upright", restyled("Căn cứ Chỉ thị", italic=False), "basis"),
    ("body size", restyled("b) Báo cáo", size=Pt(12)), "body_size"),
    ("ragged", reset("1. Văn phòng", alignment=WD_ALIGN_PARAGRAPH.LEFT), "body_align"),
    ("no indent", reset("b) Báo cáo", first_line_indent=Mm(0)), "body_indent"),
    ("close paragraphs", reset("b) Báo cáo", space_after=Pt(2)), "paragraph_spacing"),
    ("close lines", reset("b) Báo cáo", line_spacing=0.8), "line_spacing"),
    ("wide lines", reset("b) Báo cáo", line_spacing=2.0), "line_spacing"),
    ("wide fixed lines", reset("b) Báo cáo", line_spacing=Pt(30)), "line_spacing"),
    ("heading light", restyled("I. MỤC ĐÍCH", bold=False), "level_1"),
    ("heading in small letters", reworded("I. MỤC ĐÍCH", "I. Mục đích, yêu cầu"), "level_1"),
    ("title of a clause light", restyled("1. Mục đích", bold=False), "level_2"),
    ("point bold", restyled("b) Báo cáo", bold=True), "level_3"),
    ("dash behind a roman number", reworded("I. MỤC ĐÍCH", "I- MỤC ĐÍCH, YÊU CẦU"), "level_marks"),
    ("bracket behind a number", reworded("2. Các ban", "2) Các ban, ngành triển khai Kế hoạch này."), "level_marks"),
    ("bullet", reworded("- Nâng cao", "• Nâng cao trách nhiệm."), "level_marks"),
    ("letter left out", reworded("c) Không", "d) Không gây phiền hà."), "level_order"),
    ("heading left out", reworded("III. TỔ CHỨC", "IV. TỔ CHỨC THỰC HIỆN"), "level_order"),
    ("no end mark", reworded("Nếu có vướng mắc", "Nếu có vướng mắc, các đơn vị phản ánh kịp thời."), "end_mark"),
    ("authority light", restyled("TM. ỦY BAN", bold=False), "authority"),
    ("label of recipients upright", restyled("Nơi nhận", italic=False), "recipients_label"),
    ("label of recipients gone", reworded("Nơi nhận", " "), "recipients_label"),
    ("recipients large", restyled("- UBND thành phố", size=Pt(13)), "recipients"),
    ("recipient without semicolon", reworded("- UBND thành phố", "- UBND thành phố Hải Lâm"), "recipients_form"),
    ("no archive", reworded("- Lưu", "- Các xã, phường."), "recipients_form"),
    ("recipients below", recipients_in_a_row_of_their_own, "recipients_level"),
    ("appendix left", reset("Phụ lục", alignment=WD_ALIGN_PARAGRAPH.LEFT), "appendix"),
    ("appendix title light", restyled("NHIỆM VỤ", bold=False), "appendix_title"),
    ("appendix note upright", restyled("(Kèm theo", italic=False), "appendix_note"),
    ("appendix goes on counting", no_restart, "appendix_pages"),
]


@pytest.mark.parametrize(("change", "rule"), [one[1:] for one in BROKEN], ids=[one[0] for one in BROKEN])
def test_what_is_broken_breaks_its_rule_and_no_other(change: Change, rule: str) -> None:
    document = fresh()
    change(document)
    assert set(broken(saved(document))) == {rule}


def test_every_rule_of_looks_and_form_can_be_broken() -> None:
    # A signer and a superior body are in no new plan; they are broken below.
    assert {rule for *_, rule in BROKEN} | {"signer", "superior_body"} == set(rules())


def test_a_signer_and_a_superior_body_are_looked_at() -> None:
    document = written(changed(unit="Sở Nội vụ", superior_body="UBND tỉnh An Phước", position="GIÁM ĐỐC", authority=""))
    name = Paragraph(at(document, "GIÁM ĐỐC")._p.getnext(), document._body)
    run = name.add_run("Trần Văn Mẫu")
    assert broken(saved(document)) == []
    run.bold = False
    at(document, "ỦY BAN NHÂN DÂN").runs[0].bold = True
    assert broken(saved(document)) == ["superior_body", "signer"]
    run.bold, run.text = True, "TS. Trần Văn Mẫu"
    at(document, "ỦY BAN NHÂN DÂN").runs[0].bold = None
    assert broken(saved(document)) == ["signer"]


@pytest.mark.parametrize("sources", ["none", "comments", "annex"])
@pytest.mark.parametrize("plan", [a_plan(), party_plan()], ids=["state", "party"])
def test_our_own_files_keep_every_rule(plan: Plan, sources: Any) -> None:
    data = docx_bytes(plan, sources=sources)
    assert broken(data, plan.profile) == []
    assert [one.message for one in check_layout(parse(read("a.docx", data))) if not one.ok] == []


words = st.text(st.sampled_from("aăđêôơư bcmnt"), min_size=1, max_size=80).filter(str.strip)
lines = st.builds(
    line,
    st.just("x"),
    words.map("{}.".format),
    st.sampled_from([0, 2, 3, 4]),
    state=st.sampled_from(["suggested", "rejected"]),
)
rows = st.builds(
    task, st.integers(1, 99), group=st.just(""), coordinate=st.sampled_from(["", "Công an xã"]), what=words
)
parts = st.builds(
    Part,
    id=st.just("p"),
    kind=st.just("other"),
    title=words,
    lines=st.lists(lines, max_size=4).map(tuple),
    rows=st.lists(rows, max_size=3).map(tuple),
)


@settings(max_examples=15, phases=[Phase.generate])
@given(parts=st.lists(parts, max_size=3).map(tuple), title=words, closing=st.none() | lines)
def test_whatever_is_drafted_keeps_the_rules_of_form(parts: tuple[Part, ...], title: str, closing: Any) -> None:
    plan = changed(parts=parts, closing=closing, title=f"Công tác {title}")
    assert broken(docx_bytes(plan)) == []


@pytest.mark.parametrize("narrow", [True, False])
def test_a_turned_page_may_turn_its_margins(narrow: bool) -> None:
    document = fresh()
    section = document.sections[1]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    section.top_margin, section.bottom_margin = Mm(30), Mm(15)
    section.left_margin = section.right_margin = Mm(20 if narrow else 30)
    assert set(broken(saved(document))) == (set() if narrow else {"margins"})


def test_numbers_of_lists_are_seen_as_the_reader_sees_them() -> None:
    document = fresh()
    paragraph = at(document, "b) Báo cáo")
    paragraph.runs[0].text = "Báo cáo đúng hạn."
    paragraph.style = document.styles["List Bullet"]
    told = {one.rule: one.message for one in found(saved(document)) if not one.ok}
    assert "level_order" in told


def test_what_is_broken_alike_is_told_once_with_its_place() -> None:
    document = fresh()
    for beginning in ("a) Phân công", "b) Báo cáo", "c) Không"):
        restyled(beginning, name="Arial")(document)
    data = saved(document)
    parsed = parse(read("a.docx", data))
    (told,) = (one for one in check_form(data, parsed, "state") if not one.ok)
    assert told.message == (
        "Chữ dùng phông «Arial», quy định là Times New Roman, ở 3 chỗ (Nghị định số 30/2020/NĐ-CP, Phụ lục I)."
    )
    assert told.where is not None
    assert told.where.of(parsed.text) == "a) Phân công rõ người, rõ việc."


def test_margins_are_told_for_the_whole_file() -> None:
    document = fresh()
    document.sections[0].left_margin = Mm(25)
    (told,) = (one for one in found(saved(document)) if not one.ok)
    assert told.message == "Lề trái 25 mm, quy định từ 30 đến 35 mm (Nghị định số 30/2020/NĐ-CP, Phụ lục I)."
    assert told.where is None


def test_what_a_style_says_counts_as_what_the_text_says() -> None:
    document = fresh()
    document.styles["VB Căn cứ"].font.italic = False
    document.styles["VB Mục cấp 1"].font.bold = None
    assert set(broken(saved(document))) == {"basis", "level_1"}


def test_which_form_applies_is_told_by_the_document() -> None:
    normative = written(changed(type_code="QĐ"))
    reworded("Số:", "Số:      /2024/QĐ-UBND")(normative)
    for data, expected in ((saved(normative), 0), (docx_bytes(party_plan()), 30), (docx_bytes(a_plan(3)), 30)):
        assert bool(expected) == bool(check_word(data, parse(read("a.docx", data))))
    text = "KẾ HOẠCH\n\nCông tác dân vận".encode()
    assert check_word(text, parse(read("a.txt", text))) == ()


def test_rules_and_styles_of_both_forms_fit() -> None:
    for profile in ("state", "party"):
        styles = form_of(profile).styles
        missing = {one.style for one in rules().values() if one.style} - set(styles)
        assert missing <= ({"motto"} if profile == "party" else set())


def test_a_letterhead_in_the_page_header_is_not_missed() -> None:
    document = fresh()
    section = document.sections[0]
    section.first_page_header._element.insert(0, document.tables[0]._tbl)
    told = broken(saved(document))
    assert not {"national_name", "motto", "number", "place_date"} & set(told)


def test_a_word_file_with_nothing_in_it_is_checked() -> None:
    document = docx.Document()
    document.add_paragraph("Chào anh chị.")
    assert {"national_name", "motto", "number", "place_date", "recipients_label"} <= set(broken(saved(document)))


@pytest.mark.parametrize("seed", range(12))
def test_damaged_files_are_refused_or_checked(seed: int) -> None:
    """Attributes and elements that are lacking or make no sense."""
    chance = random.Random(seed)
    whole = short()
    parsed = parse(read("a.docx", whole))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name in {"word/styles.xml", "word/document.xml", "word/header1.xml"}:
                for _ in range(40):
                    place = data.find(b'"', chance.randrange(len(data)))
                    end = data.find(b'"', place + 1)
                    if 0 < place < end and end - place < 8:
                        data = data[: place + 1] + chance.choice([b"", b"-1", b"x", b"9" * 12]) + data[end:]
            if chance.random() < 0.9 or name == "word/document.xml":
                target.writestr(name, data)
    with contextlib.suppress(DocumentError):
        assert check_form(out.getvalue(), parsed, "state")
