"""Paper, margins, font, colour and page numbers."""

from collections.abc import Iterator

from assistant.form.anatomy import Anatomy
from assistant.form.element_rules import Broken, aligned, amount, between, size_of
from assistant.form.profile import Form
from assistant.form.word_reader import Section

_SLACK_MM = 0.6
_SIDES = {"top": "Lề trên", "bottom": "Lề dưới", "left": "Lề trái", "right": "Lề phải"}
# Of a page that is turned: the margins may turn with it.
_TURNED = {"top": "left", "bottom": "right", "left": "bottom", "right": "top"}
_BLACK = frozenset({None, "AUTO", "000000"})
# A shorter text is on one page and needs no number.
_ONE_PAGE = 2_500


def paper(document: Anatomy, form: Form) -> Iterator[Broken]:
    """A4, upright or turned."""
    wanted = sorted((form.page.width, form.page.height))
    for section in document.seen.sections:
        if section.width is None or section.height is None:
            continue
        printed = sorted((section.width, section.height))
        if any(abs(one - other) > 1 for one, other in zip(printed, wanted, strict=True)):
            size = f"{amount(section.width)} x {amount(section.height)} mm"
            yield Broken(f"Khổ giấy {size}, quy định là {amount(wanted[0])} x {amount(wanted[1])} mm (A4)")


def margins(document: Anatomy, form: Form) -> Iterator[Broken]:
    """Every margin of every section."""
    for section in document.seen.sections:
        wrong = list(_wrong_margins(section, form, turned=False))
        if wrong and not (section.is_lying and not any(_wrong_margins(section, form, turned=True))):
            yield from wrong


def font(document: Anatomy, form: Form) -> Iterator[Broken]:
    """Every letter."""
    for line in document.seen.lines:
        names = {name or "" for words, look in line.runs if words.strip() for name in (look.ascii, look.other)}
        for name in sorted(names - {form.font}):
            yield Broken(f"Chữ dùng phông «{name or 'mặc định của máy'}», quy định là {form.font}", line)


def colour(document: Anatomy, form: Form) -> Iterator[Broken]:
    """Every letter is black."""
    for line in document.seen.lines:
        if any(words.strip() and look.colour not in _BLACK for words, look in line.runs):
            yield Broken("Chữ không phải màu đen", line)


def page_number(document: Anatomy, form: Form) -> Iterator[Broken] | None:
    """In the middle of the top margin, none on the first page."""
    if not any(section.numbers for section in document.seen.sections):
        if sum(len(line.words) for line in document.seen.lines) < _ONE_PAGE:
            return None
        return iter([Broken("Văn bản nhiều trang chưa có số trang")])
    return _wrong_numbers(document, form)


def _wrong_numbers(document: Anatomy, form: Form) -> Iterator[Broken]:
    style = form.styles["page_number"]
    for section in document.seen.sections:
        for number in section.numbers:
            if not number.top:
                yield Broken("Số trang đặt ở lề dưới, quy định là giữa lề trên")
            if aligned(number.line) != "center":
                yield Broken("Số trang chưa căn giữa")
            if not style.size.allows(size_of(number.line)):
                said = (
                    f"cỡ chữ {amount(size_of(number.line))}, quy định là {between(style.size.least, style.size.most)}"
                )
                yield Broken(f"Số trang: {said}")
            if number.line.letters.italic or number.line.letters.bold:
                yield Broken("Số trang phải là chữ đứng, không đậm")
    if document.seen.sections[0].on_first:
        yield Broken("Trang thứ nhất không ghi số trang")


def _wrong_margins(section: Section, form: Form, *, turned: bool) -> Iterator[Broken]:
    for side, name in _SIDES.items():
        printed = getattr(section, side)
        allowed = getattr(form.page, _TURNED[side] if turned else side)
        if printed is not None and not allowed.allows(printed, _SLACK_MM):
            yield Broken(f"{name} {amount(printed)} mm, quy định {between(allowed.least, allowed.most)} mm")
