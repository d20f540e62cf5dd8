"""Web pages and what a website leaves around a document, also in plain text that was copied from one."""

import pytest

from corpus.errors import EmptyFile, TooComplex
from corpus.reading.notices import drop_notices, notices
from corpus.reading.read import read
from corpus.reading.web import page_rules, read_web


def _lines(html: str) -> list[str]:
    return [line for line in read_web(f"<html><body>{html}</body></html>".encode()).text.split("\n") if line]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>Một</p><p>Hai <b>ba</b></p>", ["Một", "Hai ba"]),
        ("<div>Một<br>Hai</div>Ba", ["Một", "Hai", "Ba"]),
        ("<p>dài\n   và   rộng</p>", ["dài và rộng"]),
        ("<ul><li>Một</li><li>Hai</li></ul>", ["- Một", "- Hai"]),
        ('<ol start="3" type="a"><li>Một</li><li>Hai</li></ol>', ["c. Một", "d. Hai"]),
        ("<script>x</script><style>y</style><nav>z</nav><p>giữ</p>", ["giữ"]),
        ('<p hidden>bỏ</p><p style="display:none">bỏ</p><p>giữ</p>', ["giữ"]),
        ('<div class="main-menu">bỏ</div><div class="content menu-x">giữ</div>', ["giữ"]),
        ("<header>Tên trang</header><p>giữ</p>", ["giữ"]),
        ("<header>Độc lập - Tự do - Hạnh phúc</header>", ["Độc lập - Tự do - Hạnh phúc"]),
        (
            "<p>Căn cứ <a>Luật A</a>; <a>Luật B</a>; <a>Luật C</a>; <a>D</a>; <a>E</a></p>",
            ["Căn cứ Luật A; Luật B; Luật C; D; E"],
        ),
        ("<p>đoạn<sup><a>1</a></sup></p>", ["đoạn¹"]),
        ("<p>m<sup>2</sup></p>", ["m2"]),
        ("<pre>Một\n  Hai</pre>", ["Một", "  Hai"]),
        ("&lt;b&gt; &amp; &nbsp;x", ["<b> & x"]),
    ],
)
def test_what_is_read_of_a_page(html: str, lines: list[str]) -> None:
    assert _lines(html) == lines


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("<tr><th>TT</th><th>Việc</th></tr><tr><td>1</td><td>Rà<br>soát</td></tr>", ["TT\tViệc", "1\tRà soát"]),
        (
            "<thead><tr><td rowspan=2>TT</td><td colspan=2>Cơ quan</td></tr><tr><td>Chủ trì</td><td>Phối hợp</td></tr>"
            "</thead><tbody><tr><td>1</td><td>A</td><td>B</td></tr></tbody>",
            ["Cơ quan", "TT\tChủ trì\tPhối hợp", "1\tA\tB"],
        ),
        ("<tr><td rowspan=2>1</td><td>A</td></tr><tr><td>B</td></tr>", ["1\tA", "1\tB"]),
        (
            "<tr><td>SỞ NỘI VỤ<br>Số: 5/SNV</td><td>Độc lập - Tự do</td></tr>",
            ["SỞ NỘI VỤ", "Số: 5/SNV", "Độc lập - Tự do"],
        ),
        ("<tr><td>x</td><td><table><tr><td>a</td><td>bcd</td></tr></table></td></tr>", ["x", "a\tbcd"]),
        (
            "<tr><td>1</td><td>việc dài hơn<table><tr><td>a</td><td>b</td></tr></table></td></tr>",
            ["1\tviệc dài hơn", "a\tb"],
        ),
    ],
    ids=["plain", "two header rows", "rowspan", "layout", "page of tables", "nested"],
)
def test_tables(rows: str, lines: list[str]) -> None:
    assert _lines(f"<table>{rows}</table>") == lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_pages_in_any_unicode_encoding(encoding: str) -> None:
    data = '<?xml version="1.0" encoding="utf-8"?><html><p>Kế hoạch</p></html>'.encode(encoding)
    assert read_web(data).text.strip() == "Kế hoạch"


def test_tags_nested_without_end_are_refused() -> None:
    with pytest.raises(TooComplex):
        read_web(("<html>" + "<div>" * 5000 + "x").encode())


@pytest.mark.parametrize("html", ["<html></html>", "<html><script>x</script></html>", "<html><!-- x --></html>"])
def test_a_page_without_words_has_none(html: str) -> None:
    with pytest.raises(EmptyFile):
        read("a.html", html.encode())


BOX = """Đang tải văn bản...
**Số hiệu:**
|
12/KH-UBND
|
|
Loại văn bản:
|
Kế hoạch
|
Người ký: Nguyễn Văn Mẫu
|
Ngày ban hành:
|
01/01/2020
|
"""
LETTERHEAD = "SỞ NỘI VỤ\n|\nĐộc lập - Tự do - Hạnh phúc\n|\nSố: 12/KH-UBND\n|"
BODY = "Sở Nội vụ ban hành kế hoạch như sau:\nI. MỤC ĐÍCH\nTình trạng: tốt\nNgười ký: không rõ"
TAIL = """Văn bản liên quan
Ban hành:
14/12/2025
Thưa Quý khách,
Nghị định về bảo vệ dữ liệu yêu cầu xác nhận sự đồng ý của thành viên khi thu thập, lưu trữ thông tin.
Tôi đã đọc và đồng ý
"""


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (BOX + LETTERHEAD + "\n" + BODY, LETTERHEAD + "\n" + BODY),
        (BODY + "\n" + TAIL, BODY),
        (BODY, BODY),
        ("X\n" + BOX + BODY, BODY),
        ("Văn bản liên quan\n" + BODY, "Văn bản liên quan\n" + BODY),
        (TAIL + LETTERHEAD, None),
        ("Email: [email protected]\n" + BODY, BODY),
        ("liên hệ qua [email protected] để biết thêm", "liên hệ qua [email protected] để biết thêm"),
        ("Trang chủ\n" + BODY, "Trang chủ\n" + BODY),
        ("Trang chủ\nBản dịch này thuộc quyền sở hữu của ai đó\n" + BODY, BODY),
    ],
    ids=[
        "box",
        "tail",
        "clean",
        "lead in",
        "heading only",
        "letterhead below",
        "mail",
        "mail in text",
        "weak",
        "weak told",
    ],
)
def test_only_what_is_the_sites_goes(text: str, kept: str | None) -> None:
    shown, dropped = drop_notices(text)
    if kept is None:
        assert LETTERHEAD in shown
    else:
        assert shown.strip() == kept.strip()
        assert (dropped > 0) == (kept != text)


def test_dropping_twice_drops_nothing_more() -> None:
    once, _ = drop_notices(BOX + LETTERHEAD + "\n" + BODY + "\n" + TAIL)
    assert drop_notices(once) == (once, 0)


def test_the_data_files_load() -> None:
    assert notices().box
    assert page_rules().blocks >= {"p", "div", "table"}
