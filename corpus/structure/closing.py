"""The closing block: recipients, authority line, position and name of the signer."""

import re
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import yaml

from corpus.document import Span
from corpus.structure.signature import AUTHORITY, MAX_LINE, Part, is_label, is_mark, is_name, is_office, parts_of
from corpus.text.lines import Line

# A list of recipients is long at most; what stands further below belongs to an annex.
_MAX_LINES = 80
_MOST_RECIPIENT = 90
_MOST_MARK = 24
_ITEM = re.compile(r"^\s*[-–+•]\s*(?P<recipient>.*?)[\s;.,]*$", re.S)
_PURPOSE = re.compile(r"\s*\((?:b/c|để b/c|để báo cáo|th/h|đ/b|đưa tin)\)$", re.I)
_NAME_BEHIND = re.compile(r"[;.)]\s+(?P<name>[^\W\d_]+(?:\s+[^\W\d_]+){1,4})\s*$")
_SEPARATED = re.compile(r";\s*(?=[-–+•]|$)|(?<=[\w).])\s+(?=[-–]\s\w[^;]{0,200};)")
_SITE_SUMMARY = re.compile(r"^\s*[^\W\d_][^\n]{0,900}\b(?:ban hành|điện|công bố)\s*$")
_FOR_BODY = frozenset({"TM", "T.M", "T/M"})
_EDGES = " *_|"


