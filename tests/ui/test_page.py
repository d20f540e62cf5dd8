"""What an official does in the browser, against the real service."""

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.looking import CROWDING, assert_vietnamese, mark_in_view, wait_for_rest
from tests.ui.serving import ROOT, WIDE, free_port, page_for, watched

pytestmark = pytest.mark.browser

SYMBOL = "15/CT-UBND"
QUESTION = f"Theo Chỉ thị số {SYMBOL}, cơ quan nào phải báo cáo và trước ngày nào?"
HOSTILE = """ỦY BAN NHÂN DÂN XÃ <b>THỬ</b>
Số: 7/TB-UBND
THÔNG BÁO
<img src=x onerror="document.title='bị chạy'"> <script>document.title='bị chạy'</script>
Các thôn báo cáo Ủy ban nhân dân xã trước ngày 05/6/2025. ![ảnh](http://example.invalid/a.png)
"""


def ask(page: Page, address: str, question: str) -> None:
    page.goto(address)
    box = page.get_by_placeholder("Hỏi về các văn bản trong kho")
    box.fill(question)
    box.press("Enter")


def test_upload_find_read_and_delete(wide: Page, address: str, tmp_path: Path) -> None:
    good, bad = tmp_path / "thông báo.txt", tmp_path / "anh.txt"
    good.write_text(HOSTILE, encoding="utf-8")
    bad.write_bytes(b"\x00\x01\x02" * 50)
    wide.goto(address)
    wide.locator(".st-key-menu").get_by_text("Kho văn bản").click()
    expect(wide.get_by_role("heading", name="Kho văn bản")).to_be_visible()
    wide.locator("input[type=file]").set_input_files([good, bad])
    wide.get_by_role("button", name="Nạp 2 tệp vào kho").click()
    expect(wide.get_by_text("Đã nạp: thông báo.txt")).to_be_visible(timeout=60_000)
    expect(wide.get_by_text("anh.txt: Nội dung")).to_be_visible()
    card = wide.locator(".document", has_text="7/TB-UBND")
    expect(card).to_have_count(1)
    assert_vietnamese(wide)

    wide.get_by_label("Tìm trong danh sách").fill("khong co van ban nay")
    expect(wide.get_by_text("Không có văn bản nào khớp")).to_be_visible()
    wide.get_by_label("Tìm trong danh sách").fill("7/tb")
    card.get_by_role("link", name="Mở").click()
    text = wide.locator(".viewer .text")
    expect(text).to_contain_text("<script>document.title='bị chạy'</script>")
    assert text.locator("img, script, b").count() == 0
    assert "bị chạy" not in wide.title()
    assert_vietnamese(wide)

    wide.get_by_role("button", name="Quay lại kho văn bản").click()
    card.get_by_role("button", name="Xóa").click()
    dialog = wide.get_by_role("dialog")
    expect(dialog).to_contain_text("Xóa văn bản khỏi kho?")
    assert_vietnamese(wide)
    dialog.get_by_role("button", name="Giữ lại").click()
    expect(dialog).to_have_count(0)
    expect(card).to_have_count(1)
    card.get_by_role("button", name="Xóa").click()
    dialog.get_by_role("button", name="Xóa").click()
    expect(card).to_have_count(0)


def test_a_cited_answer_opens_at_the_quoted_words(wide: Page, address: str, stocked: str) -> None:
    ask(wide, address, QUESTION)
    source = wide.locator(".source").first
    expect(source).to_be_visible()
    expect(source.locator(".label")).to_contain_text(SYMBOL)
    assert_vietnamese(wide)

    marker = wide.locator("[data-testid=stMarkdown] a").first
    assert marker.text_content() == "1"
    marker.click()
    expect(wide.locator(".source:target .number")).to_have_text("1")

    source.get_by_role("button", name="Chép tên nguồn").click()
    expect(source.get_by_role("button", name="Đã chép")).to_be_visible()
    assert wide.evaluate("navigator.clipboard.readText()") == source.locator(".label").text_content()

    quote = source.locator(".quote").text_content()
    source.get_by_role("link", name="Mở văn bản").click()
    assert mark_in_view(wide) == quote
    assert_vietnamese(wide)
    wide.get_by_role("button", name="Quay lại hỏi đáp").click()
    expect(wide.get_by_text(QUESTION)).to_be_visible()
    wait_for_rest(wide)
    expect(wide.locator(".source").first).to_be_in_viewport()


