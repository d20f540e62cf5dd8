"""The issuing body: from the letterhead's capitals, or from the sentence that issues the document."""

import re
import unicodedata
from dataclasses import dataclass

from corpus.bodies.levels import level_words
from corpus.document import Span
from corpus.structure.letterhead_words import words
from corpus.text.lines import Line
from corpus.text.patterns import read_data

_HEADS = "|".join(words("body_heads") + words("place_heads"))
_NAMED = re.compile(rf"(?:{_HEADS})\b")
# A scan or a page may have lost the first letter of the line.
_DAMAGED = re.compile("(?:" + "|".join(head[1:] for head in words("body_heads") if len(head) > 5) + r")\b")
_LEADING = re.compile(r"^[\W_]+")
_RULE = re.compile(r"[-_=~.…]{3,}")
# Letters set wide apart: "B Ộ", "V À", "X Ã HỘI".
_SPACED = re.compile(r"(?<!\S)([BCDĐGHKLMNPQRSTVX]|[CGKNPT]H|NG|TR) (?=[AĂÂEÊIOÔƠUƯYÀ-Ỹ][^\W\d_]{0,3}(?!\S))")
# "VĂN PHÒNG" is no "PHÒNG" below a body called "VĂN".
_NEXT_BODY = re.compile(rf"(?<=\s)(?<!VĂN )(?<!ỦY )(?<!UỶ )(?=(?:{'|'.join(words('subordinate'))})\b)")
_WIRES = re.compile(rf"^[\s*_]*(?P<issuer>(?:{_HEADS})\b[^:]{{0,80}}?)\s+(?:điện|ĐIỆN)\s*:")
_OFFICES = "|".join(words("offices"))
_OFFICE_AND_BODY = rf"(?P<office>(?:{_OFFICES})\s+)(?P<body>(?:{'|'.join(words('body_heads'))})\b[^,;:]*)"
_CONNECTING = [[word] for word in words("connecting")]
_BASES = re.compile(r"\s*(?:Căn cứ|CĂN CỨ|Theo|Xét|Thực hiện)\b")
_STANDING = re.compile(r"^BAN THƯỜNG (?:TRỰC|VỤ)$")
_ISSUING_SENTENCE = re.compile(
    rf"(?:^|[,;.]\s+)(?P<issuer>(?:Chủ tịch )?(?:{'|'.join(words('written_heads'))})[^,;.:\n]{{1,110}}?)"
    rf"\s+(?:{'|'.join(words('issuing_verbs'))})\b[^.\n]{{0,400}}?(?:như sau|sau đây)\s*:",
    re.M,
)


def issuer_of_letterhead(lines: tuple[Line, ...], text: str, spans: dict[str, Span]) -> tuple[str | None, str | None]:
    """(issuer, superior body) from the letterhead's lines of capitals, in the case of running text."""
    named = [line for line in lines if names_body(line.text)]
    if not named:
        return None, None
    whole = " ".join(_bare(line.text) for line in named)
    bodies = [part.strip() for part in _NEXT_BODY.split(" " + whole) if part.strip()]
    issuer, superior = bodies[-1], " ".join(bodies[:-1]) or None
    if superior and _STANDING.match(issuer):
        # A standing committee bears the name of the committee whose standing body it is.
        issuer, superior = f"{issuer} {superior}", None
    elif superior == "BAN CHẤP HÀNH TRUNG ƯƠNG":
        # The Party's central organs leave out "Trung ương" below the Central Committee's name.
        issuer = f"{issuer} TRUNG ƯƠNG"
    spans["issuer"] = Span(named[0].start, named[-1].end)
    return restore_case(issuer, text), restore_case(superior, text) if superior else None


def _bare(printed: str) -> str:
    """The words of a line without rules, marks of emphasis and letters set apart."""
    plain = _LEADING.sub("", " ".join(_RULE.sub(" ", printed.replace("*", " ").replace("_", " ")).split()))
    return _SPACED.sub(r"\1", plain).rstrip(" -–.,;:")


def names_body(line: str) -> bool:
    """Whether a line in capitals begins as the name of a body or of its place does."""
    bare = _bare(line)
    return bool(_NAMED.match(bare) or _DAMAGED.match(bare))


@dataclass(frozen=True, slots=True)
class Tail:
    """The body that a title ends with, `start` in the title's words."""

    issuer: str
    start: int


def issuing_tail(title: str, following: str, issuer: str | None) -> Tail | None:
    """The issuing body that a page printed right below the title, where the two became one line; None without one.

    "VỀ CÔNG TÁC X CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A" in front of "Căn cứ": the office is no word of the title. Without an
    office it must be the body that the letterhead names.
    """
    if not _BASES.match(following) or not title.isupper():
        return None
    named = rf"(?P<office>(?:{_OFFICES})\s+)?(?P<body>{re.escape(issuer.upper())})" if issuer else _OFFICE_AND_BODY
    match = re.search(rf"(?<!\S){named}$", title)
    if match is None or (not match["office"] and title[: match.start()].split()[-1:] in _CONNECTING):
        return None
    return Tail(match["body"].strip(), match.start())


