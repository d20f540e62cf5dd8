"""Conversations in the browser, against the real service."""

import re
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.ui.looking import CROWDING, assert_vietnamese, wait_for_rest
from ui.conversation import conversation_of
from ui.conversation_bar import by_day
from ui.wire import ConversationLine

SYMBOL = "15/CT-UBND"
QUESTION = f"Theo Chỉ thị số {SYMBOL}, các sở báo cáo hằng tháng trước ngày nào?"


def put(page: Page, question: str) -> None:
    answers = page.get_by_test_id("stChatMessage").count()
    box = page.get_by_placeholder("Hỏi về các văn bản trong kho")
    box.fill(question)
    box.press("Enter")
    expect(page.get_by_test_id("stChatMessage")).to_have_count(answers + 2)
    expect(page.get_by_test_id("stChatMessage").last.get_by_test_id("stFeedback")).to_be_visible()


def begin(page: Page, address: str) -> None:
    page.goto(address)
    put(page, QUESTION)


def kept(page: Page, service: str) -> dict[str, object]:
    name = re.search(r"cuoc=(\w+)", page.url)
    assert name is not None
    found = httpx.get(f"{service}/api/conversations/{name[1]}", trust_env=False, timeout=30)
    assert found.status_code == 200
    return dict(found.json())


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.browser
def test_a_follow_up_says_how_it_was_understood_and_stays_after_a_reload(
    wide: Page, address: str, service: str, stocked: str
) -> None:
    begin(wide, address)
    put(wide, "ai ký?")
    last = wide.get_by_test_id("stChatMessage").last
    expect(last).to_contain_text(f"Hiểu là: Ai ký Chỉ thị số {SYMBOL}")
    expect(last).to_contain_text("Trịnh Công Lạng")
    assert_vietnamese(wide)
    wide.reload()
    expect(wide.get_by_test_id("stChatMessage")).to_have_count(4)
    expect(wide.get_by_test_id("stChatMessage").last).to_contain_text("Trịnh Công Lạng")
    expect(wide.locator(".source").first).to_be_visible()
    put(wide, "ban hành ngày nào?")
    expect(wide.get_by_test_id("stChatMessage").last).to_contain_text("12/05/2025")
    assert kept(wide, service)["turns"] == 3


@pytest.mark.browser
def test_an_earlier_conversation_is_opened_renamed_exported_and_deleted(
    wide: Page, address: str, service: str, stocked: str, tmp_path: Path
) -> None:
    begin(wide, address)
    wide.get_by_role("button", name="Cuộc này").click()
    wide.get_by_label("Tên").fill("Hạn báo cáo tháng")
    wide.get_by_label("Tên").press("Enter")
    until(lambda: kept(wide, service)["title"] == "Hạn báo cáo tháng")
    for suffix, label in (("docx", "Tải về Word"), ("md", "Tải về Markdown")):
        # A click while the page is still being drawn anew after the change of name is lost.
        wait_for_rest(wide)
        wide.get_by_test_id("stApp").and_(wide.locator("[data-test-script-state=notRunning]")).wait_for()
        with wide.expect_download() as download:
            wide.get_by_role("button", name=label).click()
        download.value.save_as(tmp_path / f"x.{suffix}")
    written = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert written.startswith("# Hạn báo cáo tháng\n")
    assert (tmp_path / "x.docx").read_bytes().startswith(b"PK")
    assert_vietnamese(wide)
    wide.keyboard.press("Escape")

    wide.get_by_role("button", name="Bắt đầu cuộc hỏi đáp mới").click()
    expect(wide.get_by_test_id("stChatMessage")).to_have_count(0)
    assert "cuoc=" not in wide.url
    wide.get_by_role("button", name="Cuộc trò chuyện trước").click()
    expect(wide.get_by_text("Hôm nay")).to_be_visible()
    assert_vietnamese(wide)
    wide.get_by_role("button", name="Hạn báo cáo tháng").click()
    expect(wide.get_by_test_id("stChatMessage")).to_have_count(2)
    expect(wide.locator(".source").first).to_be_visible()

    wide.get_by_role("button", name="Cuộc này").click()
    wide.get_by_role("button", name="Xóa cuộc này").click()
    dialog = wide.get_by_role("dialog").filter(has_text="Xóa cuộc trò chuyện?")
    expect(dialog).to_contain_text("Hạn báo cáo tháng")
    assert_vietnamese(wide)
    dialog.get_by_role("button", name="Xóa", exact=True).click()
    expect(wide.locator(".st-key-examples")).to_be_visible()
    listed = httpx.get(f"{service}/api/conversations", trust_env=False, timeout=30).json()["conversations"]
    assert "Hạn báo cáo tháng" not in [one["title"] for one in listed]


