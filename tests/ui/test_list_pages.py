"""The calendar, the check and the citing documents in the browser, against the real service."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.ui.looking import CROWDING, assert_vietnamese, mark_in_view, wait_for_rest

pytestmark = pytest.mark.browser

FILES = {
    "Bảng chữ (CSV)": b"\xef\xbb\xbf",
    "Bảng tính (Excel)": b"PK",
    "Lịch điện tử (ICS)": b"BEGIN:VCALENDAR",
}
DRAFT = """ỦY BAN NHÂN DÂN XÃ THỬ
Số: 7/TB-UBND
THÔNG BÁO
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;
Căn cứ Quyết định số 5/QĐ-UBND của Ủy ban nhân dân tỉnh;
Các thôn báo cáo Ủy ban nhân dân xã trước ngày 05/6/2025.
"""


def menu(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.locator(".st-key-menu").get_by_text(name).click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def got(url: str) -> dict[str, list[dict[str, object]]]:
    answer: dict[str, list[dict[str, object]]] = httpx.get(url, trust_env=False, timeout=60).json()
    return answer


def test_the_calendar_lists_filters_opens_and_hands_out(
    wide: Page, address: str, service: str, stocked: str, tmp_path: Path
) -> None:
    reports = got(f"{service}/api/reports")["reports"]
    menu(wide, address, "Lịch báo cáo")
    wide.get_by_text("Tất cả", exact=True).click()
    expect(wide.get_by_text(f"{len(reports)} việc", exact=True)).to_be_visible()
    # Drawn last: now the buttons above are those of the whole list.
    expect(wide.get_by_text("Đã qua (").or_(wide.get_by_text("Không ghi ngày cụ thể (")).first).to_be_visible()
    assert_vietnamese(wide)
    for name, beginning in FILES.items():
        with wide.expect_download() as download:
            wide.get_by_role("button", name=name).click()
        saved = tmp_path / download.value.suggested_filename
        download.value.save_as(saved)
        assert saved.name.startswith("lich-bao-cao.")
        assert saved.read_bytes().startswith(beginning)

    wide.get_by_label("Lọc trong lịch").fill("khong co viec nay")
    expect(wide.get_by_text("Không có việc nào khớp")).to_be_visible()
    wide.get_by_label("Lọc trong lịch").fill("")
    over = wide.locator(".cards summary", has_text="Đã qua")
    if over.count():
        over.click()
    wide.locator(".card .open:visible").first.click()
    quote = mark_in_view(wide).replace("\n", "")
    assert quote in [str(report["quote"]).replace("\n", "") for report in reports]
    wide.get_by_role("button", name="Quay lại lịch báo cáo").click()
    # What was chosen is still chosen.
    expect(wide.get_by_text(f"{len(reports)} việc", exact=True)).to_be_visible()


def test_a_unit_is_remembered_and_tasks_fit_a_phone(phone: Page, address: str, service: str, stocked: str) -> None:
    lead = next(str(task["lead"][0]) for task in got(f"{service}/api/tasks")["tasks"] if task["lead"])  # type: ignore[index]
    menu(phone, address, "Lịch báo cáo")
    unit = phone.get_by_label("Đơn vị của tôi")
    unit.fill(lead)
    unit.press("Enter")
    phone.get_by_text("Nhiệm vụ", exact=True).click()
    phone.get_by_text("Tất cả", exact=True).click()
    expect(phone.locator(".card", has_text="Áp dụng vì").first).to_be_attached()
    wait_for_rest(phone)
    assert phone.evaluate(CROWDING) == []
    assert_vietnamese(phone)
    phone.locator(".st-key-menu").get_by_text("Hỏi đáp").click()
    expect(phone.get_by_role("heading", name="Hỏi đáp văn bản")).to_be_visible()
    phone.locator(".st-key-menu").get_by_text("Lịch báo cáo").click()
    expect(unit).to_have_value(lead)


def test_a_draft_is_checked_without_being_stored(
    phone: Page, address: str, service: str, stocked: str, tmp_path: Path
) -> None:
    before = got(f"{service}/api/documents")
    draft = tmp_path / "dự thảo.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    menu(phone, address, "Kiểm tra căn cứ")
    phone.get_by_text("Tệp dự thảo", exact=True).first.click()
    phone.locator("input[type=file]").set_input_files(draft)
    expect(phone.get_by_text("Cần xem lại", exact=True)).to_be_visible()
    incomplete = phone.locator(".card", has_text="5/QĐ-UBND").first
    expect(incomplete.locator(".badge")).to_have_text("Ghi chưa đủ")
    assert phone.locator(".card .open").count() == 0
    wait_for_rest(phone)
    assert phone.evaluate(CROWDING) == []
    assert_vietnamese(phone)
    assert got(f"{service}/api/documents") == before


def test_a_stored_document_is_checked_and_opens_at_a_reference(wide: Page, address: str, stocked: str) -> None:
    menu(wide, address, "Kiểm tra căn cứ")
    wide.get_by_role("combobox").click()
    wide.keyboard.type("15/CT-UBND")
    wide.keyboard.press("Enter")
    expect(wide.get_by_text("lời viện dẫn")).to_be_visible()
    expect(wide.locator(".cards summary").first).to_be_visible()
    for summary in wide.locator(".cards summary").all():
        summary.click()
    quote = wide.locator(".card .quote").first.text_content()
    assert_vietnamese(wide)
    wide.locator(".card .open").first.click()
    assert mark_in_view(wide) == quote
    wide.get_by_role("button", name="Quay lại kiểm tra căn cứ").click()
    expect(wide.get_by_text("lời viện dẫn")).to_be_visible()


def test_who_cites_a_document_is_counted_and_opens(wide: Page, address: str, service: str, stocked: str) -> None:
    cited = got(f"{service}/api/documents/{stocked}")["references"][0]
    name = str(cited["symbol"] or cited["name"])
    rows = httpx.get(f"{service}/api/references", params={"cited": name}, trust_env=False, timeout=60).json()
    menu(wide, address, "Viện dẫn")
    field = wide.get_by_label("Văn bản được viện dẫn")
    field.fill("không phải văn bản")
    field.press("Enter")
    expect(wide.get_by_text("Chưa nhận ra văn bản nào")).to_be_visible()
    assert_vietnamese(wide)
    field.fill(name)
    field.press("Enter")
    expect(wide.get_by_text(f"{rows['documents']} văn bản viện dẫn «{name}»")).to_be_visible()
    expect(wide.locator(".card .open")).to_have_count(len(rows["references"]))
    quote = wide.locator(".card .quote").first.text_content()
    wide.locator(".card .open").first.click()
    assert mark_in_view(wide) == quote
    wide.get_by_role("button", name="Quay lại viện dẫn").click()
    expect(field).to_have_value(name)


@pytest.fixture
def neighbours(service: str) -> Iterator[None]:
    """Two more documents that cite the same law, for as long as a test needs them."""
    ids = []
    for number in (91, 92):
        sent = {"files": (f"thong-bao-{number}.txt", DRAFT.replace("7/TB", f"{number}/TB").encode())}
        stored = httpx.post(f"{service}/api/documents", files=sent, trust_env=False, timeout=120).json()
        ids.append(stored["documents"][0]["id"])
    yield
    for one in ids:
        httpx.delete(f"{service}/api/documents/{one}", trust_env=False, timeout=60).raise_for_status()


def test_the_picture_leads_to_who_cites_a_document(phone: Page, address: str, stocked: str, neighbours: None) -> None:
    menu(phone, address, "Viện dẫn")
    law = phone.locator(".network .cited button", has_text="Luật Tổ chức chính quyền địa phương")
    expect(law.locator(".count")).to_have_text("2")
    wait_for_rest(phone)
    assert phone.evaluate(CROWDING) == []
    assert_vietnamese(phone)
    law.click()
    expect(phone.locator(".card", has_text="Luật Tổ chức chính quyền địa phương")).to_have_count(2)
