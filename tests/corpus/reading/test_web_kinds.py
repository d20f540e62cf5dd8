"""Web pages, text files and archives as they really come: each kind twice, with other contents, made in other ways."""

import base64
import quopri

import pytest

from corpus.document import Document
from corpus.errors import BinaryFile, EmptyFile
from corpus.parse import parse
from corpus.reading.read import is_leftover, read

HEAD = (
    "<table><tr><td>SỞ NỘI VỤ<br>TỈNH AN BÌNH</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh "
    "phúc</td></tr><tr><td>Số: 318/KH-SNV</td><td>An Bình, ngày 09 tháng 02 năm 2026</td></tr></table><p>KẾ HOẠCH</p>"
)
DUTY = "1. Phòng Cải cách hành chính chủ trì kiểm tra công vụ tại 12 đơn vị, hoàn thành trước ngày 17/4/2026."
BODY = (
    "<p>Căn cứ Luật Tổ chức chính quyền địa phương;</p><p>II. NHIỆM VỤ</p>"
    f"<p>{DUTY}</p><p>2. Thanh tra Sở chủ trì theo dõi, đôn đốc việc khắc phục, hoàn thành trước ngày 20/5/2026.</p>"
)
PAGE = f"<html><head><title>x</title></head><body>{HEAD}{BODY}</body></html>"


def _document(data: str | bytes, name: str = "a.html") -> Document:
    return parse(read(name, data.encode() if isinstance(data, str) else data))


def _codes(data: str | bytes, name: str = "a.html") -> set[str]:
    return {warning.code for warning in read(name, data.encode() if isinstance(data, str) else data).warnings}


def _dates(document: Document) -> list[str | None]:
    return [task.time.date if task.time else None for task in document.tasks]


BOTH = ["2026-04-17", "2026-05-20"]


# ---- archives and what stands in front of a page -----------------------------------------------------------------


def _archive(page: bytes, kind: str, transfer: str) -> bytes:
    coded = base64.encodebytes(page) if transfer == "base64" else quopri.encodestring(page)
    return (
        f"From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"; type=\"text/html\"\r\n\r\n"
        f"--b\r\nContent-Location: file:///C:/a.png\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        f"\r\nAAAA\r\n--b\r\n"
        f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n"
    ).encode() + coded + b"\r\n--b--\r\n"  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        _archive(PAGE.encode(), 'text/html; charset="utf-8"', "base64"),
        _archive(
            PAGE.encode("ascii", "xmlcharrefreplace").replace(b" - ", b" \x96 "),
            "text/html; charset=windows-1252",
            "quoted-printable",
        ),
        _archive(PAGE.encode("utf-16"), 'text/html; charset="unicode"', "base64"),
    ],
    ids=["base64", "western with references", "utf-16"],
)
def test_web_archives_under_the_name_doc(data: bytes) -> None:
    document = _document(data, "ke-hoach.doc")
    assert (document.header.symbol, _dates(document)) == ("318/KH-SNV", BOTH)
    assert "MIME" not in document.text


def test_an_archive_without_a_page_is_refused() -> None:
    with pytest.raises(EmptyFile):
        read("a.doc", b"MIME-Version: 1.0\nContent-Type: text/html\n\n")


@pytest.mark.parametrize(
    "above",
    [
        "<!-- " + "x - y -> " * 2500 + "-->\n<!-- hai -->",
        '\ufeff<?xml version="1.0" encoding="utf-8"?>\n<!--' + "[if gte mso 9]>" * 900 + "-->\n<!DOCTYPE html>",
    ],
    ids=["long comments", "declaration and comment"],
)
@pytest.mark.parametrize("name", ["a.html", "a.doc"])
def test_pages_below_long_comments(above: str, name: str) -> None:
    document = _document(above + PAGE, name)
    assert (document.header.symbol, _dates(document)) == ("318/KH-SNV", BOTH)


# ---- what is the document ----------------------------------------------------------------------------------------

ROWS = (
    "<table><tr><th>STT</th><th>Nội dung</th><th>Cơ quan chủ trì</th><th>Thời hạn</th></tr>"
    "<tr><td>1</td><td>Rà soát</td><td>Sở Y tế</td><td>Trước ngày 17/4/2026</td></tr>"
    "<tr><td>2</td><td>Kiểm tra</td><td>Sở Tư pháp</td><td>Trước ngày 20/5/2026</td></tr></table>"
)


