"""Laws, codes, ordinances and the Constitution, cited by name, by number, or by both; the names in one form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.citations.clean_text import Source
from corpus.citations.data_files import load
from corpus.citations.mention import Mention
from corpus.citations.symbol import Symbol, read_symbol
from corpus.citations.tail import read_date, read_tail
from corpus.text.folding import lower

# The registry of law names: longest match, one folded name for all wordings, numbers and years.


KINDS = ("Bộ luật", "Pháp lệnh", "Luật")
_PUNCTUATION = re.compile(r"[^\w/]+")
_NUMBER = re.compile(r"\d{1,3}/((?:19|20)\d\d)/(?:PL-)?(?:UBTV)?QH\d{1,2}")


def match_name(source: Source, at: int, kind: str) -> int | None:
    """End of the longest known name after the type word `kind`, which ends before `at`."""
    found = _names()[kind].match(source.low, at)
    return found.end() if found else None


def fold_name(name: str) -> str:
    """One spelling for all wordings of a name: lower case, no punctuation, abbreviations and aliases written out."""
    words = _PUNCTUATION.sub(" ", lower(name)).split()
    folded = " ".join(_abbreviations().get(word, word) for word in words)
    return _aliases().get(folded, folded)


def name_of_number(symbol: str) -> str | None:
    """The folded name of the law with this number ("33/2024/QH15"), None if it is not known."""
    return _numbers().get(symbol.upper())


def years_of(folded: str) -> frozenset[str]:
    """The years of the versions of a law that are known; empty where none is."""
    return _years().get(folded, frozenset())


@cache
def _names() -> dict[str, re.Pattern[str]]:
    data = load("reference_laws")
    wordings: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for name in (*data["laws"], *data["aliases"]):
        kind = next((kind for kind in KINDS if name.startswith(kind + " ")), None)
        if kind is None:
            raise ValueError(f"reference_laws.yaml: {name!r} does not begin with one of {KINDS}")
        wordings[kind].update(_shortened(lower(name.removeprefix(kind + " "))))
    return {kind: _pattern(names) for kind, names in wordings.items()}


def _shortened(name: str) -> Iterator[str]:
    """The name, and the name with its longest abbreviation and with all abbreviations put in."""
    yield name
    short = name
    pairs = [
        (lower(words), lower(abbreviation)) for abbreviation, words in load("reference_laws")["abbreviations"].items()
    ]
    for words, abbreviation in sorted(pairs, key=lambda pair: -len(pair[0])):
        whole = re.compile(rf"\b{re.escape(words)}\b")
        yield whole.sub(abbreviation, name)
        short = whole.sub(abbreviation, short)
        yield short


def _pattern(names: set[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    bodies = (re.escape(name).replace(r",\ ", r",?\s{1,2}").replace(r"\ ", r"\s{1,2}") for name in longest_first)
    return re.compile("(?:" + "|".join(bodies) + r")(?!\w)")


@cache
def _abbreviations() -> dict[str, str]:
    pairs = load("reference_laws")["abbreviations"]
    return {lower(short): " ".join(_PUNCTUATION.sub(" ", lower(words)).split()) for short, words in pairs.items()}


@cache
def _aliases() -> dict[str, str]:
    folded = {_plain(alias): _plain(name) for alias, name in load("reference_laws")["aliases"].items()}
    known = {_plain(name) for name in load("reference_laws")["laws"]}
    if unknown := set(folded.values()) - known:
        raise ValueError(f"reference_laws.yaml: aliases of unknown laws {sorted(unknown)}")
    return folded


def _plain(name: str) -> str:
    return " ".join(_abbreviations().get(word, word) for word in _PUNCTUATION.sub(" ", lower(name)).split())


@cache
def _numbers() -> dict[str, str]:
    numbers: dict[str, str] = {}
    for name, printed in load("reference_laws")["laws"].items():
        for number in printed:
            if not _NUMBER.fullmatch(number) or number in numbers:
                raise ValueError(f"reference_laws.yaml: {number!r} of {name!r} is no number of its own")
            numbers[number] = _plain(name)
    return numbers


@cache
def _years() -> dict[str, frozenset[str]]:
    years: dict[str, set[str]] = {}
    for number, folded in _numbers().items():
        years.setdefault(folded, set()).add(number.split("/")[1])
    return {folded: frozenset(found) for folded, found in years.items()}


# Laws, codes, ordinances and the Constitution: cited by name, by number, or by both.


_TYPE = re.compile(r"\b(?P<kind>bộ\s{1,2}luật|luật|pháp\s{1,2}lệnh)\b(?P<colon>\s?:)?\s{1,2}")
_CONSTITUTION = re.compile(
    r"\bhiến\s{1,2}pháp\b(?P<state>\s{1,2}nước\s{1,2}(?:cộng\s{1,2}hòa\s{1,2}xã\s{1,2}hội\s{1,2}chủ\s{1,2}nghĩa|chxhcn)\s{1,2}việt\s{1,2}nam)?"
)
_YEAR_IN_BRACKETS = re.compile(r"\s{1,2}(?:\((?:năm\s{1,2})?((?:19|20)\d\d)\)|((?:19|20)\d\d)(?![\d/.-]))")
_NUMBER_LEAD = re.compile(r"\s{0,2},?\s{1,2}\(?(?:(?:luật\s{1,2})?số\s{1,2})?(?=\d)")
_AMENDS = re.compile(
    r"sửa\s{1,2}đổi(?:\s?,\s{0,2}bổ\s{1,2}sung|\s{1,2}và\s{1,2}bổ\s{1,2}sung)?"
    r"(?:\s{1,2}một\s{1,2}số\s{1,2}(?:điều|nội\s{1,2}dung|quy\s{1,2}định))?(?:\s{1,2}(?:của|tại))?(?=\s)"
)
_AMENDED = re.compile(r"\s{1,2}(?:các\s{1,2})?(?P<kind>bộ\s{1,2}luật|luật|pháp\s{1,2}lệnh)\s{1,2}")
_LIST = re.compile(r"\s?,(?=\s{1,2}(?:bộ\s{1,2}luật|luật|pháp\s{1,2}lệnh)\s)")
_LAST = re.compile(r"\s{1,2}và(?=\s{1,2}(?:bộ\s{1,2}luật|luật|pháp\s{1,2}lệnh)\s)")
_MANY_LAWS = re.compile(r"\s{1,2}(?:các|\d{1,2})\s{1,2}(?:đạo\s{1,2})?luật\b")
_NEXT_NAME = re.compile(r"(?:\s?[,;]|\s{1,2}và)\s{1,2}")
_WORD = re.compile(r"\s{1,2}([^\W\d_]+)")
_TITLE_OF_NUMBER = re.compile(r",?\s{1,2}(?:về\s{1,2}(?:việc\s{1,2})?)?(?=sửa\s)")
_MAX_WORDS = 12
_MAX_AMENDED = 12


@dataclass(frozen=True, slots=True)
class _Name:
    """The words after the type word, at `[start, end)`."""

    kind: str
    start: int
    end: int


def find_laws(source: Source) -> Iterator[Mention]:
    """Every law named or numbered, in order. A law named inside the name of an amending law is part of that name."""
    reach = 0
    for match in _TYPE.finditer(source.low):
        if match.start() < reach or not _is_law(source, match.start()):
            continue
        for mention in _read(source, match):
            reach = mention.end
            yield mention


def find_constitution(source: Source) -> Iterator[Mention]:
    """The Constitution where its year or its full name is printed; "Hiến pháp và pháp luật" cites no document."""
    for match in _CONSTITUTION.finditer(source.low):
        if not source.text[match.start()].isupper():
            continue
        date, end = _year(source, match.end(), "hiến pháp")
        if date or match["state"]:
            name = _printed(source, match.start(), match.end())
            yield Mention("law", match.start(), end, match.start(), type="Hiến pháp", name=name, date=date)


def _read(source: Source, match: re.Match[str]) -> Iterator[Mention]:
    kind = _kind(match["kind"])
    number = _number_after(source, match.end() - 1)
    if number:
        yield _numbered(source, kind, match.start(), number)
        return
    end = _name_end(source, match.end(), kind)
    if end is None:
        return
    yield _named(source, _Name(kind, match.end(), end), match.start())
    if not (match["colon"] or source.low.endswith("các ", 0, match.start())):
        return
    # "các Luật: Đất đai, Nhà ở": the type word is printed once for all names.
    while (link := _NEXT_NAME.match(source.low, end)) and source.text[link.end() : link.end() + 1].isupper():
        following = match_name(source, link.end(), kind)
        if following is None:
            return
        end = following
        yield _named(source, _Name(kind, link.end(), end), link.end())
        if "và" in link[0]:
            return


def _named(source: Source, name: _Name, start: int) -> Mention:
    word = source.text[start : start + len(name.kind)]
    printed = f"{word if lower(word) == lower(name.kind) else name.kind} {_printed(source, name.start, name.end)}"
    symbol = _number_after(source, name.end)
    date, end = (None, name.end) if symbol else _year(source, name.end, fold_name(printed))
    symbol = symbol or _number_after(source, end)
    issuer = None
    if symbol:
        tail = read_tail(source, _closed(source, name.end, symbol))
        date, end, issuer = tail.date or date, tail.end, tail.issuer
    return Mention(
        "law",
        start,
        end,
        start,
        type=name.kind,
        symbol=symbol.value if symbol else None,
        name=printed,
        issuer=issuer,
        date=date,
    )


def _numbered(source: Source, kind: str, start: int, number: Symbol) -> Mention:
    tail = read_tail(source, number.end)
    title = _TITLE_OF_NUMBER.match(source.low, tail.end)
    end = _amendment_end(source, title.end(), in_title=True) if title else None
    name = f"{kind} {_printed(source, title.end(), end)}" if title and end else None
    return Mention(
        "law",
        start,
        tail.end,
        number.start,
        type=kind,
        symbol=number.value,
        name=name,
        issuer=tail.issuer,
        date=tail.date,
    )


def _name_end(source: Source, at: int, kind: str) -> int | None:
    known = match_name(source, at, kind)
    return known or _amendment_end(source, at) or _unknown_end(source, at)


def _amendment_end(source: Source, at: int, *, in_title: bool = False) -> int | None:
    """End of "sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C" at `at`; `in_title` after a law's number."""
    match = _AMENDS.match(source.low, at)
    if not match:
        return None
    end = _amended(source, match.end())
    if end is None:
        many = _MANY_LAWS.match(source.low, match.end())
        return _words_end(source, many.end(), {"số", "năm", "ngày", "và", "đã", "được"}) if many else None
    # Without a number, a comma list belongs to the name only if "và Luật ..." closes it.
    reached = end
    for _ in range(_MAX_AMENDED):
        if last := _LAST.match(source.low, reached):
            return _amended(source, last.end()) or end
        link = _LIST.match(source.low, reached)
        following = _amended(source, link.end()) if link else None
        if following is None:
            break
        reached = following
    return reached if in_title else end


