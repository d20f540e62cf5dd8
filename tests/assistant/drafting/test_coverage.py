"""What of a superior document a draft carries out, whoever wrote the draft."""

from collections.abc import Callable

from assistant.drafting.coverage import coverage
from assistant.drafting.plan import Plan
from corpus.parse import parse
from index.store import Store
from tests.assistant.drafting.conftest import Stored, Suggest
from tests.assistant.drafting.superiors import superior, table


def _without(plan: Plan, ids: set[str]) -> Plan:
    parts = tuple(
        part.model_copy(
            update={
                "rows": tuple(
                    row.model_copy(update={"state": "rejected"}) if row.id in ids else row for row in part.rows
                )
            }
        )
        for part in plan.parts
    )
    return plan.model_copy(update={"parts": parts})


def test_a_rejected_row_leaves_its_task_missing(store: Store, suggested: Suggest, stored: Stored) -> None:
    body = (
        "II. NHIỆM VỤ\n\nTT\tNhiệm vụ\tThời gian thực hiện\tCơ quan chủ trì\tCơ quan phối hợp\n"
        "1\tLát lại vỉa hè trước cổng chợ.\tCả năm 2026\tUBND các xã, phường\tSở Xây dựng\n"
        "2\tSơn kẻ vạch sang đường ở trường học.\tCả năm 2026\tUBND các xã, phường\tSở Xây dựng\n"
        "3\tThay đèn hỏng trên cầu vượt.\tCả năm 2026\tSở Xây dựng\tSở Tài chính"
    )
    above = stored(superior(body))
    plan = suggested(unit="UBND xã Tân Mẫu", year=2026, superiors=[above])
    assert [(one.coverage, one.binding) for one in plan.coverage] == [
        ("covered", True),
        ("covered", True),
        ("missing", False),
    ]
    [row] = [row for part in plan.parts for row in part.rows if row.what.startswith("Lát lại")]
    again = coverage(store.document(int(above)), _without(plan, {row.id}))
    assert [one.coverage for one in again] == ["missing", "covered", "missing"]
    assert again[0].where == ()


def test_a_draft_written_elsewhere_is_compared_by_its_words(store: Store, stored: Stored) -> None:
    above = store.document(int(stored(superior(table(1)))))
    other = """ỦY BAN NHÂN DÂN
XÃ TÂN MẪU

Số: 01/KH-UBND
Tân Mẫu, ngày 10 tháng 02 năm 2026

KẾ HOẠCH
Cây xanh năm 2026

I. NHIỆM VỤ

{}
"""
    whole = parse(
        other.format("1. Công chức địa chính trồng và chăm sóc hàng cây số hiệu 1 ở tuyến phố văn minh thứ 1.")
    )
    some = parse(other.format("1. Công chức địa chính trồng và chăm sóc hàng cây trong công viên của xã."))
    none = parse(other.format("1. Công chức văn hóa treo băng rôn, cờ Tổ quốc trong các ngày lễ lớn của đất nước."))
    assert [coverage(above, draft)[0].coverage for draft in (whole, some, none)] == ["covered", "partly", "missing"]
    assert coverage(above, whole)[0].where == ("mục I.1",)


def test_every_demand_is_quoted_at_its_place(store: Store, suggested: Suggest, ids: Callable[[str], str]) -> None:
    plan = suggested(unit="Sở Tài chính tỉnh An Phước", year=2025, superiors=[ids("chi-thi-15-cai")])
    text = store.document(int(ids("chi-thi-15-cai"))).document.text
    assert plan.coverage
    assert all(text[one.origin.start : one.origin.end] == one.origin.quote for one in plan.coverage)
    mine = [one for one in plan.coverage if one.binding]
    others = [one for one in plan.coverage if not one.binding]
    assert any("Sở Tài chính" in one.origin.quote for one in mine)
    assert any("Thanh tra tỉnh" in one.origin.quote for one in others)