@pytest.mark.parametrize(
    "figure",
    [
        f"<figure><div class='responsive'>{ROWS}</div><figcaption>Bảng 1</figcaption></figure>",
        f"<div><figure class='image table'><center>{ROWS}</center></figure></div>",
    ],
)
def test_tables_in_figures(figure: str) -> None:
    assert _dates(_document(f"<html>{HEAD}<p>II. NHIỆM VỤ</p>{figure}</html>")) == BOTH


def test_the_words_under_a_picture_are_no_text() -> None:
    assert (
        "Ảnh"
        not in _document(PAGE.replace("</body>", "<figure><img><figcaption>Ảnh minh họa</figcaption></figure>")).text
    )


LINKS = "".join(f"<li><a href='#'>Văn bản số {at} về việc khác</a></li>" for at in range(9))


@pytest.mark.parametrize(
    "page",
    [
        f"<aside>{BODY}</aside>",
        f"<nav><ul>{LINKS}</ul></nav>{HEAD}<div class='popup'><div class='print'>{BODY}</div></div>",
        f"<div id='comments'>{BODY}</div>",
        f"<div class='social share'>{HEAD}{BODY}</div><footer><p>Bản quyền thuộc về cổng thông tin</p></footer>",
    ],
    ids=["aside", "letterhead outside", "comments", "with letterhead"],
)
def test_a_document_in_a_part_with_another_name(page: str) -> None:
    document = _document(f"<html><body>{page}</body></html>")
    assert _dates(document) == BOTH
    assert "Bản quyền" not in document.text
    assert "về việc khác" not in document.text


@pytest.mark.parametrize(
    "beside",
    [
        "<div class='login'><p>Đăng nhập để xem toàn văn và nhận thông báo khi có văn bản mới</p></div>",
        f"<div class='related'><h3>Văn bản liên quan</h3><ul>{LINKS}</ul></div>",
        "<div class='comments'><p>Bạn đọc: văn bản này rất hay, cảm ơn cổng thông tin đã đăng tải.</p></div>",
    ],
)
def test_what_the_site_prints_beside_stays_out(beside: str) -> None:
    assert _document(PAGE.replace("</body>", f"{beside}</body>")).text == _document(PAGE).text


@pytest.mark.parametrize(
    "tab",
    [f"<div role='tabpanel' hidden>{BODY}</div>", f"<div class='panel collapse' style='display: none;'>{BODY}</div>"],
)
def test_a_tab_that_is_not_open_is_read(tab: str) -> None:
    assert _dates(_document(f"<html>{HEAD}{tab}</html>")) == BOTH


def test_unseen_words_are_told_and_copies_dropped() -> None:
    long = "<div style='display:none'><p>" + "Nội dung khác không hiện trên trang. " * 12 + "</p></div>"
    assert "hidden_text" in _codes(PAGE.replace("</body>", f"{long}</body>"))
    copy = PAGE.replace("</body>", f"<div class='tab' style='display:none'>{BODY}</div></body>")
    assert _document(copy).text == _document(PAGE).text
    assert "hidden_text" not in _codes(copy)


@pytest.mark.parametrize("struck", ["<del>01/01/2026</del> <ins>17/4/2026</ins>",
    "<span style='color:red;text-decoration: line-through'>01/01/2026</span><b>17/4/2026</b>"])  # fmt: skip
def test_struck_words_of_a_page(struck: str) -> None:
    page = PAGE.replace("17/4/2026", struck)
    assert _dates(_document(page)) == BOTH
    assert "struck_text" in _codes(page)


def test_rows_below_merged_cells_of_a_page() -> None:
    rows = (
        "<table><tr><th rowspan=2>STT</th><th rowspan=2>Nội dung</th><th colspan=2>Phân công</th>"
        "<th rowspan=2>Thời hạn</th></tr>"
        "<tr><th>Chủ trì</th><th>Phối hợp</th></tr>"
        "<tr><td>1</td><td>Rà soát</td><td rowspan='2'>Sở Y tế<br>Sở Tư pháp</td><td>Công an tỉnh</td>"
        "<td>Trước ngày 17/4/2026</td></tr>"
        "<tr><td>2</td><td>Kiểm tra</td><td></td><td>Trước ngày 20/5/2026</td></tr></table>"
    )
    document = _document(f"<html>{HEAD}<p>II. NHIỆM VỤ</p>{rows}</html>")
    assert _dates(document) == BOTH
    assert [task.lead for task in document.tasks] == [("Sở Y tế", "Sở Tư pháp")] * 2