def issuer_of_wire(lines: tuple[Line, ...], text: str, spans: dict[str, Span]) -> str | None:
    """The body that wires, in the line that opens an urgent order: "THỦ TƯỚNG CHÍNH PHỦ điện:"; None without one."""
    for line in lines:
        match = _WIRES.match(line.text)
        if match and match["issuer"].isupper():
            spans["issuer"] = Span(line.start + match.start("issuer"), line.start + match.end("issuer"))
            # A chairman's order is the committee's document.
            return restore_case(re.sub(r"^CHỦ TỊCH (?=[UỦ])", "", match["issuer"]), text)
    return None


def issuer_from_body(text: str, spans: dict[str, Span]) -> str | None:
    """The body that says "... ban hành kế hoạch ... như sau:", None where no sentence says so."""
    match = _ISSUING_SENTENCE.search(text, 0, 20_000)
    if not match:
        return None
    spans["issuer"] = Span(match.start("issuer"), match.end("issuer"))
    # A chairman's order is the committee's document.
    return re.sub(r"^Chủ tịch (?=[UỦ])", "", " ".join(match["issuer"].split()))


def restore_case(capitals: str, text: str) -> str:
    """A name printed in capitals as running text writes it: as the document itself does, else by rule.

    Where the first letter of a known kind of body was lost ("Y BAN NHÂN DÂN"), it is put back.
    """
    lost = not _NAMED.match(capitals) and _DAMAGED.match(capitals)
    names = [head[0] + capitals for head in words("body_heads") if lost and head[1:] == lost[0]] or [capitals]
    for name in (*names, _written_out(names[0])):
        pattern = re.compile(r"\s+".join(re.escape(word) for word in name.split()), re.I)
        for match in pattern.finditer(text):
            if not match[0].isupper() and match[0][:1].isupper():
                return " ".join(match[0].split())
    return _by_rule(names[0].split())


_KEPT = frozenset(words("kept_short"))
# "khu" stands in "khu kinh tế" more often than in "đặc khu".
_UNIT_WORDS = {word.split()[-1] for word in level_words()} - {"khu"}
_COMMITTEE = frozenset(["ủy", "uỷ"])
_NO_PLACE = _COMMITTEE | {"hội"}
_BODY_WORDS = frozenset(words("capital_after"))
_JOINS = frozenset(["và", "-", "–"])
# Fixed pairs inside names of bodies, whatever stands before them.
_PAIRS = {
    ("nhân", "dân"): "nhân dân",
    ("việt", "nam"): "Việt Nam",
    ("trung", "ương"): "Trung ương",
    ("chính", "phủ"): "Chính phủ",
    ("tỉnh", "[uủ][ỷy]"): "Tỉnh ủy",
    ("thành", "[uủ][ỷy]"): "Thành ủy",
    ("xã", "hội"): "Xã hội",
    ("ủy", "ban"): "Ủy ban",
    ("uỷ", "ban"): "Uỷ ban",
}


def _written_out(capitals: str) -> str:
    """The name with the words that its abbreviations stand for, as the text may have it."""
    known = read_data("units")["abbreviations"]
    return " ".join(str(known.get(word.lower(), word)) for word in capitals.split())


def _is_unspoken(word: str) -> bool:
    """Letters without a vowel among them are no word: "GDĐT", "THPT"."""
    return len(word) > 1 and word.isalpha() and not set("AEIOUY") & set(unicodedata.normalize("NFD", word))


def _by_rule(words: list[str]) -> str:
    """Capitals at the start, after a body's kind word and its "và", and throughout a place name."""
    out: list[str] = []
    place = False
    for at, word in enumerate(words):
        before = words[at - 1].lower() if at else ""
        starts = at == 0 or before in _BODY_WORDS or before.rstrip(",") != before or before in _JOINS
        if word in _KEPT or _is_unspoken(word):
            out.append(word)
        elif place or (starts and word.lower() not in _JOINS):
            out.append(word.capitalize())
        else:
            out.append(word.lower())
        after = words[at + 1].lower() if at + 1 < len(words) else ""
        # "Tỉnh ủy" is a body of its own, not a province called "Ủy"; what follows it is the province.
        place = place or (word.lower() in _UNIT_WORDS and after not in _NO_PLACE)
        place = place or (word.lower() in _COMMITTEE and before in _UNIT_WORDS)
    name = " ".join(out)
    for pair, written in _PAIRS.items():
        name = re.sub(r"(?<!\S)" + r"\s".join(pair) + r"(?!\w)", written, name, flags=re.I)
    return name
