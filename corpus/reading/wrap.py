"""Hard-wrapped lines -> paragraphs. A line break is kept where a new paragraph begins, and only there."""

import itertools
import re
from functools import cache

from corpus.citations.types import names_in_capitals
from corpus.text.patterns import UPPER, read_data, strings

# Numbers, letters and bullets that open an item of an outline or a list.
MARKER = re.compile(
    r"^[\s*_#]*(?:(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|ĐIỀU|Điều|PHỤ LỤC|Phụ lục)\s+(?:\d+|[IVXLC]+|thứ)\b"
    r"|[IVX]{1,6}\s?[.\-/)]\s*\S|\d{1,2}(?:\.\d{1,2}){0,3}\.?\s?[.)]\s+\S|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?\s+\S"
    r"|\d{1,2}[.)]\s*$|[a-zđ]\.?[\d]?\)(?:\s*\S|\s*$)|[-–+•*●▪]\s+\S|[-–+•]\S)"
)
_CLOSED = re.compile(r"[.;:!?…]['”’\"»)\]*_]*\s*$|\./\.?\s*$")
_SYMBOL_LINE = re.compile(r"^\s*S[ốỐ]\s*:?\s*[^\s,;]*\s*[/\-]\s*[^\s,;]+\s*$")
_DATE_LINE = re.compile(r"^[^,]{2,40},\s*ngày\b.*\bnăm(?:\s+[\d.…]+)?[\s*_]*$", re.S)
# What a collection sets below a document: "Công văn 12/UBND-VX năm 2025 về việc mẫu".
_TITLE_LINE = re.compile(
    rf"^(?:{'|'.join(names_in_capitals().values())}) (?:số )?\d[^\s,;]{{0,30}}[/\-][^\s,;]{{1,40}} năm \d{{4}}\b"
)
_YEAR_LINE = re.compile(r"^[\s*_]*(?:19|20)\d\d[\s*_.]*$")
_FIXED = re.compile(
    r"^\s*(?:Nơi nhận|Kính gửi|Căn cứ\b|CỘNG H[OÒ][AÀ] X[AÃ]|ĐẢNG CỘNG SẢN|Độc lập\s*[-–]|V/v\b|TM\.|KT\.|TL\.|TUQ\."
    r"|T/M|K/T|T/L|\(Đã k[ýí]\)|S[ốỐ]\s*:|[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*\S)"
)
_DANGLING = re.compile(
    r"(?:^|\s)(?:[Ss]ở|[Bb]ộ|[Bb]an|[ỦUủu][ỷyỶYủỦ]?|[Gg]iao|của|và|với|về|cho|các|tại|do|theo|là|hoặc|ngày|số|năm|tháng"
    r"|Chỉ|Nghị|Quyết|Kế|Luật|Nghị quyết|Kết|Văn|Phòng|Trung|Hội|Thủ|Chủ|[IVX]+\.|\d+\.)\s*$|[,\-–(“\"/]\s*$"
)
_MARKER_ONLY = re.compile(r"^\s*(?:[IVX]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s*$|^\s*Điều \d+\.?\s*$")
_NUMBER_AWAITED = re.compile(r"\b(?:số|ngày|tháng|năm)\s*$|^\s*S[ốỐ]\s*:?\s*$")
# "Điều" at the end of its line, "10. Trách nhiệm ..." on the next one.
_WORD_OF_MARKER = re.compile(r"^[\s*_#]*(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|ĐIỀU|Điều)[\s*_]*$")
_NUMBER_OF_MARKER = re.compile(r"^\s*(?:\d{1,3}|[IVXLC]{1,6})(?:\s?[.:]|\s*$)")
_AUTHORITY = re.compile(r"^[\s*_]*(?:TM|KT|TL|TUQ|Q)\.?\s|^[\s*_]*[TK]/[MTL]\b")
_POSITION = re.compile(
    r"^\s*(?:QUYỀN |PHÓ |KT\.|TL\.|TUQ\.|K/T|T/L|CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG|CHÁNH"
    r"|THỦ TƯỚNG|BÍ THƯ|VIỆN TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|HIỆU TRƯỞNG|TỔNG|[ỦU]Y VIÊN)"
)
_NAME = re.compile(rf"^[\s*_]*(?:[{UPPER}][^\W\d_]*\s+){{1,5}}[{UPPER}][^\W\d_]*[\s*_]*$")
_RANGE_TAIL = re.compile(r"\d\s*$")
_RANGE_HEAD = re.compile(r"^\s*[-–]\s*\d{1,4}\b(?!\s*[.)]\s*\S)")
_TYPES = re.compile(rf"^[\s*_#]*(?:{'|'.join(names_in_capitals())})[\s*_]*:?[\s*_]*$")
# A name below a position ends a signature: whatever follows is no part of the name. Characters that tell this and more.
_TELLING = 400


