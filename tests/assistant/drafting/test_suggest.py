"""A whole plan is suggested, and every line of it has its source."""

import re
from collections.abc import Callable, Iterator

import pytest

from assistant.drafting.plan import Line, Plan, TaskRow
from corpus.errors import DraftError, NotFound
from index.store import Store
from tests.assistant.drafting.conftest import Stored, Suggest
from tests.assistant.drafting.superiors import REPORTING, superior, table

_OPEN = re.compile(r"\[[^\[\]]*\]")


def _all(plan: Plan) -> Iterator[Line | TaskRow]:
    yield from plan.bases
    for part in plan.parts:
        yield from part.lines
        yield from part.rows
    yield from plan.recipients


def _said(plan: Plan) -> str:
    """All the words of the draft that are not left open."""
    rows = (f"{row.what} {row.lead} {row.coordinate} {row.time}" for part in plan.parts for row in part.rows)
    lines = (one.text for one in _all(plan) if isinstance(one, Line))
    return _OPEN.sub(" ", "\n".join([plan.title, *lines, *rows]))


REQUESTS = [
    pytest.param("ke-hoach-57", "UBND xã Tân Mẫu", 2024, id="table for communes"),
    pytest.param("ke-hoach-57", "UBND xã Tân Mẫu", 2025, id="table of another year"),
    pytest.param("chi-thi-15-cai", "Sở Nội vụ tỉnh An Phước", 2025, id="directive"),
    pytest.param("ke-hoach-318", "UBND phường Tân Mẫu", 2026, id="markdown table"),
    pytest.param("ke-hoach-42", "Sở Tài chính tỉnh An Phước", 2025, id="plan of an equal"),
    pytest.param("cong-dien-07", "UBND xã Tân Mẫu", 2025, id="telegram"),
    pytest.param("quyet-dinh-1184", "UBND xã Tân Mẫu", 2026, id="articles"),
    pytest.param("thong-bao-118", "Sở Xây dựng tỉnh An Phước", 2026, id="conclusions"),
]


@pytest.mark.parametrize(("document", "unit", "year"), REQUESTS)
def test_every_line_has_a_source_of_exactly_the_stored_words(
    store: Store, suggested: Suggest, ids: Callable[[str], str], document: str, unit: str, year: int
) -> None:
    plan = suggested(unit=unit, year=year, superiors=[ids(document)])
    seen: set[str] = set()
    for one in _all(plan):
        assert one.id not in seen
        seen.add(one.id)
        assert one.reason
        assert bool(one.origins) == (one.why != "form")
        for origin in one.origins:
            assert store.document(int(origin.document_id)).document.text[origin.start : origin.end] == origin.quote


@pytest.mark.parametrize(("document", "unit", "year"), REQUESTS)
def test_every_placeholder_is_named_and_no_other_is(
    suggested: Suggest, ids: Callable[[str], str], document: str, unit: str, year: int
) -> None:
    for one in _all(suggested(unit=unit, year=year, superiors=[ids(document)])):
        texts = [one.text] if isinstance(one, Line) else [one.what, one.lead, one.coordinate, one.time]
        assert set(one.placeholders) == {open_ for text in texts for open_ in _OPEN.findall(text)}


@pytest.mark.parametrize(("document", "unit", "year"), REQUESTS)
def test_every_task_and_duty_is_compared(
    store: Store, suggested: Suggest, ids: Callable[[str], str], document: str, unit: str, year: int
) -> None:
    plan = suggested(unit=unit, year=year, superiors=[ids(document)])
    asked = store.document(int(ids(document))).document
    compared = {(one.origin.start, one.origin.end) for one in plan.coverage}
    assert {(one.start, one.end) for one in (*asked.tasks, *asked.reports)} <= compared
    assert not [one.what for one in plan.coverage if one.binding and one.coverage == "missing"]
    known = {one.id for one in _all(plan)}
    assert all(set(one.where) <= known for one in plan.coverage)


def test_the_superior_is_the_last_basis_and_the_law_comes_first(suggested: Suggest, ids: Callable[[str], str]) -> None:
    plan = suggested(unit="UBND xã Tân Mẫu", year=2024, superiors=[ids("ke-hoach-57")])
    assert plan.bases[-1].text.startswith("Thực hiện Kế hoạch số 57/KH-UBND ngày ")
    assert "Ủy ban nhân dân huyện Long Thạnh" in plan.bases[-1].text
    laws = [at for at, one in enumerate(plan.bases) if one.text.startswith("Căn cứ Luật")]
    assert laws == list(range(len(laws)))
    assert not any("QH1" in plan.bases[at].text for at in laws)


