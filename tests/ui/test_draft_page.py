"""Drafting a plan in the browser, against the real service."""

import io
import sys
from pathlib import Path
from typing import Any

import docx
import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.ui.conftest import SAMPLE
from tests.ui.drafted import kept_draft
from tests.ui.looking import CROWDING, assert_vietnamese, mark_in_view, wait_for_rest
from tests.ui.serving import WIDE, free_port, page_for, running, wait_until_it_answers, watched

pytestmark = pytest.mark.browser

SUPERIOR = """ỦY BAN NHÂN DÂN
TỈNH AN PHƯỚC
Số: 21/KH-UBND
An Phước, ngày 12 tháng 5 năm 2025
KẾ HOẠCH
Thực hiện công tác dân vận năm 2025
1. Sở Nội vụ chủ trì tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh trước ngày 10 tháng 12 năm 2025.
"""


@pytest.fixture
def draft_id(service: str, stocked: str) -> str:
    return kept_draft(service, stocked)


def now(service: str, draft_id: str) -> dict[str, Any]:
    got: dict[str, Any] = httpx.get(f"{service}/api/drafts/{draft_id}", trust_env=False, timeout=60).json()
    return got


def wait_for_lead(page: Page, service: str, draft_id: str, lead: str) -> None:
    for _ in range(100):
        if now(service, draft_id)["plan"]["parts"][0]["rows"][0]["lead"] == lead:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"the first row's lead never became {lead}")


def card(page: Page, item_id: str) -> Locator:
    return page.locator(f'.draft .card[data-id="{item_id}"]')


def open_draft(page: Page, address: str, draft_id: str) -> None:
    page.goto(address)
    page.locator(".st-key-menu").get_by_text("Soạn kế hoạch").click()
    if page.get_by_role("button", name="Các dự thảo khác").is_visible():
        page.get_by_role("button", name="Các dự thảo khác").click()
    page.locator(f'.library a.name[href$="du_thao={draft_id}"]').click()
    expect(card(page, "b1")).to_be_visible()


def section(page: Page, name: str) -> None:
    page.get_by_test_id("stButtonGroup").get_by_text(name).click()


def test_the_form_says_what_it_needs_and_opens_a_new_draft(
    phone: Page, address: str, service: str, stocked: str, tmp_path: Path
) -> None:
    superior = tmp_path / "ke-hoach-21.txt"
    superior.write_text(SUPERIOR, encoding="utf-8")
    phone.goto(address)
    phone.locator(".st-key-menu").get_by_text("Soạn kế hoạch").click()
    phone.get_by_label("Cơ quan, đơn vị ban hành").fill("UBND xã An Lư")
    send = phone.get_by_role("button", name="Gợi ý dự thảo")
    send.click()
    expect(phone.get_by_role("alert")).to_contain_text("Chưa có gì để dựa vào")
    expect(phone.get_by_label("Cơ quan, đơn vị ban hành")).to_have_value("UBND xã An Lư")
    wait_for_rest(phone)
    assert phone.evaluate(CROWDING) == []
    assert_vietnamese(phone)
    phone.locator("input[type=file]").set_input_files(superior)
    phone.get_by_label("Tên người soạn").fill("Nguyễn Văn Mẫu")
    phone.get_by_label("Tên người soạn").press("Tab")
    send.click()
    expect(phone.get_by_role("button", name="Các dự thảo khác")).to_be_visible()
    newest = httpx.get(f"{service}/api/drafts", trust_env=False, timeout=60).json()["drafts"][0]
    assert newest["unit"].endswith("xã An Lư")
    assert newest["by"] == "Nguyễn Văn Mẫu"
    assert phone.url.endswith(f"du_thao={newest['id']}")


