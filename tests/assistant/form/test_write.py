"""What stands in the Word file of a plan, and that it is read back as it was."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.plan import Part, Plan
from assistant.form.content import content_of
from assistant.form.numbers import Numbers, blank_number, body_code
from assistant.form.profile import form_of
from assistant.form.write import Sources, docx_bytes, template_bytes
from corpus.document import Document as Parsed
from corpus.errors import TemplateInvalid
from corpus.parse import parse
from corpus.reading.read import read
from tests.assistant.form.sample_plan import BASES, ORIGIN, W, a_plan, changed, line, party_plan, task, written

pytestmark = pytest.mark.slow


def words(document: Document) -> list[str]:
    """Every paragraph in order, those of tables too."""
    return [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for paragraph in document.element.body.iter(f"{W}p")
    ]


def parsed(plan: Plan, sources: Sources = "none") -> Parsed:
    return parse(read("a.docx", docx_bytes(plan, sources=sources)))


@pytest.mark.parametrize("sources", ["none", "comments", "annex"])
def test_a_plan_is_read_back_as_it_was(sources: Sources) -> None:
    document = parsed(a_plan(), sources)
    header = document.header
    assert (header.type, header.title) == ("Kế hoạch", a_plan().title)
    assert (header.issuer, header.place, header.date) == ("Ủy ban nhân dân xã Minh Tân", "Minh Tân", "2024")
    assert header.symbol is None
    assert (header.authority, header.signer_position) == ("TM", "Chủ tịch")
    assert header.recipients == ("UBND thành phố Hải Lâm", "Lưu: VT, VP")
    rows = [one for one in document.tasks if one.section == "Phụ lục"]
    assert [(one.what, one.lead, one.coordinate, one.time and one.time.text) for one in rows] == [
        (row.what, (row.lead,), (row.coordinate,), row.time) for row in a_plan().parts[1].rows
    ]
    bases = [one for one in document.text.split("\n") if one.startswith("Căn cứ")]
    assert [one.rstrip(";.") for one in bases] == [one.rstrip(";") for one in BASES]
    assert [one[-1] for one in bases] == [";", ";", "."]
    labels = ["I", "I.1", "I.2", "I.2.a", "I.2.b", "I.2.c", "II", "III", "III.1", "III.2"]
    assert [section.label for section in document.sections][:10] == labels


def test_a_party_plan_is_read_back_as_it_was() -> None:
    header = parsed(party_plan()).header
    assert (header.issuer, header.authority, header.signer_position) == ("Đảng ủy xã Minh Tân", "T/M", "Bí thư")
    assert (header.type, header.title, header.symbol) == ("Kế hoạch", a_plan().title, None)
    said = words(written(party_plan()))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in said
    assert "Số      -KH/ĐU" in said
    assert not any("CỘNG HÒA" in one for one in said)


def test_what_is_rejected_is_left_out_and_numbers_close_up() -> None:
    said = words(written(a_plan()))
    assert "Ý này đã bị bỏ." not in " ".join(said)
    assert [one for one in said if re.match(r"[a-z]\) ", one)] == [
        "a) Phân công rõ người, rõ việc.",
        "b) Báo cáo đúng hạn.",
        "c) Không gây phiền hà cho [...] của xã.",
    ]
    rejected = changed(
        parts=(
            Part(id="p", kind="tasks", title="Nhiệm vụ", rows=(task(1, state="rejected"),)),
            Part(id="q", kind="other", title="Việc khác", lines=(line("x", "Làm việc khác."),)),
        )
    )
    assert [one for one in words(written(rejected)) if one.startswith("I")] == ["I. VIỆC KHÁC"]


def test_a_part_that_holds_nothing_says_so() -> None:
    empty = changed(parts=(Part(id="p", kind="tasks", title="Nhiệm vụ"),), closing=None)
    said = words(written(empty))
    assert said[said.index("I. NHIỆM VỤ") + 1] == "[...]./."


_LAST = (line("x", "Một./."), line("y", "Hai./."))


@pytest.mark.parametrize(
    ("plan", "last"),
    [
        (a_plan(), "Nếu có vướng mắc, các đơn vị phản ánh về Ủy ban nhân dân xã để xem xét, giải quyết./."),
        (changed(closing=None), "2. Các ban, ngành, đoàn thể triển khai Kế hoạch này./."),
        (changed(closing=None, parts=a_plan().parts[:2]), "Nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này./."),
        (changed(closing=None, parts=(Part(id="p", kind="tasks", title="N", rows=(task(1, lead=""),)),)), "./."),
        (changed(closing=line("z", "Đã xong./.")), "Đã xong./."),
        (changed(opening=None, parts=(Part(id="p", kind="other", title="N", lines=_LAST),), closing=None), "Hai./."),
    ],
)
def test_the_end_mark_stands_once_at_the_end_of_the_body(plan: Plan, last: str) -> None:
    said = words(written(plan))
    assert [one for one in said if one.endswith("./.")] == [last]


def test_placeholders_are_highlighted_and_nothing_else_is() -> None:
    document = written(changed(place="", unit="Hội Khuyến học xã Minh Tân", position="[...]"))
    marked = [run for run in document.element.body.iter(f"{W}r") if run.find(f"{W}rPr/{W}highlight") is not None]
    assert {run.text for run in marked} == {"[...]"}
    # In the number, in the place, in the body, in the signature and in the note of the appendix.
    assert len(marked) == 5


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("UBND xã An Lư", "UBND"),
        ("Ủy ban nhân dân tỉnh Hà Nam", "UBND"),
        ("Sở Nội vụ tỉnh Hà Nam", "SNV"),
        ("Sở Giáo dục và Đào tạo", "SGDĐT"),
        ("Phòng Văn hóa - Xã hội", "PVHXH"),
        ("Đảng ủy xã An Lư", "ĐU"),
        ("Hội Nông dân xã An Lư", "[...]"),
    ],
)
def test_the_letters_of_a_body_are_told_by_rule_or_left_open(unit: str, code: str) -> None:
    assert body_code(unit) == code
    assert blank_number(changed(unit=unit), form_of("state")) == f"Số:      /KH-{code}"


def test_levels_are_numbered_with_the_vietnamese_alphabet() -> None:
    numbers = Numbers()
    assert [numbers.next(1), numbers.next(2)] == ["I.", "1."]
    assert "".join(numbers.next(3) for _ in range(12)) == "a)b)c)d)đ)e)g)h)i)k)l)m)"
    assert [numbers.next(4), numbers.next(2), numbers.next(3), numbers.next(1), numbers.next(2)] == [
        "-",
        "2.",
        "a)",
        "II.",
        "1.",
    ]


def test_a_wide_table_lies_in_an_appendix_and_a_narrow_one_stands_in_place() -> None:
    wide = written(a_plan())
    assert [section.orientation for section in wide.sections] == [0, 1]
    narrow = changed(parts=(Part(id="p", kind="tasks", title="Nhiệm vụ", rows=(task(1, coordinate=""),)),))
    document = written(narrow)
    assert len(document.sections) == 1
    assert [cell.text for cell in document.tables[1].rows[0].cells] == [
        "TT",
        "Nội dung nhiệm vụ",
        "Cơ quan chủ trì",
        "Thời gian thực hiện",
    ]
    two = changed(parts=(a_plan().parts[1], a_plan().parts[1].model_copy(update={"title": "Việc nữa"})))
    assert [one for one in words(written(two)) if re.fullmatch("Phụ lục I*", one)] == ["Phụ lục I", "Phụ lục II"]


def test_rows_are_not_cut_and_the_header_row_is_repeated() -> None:
    rows = written(a_plan()).tables[-1]._tbl.tr_lst
    assert len(rows) == 1 + 60 + 3
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 63


def test_sources_are_comments_on_the_words_they_support() -> None:
    document = written(a_plan(), sources="comments")
    told = [comment.text for comment in document.comments]
    content = content_of(a_plan(), form_of("state"))
    lines = len(content.bases) + len(content.recipients) + sum(1 for one in content.body if getattr(one, "of", None))
    assert len(told) == lines + 60
    assert set(told) == {f"Cấp trên giao.\n{ORIGIN.label}: «{ORIGIN.quote}»"}
    assert len(list(document.element.body.iter(f"{W}commentReference"))) == len(told)


def test_sources_as_an_annex_stand_apart_from_the_document() -> None:
    plain, annexed = words(written(a_plan())), words(written(a_plan(), sources="annex"))
    assert annexed[: len(plain)] == plain
    at = annexed.index("NGUỒN CỦA DỰ THẢO")
    assert f"{ORIGIN.label}: «{ORIGIN.quote}»" in annexed[at:]
    assert "«1. Mục đích»: Cấp trên giao." in annexed[at:]


NASTY = "A & B <w:p/> \"x\" 'y' ]]> &amp; \x00\x07\x1b\ud800\ufffe\u202e {{NỘI DUNG}} {{ 7*7 }}"


@pytest.mark.parametrize("sources", ["none", "comments", "annex"])
def test_nothing_in_a_plan_becomes_markup_or_a_field(sources: Sources) -> None:
    origin = ORIGIN.model_copy(update={"quote": NASTY, "label": NASTY})
    plan = changed(
        unit=NASTY,
        superior_body=NASTY,
        place=NASTY,
        title=NASTY,
        position=NASTY,
        bases=(line("b", NASTY).model_copy(update={"origins": (origin,), "reason": NASTY}),),
        parts=(Part(id="p", kind="tasks", title=NASTY, rows=(task(1, what=NASTY, lead=NASTY, group=NASTY),)),),
    )
    said = words(written(plan, sources=sources))
    kept = "A & B <w:p/> \"x\" 'y' ]]> &amp;  {{NỘI DUNG}} {{ 7*7 }}"
    assert sum(kept in one for one in said) >= 4
    assert any(kept.upper() in one for one in said)
    assert read("a.docx", docx_bytes(plan, sources=sources)).text


@settings(max_examples=20)
@given(text=st.text(st.characters(), max_size=60))
def test_any_text_makes_a_file_that_can_be_read(text: str) -> None:
    plan = changed(
        title=text,
        unit=text,
        parts=(Part(id="p", kind="tasks", title=text, lines=(line("l", text, 3),), rows=(task(1, what=text),)),),
    )
    data = docx_bytes(plan, sources="comments")
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    assert "Độc lập - Tự do - Hạnh phúc" in read("a.docx", data).text


def template(tmp_path: Path, change: str = "", by: str = "") -> Path:
    """The form as a unit may have changed it: a heading line of its own, one field gone or renamed."""
    document = docx.Document(io.BytesIO(template_bytes("state")))
    document.add_paragraph("Mẫu của xã").style.font.size = Pt(13)
    for paragraph in document.element.body.iter(f"{W}t"):
        if change and paragraph.text and change in paragraph.text:
            paragraph.text = paragraph.text.replace(change, by)
    path = tmp_path / "mẫu.docx"
    document.save(str(path))
    return path


def test_a_template_of_the_unit_is_filled(tmp_path: Path) -> None:
    own = template(tmp_path, "{{TRÍCH YẾU}}", "Về {{ trích  yếu }} của xã")
    said = words(written(a_plan(), template=own))
    assert f"Về {a_plan().title} của xã" in said
    assert "Mẫu của xã" in said
    assert not any("{{" in one for one in said)
    assert set(words(written(a_plan()))) - set(said) == {a_plan().title}


def test_a_field_cut_into_runs_is_found(tmp_path: Path) -> None:
    path = template(tmp_path)
    document = docx.Document(str(path))
    field = next(one for one in document.paragraphs if "TÊN LOẠI" in one.text)
    field.runs[0].text = "{"
    for piece in ("{TÊN", " LOẠI", "}} (dự thảo)"):
        field.add_run(piece).bold = True
    document.save(str(path))
    assert "KẾ HOẠCH (dự thảo)" in words(written(a_plan(), template=path))


@pytest.mark.parametrize(
    ("change", "by", "said"),
    [
        ("{{CĂN CỨ}}", "", "thiếu trường {{CĂN CỨ}}"),
        ("{{CĂN CỨ}}", "{{CĂN CƯ}}", "trường lạ {{CĂN CƯ}}"),
        ("{{CĂN CỨ}}", "{{NỘI DUNG}}", "{{NỘI DUNG}} hai lần"),
    ],
)
def test_a_template_that_cannot_be_filled_is_told(tmp_path: Path, change: str, by: str, said: str) -> None:
    with pytest.raises(TemplateInvalid) as caught:
        docx_bytes(a_plan(), template=template(tmp_path, change, by))
    assert said in caught.value.message
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("content", [b"", b"khong phai Word", template_bytes("state")[:2000]])
def test_a_template_that_is_no_word_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mẫu.docx"
    path.write_bytes(content)
    with pytest.raises(TemplateInvalid, match=r"mẫu\.docx không mở được"):
        docx_bytes(a_plan(), template=path)


def test_a_template_without_a_place_for_the_superior_body_serves(tmp_path: Path) -> None:
    own = template(tmp_path, "{{CƠ QUAN CHỦ QUẢN}}", "")
    assert "Mẫu của xã" in words(written(a_plan(), template=own))