def test_a_basis_that_has_ended_is_kept_out_with_a_note(suggested: Suggest, stored: Stored) -> None:
    body = (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n\n"
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;\n\n" + REPORTING.format(day="20/11/2026")
    )
    plan = suggested(unit="UBND xã Tân Mẫu", year=2026, superiors=[stored(superior(body))])
    assert [one.text for one in plan.bases if "Luật" in one.text] == [
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022"
    ]
    assert any("hết hiệu lực" in note and "Luật Tổ chức chính quyền địa phương" in note for note in plan.notes)


def test_times_of_another_year_stay_open_and_show_what_the_superior_says(
    suggested: Suggest, ids: Callable[[str], str]
) -> None:
    plan = suggested(unit="UBND xã Tân Mẫu", year=2025, superiors=[ids("ke-hoach-57")])
    [row] = [row for part in plan.parts for row in part.rows if row.what.startswith("Rút ngắn thời gian trả kết quả")]
    assert row.time == "[thời gian; cấp trên ghi: Cả năm 2024]"
    assert any("là của năm 2024, dự thảo là của năm 2025" in note for note in plan.notes)
    same = suggested(unit="UBND xã Tân Mẫu", year=2024, superiors=[ids("ke-hoach-57")])
    [row] = [row for part in same.parts for row in part.rows if row.what.startswith("Rút ngắn thời gian trả kết quả")]
    assert row.time == "Cả năm 2024"


def test_who_leads_and_who_helps(suggested: Suggest, ids: Callable[[str], str]) -> None:
    plan = suggested(unit="UBND xã Tân Mẫu", year=2024, superiors=[ids("ke-hoach-57")])
    rows = {row.what.split(" ", 2)[0]: row for part in plan.parts for row in part.rows}
    assert rows["Rút"].lead == "[đơn vị chủ trì]"
    assert rows["Rút"].coordinate == "Phòng Tư pháp"
    assert rows["Niêm"].lead == "Phòng Tài chính - Kế hoạch"
    assert rows["Niêm"].coordinate == "Ủy ban nhân dân xã Tân Mẫu ([đơn vị thực hiện])"
    assert "Tập" not in rows


def test_reporting_keeps_to_the_superior_and_leaves_the_own_day_open(suggested: Suggest, stored: Stored) -> None:
    plan = suggested(
        unit="UBND xã Tân Mẫu", year=2026, superiors=[stored(superior(REPORTING.format(day="20/11/2026")))]
    )
    [line] = [one for one in plan.parts[2].lines if one.id == "r1"]
    assert "gửi Ủy ban nhân dân tỉnh (qua Sở Xây dựng): trước ngày 20/11/2026" in line.text
    assert "trước [ngày do đơn vị chọn, sớm hơn hạn của cấp trên: ngày 20/11/2026]" in line.text
    assert "20/11/2026" in line.origins[0].quote


def test_contradictory_days_of_two_superiors_are_told(suggested: Suggest, stored: Stored) -> None:
    first = stored(superior(REPORTING.format(day="20/11/2026")))
    second = stored(superior(REPORTING.format(day="05/12/2026"), number=34, title="Chăm sóc cây xanh đường phố"))
    plan = suggested(unit="UBND xã Tân Mẫu", year=2026, superiors=[first, second])
    [note] = [note for note in plan.notes if "ngày khác nhau" in note]
    assert "20/11/2026" in note
    assert "05/12/2026" in note
    assert "hạn sớm nhất là 20/11/2026" in note


def test_the_same_task_of_two_superiors_is_one_row_with_both_sources(suggested: Suggest, stored: Stored) -> None:
    first, second = stored(superior(table(3))), stored(superior(table(3), number=34, title="Trồng cây xanh"))
    plan = suggested(unit="UBND xã Tân Mẫu", year=2026, superiors=[first, second])
    rows = [row for part in plan.parts for row in part.rows]
    assert len(rows) == 3
    assert all({origin.document_id for origin in row.origins} == {first, second} for row in rows)