def test_accept_edit_reject_take_move_undo_and_download(
    wide: Page, address: str, service: str, draft_id: str, tmp_path: Path
) -> None:
    open_draft(wide, address, draft_id)
    expect(wide.get_by_text("Còn 41 chỗ cần điền")).to_be_visible()
    expect(card(wide, "b2").locator(".blank")).to_have_text("[số liệu]")
    expect(card(wide, "b2").locator(".said")).to_contain_text("<b>&amp;")
    card(wide, "b1").get_by_role("button", name="Nhận").click()
    expect(card(wide, "b1").locator(".badge").first).to_have_text("Đã nhận")

    card(wide, "b2").get_by_role("button", name="Sửa").click()
    wide.get_by_label("Nội dung", exact=True).first.fill("Căn cứ thứ hai đã sửa;")
    card(wide, "b2").get_by_role("button", name="Lưu").click()
    expect(card(wide, "b2").locator(".badge").first).to_have_text("Đã sửa")
    expect(wide.get_by_text("Còn 40 chỗ cần điền")).to_be_visible()

    card(wide, "b1").locator("summary", has_text="Cách viết khác").click()
    card(wide, "b1").get_by_role("button", name="Dùng câu này").click()
    expect(card(wide, "b1").locator(".said")).to_have_text("Căn cứ một văn bản khác;")
    card(wide, "b1").get_by_role("button", name="Xuống").click()
    expect(wide.locator(".draft .card").first).to_have_attribute("data-id", "b2")

    card(wide, "b1").get_by_role("button", name="Bỏ").click()
    expect(card(wide, "b1").locator(".badge").first).to_have_text("Đã bỏ")
    wide.get_by_role("button", name="Hoàn tác").click()
    expect(card(wide, "b1").locator(".badge").first).to_have_text("Đã nhận")
    wide.get_by_role("button", name="Làm lại").click()
    expect(card(wide, "b1").locator(".badge").first).to_have_text("Đã bỏ")
    assert_vietnamese(wide)
    assert [(one["id"], one["state"]) for one in now(service, draft_id)["plan"]["bases"]] == [
        ("b2", "edited"),
        ("b1", "rejected"),
    ]

    wide.get_by_role("button", name="Tải về Word").click()
    with wide.expect_download() as download:
        wide.get_by_role("button", name="Tải tệp .docx").click()
    saved = tmp_path / "tệp.docx"
    download.value.save_as(saved)
    words = "\n".join(one.text for one in docx.Document(io.BytesIO(saved.read_bytes())).paragraphs)
    assert "Căn cứ thứ hai đã sửa" in words
    assert "Căn cứ một văn bản khác" not in words


def test_a_source_opens_at_its_words_and_back_is_where_one_was(
    wide: Page, address: str, service: str, draft_id: str
) -> None:
    open_draft(wide, address, draft_id)
    section(wide, "I. Nhiệm vụ")
    wide.get_by_role("button", name="Trang 2").click()
    expect(card(wide, "t15")).to_be_visible()
    card(wide, "t15").locator("a.from").click()
    quote = now(service, draft_id)["plan"]["bases"][0]["origins"][0]["quote"]
    assert mark_in_view(wide) == quote
    wide.get_by_role("button", name="Quay lại dự thảo").click()
    expect(card(wide, "t15")).to_be_visible()


def test_cells_are_typed_into_a_grid(wide: Page, address: str, service: str, draft_id: str) -> None:
    open_draft(wide, address, draft_id)
    section(wide, "I. Nhiệm vụ")
    wide.get_by_text("Bảng", exact=True).click()
    grid = wide.get_by_test_id("stDataFrame")
    expect(grid.locator("canvas").first).to_be_visible()
    wait_for_rest(wide)
    box = grid.bounding_box()
    assert box
    # The grid is a canvas: the third cell of the first row.
    wide.mouse.click(box["x"] + 70 + 400 + 60, box["y"] + 40 + 40)
    wide.keyboard.press("Enter")
    editor = wide.locator("#portal textarea")
    editor.fill("Đoàn thanh niên xã")
    editor.press("Enter")
    wait_for_lead(wide, service, draft_id, "Đoàn thanh niên xã")
    wide.get_by_role("button", name="Hoàn tác").click()
    wait_for_lead(wide, service, draft_id, "Công an xã")
    assert_vietnamese(wide)


def test_a_missing_task_is_added_and_own_lines_too_on_a_phone(
    phone: Page, address: str, service: str, draft_id: str
) -> None:
    open_draft(phone, address, draft_id)
    wait_for_rest(phone)
    assert phone.evaluate(CROWDING) == []
    section(phone, "Đối chiếu cấp trên")
    expect(phone.locator(".draft .card").first).to_contain_text("Nhiệm vụ bị sót")
    phone.get_by_role("button", name="Thêm vào dự thảo").first.click()
    expect(phone.get_by_text("còn thiếu 0")).to_be_visible()
    section(phone, "Nơi nhận, ký")
    phone.get_by_text("Thêm nơi nhận", exact=True).click()
    phone.get_by_label("Nội dung", exact=True).fill("Các thôn;")
    phone.get_by_role("button", name="Thêm vào dự thảo").click()
    expect(card(phone, "own-2")).to_contain_text("Các thôn;")
    phone.get_by_text("Phần đầu và chữ ký", exact=True).click()
    phone.get_by_label("Chức vụ người ký").fill("CHỦ TỊCH")
    # Going on to something else keeps what was typed, and does that too.
    card(phone, "own-2").get_by_role("button", name="Bỏ").click()
    expect(card(phone, "own-2").locator(".badge").first).to_have_text("Đã bỏ")
    expect(phone.get_by_label("Chức vụ người ký")).to_have_value("CHỦ TỊCH")
    wait_for_rest(phone)
    assert phone.evaluate(CROWDING) == []
    assert_vietnamese(phone)
    plan = now(service, draft_id)["plan"]
    assert plan["position"] == "CHỦ TỊCH"
    added = plan["parts"][0]["rows"][-1]
    assert (added["id"], added["origins"]) == ("own-1", [plan["coverage"][1]["origin"]])