@dataclass(frozen=True, slots=True)
class Closing:
    """Where the closing block stands and what it says; `start == end` where there is none."""

    start: int
    end: int
    signer: str | None = None
    position: str | None = None
    authority: str | None = None
    body: str | None = None
    recipients: tuple[str, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass(slots=True)
class _Read:
    """The closing while its lines are read."""

    listing: bool = False
    signed_first: bool = False
    recipients: list[str] = field(default_factory=list)
    offices: list[Part] = field(default_factory=list)
    signer: list[Part] = field(default_factory=list)
    behind: Part | None = None


def read_closing(lines: tuple[Line, ...], symbol: str | None) -> Closing:
    """Reads the first closing block (a decision's comes before the regulation that it carries)."""
    first = _first_mark(lines)
    if first is None:
        end = lines[-1].end if lines else 0
        return Closing(end, end)
    read, last = _Read(), first
    for at in range(first, min(len(lines), first + _MAX_LINES)):
        if not _read_line(read, lines[at], after=lines[at + 1] if at + 1 < len(lines) else None):
            break
        last = at
        if read.signer and not _list_goes_on(read, lines[at + 1 : at + 4]):
            last += _rest_of_name(read, lines[at + 1 : at + 3])
            break
    if not read.signer and read.offices and read.behind:
        read.signer.append(read.behind)
    end = last
    if last + 2 == len(lines) and symbol and symbol in lines[-1].text and _SITE_SUMMARY.match(lines[-1].text):
        # A website's own summary of the document stands below the signature: it is no part of the document.
        end = last + 1
    signer = " ".join(part.plain for part in read.signer) or None
    return Closing(
        start=lines[first].start,
        end=lines[end].end,
        signer=signer,
        position=_printed_position(read.offices),
        authority=next((found for part in read.offices if (found := _authority(part.text))), None),
        body=_body(read.offices),
        recipients=tuple(read.recipients),
        spans=_spans(read, Span(lines[first].start, lines[last].end)),
    )


def _list_goes_on(read: _Read, following: tuple[Line, ...]) -> bool:
    """Whether recipients are still to come below the signer."""
    return read.signed_first or (not read.recipients and any(is_label(line.text) for line in following))


def _spans(read: _Read, whole: Span) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    if read.recipients:
        spans["recipients"] = whole
    if read.signer:
        spans["signer"] = Span(read.signer[0].start, read.signer[-1].end)
    if read.offices:
        stop = max(part.end for part in (read.offices[-1], *read.signer))
        spans["signature"] = Span(min(read.offices[0].start, stop), stop)
    return spans


def _read_line(read: _Read, line: Line, after: Line | None) -> bool:
    """Takes up one line; False for one that is no part of the closing."""
    parts = parts_of(line)
    if len(line.text) > MAX_LINE:
        return False
    # The last cell of the text may stand in one row with the list.
    label = next((at for at, part in enumerate(parts) if part.kind == "label"), 0)
    for part in parts[label:]:
        if part.kind == "label":
            read.listing, read.signed_first = True, bool(read.signer)
        elif part.kind == "office" and not read.signer:
            read.offices.append(part)
        elif part.kind == "signed":
            continue
        elif part.kind == "name" and read.offices and not read.signer:
            read.signer.append(part)
        elif read.offices and not read.signer and part.plain.isupper() and len(part.plain) < _MOST_RECIPIENT:
            read.offices.append(part)
        elif read.listing and _is_mark(read, part):
            continue
        elif read.listing and _is_recipient(read, part):
            _add_recipients(read, part)
        else:
            return False
    # A line of its own in capitals, or a name, ends the list that stood above it.
    if parts and all(part.kind in ("office", "name") for part in parts) and len(parts) == 1:
        read.listing = False
    return bool(parts)


def _has_ended(read: _Read) -> bool:
    """ "Lưu" is the last of a list."""
    return bool(read.recipients) and read.recipients[-1].startswith("Lưu")


def _is_mark(read: _Read, part: Part) -> bool:
    """A mark of the registry below the list: "09 KH"."""
    return _has_ended(read) and not read.signed_first and part.plain.isupper() and len(part.plain) <= _MOST_MARK


def _is_recipient(read: _Read, part: Part) -> bool:
    if part.kind == "name" and not read.recipients:
        return False
    # Capitals below the list head an annex.
    if _has_ended(read) and (part.kind == "item" or part.plain.isupper() or read.signed_first):
        return False
    return part.kind == "item" or len(part.plain) < _MOST_RECIPIENT or _is_list(part.text)


def _is_list(text: str) -> bool:
    return text.count(";") > 1 or bool(re.search(r"[;:]\s+-\s", text))


def _add_recipients(read: _Read, part: Part) -> None:
    pieces = _SEPARATED.split(part.text) if _is_list(part.text) else [part.text]
    behind = _NAME_BEHIND.search(part.text)
    if behind and is_name(behind["name"]):
        begin = part.start + behind.start("name")
        read.behind = Part("name", behind["name"], begin, begin + len(behind["name"]))
    for piece in pieces:
        item = _ITEM.match(piece)
        if item and item["recipient"]:
            read.recipients.append(_PURPOSE.sub("", item["recipient"]))
        elif item is None and piece.strip(" ;.") and (not read.recipients or len(pieces) > 1):
            read.recipients.append(_PURPOSE.sub("", piece.strip(" -;.")))
        elif item is None and piece.strip(" ;."):
            read.recipients[-1] += " " + piece.strip(" ;.")


def _rest_of_name(read: _Read, following: tuple[Line, ...]) -> int:
    """Adds the word of a name that stands in the next line: "Nguyễn Quỳnh" / "Mẫu"; the number of lines taken."""
    if not following or len(read.signer[0].plain.split()) > 3:
        return 0
    line = following[0]
    word = line.text.strip(_EDGES)
    if not (word.isalpha() and word.istitle() and len(word) < 8 and len(following) > 1):
        return 0
    begin = line.start + line.text.index(word)
    read.signer.append(Part("name", word, begin, begin + len(word)))
    return 1


def _first_mark(lines: tuple[Line, ...]) -> int | None:
    """The line at which the closing begins: "Nơi nhận" or, above it, the authority line."""
    at = next((at for at, line in enumerate(lines) if _has_label(line)), None)
    if at is None:
        return next((at for at in range(len(lines)) if _is_authority(lines[at]) or _is_signed_by(lines, at)), None)
    before = at
    while before and (AUTHORITY.match(lines[before - 1].text) or _is_signature(lines, before - 1)):
        before -= 1
    return before if any(AUTHORITY.match(lines[above].text) for above in range(before, at)) else at


def _has_label(line: Line) -> bool:
    return is_label(line.text) or ("\t" in line.text and any(part.kind == "label" for part in parts_of(line)))


def _is_authority(line: Line) -> bool:
    return bool(AUTHORITY.match(line.text)) and line.text.strip(_EDGES).isupper()


def _is_signed_by(lines: tuple[Line, ...], at: int) -> bool:
    """An office in capitals with a name right behind or below it, or below a mark of signing."""
    kinds = [part.kind for part in parts_of(lines[at])] if lines[at].text.lstrip()[:2].isupper() else []
    if kinds[:2] == ["office", "name"]:
        return True
    below = next((line.text for line in lines[at + 1 : at + 3] if not is_mark(line.text)), "")
    return is_office(lines[at].text) and is_name(below)


def _is_signature(lines: tuple[Line, ...], at: int) -> bool:
    above = lines[at - 1].text if at else ""
    if is_name(lines[at].text):
        return is_office(above) or is_mark(above)
    return is_office(lines[at].text) or is_mark(lines[at].text)


def _authority(text: str) -> str | None:
    match = AUTHORITY.match(text)
    return match["code"] if match else None


def _body(offices: list[Part]) -> str | None:
    """The body in whose name is signed, in capitals: "TM. ỦY BAN NHÂN DÂN"."""
    signed = (AUTHORITY.match(part.plain) for part in offices)
    return next((found["rest"] for found in signed if found and found["code"] in _FOR_BODY and found["rest"]), None)


@cache
def _positions() -> dict[str, str]:
    text = (resources.files("corpus") / "data" / "positions.yaml").read_text("utf-8")
    return {name.upper(): name for name in sorted(yaml.safe_load(text), key=len, reverse=True)}


def _position(capitals: str) -> str | None:
    """The position that capitals name, None if they name none."""
    match = AUTHORITY.match(capitals)
    rest = (match["rest"] if match else capitals).replace("UỶ", "ỦY").strip(" *_,.")
    return next((name for known, name in _positions().items() if rest == known or rest.endswith(" " + known)), None)


def _printed_position(offices: list[Part]) -> str | None:
    return next((found for part in reversed(offices) if (found := _position(part.plain))), None)
