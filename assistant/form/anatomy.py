"""Which lines of a document are which element of its form."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.form.word_reader import Line, Seen
from corpus.document import Document
from corpus.text.patterns import UPPER

_NATION = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|đảng cộng sản việt nam")
_MOTTO = re.compile(r"độc lập\s?[-–—]\s?tự do\s?[-–—]\s?hạnh phúc")
_NUMBER = re.compile(r"số\s?:?.{0,20}[/-]")
_PLACE_DATE = re.compile(r"[^,]{1,60},?\s?ngày.{0,12}\stháng.{0,12}\snăm")
_BASIS = re.compile(r"căn cứ\s")
_AUTHORITY = re.compile(r"(?:tm|kt|tl|tuq|q)\.|[tk]/[mtl]")
_RECIPIENTS = re.compile(r"nơi nhận\s?:?$")
_APPENDIX = re.compile(r"phụ lục(?:\s(?:số\s)?[ivxlc\d]{1,5})?[.:]?$")
_NOTE = re.compile(r"\(\s?(?:ban hành )?kèm theo")
# In small letters with capitals, a title with a point in front.
_NAME = re.compile(rf"(?:\w{{1,5}}\.\s?){{0,3}}(?:[{UPPER}][^\W\d_{UPPER}]+\s?){{2,5}}$")
_HEADING = re.compile(r"[IVXLC]{1,5}\s?[./)-]\s?\S")
_LETTERHEAD_LINES = 60


@dataclass(frozen=True)
class Anatomy:
    """Lines by element, each in order; an element that is not there is empty. `body` are the lines of the running text
    from the first căn cứ to the signature that stand in no table, without the căn cứ."""

    seen: Seen
    nation: tuple[Line, ...]
    motto: tuple[Line, ...]
    superior: tuple[Line, ...]
    issuer: tuple[Line, ...]
    number: tuple[Line, ...]
    place_date: tuple[Line, ...]
    type: tuple[Line, ...]
    title: tuple[Line, ...]
    bases: tuple[Line, ...]
    body: tuple[Line, ...]
    authority: tuple[Line, ...]
    signer: tuple[Line, ...]
    label: tuple[Line, ...]
    recipients: tuple[Line, ...]
    appendices: tuple[Line, ...]
    appendix_titles: tuple[Line, ...]
    appendix_notes: tuple[Line, ...]


def anatomy_of(seen: Seen, document: Document) -> Anatomy:
    """The elements of a document that has also been parsed; what the parser knows decides what is looked for."""
    lines = [line for line in seen.lines if line.text]
    header = document.header
    type_at = _find(lines, lambda line: bool(header.type) and line.folded == (header.type or "").casefold())
    basis_at = _find(lines, lambda line: line.cell is None and bool(_BASIS.match(line.folded)))
    top_ends = min(at for at in (type_at, basis_at, _LETTERHEAD_LINES, len(lines)) if at is not None)
    top = lines[:top_ends]
    title = _title(lines[top_ends + 1 :], header.title) if type_at == top_ends else ()
    after_title = top_ends + 1 + len(title) if type_at == top_ends else top_ends
    label_at = _find(lines, lambda line: bool(_RECIPIENTS.match(line.folded)), after_title)
    authority_at = _find(lines, lambda line: _signs(line, header.signer_position), after_title)
    closing = min([at for at in (label_at, authority_at) if at is not None], default=len(lines))
    appendix_at = _find(lines, lambda line: bool(_APPENDIX.match(line.folded)), closing)
    end = len(lines) if appendix_at is None else appendix_at
    text = [line for line in lines[after_title:closing] if line.cell is None]
    bases = _bases(text)
    cited = {id(line) for line in bases}
    number = _first(top, _NUMBER)
    superior, issuer = _bodies(top, number, header.superior)
    authority, signer = _signature(lines[authority_at or end : end], header.signer)
    return Anatomy(
        seen=seen,
        nation=_first(top, _NATION),
        motto=_first(top, _MOTTO),
        superior=superior,
        issuer=issuer,
        number=number,
        place_date=_first(top, _PLACE_DATE),
        type=(lines[type_at],) if type_at is not None and type_at == top_ends else (),
        title=title,
        bases=bases,
        body=tuple(line for line in text if id(line) not in cited),
        authority=authority,
        signer=signer,
        label=() if label_at is None else (lines[label_at],),
        recipients=() if label_at is None else _recipients(lines[label_at + 1 : end], lines[label_at]),
        **_appendices(lines[end:]),
    )


def stands_elsewhere(rule: str, document: Document) -> bool:
    """Whether the parser knows an element that is in no line of the body: in the page header or in other words."""
    top = document.text[: document.body.start].casefold()
    match rule:
        case "national_name":
            return bool(_NATION.search(top))
        case "motto":
            return bool(_MOTTO.search(top))
        case "number":
            return "symbol" in document.header.spans
        case "place_date":
            return "place" in document.header.spans
        case _:
            return bool(document.header.recipients)


def _find(lines: Sequence[Line], test: Callable[[Line], bool], start: int = 0) -> int | None:
    return next((at for at in range(start, len(lines)) if test(lines[at])), None)


def _first(lines: Sequence[Line], pattern: re.Pattern[str]) -> tuple[Line, ...]:
    return next(((line,) for line in lines if pattern.match(line.folded)), ())


def _title(lines: Sequence[Line], title: str | None) -> tuple[Line, ...]:
    """The lines that together are the title."""
    left = " ".join((title or "").split()).casefold()
    found: list[Line] = []
    for line in lines:
        if not left or not left.startswith(line.folded):
            break
        found.append(line)
        left = left.removeprefix(line.folded).lstrip()
    return tuple(found)


def _bodies(
    top: Sequence[Line], number: Sequence[Line], superior: str | None
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The superior body and the issuing one: in the first cell of the letterhead, above the number."""
    if not top or top[0].cell is None:
        return (), ()
    first = top[0].cell
    names = [
        line
        for line in top
        if line.cell is not None
        and (line.cell.table, line.cell.row, line.cell.column) == (first.table, first.row, 0)
        and line not in number
        and any(letter.isalpha() for letter in line.text)
        and not _NATION.match(line.folded)
    ]
    above = " ".join((superior or "").split()).casefold()
    count = 0
    while above and count < len(names) - 1 and above.startswith(names[count].folded):
        above = above.removeprefix(names[count].folded).lstrip()
        count += 1
    return tuple(names[:count]), tuple(names[count:])


