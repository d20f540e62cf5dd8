"""Does an element look as its style in the form says: size, weight, slant, capitals, alignment."""

from collections.abc import Callable, Iterator, Sequence

from assistant.form.broken import Broken, between
from assistant.form.profile import Style
from assistant.form.seen import Line

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
