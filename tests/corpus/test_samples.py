"""The sample documents are our own, follow the genre, and say what their author meant them to say."""

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest

from corpus.document import Document, Span
from corpus.parse import parse

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
SHARED = Path(__file__).parents[3] / "shared" / "corpus"
NAMES = sorted(p.name for p in SAMPLES.iterdir())
LONG_SENTENCE = 60


class Facts(NamedTuple):
    """What the author of a sample put into its header and closing; `issuer` is a part of the full name."""

    type: str
    symbol: str | None
    issuer: str
    date: str
    signer: str
    position: str


FACTS = {
    "chi-thi-15-cai-cach-hanh-chinh.txt": Facts(
        "Chỉ thị", "15/CT-UBND", "Ủy ban nhân dân tỉnh An Phước", "2025-05-12", "Trịnh Công Lạng", "Chủ tịch"
    ),
    "chi-thi-15-ct-tu-dan-van.txt": Facts(
        "Chỉ thị", "15-CT/TU", "Tỉnh ủy", "2025-03-18", "Vũ Thị Hạnh Nguyên", "Phó Bí thư Thường trực"
    ),
    "cong-dien-07-ung-pho-bao.txt": Facts(
        "Công điện",
        "07/CĐ-UBND",
        "Ủy ban nhân dân tỉnh An Phước",
        "2025-10-09",
        "Cao Thị Bích Thoa",
        "Phó Chủ tịch",
    ),
    "cong-van-2316-bao-cao-cai-cach.txt": Facts(
        "Công văn", "2316/SNV-CCHC", "Sở Nội vụ", "2025-11-03", "Nguyễn Thục Đoan", "Phó Giám đốc"
    ),
    "huong-dan-12-btgdvtu.txt": Facts(
        "Hướng dẫn",
        "12-HD/BTGDVTU",
        "Ban Tuyên giáo và Dân vận",
        "2025-04-08",
        "Đặng Quốc Hưởng",
        "Phó Trưởng ban",
    ),
    "ke-hoach-09-mttq-giam-sat.txt": Facts(
        "Kế hoạch", "09/KH-MTTQ-BTT", "phường Bến Trúc", "2026-01-28", "Kiều Thị Sương Mai", "Chủ tịch"
    ),
    "ke-hoach-21-an-toan-thuc-pham-2026.txt": Facts(
        "Kế hoạch",
        "21/KH-UBND",
        "Ủy ban nhân dân phường Tân Lạc",
        "2026-01-20",
        "Ngô Đình Thuấn",
        "Phó Chủ tịch",
    ),
    "ke-hoach-318-chuyen-doi-so-2026.md": Facts(
        "Kế hoạch",
        "318/KH-UBND",
        "Ủy ban nhân dân tỉnh An Phước",
        "2025-12-22",
        "Lương Thế Khải",
        "Phó Chủ tịch",
    ),
    "ke-hoach-38-xa-binh-hoa-chi-thi-15.txt": Facts(
        "Kế hoạch", "38/KH-UBND", "Ủy ban nhân dân xã Bình Hòa Sơn", "2025-08-15", "Phan Văn Tề", "Chủ tịch"
    ),
    "ke-hoach-42-so-noi-vu-chi-thi-15.txt": Facts(
        "Kế hoạch", "42/KH-SNV", "Sở Nội vụ", "2025-05-26", "Nguyễn Thục Đoan", "Phó Giám đốc"
    ),
    "ke-hoach-57-dan-chu-co-so-2024.txt": Facts(
        "Kế hoạch",
        "57/KH-UBND",
        "Ủy ban nhân dân huyện Long Thạnh",
        "2024-01-19",
        "Hồ Sĩ Luyện",
        "Phó Chủ tịch",
    ),
    "ke-hoach-so-noi-vu-2026-du-thao.txt": Facts("Kế hoạch", None, "Sở Nội vụ", "2026-02", "Bùi Khắc Điền", "Giám đốc"),
    "quyet-dinh-1184-quy-che-phoi-hop.txt": Facts(
        "Quyết định", "1184/QĐ-UBND", "tỉnh An Phước", "2025-10-27", "Lương Thế Khải", "Phó Chủ tịch"
    ),
    "thong-bao-118-ket-luan-hop.txt": Facts(
        "Thông báo", "118/TB-VPUB", "Văn phòng", "2025-12-16", "Tạ Minh Quyến", "Phó Chánh Văn phòng"
    ),
}


def _raw(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).casefold()


def _long_sentences(text: str) -> set[str]:
    pieces = (piece.strip() for piece in re.split(r"[.;:!?] ", _one_line(text)))
    return {piece for piece in pieces if len(piece) >= LONG_SENTENCE}


@pytest.fixture(scope="module")
def parsed() -> dict[str, Document]:
    return {name: parse(_raw(name)) for name in NAMES}