def test_the_cells_of_a_quoted_table_row_stand_apart(wide: Page, address: str, service: str) -> None:
    table = ROOT / "corpus" / "samples" / "ke-hoach-318-chuyen-doi-so-2026.md"
    files = {"files": (table.name, table.read_bytes())}
    sent = httpx.post(f"{service}/api/documents", files=files, trust_env=False, timeout=120).json()
    ask(wide, address, "Đơn vị nào chủ trì số hóa sổ hộ tịch trong Kế hoạch 318/KH-UBND?")
    quote = wide.locator(".source .quote").first
    expect(quote).to_contain_text("Sở Tư pháp")
    assert "\tSở Tư pháp\t" in quote.inner_text()
    httpx.delete(f"{service}/api/documents/{sent['documents'][0]['id']}", trust_env=False, timeout=60)


def test_an_answer_streams_before_its_sources_come(wide: Page, address: str, stocked: str) -> None:
    wide.add_init_script(
        """window.seen = [];
        new MutationObserver(() => {
          const words = [...document.querySelectorAll("[data-testid=stChatMessage]")].map((one) => one.innerText);
          if (words.length === 2) window.seen.push([words[1], document.querySelectorAll(".source").length]);
        }).observe(document, { subtree: true, childList: true, characterData: true });"""
    )
    ask(wide, address, QUESTION)
    expect(wide.locator(".source").first).to_be_visible()
    seen = wide.evaluate("window.seen")
    assert any("Đang" in words and not sources for words, sources in seen)
    assert any("Đang" not in words.split("\n")[-1] and words.strip() and not sources for words, sources in seen)


def test_what_the_documents_do_not_say_is_said_kindly(wide: Page, address: str, stocked: str) -> None:
    ask(wide, address, "Mức thưởng cho huấn luyện viên bóng chuyền là bao nhiêu?")
    expect(wide.get_by_text("Anh/chị có thể nạp thêm văn bản")).to_be_visible()
    assert wide.locator(".source").count() == 0


def test_an_example_is_asked_with_one_click_and_a_new_conversation_is_empty(
    wide: Page, address: str, stocked: str
) -> None:
    wide.goto(address)
    example = wide.locator(".st-key-examples button").first
    words = (example.text_content() or "").strip()
    assert SYMBOL in words
    assert_vietnamese(wide)
    example.click()
    expect(wide.get_by_test_id("stChatMessage").first).to_contain_text(words)
    expect(wide.locator(".source").first).to_be_visible()
    wide.get_by_role("button", name="Bắt đầu cuộc hỏi đáp mới").click()
    expect(wide.locator(".st-key-examples")).to_be_visible()
    assert wide.get_by_test_id("stChatMessage").count() == 0


def test_an_address_opens_the_viewer_at_its_passage(wide: Page, address: str, service: str, stocked: str) -> None:
    text = httpx.get(f"{service}/api/documents/{stocked}", trust_env=False, timeout=30).json()["text"]
    end = text.rindex("Nơi nhận")
    start = end - 60
    wide.goto(f"{address}?van_ban={stocked}&tu={start}&den={end}")
    assert mark_in_view(wide).replace("\n", "") == text[start:end].replace("\n", "")
    wide.locator(".outline button").first.click()
    expect(wide.locator(".viewer .heading").first).to_be_in_viewport()