# ---- encodings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("charset", ["windows-1252", "ISO-8859-1"])
def test_pages_in_a_western_encoding_with_references(charset: str) -> None:
    page = PAGE.replace("<head>", f'<head><meta http-equiv=Content-Type content="text/html; charset={charset}">')
    data = page.encode("latin-1", "xmlcharrefreplace").replace(b"<title>x", b"<title>\x93x\x94")
    document = _document(data.replace(b"\xe0", b"&agrave;"))
    assert (document.header.symbol, document.header.issuer, _dates(document)) == (
        "318/KH-SNV",
        "Sở Nội vụ tỉnh An Bình",
        BOTH,
    )


OLD = (
    "QUYÕT §ÞNH\nVÒ viÖc thµnh lËp tæ c«ng t¸c cña x·\nCHñ TÞCH ñY BAN NH¢N D¢N X· HßA LéC\nC¨n cø LuËt Tæ chøc "
    "chÝnh quyÒn ®Þa ph\u00ad¬ng;\n§iÒu 1. C¸c th«n "
    "b¸o c¸o kÕt qu¶ tr\u00adíc ngµy 30/4/2026 vÒ ñy ban nh©n d©n x·.\nNguyÔn V¨n Hïng"
)
NEW = (
    "QUYẾT ĐỊNH\nVề việc thành lập tổ công tác của xã\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA LỘC\nCăn cứ Luật Tổ chức "
    "chính quyền địa phương;\nĐiều 1. Các thôn báo cáo kết quả trước ngày 30/4/2026 về ủy ban nhân dân xã.\n"
    "Nguyễn Văn Hùng"
)
LINE = "Văn bản được ký số bởi Ủy ban nhân dân xã Hòa Lộc"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (OLD.encode("latin-1"), NEW),
        (OLD.encode(), NEW),
        (f"{OLD}\n{LINE}\n".encode(), f"{NEW}\n{LINE}"),
        (LINE.encode() + b"\n" + OLD.encode("latin-1"), f"{LINE}\n{NEW}"),
        (f"{OLD}\nHà Nam, hai bà, lên dốc".encode(), f"{NEW}\nHà Nam, hai bà, lên dốc"),
    ],
    ids=["bytes", "codes as letters", "a line of Unicode", "bytes with a line in UTF-8", "a line that reads as it is"],
)
def test_old_text_with_capitals_and_single_lines_of_unicode(data: bytes, text: str) -> None:
    raw = read("a.txt", data)
    assert raw.text.strip() == text
    assert "legacy_encoding" in {warning.code for warning in raw.warnings}


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Quye\u0301\u0302t đi\u0323nh", "Quyết định"),
        ("u\u0301\u031bng ph\u00f3, tr\u00e3\u0306m, PH\u00c8\u0302", "ứng phó, trẵm, PHỀ"),
        ("a\u0309\u0306nh, a\u0323\u0302t, n\u0303\u0302", "ẳnh, ật, n\u0303\u0302"),
    ],
)
def test_letters_whose_tone_was_typed_first(typed: str, text: str) -> None:
    assert read("a.txt", typed.encode()).text.replace("n\u0302\u0303", "n\u0303\u0302") == text


@pytest.mark.parametrize(
    "name", ["~$ke hoach.doc", ".~lock.ke-hoach.odt#", "._bao cao.docx", "Thumbs.db", "Desktop.ini", ".DS_Store"]
)
def test_what_programs_leave_in_folders(name: str) -> None:
    assert is_leftover(name)
    assert not is_leftover(name.lstrip("~$._").replace("humbs.db", "x.docx").replace("esktop.ini", "y.docx"))


def test_a_lock_file_by_its_name_is_told() -> None:
    with pytest.raises(BinaryFile, match="khóa tạm"):
        read("~$ke hoach.docx", b"\x05admin" + b"\0" * 150)