def test_two_people_on_one_draft_do_not_lose_each_others_work(
    browser: Browser, wide: Page, address: str, service: str, draft_id: str
) -> None:
    with watched(browser, WIDE) as other:
        for page in (wide, other):
            open_draft(page, address, draft_id)
        # In different places: both are kept.
        card(wide, "b1").get_by_role("button", name="Nhận").click()
        expect(card(wide, "b1").locator(".badge").first).to_have_text("Đã nhận")
        card(other, "b2").get_by_role("button", name="Nhận").click()
        expect(other.get_by_text("cùng với thay đổi của người khác")).to_be_visible()
        expect(card(other, "b1").locator(".badge").first).to_have_text("Đã nhận")
        # In the same place: the second is told, and keeps what was typed.
        for page, words in ((other, "Lời của người thứ hai;"), (wide, "Lời của người thứ nhất;")):
            card(page, "b2").get_by_role("button", name="Sửa").click()
            page.get_by_label("Nội dung", exact=True).first.fill(words)
            card(page, "b2").get_by_role("button", name="Lưu").click()
            if page is other:
                expect(card(page, "b2").locator(".said")).to_have_text(words)
        expect(wide.get_by_role("alert")).to_contain_text("đã sửa dự thảo này lúc")
        expect(wide.get_by_label("Nội dung anh/chị đã gõ")).to_have_value("Lời của người thứ nhất;")
        expect(card(wide, "b2").locator(".said")).to_have_text("Lời của người thứ hai;")
        wide.get_by_role("button", name="Thử lại trên bản hiện tại").click()
        expect(card(wide, "b2").locator(".said")).to_have_text("Lời của người thứ nhất;")
        expect(wide.get_by_role("alert")).to_have_count(0)
        assert_vietnamese(wide)
    assert now(service, draft_id)["plan"]["bases"][1]["text"] == "Lời của người thứ nhất;"


def test_a_draft_that_is_gone_is_said_to_be(wide: Page, address: str, service: str, draft_id: str) -> None:
    open_draft(wide, address, draft_id)
    assert httpx.delete(f"{service}/api/drafts/{draft_id}", trust_env=False, timeout=60).status_code == 204
    card(wide, "b1").get_by_role("button", name="Nhận").click()
    expect(wide.get_by_role("alert")).to_contain_text("Không có dự thảo mang mã")
    wide.get_by_role("button", name="Bỏ thay đổi này").click()
    wide.get_by_role("button", name="Tải lại").click()
    expect(wide.get_by_role("alert")).to_contain_text("Không có dự thảo mang mã")


def test_what_is_typed_while_the_service_is_away_is_kept_and_sent_later(browser: Browser, tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "service.log"
    service, home = f"http://127.0.0.1:{port}", {"TROLY_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "assistant.cli", "serve", f"--port={port}"]
    with page_for(service, tmp_path) as address, watched(browser, WIDE) as page:
        with running(command, log, **home) as process:
            wait_until_it_answers(f"{service}/healthz", process, log)
            sent = {"files": (SAMPLE.name, SAMPLE.read_bytes())}
            stored = httpx.post(f"{service}/api/documents", files=sent, trust_env=False, timeout=120).json()
            draft_id = kept_draft(service, str(stored["documents"][0]["id"]))
            open_draft(page, address, draft_id)
            card(page, "b2").get_by_role("button", name="Sửa").click()
            page.get_by_label("Nội dung", exact=True).first.fill("Gõ khi máy chủ tắt;")
        card(page, "b2").get_by_role("button", name="Lưu").click()
        expect(page.get_by_role("alert")).to_contain_text("Chưa kết nối được với máy chủ")
        expect(page.get_by_label("Nội dung anh/chị đã gõ")).to_have_value("Gõ khi máy chủ tắt;")
        assert_vietnamese(page)
        with running(command, log, **home) as process:
            wait_until_it_answers(f"{service}/healthz", process, log)
            page.get_by_role("button", name="Thử lại trên bản hiện tại").click()
            expect(card(page, "b2").locator(".said")).to_have_text("Gõ khi máy chủ tắt;")
            assert now(service, draft_id)["plan"]["bases"][1]["text"] == "Gõ khi máy chủ tắt;"