def join_wrapped(lines: list[str]) -> list[str]:
    """Paragraphs, one a string; blank lines are dropped. Lines with a tab (table rows) stay as they are."""
    width = _wrap_width(lines)
    blank_separated = _blank_separated(lines)
    paragraphs: list[list[str]] = []
    # The beginning of the open paragraph and the end of its last line tell whether it goes on.
    above = head = tail = ""
    signed = False
    blank_before = True
    last = next((line for line in reversed(lines) if line.strip()), None)
    for line in lines:
        stripped = line.strip() if "\t" not in line else line.strip(" \n")
        if not stripped:
            blank_before = True
            continue
        row = "\t" in stripped
        if (
            paragraphs
            and not row
            and not signed
            and not (line is last and _TITLE_LINE.match(stripped))
            and "\t" not in paragraphs[-1][0]
            and _continues(head, tail, stripped, blank_before, width, blank_separated)
        ):
            paragraphs[-1].append(stripped)
            head = head if len(head) >= _TELLING else f"{head} {stripped}"[:_TELLING]
        else:
            above, head = head, stripped[:_TELLING]
            paragraphs.append([stripped])
        signed = bool(len(paragraphs) > 1 and _POSITION.match(above) and _NAME.match(head))
        tail = stripped[-_TELLING:]
        blank_before = False
    return [" ".join(pieces) for pieces in paragraphs]


def _wrap_width(lines: list[str]) -> int | None:
    """The column at which the file was hard-wrapped, None where lines are whole paragraphs."""
    broken = sum(
        1
        for above, line in itertools.pairwise(lines)
        if above.strip() and line[:1].islower() and not MARKER.match(line) and not _CLOSED.search(above)
    )
    lengths = sorted(len(line.rstrip()) for line in lines if len(line.strip()) >= 20 and "\t" not in line)
    if not lengths or broken < max(2, len(lengths) // 20):
        return None
    high = lengths[int(len(lengths) * 0.95)]
    return high if high <= 125 else None


def _blank_separated(lines: list[str]) -> bool:
    """True where paragraphs are set apart by blank lines."""
    filled = sum(1 for line in lines if line.strip())
    blank = sum(1 for a, b in itertools.pairwise(lines) if a.strip() and not b.strip())
    return blank >= max(2, filled * 0.08)


def _continues(
    paragraph: str, last: str, line: str, blank_before: bool, width: int | None, blank_separated: bool
) -> bool:
    if _DATE_LINE.match(paragraph) and _YEAR_LINE.match(line):
        return paragraph.rstrip(" *_").endswith("năm")
    if _TYPES.match(line) or _TYPES.match(paragraph) or _SYMBOL_LINE.match(last) or _DATE_LINE.match(paragraph):
        return False
    if _WORD_OF_MARKER.match(last) and _NUMBER_OF_MARKER.match(line):
        return True
    if _RANGE_TAIL.search(last) and _RANGE_HEAD.match(line) and not blank_before and width:
        return True
    if not blank_before and _inside_name(last, line):
        return True
    if MARKER.match(line) or _FIXED.match(line):
        return False
    if _MARKER_ONLY.match(paragraph) or (line[:1].isdigit() and _NUMBER_AWAITED.search(last)):
        return True
    if _AUTHORITY.match(paragraph) and _POSITION.match(line):
        return False
    if _CLOSED.search(last):
        return bool(width) and not blank_before and line[:1].islower()
    if blank_before:
        # A page break in the middle of a sentence leaves a blank line behind.
        return line[:1].islower() and not (_capitals(paragraph) and not last.endswith(","))
    if line[:1].islower():
        return True
    if _capitals(paragraph) != _capitals(line):
        return bool(width) and not _capitals(paragraph) and bool(_DANGLING.search(last))
    if _capitals(line):
        return True
    if width is None:
        return False
    if blank_separated or not MARKER.match(paragraph):
        return True
    # A heading ends on a line that had room for the next word; running text fills its line.
    room = width - len(last) - 1 >= len(line.split()[0])
    return not room or bool(_DANGLING.search(last))


def _inside_name(last: str, line: str) -> bool:
    """Whether the line break stands in front of the dash of a name: "Hội đồng Thi đua" / "- Khen thưởng tỉnh"."""
    if not line.startswith(("-", "–")):
        return False
    rest = line.lstrip("-– ")
    return any(last.endswith(first) and rest.startswith(second) for first, second in _dashed())


@cache
def _dashed() -> tuple[tuple[str, str], ...]:
    halves = (name.partition(" - ") for name in strings(read_data("dashed_names"), "names"))
    return tuple((first, second) for first, _, second in halves)


def _capitals(text: str) -> bool:
    letters = [c for c in text[:_TELLING] if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)
