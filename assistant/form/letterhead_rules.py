"""How the top of the first page is written: number, place and date, and the rules under motto, body and title."""

import re
from collections.abc import Iterator, Sequence

from assistant.form.anatomy import Anatomy
from assistant.form.element_rules import Broken, amount, size_of
from assistant.form.profile import Form, Measure
from assistant.form.rule_lines import printed_width
from assistant.form.word_reader import Line

_NUMBER = re.compile(r"Số(?P<colon>\s?:)?(?P<number>\s*\d*)(?P<rest>\s*[/-].*)$")
_DAY = re.compile(r"ngày\s(?P<day>\d{1,2})?\s?tháng\s?(?P<month>\d{1,2})?\s?năm")
_MOTTO = "Độc lập - Tự do - Hạnh phúc"


def motto_words(document: Anatomy) -> Iterator[Broken]:
    """Capitals and dashes of the motto."""
    for line in document.motto:
        if line.text != _MOTTO:
            yield Broken(f"viết là «{_MOTTO}»", line)


def number_form(document: Anatomy, form: Form) -> Iterator[Broken] | None:
    """ "Số: 05/KH-UBND"; with the Party "Số 05-KH/TU"."""
    if not document.number:
        return None
    return _wrong_number(document.number[0], colon=":" in form.letterhead.number)


def place_date_form(document: Anatomy, form: Form) -> Iterator[Broken] | None:
    """ "An Lư, ngày 05 tháng 01 năm 2024"."""
    return _wrong_date(document.place_date[0]) if document.place_date else None


def place_date_level(document: Anatomy, form: Form) -> Iterator[Broken] | None:
    """In one row of the letterhead with the number; what is set without a table cannot be told."""
    return same_row(document.number, document.place_date, "Địa danh, ngày tháng chưa cùng dòng với số, ký hiệu")


def motto_rule(document: Anatomy, form: Form) -> Iterator[Broken] | None:
    """As long as the motto; in a Party document below its title."""
    above = document.motto or document.nation
    return _ruled(document, above, form.rules["rule_motto"], form) if above else None


def body_rule(document: Anatomy, form: Form) -> Iterator[Broken] | None:
    """A part of the name of the issuing body."""
    measure = form.rules.get("rule_body")
    return _ruled(document, document.issuer[-1:], measure, form) if measure and document.issuer else None


def title_rule(document: Anatomy, form: Form) -> Iterator[Broken] | None:
    """A part of the title."""
    return _ruled(document, document.title[-1:], form.rules["rule_title"], form) if document.title else None


def same_row(one: Sequence[Line], other: Sequence[Line], message: str) -> Iterator[Broken] | None:
    """Breaks with `message` where two elements of one table stand in different rows; None where nothing tells."""
    if not one or not other:
        return None
    first, second = one[0].cell, other[0].cell
    if first is None or second is None or first.table != second.table:
        return None
    return iter(() if first.row == second.row else (Broken(message, other[0]),))


def _wrong_number(line: Line, *, colon: bool) -> Iterator[Broken]:
    printed = _NUMBER.match(" ".join(line.words.split()))
    if printed is None:
        yield Broken("Số, ký hiệu chưa bắt đầu bằng chữ «Số»", line)
        return
    if colon and not printed["colon"]:
        yield Broken("Sau chữ «Số» phải có dấu hai chấm", line)
    if not colon and printed["colon"]:
        yield Broken("Sau chữ «Số» không có dấu hai chấm", line)
    if re.fullmatch(r"\s?\d", printed["number"]):
        yield Broken("Số nhỏ hơn 10 phải ghi thêm số 0 phía trước", line)
    if re.search(r"\s[/-]|[/-]\s", printed["rest"].strip()):
        yield Broken("Giữa các nhóm chữ của ký hiệu không để cách", line)


def _wrong_date(line: Line) -> Iterator[Broken]:
    if not re.match(r"[^,]+, ngày", line.text):
        yield Broken("Sau địa danh phải có dấu phẩy", line)
    printed = _DAY.search(line.text)
    if printed is None:
        return
    if printed["day"] and len(printed["day"]) == 1:
        yield Broken("Ngày nhỏ hơn 10 phải ghi thêm số 0 phía trước", line)
    if printed["month"] in {"1", "2"}:
        yield Broken("Tháng 1, tháng 2 phải ghi thêm số 0 phía trước", line)


def _ruled(document: Anatomy, above: Sequence[Line], share: Measure, form: Form) -> Iterator[Broken]:
    """A border is measured against the text above it, a drawing is taken for a rule of the right length."""
    line = above[0]
    following = _around(document, line)
    border = next((one for one in following if one.setting.rule), None)
    width = printed_width(line.text, size_of(line), bold=bool(line.letters.bold))
    room = line.cell.width if line.cell is not None and line.cell.width else _text_width(document, line)
    # A longer text fills its lines.
    printed = min(width, room - (line.setting.left or 0) - (line.setting.right or 0))
    if border is not None:
        length = room - (border.setting.left or 0) - (border.setting.right or 0)
        if printed > 0 and not share.allows(length / printed, 0.05):
            said = f"{amount(share.least * 100)}–{amount(share.most * 100)} % dòng chữ phía trên"
            yield Broken(f"dài {amount(length)} mm, quy định là {said}", line)
    elif any(one.letters.underline for one in above):
        if share.written < share.least + 0.2:
            yield Broken("gạch chân cả dòng chữ; đường kẻ chỉ dài bằng một phần dòng chữ", line)
    elif not any(one.drawn for one in following):
        yield Broken("chưa có đường kẻ ngang, nét liền", line)


def _around(document: Anatomy, line: Line) -> list[Line]:
    """The line, and those of its cell or the next few below it: a drawing may hang on any of them."""
    lines = document.seen.lines
    at = next(place for place, one in enumerate(lines) if one is line)
    if line.cell is None:
        return [one for one in lines[at : at + 3] if one.cell is None]
    column = (line.cell.table, line.cell.column)
    return [one for one in lines if one.cell is not None and (one.cell.table, one.cell.column) == column]


def _text_width(document: Anatomy, line: Line) -> float:
    return document.seen.sections[line.section].text_width
