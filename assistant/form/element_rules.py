"""What breaks a rule of form and where; does an element look as its style in the form says."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.form.anatomy import Anatomy
from assistant.form.profile import Form, Style
from assistant.form.word_reader import Line

# What breaks a rule of form, and where.


@dataclass(frozen=True, slots=True)
class Broken:
    """`message` is Vietnamese, without a full stop; in small letters it goes on from the title of its rule. `line` is
    None for what concerns the whole file."""

    message: str
    line: Line | None = None


# Yields what breaks the rule; None for a rule that does not concern the document.
Rule = Callable[[Anatomy, Form], Iterator[Broken] | None]


def amount(number: float) -> str:
    """12.7 -> "12,7", 14.0 -> "14"."""
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")


def between(least: float, most: float) -> str:
    """ "13" or "từ 13 đến 14"."""
    return amount(least) if least == most else f"từ {amount(least)} đến {amount(most)}"


# Does an element look as its style in the form says: size, weight, slant, capitals, alignment.


_ALIGNED = {"center": "căn giữa", "left": "căn trái", "right": "căn phải", "justify": "căn đều hai lề"}
_SAME = {"start": "left", "both": "justify", "end": "right", "distribute": "justify"}
_DEFAULT_SIZE = 10.0


def looks_otherwise(lines: Sequence[Line], style: Style, checks: Sequence[str]) -> Iterator[Broken]:
    """One break for each line that does not look as the style says."""
    for line in lines:
        wrong = [said for check in checks if (said := _CHECKS[check](line, style))]
        if wrong:
            yield Broken("; ".join(wrong), line)


def size_of(line: Line) -> float:
    """Points; a file that says nothing means 10."""
    return line.letters.size or _DEFAULT_SIZE


def aligned(line: Line) -> str:
    """left, center, right or justify."""
    stated = line.setting.align or "left"
    return _SAME.get(stated, stated)


def _size(line: Line, style: Style) -> str:
    size = size_of(line)
    if style.size.allows(size):
        return ""
    return f"cỡ chữ {between(size, size)}, quy định là {between(style.size.least, style.size.most)}"


def _bold(line: Line, style: Style) -> str:
    if bool(line.letters.bold) == style.bold:
        return ""
    return "chưa in đậm" if style.bold else "không được in đậm"


def _italic(line: Line, style: Style) -> str:
    if bool(line.letters.italic) == style.italic:
        return ""
    return "chưa in nghiêng" if style.italic else "phải là chữ đứng"


def _capitals(line: Line, style: Style) -> str:
    return "chưa viết bằng chữ in hoa" if style.capitals and not line.words.isupper() else ""


def _align(line: Line, style: Style) -> str:
    return "" if aligned(line) == style.align else f"chưa {_ALIGNED[style.align]}"


_CHECKS: dict[str, Callable[[Line, Style], str]] = {
    "size": _size,
    "bold": _bold,
    "italic": _italic,
    "capitals": _capitals,
    "align": _align,
}
