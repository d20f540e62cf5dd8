"""The running text: alignment, first lines, spacing, how its levels are numbered."""

import re
from collections.abc import Iterator, Sequence

from assistant.form.anatomy import Anatomy
from assistant.form.element_rules import Broken, aligned, amount, looks_otherwise, size_of
from assistant.form.numbers import ALPHABET
from assistant.form.profile import Form
from assistant.form.rule_lines import printed_width
from assistant.form.word_reader import Line
from corpus.text.patterns import UPPER
from corpus.text.roman import roman

_LEVELS = (re.compile(r"([IVXLC]{1,5})\.\s"), re.compile(r"(\d{1,3})\.\s"), re.compile(r"([a-zđ])\)\s"))
# The same with whatever stands behind the number.
_COUNTED = (
    re.compile(r"([IVXLC]{1,5})\s?[./)–-]\s"),
    re.compile(r"(\d{1,3})\s?[./)–-]\s"),
    re.compile(r"([a-zđ])\s?[./)–-]\s"),
)
# What stands instead of "I.", "1.", "a)" and "-".
_MARKS = (
    (re.compile(rf"[IVXLC]{{1,5}}\s?[-/)–]\s?[{UPPER}]"), "Sau số La Mã phải là dấu chấm: «I.»"),
    (re.compile(rf"\d{{1,2}}\s?[-/)–]\s?[{UPPER}]"), "Sau số của khoản phải là dấu chấm: «1.»"),
    (re.compile(rf"[a-zđ](?:\s?[-/–]|\.)\s?[{UPPER}]"), "Sau chữ của điểm phải là dấu ngoặc đơn: «a)»"),
    (re.compile(r"[•●▪*·]\s?\w"), "Ý dưới điểm mở đầu bằng gạch đầu dòng «-»"),
)
_TITLE_ENDS = (".", ";", ":", ",", "/")
_LONGEST_TITLE = 150
_INDENT_MM = (9.5, 13.2)
_LEAST_GAP = 6
_LINE = (1.0, 1.5)
# Single spacing of Times New Roman against the size of its letters.
_SINGLE = 1.15
_SLACK = 0.06


def body_align(document: Anatomy, form: Form) -> Iterator[Broken]:
    """Both edges straight; a text of one line shows nothing of it."""
    for line in document.body:
        if aligned(line) != "justify" and not _is_short(document, line):
            yield Broken("Đoạn chưa căn đều hai lề", line)


def body_indent(document: Anatomy, form: Form) -> Iterator[Broken]:
    """1 to 1.27 cm in front of the first line, by an indent or a tab."""
    for line in document.body:
        start = (line.setting.left or 0) + (line.setting.first or 0)
        if line.first and not line.words.startswith("\t") and not _INDENT_MM[0] <= start <= _INDENT_MM[1]:
            yield Broken(f"Đầu dòng lùi {amount(start)} mm, quy định là 10 hoặc 12,7 mm", line)


def paragraph_spacing(document: Anatomy, form: Form) -> Iterator[Broken]:
    """At least 6 points between paragraphs that follow each other."""
    for above, line in zip(document.body, document.body[1:], strict=False):
        gap = (above.setting.after or 0) + (line.setting.before or 0)
        if line.first and line.at == above.at + 1 and gap < _LEAST_GAP:
            yield Broken(f"Đoạn cách đoạn trên {amount(gap)} pt, quy định ít nhất {_LEAST_GAP} pt", line)


def line_spacing(document: Anatomy, form: Form) -> Iterator[Broken]:
    """Single to one and a half."""
    for line in document.body:
        spacing = line.setting.line if line.setting.line is not None else 1.0
        if line.setting.line_points:
            spacing = line.setting.line_points / (size_of(line) * _SINGLE)
            # A fixed height of the letters' own size is still single.
            spacing = max(spacing, 1.0) if line.setting.line_points >= size_of(line) else spacing
        if not _LINE[0] - _SLACK <= spacing <= _LINE[1] + _SLACK:
            yield Broken(f"Khoảng cách dòng {spacing:.2f}, quy định từ đơn (1,0) đến 1,5".replace(".", ",", 1), line)


def level_1(document: Anatomy, form: Form) -> Iterator[Broken] | None:
    """Capitals, bold."""
    return _level(_at_level(document.body, 0), form, "level_1", ("bold", "italic", "capitals"))


def level_2(document: Anatomy, form: Form) -> Iterator[Broken] | None:
    """Bold where it is a title: short, without a stop, over points or text of its own."""
    following = zip(document.body, document.body[1:], strict=False)
    titles = [line for line, below in following if _LEVELS[1].match(line.text) and _is_title(line, below)]
    return _level(titles, form, "level_2", ("bold", "italic"))


def level_3(document: Anatomy, form: Form) -> Iterator[Broken] | None:
    """Upright and light."""
    return _level(_at_level(document.body, 2), form, "level_3", ("bold", "italic"))


def level_marks(document: Anatomy, form: Form) -> Iterator[Broken]:
    """Points and brackets behind numbers, dashes."""
    for line in document.body:
        for pattern, message in _MARKS:
            if pattern.match(line.text):
                yield Broken(message, line)


def level_order(document: Anatomy, form: Form) -> Iterator[Broken]:
    """Each number follows the one before it or begins anew; letters are those of the Vietnamese alphabet."""
    last = ["", "", ""]
    for line in document.body:
        for level, pattern in enumerate(_COUNTED):
            if number := pattern.match(line.text):
                printed, wanted = number[1], _after(level, last[level])
                if printed not in {wanted, _after(level, "")}:
                    yield Broken(f"Mục «{printed}» đứng sau «{last[level]}», theo thứ tự phải là «{wanted}»", line)
                last[level] = printed
                break


def _level(lines: Sequence[Line], form: Form, style: str, checks: Sequence[str]) -> Iterator[Broken] | None:
    return looks_otherwise(lines, form.styles[style], checks) if lines else None


def _at_level(lines: Sequence[Line], level: int) -> list[Line]:
    return [line for line in lines if _LEVELS[level].match(line.text)]


def _is_title(line: Line, below: Line) -> bool:
    if len(line.text) >= _LONGEST_TITLE or line.text.endswith(_TITLE_ENDS):
        return False
    return not (_LEVELS[0].match(below.text) or _LEVELS[1].match(below.text))


def _is_short(document: Anatomy, line: Line) -> bool:
    room = document.seen.sections[line.section].text_width
    return printed_width(line.text, size_of(line), bold=False) < room * 0.9


def _after(level: int, last: str) -> str:
    """The number after `last`, the first one after ""."""
    if level == 0:
        numbers = [roman(at) for at in range(1, 100)]
    elif level == 1:
        return str(int(last or 0) + 1)
    else:
        numbers = list(ALPHABET)
    at = numbers.index(last) + 1 if last in numbers else 0
    return numbers[min(at, len(numbers) - 1)]