def _amended(source: Source, at: int) -> int | None:
    match = _AMENDED.match(source.low, at)
    if not match:
        return None
    return match_name(source, match.end(), _kind(match["kind"])) or _unknown_end(source, match.end())


def _unknown_end(source: Source, at: int) -> int | None:
    """End of a name that is not in the registry: a capital, at least two words, up to a word that ends names."""
    first = _WORD.match(source.low, at - 1)
    if not first or not source.text[at : at + 1].isupper() or source.text[at : at + 12].split()[0].isupper():
        return None
    if _not_names().match(source.low, at):
        return None
    end = _words_end(source, at - 1, _stops())
    return end if len(source.low[at:end].split()) >= 2 else None


def _words_end(source: Source, at: int, stops: frozenset[str] | set[str]) -> int:
    end = at
    for _ in range(_MAX_WORDS):
        word = _WORD.match(source.low, end)
        if not word or word[1] in stops or "\n" in word[0]:
            break
        end = word.end()
    return end


def _number_after(source: Source, at: int) -> Symbol | None:
    lead = _NUMBER_LEAD.match(source.low, at)
    symbol = read_symbol(source, lead.end()) if lead else None
    return symbol if symbol and symbol.sure else None


def _closed(source: Source, name_end: int, symbol: Symbol) -> int:
    """The end of the symbol, with the bracket that was opened before it."""
    opened = "(" in source.text[name_end : symbol.start]
    return symbol.end + (opened and source.text[symbol.end : symbol.end + 1] == ")")


