"""What a plan is about, from the title of the document it carries out."""

import re
from functools import lru_cache

from assistant.drafting.adapt import clean, tidy
from assistant.drafting.data import words
from assistant.drafting.source import Source
from assistant.drafting.unit import Unit
from corpus.bodies.levels import level_alternatives
from corpus.bodies.territory import province_names
from corpus.text.folding import either_tone, lower

_WORD = re.compile(r"\S+")
_LONGEST = 6
_DISPATCH = re.compile(r"\s+điện\s*:?$", re.IGNORECASE)
_PUNCTUATION = ',;:.“”"()'
_AREA_AND_YEAR = re.compile(
    rf"[\s,;]*(?:(?:trên địa bàn|tại|của)\s+(?:{level_alternatives()}|cơ quan\b|Ban Quản lý\b)[^,;.]*"
    r"|(?:giai đoạn|(?<!đến )năm|nhiệm kỳ)\s+\d{4}(?:\s*[-–]\s*\d{4})?)[\s,;.]*$",
    re.IGNORECASE,
)

_PROVINCE = re.compile(
    rf"(?P<word>{level_alternatives('province', 'city')} )"
    rf"(?P<name>(?i:{'|'.join(map(either_tone, province_names()))}))\b"
)


def running(title: str, text: str) -> str:
    """A title in capitals as running text writes it: as the document itself writes its words, else in small letters."""
    plain = tidy(clean(title)).rstrip(" ;.")
    letters = [char for char in plain if char.isalpha()]
    if not letters or sum(char.isupper() for char in letters) < 0.8 * len(letters):
        return plain
    written = _written(text)
    tokens = _WORD.findall(plain)
    out: list[str] = []
    at = 0
    while at < len(tokens):
        size = next(
            (n for n in range(min(_LONGEST, len(tokens) - at), 0, -1) if _key(tokens[at : at + n]) in written), 0
        )
        out.append(written[_key(tokens[at : at + size])] if size else tokens[at].lower())
        at += max(size, 1)
    joined = _with_names(" ".join(out))
    return joined[:1].upper() + joined[1:]


def subject(source: Source) -> str:
    """The matter of a plan without the words every plan opens with, its territory and its year; in small letters."""
    title = running(_own_title(source), source.text)
    while (shorter := _AREA_AND_YEAR.sub("", title)) != title:
        title = shorter
    while opening := next((one for one in words().title_openings if title.casefold().startswith(one + " ")), ""):
        title = title[len(opening) :].strip()
    return title


def _own_title(source: Source) -> str:
    """The title without the body's name, which some letterheads print right below it ("... Bộ trưởng điện:")."""
    title = _DISPATCH.sub("", tidy(clean(source.header.title or "")))
    issuer = source.header.issuer or ""
    below = re.compile(rf"(?<!của)\s+{re.escape(issuer)}$", re.IGNORECASE)
    return below.sub("", title) if issuer else title


def about(source: Source) -> str:
    """The title behind "về": "về việc ...", "thực hiện ..."; "" where the document has none."""
    title = running(_own_title(source), source.text)
    if not title:
        return ""
    lowered = title.casefold()
    for opening in ("v/v ", "về việc ", "về "):
        if lowered.startswith(opening):
            return "về việc " + _small(title[len(opening) :]) if opening != "về " else _small(title)
    verb = next((one for one in words().title_openings if lowered.startswith(one + " ")), None)
    return _small(title) if verb == "ban hành" else f"về {_small(title)}"


def title_of(subject_words: str, unit: Unit, year: int) -> str:
    """ "Thực hiện công tác dân vận trên địa bàn xã An Lư năm 2024"; a year that the subject holds is not repeated."""
    does = subject_words.casefold().startswith(words().title_verbs)
    told = subject_words[:1].upper() + subject_words[1:] if does else f"Thực hiện {_small(subject_words)}"
    if unit.kind == "government" and unit.level and unit.place:
        told += f" trên địa bàn {unit.level} {unit.place}"
    if re.search(rf"\bnăm {year}\b", told):
        return told
    return f"{told}, năm {year}" if told[-1].isdigit() else f"{told} năm {year}"


def _small(title: str) -> str:
    """The first letter small, unless the first word is a name or a short form."""
    first = title.split(" ", 1)[0]
    keeps = len(first) > 1 and first.isupper()
    named = re.match(
        r"(?:Chỉ thị|Nghị quyết|Nghị định|Quyết định|Kế hoạch|Kết luận|Luật|Bộ luật|Chương trình|Đề án)\b", title
    )
    return title if keeps or named else title[:1].lower() + title[1:]


def _with_names(title: str) -> str:
    """Names of provinces with their capitals."""
    return _PROVINCE.sub(
        lambda found: found["word"] + next(one for one in province_names() if lower(one) == lower(found["name"])), title
    )


def _key(tokens: list[str]) -> str:
    return " ".join(tokens).casefold()


@lru_cache(maxsize=16)
def _written(text: str) -> dict[str, str]:
    """Runs of words as the document writes them outside lines of capitals, by their small letters.

    A word that stands in small letters anywhere has its capital elsewhere from the beginning of a sentence.
    """
    lines = [_WORD.findall(clean(line)) for line in text.split("\n") if not _is_capitals(line)]
    small = {token.strip(_PUNCTUATION) for tokens in lines for token in tokens if token[:1].islower()}
    found: dict[str, str] = {}
    for tokens in lines:
        for size in range(1, _LONGEST + 1):
            for at in range(len(tokens) - size + 1):
                run = tokens[at : at + size]
                first = run[0].strip(_PUNCTUATION).lower()
                if first in small and (size == 1 or not _names(run)):
                    run = [run[0].lower(), *run[1:]]
                found.setdefault(_key(run), " ".join(run))
    return found


def _is_capitals(line: str) -> bool:
    letters = [char for char in line if char.isalpha()]
    return not letters or sum(char.isupper() for char in letters) > 0.5 * len(letters)


def _names(run: list[str]) -> bool:
    return len(run) > 1 and sum(token[0].isupper() for token in run) == len(run)