@pytest.mark.browser
def test_thumbs_and_comment_are_kept(wide: Page, address: str, service: str, stocked: str) -> None:
    begin(wide, address)
    wide.get_by_role("radio", name="Đúng", exact=True).click()
    wide.get_by_role("button", name="Nhận xét").click()
    wide.get_by_label("Điều gì đúng, điều gì chưa đúng?").fill("đúng ngày")
    wide.get_by_role("button", name="Lưu nhận xét").click()
    expect(wide.get_by_role("button", name="Đã nhận xét")).to_be_visible()
    [turn] = kept(wide, service)["said"]  # type: ignore[misc]
    assert turn["feedback"] == {"helpful": True, "comment": "đúng ngày"}
    wide.reload()
    expect(wide.get_by_role("button", name="Đã nhận xét")).to_be_visible()
    expect(wide.get_by_role("radio", name="Đúng", exact=True)).to_be_checked()


@pytest.mark.browser
def test_the_units_name_is_sent_with_the_question(wide: Page, address: str, stocked: str) -> None:
    wide.goto(address)
    wide.get_by_role("button", name="Đơn vị: chưa đặt").click()
    wide.get_by_label("Đơn vị của tôi").fill("Sở Nội vụ")
    wide.get_by_label("Đơn vị của tôi").press("Enter")
    expect(wide.get_by_role("button", name="Đơn vị: Sở Nội vụ")).to_be_visible()
    wide.keyboard.press("Escape")
    put(wide, "Đơn vị tôi phải báo cáo gì?")
    expect(wide.get_by_test_id("stChatMessage").last).to_contain_text("Sở Nội vụ")
    wide.locator(".st-key-menu").get_by_text("Kho văn bản").click()
    expect(wide.get_by_role("heading", name="Kho văn bản")).to_be_visible()
    wide.locator(".st-key-menu").get_by_text("Hỏi đáp").click()
    expect(wide.get_by_role("button", name="Đơn vị: Sở Nội vụ")).to_be_visible()
    expect(wide.get_by_test_id("stChatMessage")).to_have_count(2)


@pytest.mark.browser
def test_a_removed_document_leaves_its_quotes(wide: Page, address: str, service: str, stocked: str) -> None:
    text = (
        "ỦY BAN NHÂN DÂN XÃ THỬ\nSố: 8/TB-UBND\nTHÔNG BÁO\nCác thôn báo cáo Ủy ban nhân dân xã trước ngày 07/6/2025.\n"
    )
    sent = {"files": ("thông báo 8.txt", text.encode())}
    said = httpx.post(f"{service}/api/documents", files=sent, trust_env=False, timeout=120).json()
    wide.goto(address)
    put(wide, "Theo Thông báo 8/TB-UBND, các thôn báo cáo trước ngày nào?")
    quote = wide.locator(".source .quote").first.text_content()
    httpx.delete(f"{service}/api/documents/{said['documents'][0]['id']}", trust_env=False, timeout=30)
    wide.reload()
    source = wide.locator(".source").first
    expect(source).to_contain_text("Văn bản không còn trong kho")
    expect(source.locator(".quote")).to_have_text(quote or "")
    assert source.get_by_role("link").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize("name", ["khong-co-cuoc-nay", "../../x", "a" * 100])
def test_an_address_of_no_conversation_begins_a_new_one(wide: Page, address: str, stocked: str, name: str) -> None:
    wide.goto(f"{address}?cuoc={name}")
    expect(wide.locator(".st-key-examples")).to_be_visible()


@pytest.mark.browser
def test_it_all_fits_a_phone(phone: Page, address: str, stocked: str) -> None:
    begin(phone, address)
    assert phone.evaluate(CROWDING) == []
    phone.get_by_role("button", name="Cuộc trò chuyện trước").click()
    expect(phone.get_by_text("Hôm nay")).to_be_visible()
    assert phone.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    assert_vietnamese(phone)


def test_conversations_are_listed_by_day() -> None:
    def line(name: str, day: int) -> ConversationLine:
        return ConversationLine(id=name, title=name, updated=datetime(2025, 6, day, 12, tzinfo=UTC), turns=1)

    found = list(by_day([line("a", 5), line("b", 5), line("c", 4), line("d", 1)], date(2025, 6, 5)))
    assert [(day, [one.id for one in lines]) for day, lines in found] == [
        ("Hôm nay", ["a", "b"]),
        ("Hôm qua", ["c"]),
        ("01/06/2025", ["d"]),
    ]


@pytest.mark.parametrize(("typed", "name"), [("abc-1_Z", "abc-1_Z"), ("", ""), ("a/b", ""), ("x" * 65, ""), ("mã", "")])
def test_only_a_well_formed_id_is_read_from_an_address(typed: str, name: str) -> None:
    assert conversation_of({"cuoc": typed}) == name