def _bases(text: Sequence[Line]) -> tuple[Line, ...]:
    """The căn cứ before the first heading."""
    heading = _find(text, lambda line: bool(_HEADING.match(line.text)))
    return tuple(line for line in text[:heading] if _BASIS.match(line.folded))


def _signs(line: Line, position: str | None) -> bool:
    return bool(_AUTHORITY.match(line.folded)) or (bool(position) and line.folded == (position or "").casefold())


def _signature(lines: Sequence[Line], signer: str | None) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Authority and position, which stand together, and the name."""
    if not lines:
        return (), ()
    cell = lines[0].cell
    block = [line for line in lines if line.cell == cell]
    name = _find(block, lambda line: bool(_NAME.match(line.text)) or line.folded == (signer or "").casefold())
    above = block[:name] if name is not None else block
    titles = [line for line in above if line.text.isupper()] or above[:1]
    return tuple(titles), () if name is None else (block[name],)


def _recipients(lines: Sequence[Line], label: Line) -> tuple[Line, ...]:
    """The lines below the label: in its cell, or as long as they begin with a dash."""
    if label.cell is not None:
        return tuple(line for line in lines if line.cell == label.cell)
    end = _find(lines, lambda line: line.text[0] not in "-–+")
    return tuple(lines[:end])


def _appendices(lines: Sequence[Line]) -> dict[str, tuple[Line, ...]]:
    """Labels of appendices, the lines of their titles, and the notes what they belong to."""
    labels = [at for at, line in enumerate(lines) if line.cell is None and _APPENDIX.match(line.folded)]
    titles: list[Line] = []
    notes: list[Line] = []
    for at in labels:
        below = lines[at + 1 : at + 5]
        note = _find(below, lambda line: bool(_NOTE.match(line.folded)))
        if note is not None:
            titles += [line for line in below[:note] if line.cell is None]
            notes.append(below[note])
    return {
        "appendices": tuple(lines[at] for at in labels),
        "appendix_titles": tuple(titles),
        "appendix_notes": tuple(notes),
    }