def test_every_sample_has_its_facts() -> None:
    assert len(NAMES) >= 10
    assert sorted(FACTS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_sample_is_a_plain_file(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+\.(txt|md)", name)
    raw = _raw(name)
    assert raw == unicodedata.normalize("NFC", raw)
    assert 60 <= raw.count("\n") <= 150


def test_no_long_sentence_comes_from_the_shared_documents() -> None:
    if not SHARED.is_dir():
        pytest.skip("the shared documents are not here")
    others = [_one_line(p.read_text(encoding="utf-8", errors="replace")) for p in sorted(SHARED.rglob("*.txt"))]
    ours = {sentence for name in NAMES for sentence in _long_sentences(_raw(name))}
    assert len(ours) > 300
    assert not [sentence for sentence in ours if any(sentence in other for other in others)]


@pytest.mark.parametrize("name", NAMES)
def test_header_says_what_was_written(name: str, parsed: dict[str, Document]) -> None:
    header, facts = parsed[name].header, FACTS[name]
    assert (header.type, header.symbol, header.date, header.signer) == (
        facts.type,
        facts.symbol,
        facts.date,
        facts.signer,
    )
    assert facts.issuer.casefold() in (header.issuer or "").casefold()
    assert facts.position.casefold() == (header.signer_position or "").casefold()
    assert header.recipients


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_lies_in_its_document(name: str, parsed: dict[str, Document]) -> None:
    document = parsed[name]
    for found in (*document.references, *document.reports, *document.tasks):
        assert Span(found.start, found.end).of(document.text) == found.quote
    for report in document.reports:
        for deadline in report.deadlines:
            assert Span(deadline.start, deadline.end).of(document.text) == deadline.text


def test_a_blank_number_is_warned_of(parsed: dict[str, Document]) -> None:
    assert parsed["ke-hoach-so-noi-vu-2026-du-thao.txt"].warnings


def _citing(parsed: dict[str, Document], symbol: str) -> set[str]:
    return {name for name, document in parsed.items() if any(r.symbol == symbol for r in document.references)}


def test_the_directive_and_its_namesake_are_cited_apart(parsed: dict[str, Document]) -> None:
    assert _citing(parsed, "15/CT-UBND") == {
        "ke-hoach-42-so-noi-vu-chi-thi-15.txt",
        "ke-hoach-38-xa-binh-hoa-chi-thi-15.txt",
        "ke-hoach-318-chuyen-doi-so-2026.md",
        "cong-van-2316-bao-cao-cai-cach.txt",
    }
    assert _citing(parsed, "15-CT/TU") == {"huong-dan-12-btgdvtu.txt"}


def _row_ids(document: Document) -> list[str]:
    return [row.id for row in document.rows if row.id is not None]


def test_the_tab_table_keeps_its_groups_and_lettered_rows(parsed: dict[str, Document]) -> None:
    document = parsed["ke-hoach-57-dan-chu-co-so-2024.txt"]
    expected = "1 1.1 1.2 1.3 2 2.1 2.2 2.3 2.4 2.4.a 2.4.b 2.4.c 3 3.1 3.2 3.3 3.4 3.4.a 3.4.b 3.4.c 3.4.d 4 4.1 4.2"
    assert " ".join(_row_ids(document)) == expected
    assert [note.mark for note in document.footnotes] == ["¹", "²", "³"]
    late = next(row for row in document.rows if row.id == "4.2")
    lead = late.cell("lead")
    assert lead is not None
    assert document.text[lead.start : lead.end] == "Phòng Nội vụ"


def test_every_row_that_is_no_group_is_a_task(parsed: dict[str, Document]) -> None:
    document = parsed["ke-hoach-57-dan-chu-co-so-2024.txt"]
    duties = [task.id for task in document.tasks if task.id is not None and task.section == "II"]
    assert duties == [row.id for row in document.rows if not row.is_group]
    review = next(task for task in document.tasks if task.id == "2.4.b")
    assert review.lead == ("UBND các xã, thị trấn",)
    assert review.time is not None
    assert (review.time.kind, review.time.start_date, review.time.end_date) == ("period", "2024-10-16", "2024-11-05")


def test_the_pipe_table_keeps_its_rows(parsed: dict[str, Document]) -> None:
    document = parsed["ke-hoach-318-chuyen-doi-so-2026.md"]
    products = [
        document.text[cell.start : cell.end]
        for row in document.rows
        if not row.is_group and (cell := row.cell("product")) is not None
    ]
    assert len(products) == 9
    assert products[0] == "Biên bản nghiệm thu"


def test_both_layers_of_a_reporting_chain_are_found(parsed: dict[str, Document]) -> None:
    document = parsed["ke-hoach-42-so-noi-vu-chi-thi-15.txt"]
    days = {
        (who, deadline.day)
        for report in document.reports
        for who in report.who
        for deadline in report.deadlines
        if deadline.every == "month"
    }
    assert ("UBND các xã, phường, thị trấn", 12) in days
    assert any(day == 18 for _, day in days)


def test_a_report_in_two_instalments_has_two_deadlines(parsed: dict[str, Document]) -> None:
    document = parsed["ke-hoach-57-dan-chu-co-so-2024.txt"]
    dates = {deadline.date for report in document.reports for deadline in report.deadlines}
    assert {"2024-05-25", "2024-11-15"} <= dates


def test_a_report_goes_through_the_body_in_parentheses(parsed: dict[str, Document]) -> None:
    document = parsed["chi-thi-15-cai-cach-hanh-chinh.txt"]
    assert "Sở Nội vụ" in {report.via for report in document.reports}


def test_the_year_of_a_day_and_month_comes_from_the_document(parsed: dict[str, Document]) -> None:
    document = parsed["ke-hoach-21-an-toan-thuc-pham-2026.txt"]
    deadlines = [deadline for report in document.reports for deadline in report.deadlines]
    yearless = next(deadline for deadline in deadlines if deadline.text.endswith("28/02"))
    assert (yearless.date, yearless.year_from) == ("2026-02-28", "document")
