"""Mentions -> references: which mentions of a text mean the same document, and the key of that document."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.citation.lawbook import fold_name, name_of_number
from corpus.citation.mention import Mention
from corpus.citation.registry import load
from corpus.citation.source import lower
from corpus.document import Reference

_YEAR_IN_SYMBOL = re.compile(r"/((?:19|20)\d\d)(?=[/-])")


def resolve(text: str, mentions: Iterable[Mention]) -> tuple[Reference, ...]:
    """References in order of position; a short form that no full mention explains is left out."""
    ordered = sorted(map(_with_kind, mentions), key=lambda mention: mention.start)
    full = [mention for mention in ordered if mention.kind != "short"]
    keyed = _keyed(full)
    for mention in ordered:
        if mention.kind == "short" and (explained := _explain(mention, keyed)):
            keyed.append(explained)
    keyed.sort(key=lambda pair: pair[0].start)
    return tuple(
        Reference(
            key=key,
            type=mention.type,
            symbol=mention.symbol,
            name=mention.name,
            issuer=mention.issuer,
            date=mention.date,
            quote=text[mention.start : mention.end],
            start=mention.start,
            end=mention.end,
        )
        for mention, key in keyed
    )


def fold_symbol(symbol: str) -> str:
    """The symbol in capitals, with the spellings of "Quy định" folded: `11-QĐi/TW` and `11-QyĐ/TW` -> `11-QĐ/TW`.

    Where hyphen and slash stand is kept: 33/CT-TTg and 33-CT/TU are two documents.
    """
    return re.sub(r"(?<=[-/])(?:QĐI|QYĐ)(?=[-/]|$)", "QĐ", symbol.upper())


def _keyed(mentions: Sequence[Mention]) -> list[tuple[Mention, str]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        groups[_identity(mention)].append(at)
    found: dict[int, tuple[Mention, str]] = {}
    for identity, places in groups.items():
        members = [mentions[at] for at in places]
        stamps = _stamps(members)
        for at, mention, stamp in zip(places, members, stamps, strict=True):
            key = f"{identity}@{stamp}" if stamp else identity
            same = [member for member, other in zip(members, stamps, strict=True) if other == stamp]
            found[at] = (_as_cited_in_full(mention, same) if mention.kind == "law" else mention, key)
    return [found[at] for at in range(len(mentions))]


def _with_kind(mention: Mention) -> Mention:
    """A number that is known to be a law's is a law, whatever stands before it."""
    is_law = mention.kind == "numbered" and mention.symbol and name_of_number(mention.symbol)
    return replace(mention, kind="law") if is_law else mention


def _identity(mention: Mention) -> str:
    """What all mentions of a document share: the folded symbol, or the folded name of a law or named document."""
    if mention.kind == "law":
        by_number = name_of_number(mention.symbol) if mention.symbol else None
        if by_number or (mention.name and not _amends(mention)):
            return by_number or fold_name(mention.name or "")
    if mention.symbol:
        return fold_symbol(mention.symbol)
    return fold_name(mention.name or "")


def _amends(mention: Mention) -> bool:
    """An amending law with a number: many bear the same name, the number alone tells them apart."""
    return bool(mention.symbol and mention.name and re.match(r"\S+\s(?:luật\s)?sửa đổi", lower(mention.name)))


def _stamps(members: Sequence[Mention]) -> list[str | None]:
    """Date of the document behind each mention; without a full date that of the nearest mention it may repeat."""
    own = [_stamp(member) for member in members]
    stamps: list[str | None] = []
    for at, member in enumerate(members):
        # A number with its year is given once a year by a body: two dates of one are a misprint.
        fixed = member.kind == "numbered" and bool(_YEAR_IN_SYMBOL.search(member.symbol or ""))
        fitting = [
            i
            for i, other in enumerate(members)
            if (stamp := own[i])
            and (fixed or stamp.startswith(own[at] or ""))
            and _same_issuer(member.issuer, other.issuer)
        ]
        fullest = max((len(own[i] or "") for i in fitting), default=0)
        fitting = [i for i in fitting if len(own[i] or "") == fullest]
        before = [i for i in fitting if i <= at]
        nearest = fitting[:1] if fixed else before[-1:] or fitting[:1]
        stamps.append(own[nearest[0]] if nearest else own[at])
    return stamps


def _stamp(mention: Mention) -> str | None:
    """The printed date; for a law its year alone, which its number may state instead."""
    if mention.kind != "law":
        return mention.date
    year = _YEAR_IN_SYMBOL.search(mention.symbol or "")
    return year[1] if year else (mention.date or "")[:4] or None


def _same_issuer(one: str | None, other: str | None) -> bool:
    """True unless both are printed and neither name holds the other."""
    if not one or not other:
        return True
    first, second = (_plain_body(body) for body in (one, other))
    return first in second or second in first


def _plain_body(body: str) -> str:
    return lower(body).replace("ubnd", "ủy ban nhân dân").replace("hđnd", "hội đồng nhân dân")


def _as_cited_in_full(mention: Mention, same: Sequence[Mention]) -> Mention:
    """The law with the number another mention of it prints and the name its first mention has."""
    symbol = mention.symbol or next((other.symbol for other in same if other.symbol), None)
    names = [other.name for other in same if other.name]
    name = next((name for name in names if not name.isupper()), mention.name) if mention.name else None
    return replace(mention, symbol=symbol, name=name)


def _explain(short: Mention, keyed: Sequence[tuple[Mention, str]]) -> tuple[Mention, str] | None:
    """The one document with this type and number in the text; with "số" and a date a short form stands by itself."""
    kind = load("reference_types")["standing_for"].get(short.type, short.type)
    number = (short.symbol or "").lstrip("0")
    meant = {
        key: mention.symbol
        for mention, key in keyed
        if mention.kind == "numbered"
        and mention.type == kind
        and re.split(r"[/-]", mention.symbol or "")[0].lstrip("0") == number
        and (not short.date or not mention.date or mention.date == short.date)
    }
    if len(meant) == 1:
        [(key, symbol)] = meant.items()
        return replace(short, symbol=symbol), key
    if short.date:
        return short, f"{lower(short.type or '')} {short.symbol}@{short.date}"
    return None