def _year(source: Source, at: int, folded: str) -> tuple[str | None, int]:
    """Date or year right after a name. "Luật X năm 2024" of a law of another year speaks of the work of 2024."""
    if found := read_date(source, at):
        date, end = found
    elif year := _YEAR_IN_BRACKETS.match(source.low, at):
        date, end = year[1] or year[2], year.end()
    else:
        return None, at
    years = years_of(folded)
    return (None, at) if len(date) == 4 and years and date not in years else (date, end)


def _is_law(source: Source, at: int) -> bool:
    return source.text[at].isupper() and not _not_after().search(source.low, max(0, at - 24), at)


def _kind(printed: str) -> str:
    return {"bộ": "Bộ luật", "luật": "Luật", "pháp": "Pháp lệnh"}[printed.split()[0]]


def _printed(source: Source, start: int, end: int) -> str:
    return " ".join(source.text[start:end].split())


@cache
def _stops() -> frozenset[str]:
    return frozenset(lower(word) for word in load("reference_laws")["name_stops"])


@cache
def _not_after() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(re.escape(lower(w)) for w in load("reference_laws")["not_after"]) + r")\s{1,2}$"
    )


@cache
def _not_names() -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(re.escape(lower(w)) for w in load("reference_laws")["not_names"]) + r")\b")