def test_a_document_shows_as_understood_beside_its_text(wide: Page, address: str, service: str, stocked: str) -> None:
    read = httpx.get(f"{service}/api/documents/{stocked}", trust_env=False, timeout=30).json()
    wide.goto(f"{address}?van_ban={stocked}")
    for kind, title in (("tasks", "Nhiệm vụ"), ("reports", "Chế độ báo cáo")):
        listed = wide.locator(f".viewer details.{kind}")
        expect(listed.locator("summary")).to_have_text(f"{title}{len(read[kind])}")
        listed.locator("summary").click()
        expect(listed.locator("li")).to_have_count(len(read[kind]))
        listed.locator("li button").last.click()
        assert mark_in_view(wide).replace("\n", "") == read[kind][-1]["quote"].replace("\n", "")
    marked = wide.locator(".viewer .reference")
    assert marked.all_text_contents() == [one["quote"] for one in read["references"]]
    first = read["references"][0]
    expect(marked.first).to_have_attribute("title", re.compile(re.escape(first["symbol"] or first["name"])))
    assert_vietnamese(wide)


@pytest.mark.parametrize("query", ["van_ban=999999", "van_ban=..%2F..%2Fhealthz"])
def test_an_address_of_no_document_is_explained(wide: Page, address: str, stocked: str, query: str) -> None:
    wide.goto(f"{address}?{query}")
    expect(wide.get_by_role("alert")).to_be_visible()
    expect(wide.get_by_role("button", name="Thử lại")).to_be_visible()
    assert_vietnamese(wide)


def test_everything_fits_a_phone(phone: Page, address: str, service: str, stocked: str) -> None:
    ask(phone, address, QUESTION)
    expect(phone.locator(".source").first).to_be_visible()
    wait_for_rest(phone)
    expect(phone.get_by_text(QUESTION)).to_be_in_viewport()
    assert phone.evaluate(CROWDING) == []
    phone.locator(".source .open").first.click()
    mark_in_view(phone)
    phone.locator(".viewer .tasks summary").click()
    assert phone.evaluate(CROWDING) == []
    phone.locator(".st-key-menu").get_by_text("Kho văn bản").click()
    kept = httpx.get(f"{service}/api/documents", trust_env=False, timeout=30).json()["documents"]
    expect(phone.locator(".document")).to_have_count(len(kept))
    assert phone.evaluate(CROWDING) == []
    assert_vietnamese(phone)


def test_without_a_service_the_page_says_what_to_do(browser: Browser, tmp_path: Path) -> None:
    with page_for(f"http://127.0.0.1:{free_port()}", tmp_path) as url, watched(browser, WIDE) as page:
        page.goto(url)
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("Chưa kết nối được với máy chủ")
        expect(alert).to_contain_text("troly serve")
        assert_vietnamese(page)
        page.get_by_role("button", name="Thử lại").click()
        expect(alert).to_contain_text("Chưa kết nối được với máy chủ")
        ask(page, url, "Ai ký?")
        expect(page.get_by_test_id("stChatMessage").last).to_contain_text("Chưa kết nối được với máy chủ")
        assert "Traceback" not in page.content()


def test_a_page_that_is_shut_down_says_so(browser: Browser, tmp_path: Path) -> None:
    # Not watched: a browser rightly complains about a server that is gone.
    page = browser.new_page()
    with page_for(f"http://127.0.0.1:{free_port()}", tmp_path) as url:
        page.goto(url)
        expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("dialog")).to_contain_text("Mất kết nối")
    assert_vietnamese(page)
    page.close()


def test_an_address_of_no_page_leads_to_the_first_one(browser: Browser, address: str, stocked: str) -> None:
    # Not watched: Streamlit asks for its own files below the unknown address first, in vain.
    page = browser.new_page()
    page.goto(f"{address}khong-co")
    expect(page.get_by_role("dialog")).to_contain_text("Không có trang này")
    expect(page.locator(".st-key-examples")).to_be_visible()
    assert_vietnamese(page)
    page.close()
