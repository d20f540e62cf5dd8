"""The closing block: recipients, authority line, position and name of the signer."""

import re
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import yaml

from corpus.document import Span
from corpus.text.lines import Line

_RECIPIENTS = re.compile(r"^\s*[*_]*\s*Nơi nhận\s*[*_]*\s*:?", re.I)
_AUTHORITY = re.compile(r"^[\s*_]*(?P<code>TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\b\.?\s*(?P<rest>.*)$")
_NAME = re.compile(r"^[\s*_]*(?P<name>(?:[^\W\d_][^\W\d_]*\s+){1,5}[^\W\d_]+)[\s*_|]*$")
# In capitals a position that the list does not know may look like a name.
_OFFICE = re.compile(r"\b(?:TRƯỞNG|PHÓ|CHỦ TỊCH|GIÁM ĐỐC|BAN|BÍ THƯ|CHÁNH|ỦY VIÊN)\b")
_SIGNED = re.compile(r"^\s*[(\[]?\s*[Đđ]ã ký\b")
_ITEM = re.compile(r"^\s*[-–+•]\s*(?P<recipient>.*?)[\s;.,]*$")
_SITE_SUMMARY = re.compile(r"^\s*[^\W\d_][^\n]{0,900}\b(?:ban hành|điện|công bố)\s*$")


@dataclass(frozen=True, slots=True)
class Closing:
    """Where the closing block stands and what it says; `start == end` where there is none."""

    start: int
    end: int
    signer: str | None = None
    position: str | None = None
    authority: str | None = None
    recipients: tuple[str, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict)


def read_closing(lines: tuple[Line, ...], symbol: str | None) -> Closing:
    """Reads the first closing block (a decision's comes before the regulation that it carries)."""
    at = _first_mark(lines)
    if at is None:
        end = lines[-1].end if lines else 0
        return Closing(end, end)
    first = last = at
    recipients: list[str] = []
    authority: str | None = None
    positions: list[Line] = []
    signer: Line | None = None
    spans: dict[str, Span] = {}
    listing = False
    for index in range(at, len(lines)):
        line = lines[index]
        words = line.text.strip(" *_|")
        if _RECIPIENTS.match(line.text):
            listing = True
            recipients.extend(_inline_recipients(line.text))
        elif _AUTHORITY.match(line.text) or _position(words) or (words.isupper() and _OFFICE.search(words)):
            listing = False
            authority = authority or _authority(line.text)
            positions.append(line)
        elif listing and (_ITEM.match(line.text) or (recipients and len(words) < 90 and not _is_name(words))):
            _add_recipient(recipients, line.text)
        elif _SIGNED.match(line.text):
            pass
        elif positions and signer is None and _is_name(words):
            signer = line
        elif positions and words.isupper() and signer is None and len(words) < 90:
            positions.append(line)
        elif (index > at and (signer is not None or index - last > 1)) or (not positions and not listing):
            break
        else:
            break
        last = index
        if signer is not None and (recipients or not _recipients_follow(lines, index)):
            break
    if recipients:
        spans["recipients"] = Span(lines[first].start, lines[last].end)
    if signer is not None:
        spans["signer"] = Span(signer.start, signer.end)
    if positions:
        spans["signature"] = Span(positions[0].start, (signer or positions[-1]).end)
    end = last
    if last + 2 == len(lines) and symbol and symbol in lines[-1].text and _SITE_SUMMARY.match(lines[-1].text):
        # A website's own summary of the document stands below the signature: it is no part of the document.
        end = last + 1
    return Closing(
        start=lines[first].start,
        end=lines[end].end,
        signer=" ".join(signer.text.strip(" *_|").split()) if signer else None,
        position=_printed_position(positions),
        authority=authority,
        recipients=tuple(recipients),
        spans=spans,
    )


def _first_mark(lines: tuple[Line, ...]) -> int | None:
    """The line at which the closing begins: "Nơi nhận" or, above it, the authority line."""
    marks = [at for at, line in enumerate(lines) if _RECIPIENTS.match(line.text)]
    if marks:
        at = marks[0]
        before = at
        while before and (_AUTHORITY.match(lines[before - 1].text) or _is_signature(lines, before - 1)):
            before -= 1
        return before if any(_AUTHORITY.match(lines[i].text) for i in range(before, at)) else at
    signed = [at for at, line in enumerate(lines) if _AUTHORITY.match(line.text) and line.text.strip(" *_").isupper()]
    return signed[0] if signed else None


def _is_signature(lines: tuple[Line, ...], at: int) -> bool:
    words = lines[at].text.strip(" *_|")
    return bool(_position(words)) or (_is_name(words) and at > 0 and bool(_position(lines[at - 1].text.strip(" *_|"))))


def _recipients_follow(lines: tuple[Line, ...], at: int) -> bool:
    return any(_RECIPIENTS.match(line.text) for line in lines[at + 1 : at + 4])


def _inline_recipients(text: str) -> list[str]:
    rest = _RECIPIENTS.sub("", text).strip(" *_:")
    return [part.strip(" -;.") for part in rest.split(";") if part.strip(" -;.")]


def _add_recipient(recipients: list[str], text: str) -> None:
    item = _ITEM.match(text)
    if item:
        recipients.append(
            re.sub(r"\s*\((?:b/c|để b/c|để báo cáo|th/h|đ/b|đưa tin)\)$", "", item["recipient"], flags=re.I)
        )
    elif recipients:
        recipients[-1] += " " + text.strip(" ;.")


def _authority(text: str) -> str | None:
    match = _AUTHORITY.match(text)
    return match["code"] if match else None


def _is_name(words: str) -> bool:
    """Two to six capitalised words and nothing else."""
    if not _NAME.match(words) or (words.isupper() and (len(words.split()) < 2 or _OFFICE.search(words))):
        return False
    return all(word[:1].isupper() for word in words.split()) and not _position(words) and len(words) <= 45


@cache
def _positions() -> dict[str, str]:
    text = (resources.files("corpus") / "data" / "positions.yaml").read_text("utf-8")
    return {name.upper(): name for name in sorted(yaml.safe_load(text), key=len, reverse=True)}


def _position(words: str) -> str | None:
    """The position that a line in capitals names, None if it names none."""
    if not words.isupper():
        return None
    match = _AUTHORITY.match(words)
    rest = (match["rest"] if match else words).replace("UỶ", "ỦY").strip(" *_,.")
    return next(
        (name for capitals, name in _positions().items() if rest == capitals or rest.endswith(" " + capitals)),
        None,
    )


def _printed_position(positions: list[Line]) -> str | None:
    for line in reversed(positions):
        named = _position(line.text.strip(" *_|"))
        if named:
            return named
    return None