def test_last_years_plan_keeps_the_units_names_and_opens_its_numbers(
    suggested: Suggest, ids: Callable[[str], str]
) -> None:
    plan = suggested(unit="UBND phường Tân Lạc", year=2027, last_year=ids("ke-hoach-21"))
    assert plan.title == "Bảo đảm an toàn thực phẩm trên địa bàn phường Tân Lạc năm 2027"
    assert any(one.why == "last_year" for one in _all(plan))
    inside = plan.model_copy(update={"bases": ()})
    assert "2026" not in _said(inside)
    assert "kế hoạch trước ghi: " in "".join(open_ for one in _all(plan) for open_ in one.placeholders)


def test_a_topic_alone_draws_on_similar_plans_and_says_how_many(suggested: Suggest) -> None:
    plan = suggested(unit="UBND xã Tân Mẫu", year=2026, topic="công tác dân vận và dân chủ")
    assert plan.title == "Thực hiện công tác dân vận và dân chủ trên địa bàn xã Tân Mẫu năm 2026"
    reasons = [one.reason for one in _all(plan) if one.why == "peers"]
    assert any(re.search(r"\d trong \d kế hoạch tương tự", reason) for reason in reasons)
    said = _said(plan)
    assert not re.search("An Phước|Long Thạnh|Bình Hòa Sơn|Tân Lạc|Trúc Lâm", said)


def test_without_a_start_or_a_similar_plan_there_is_a_clear_message(suggested: Suggest) -> None:
    with pytest.raises(DraftError, match="ít nhất một văn bản"):
        suggested(unit="UBND xã Tân Mẫu", year=2026)
    with pytest.raises(DraftError, match="Kho chưa có kế hoạch nào về «nuôi cá tầm»"):
        suggested(unit="UBND xã Tân Mẫu", year=2026, topic="nuôi cá tầm")
    with pytest.raises(DraftError, match="Chưa ghi cơ quan"):
        suggested(unit=" ", year=2026, topic="dân vận")
    with pytest.raises(NotFound):
        suggested(unit="UBND xã Tân Mẫu", year=2026, superiors=["99999"])
    with pytest.raises(NotFound):
        suggested(unit="UBND xã Tân Mẫu", year=2026, last_year="../1")


def test_a_superior_without_tasks_gives_a_draft_that_says_so(suggested: Suggest, stored: Stored) -> None:
    plan = suggested(unit="UBND xã Tân Mẫu", year=2026, superiors=[stored(superior("Kế hoạch này được công bố."))])
    assert plan.parts[1].lines[0].text == "[nhiệm vụ của đơn vị]"
    assert any("không giao nhiệm vụ nào" in note for note in plan.notes)
    assert plan.coverage == ()
    assert all(part.lines or part.rows for part in plan.parts)


def test_an_unknown_unit_gets_what_is_for_all(suggested: Suggest, ids: Callable[[str], str]) -> None:
    plan = suggested(unit="Đội chiếu bóng lưu động", year=2025, superiors=[ids("chi-thi-15-cai")])
    assert any("Không nhận ra «Đội chiếu bóng lưu động»" in note for note in plan.notes)
    assert plan.position == "[chức vụ người ký]"


def test_names_with_signs_of_markup_stay_as_typed(suggested: Suggest, ids: Callable[[str], str]) -> None:
    plan = suggested(unit='UBND xã "A & B" <x>', year=2024, superiors=[ids("ke-hoach-57")])
    assert plan.opening is not None
    assert plan.opening.text.startswith('Ủy ban nhân dân xã "A & B" <x> ban hành')


def test_three_hundred_tasks_are_all_there(suggested: Suggest, stored: Stored) -> None:
    plan = suggested(unit="UBND xã Tân Mẫu", year=2026, superiors=[stored(superior(table(300)))])
    assert len(plan.parts[1].rows) == 300
    assert [one.coverage for one in plan.coverage] == ["covered"] * 300


@pytest.mark.parametrize(
    ("unit", "authority", "position", "above"),
    [
        ("UBND xã Tân Mẫu", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", ""),
        ("Sở Nội vụ tỉnh An Phước", "", "GIÁM ĐỐC", "Ủy ban nhân dân tỉnh An Phước"),
        ("Phòng Tư pháp huyện Long Thạnh", "", "TRƯỞNG PHÒNG", "Ủy ban nhân dân huyện Long Thạnh"),
    ],
)
def test_who_signs_under_whom(suggested: Suggest, unit: str, authority: str, position: str, above: str) -> None:
    plan = suggested(unit=unit, year=2026, topic="dân chủ ở cơ sở và dân vận")
    assert (plan.authority, plan.position, plan.superior_body) == (authority, position, above)
