"""Mentions -> references: which mentions of a text mean the same document, and the key of that document."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.citations.data_files import load
from corpus.citations.dating import dates_of
from corpus.citations.law import fold_name, name_of_number
from corpus.citations.mention import Mention
from corpus.citations.symbol import fold_symbol
from corpus.document import Reference
from corpus.text.folding import lower

_AMENDS = re.compile(r"(?:bộ luật|luật|pháp lệnh)\ssửa đổi")
_NUMBER = re.compile(r"0{0,6}(\d{1,6})[/-]")
_OWN_NUMBERS = "Nghị quyết"


def resolve(text: str, mentions: Iterable[Mention]) -> tuple[Reference, ...]:
    """References in order of position; a short form that no full mention explains is left out."""
    ordered = sorted(map(_with_kind, mentions), key=lambda mention: mention.start)
    keyed = _keyed([mention for mention in ordered if mention.kind != "short"])
    keyed.extend(_explained([mention for mention in ordered if mention.kind == "short"], keyed))
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


def _with_kind(mention: Mention) -> Mention:
    """A number that is known to be a law's is a law, unless a resolution is named: those have numbers of their own."""
    may_be = mention.kind == "numbered" and mention.type != _OWN_NUMBERS
    return replace(mention, kind="law") if may_be and name_of_number(mention.symbol or "") else mention


def _keyed(mentions: Sequence[Mention]) -> list[tuple[Mention, str]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        groups[_identity(mention)].append(at)
    keys: dict[int, str] = {}
    for identity, places in groups.items():
        for at, date in zip(places, dates_of([mentions[at] for at in places]), strict=True):
            keys[at] = f"{identity}@{date}" if date else identity
    pairs = [(mention, keys[at]) for at, mention in enumerate(mentions)]
    return _as_cited_in_full(pairs)


def _identity(mention: Mention) -> str:
    """What all mentions of a document share: the folded symbol, or the folded name of a law or named document."""
    name, symbol = mention.name or "", mention.symbol
    if mention.kind == "law":
        if symbol and (by_number := name_of_number(symbol)):
            return by_number
        # Many amending laws bear the same name: where there is a number, it alone tells them apart.
        if name and not (symbol and _AMENDS.match(lower(name))):
            return fold_name(name)
    return fold_symbol(symbol) if symbol else fold_name(name)


def _as_cited_in_full(pairs: Sequence[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
    """Every mention of a law with the number another one prints and with the name its first mention has."""
    symbols: dict[str, str] = {}
    names: dict[str, str] = {}
    for mention, key in pairs:
        if mention.kind == "law" and mention.symbol:
            symbols.setdefault(key, mention.symbol)
        if mention.kind == "law" and mention.name and not mention.name.isupper():
            names.setdefault(key, mention.name)
    return [
        (
            replace(
                mention,
                symbol=mention.symbol or symbols.get(key),
                name=mention.name and names.get(key, mention.name),
            )
            if mention.kind == "law"
            else mention,
            key,
        )
        for mention, key in pairs
    ]


def _explained(shorts: Sequence[Mention], keyed: Sequence[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
    """Each short form with the one document of this type and number; with "số" and a date it stands by itself."""
    known: dict[tuple[str | None, str], dict[str, Mention]] = defaultdict(dict)
    for mention, key in keyed:
        if mention.kind == "numbered" and (number := _NUMBER.match(mention.symbol or "")):
            known[mention.type, number[1]].setdefault(key, mention)
    explained = []
    for short in shorts:
        kind = load("document_types")["standing_for"].get(short.type, short.type)
        meant = known.get((kind, (short.symbol or "").lstrip("0")), {})
        [found] = meant.items() if len(meant) == 1 else [None]
        if found and (not short.date or found[0].endswith(f"@{short.date}")):
            explained.append((replace(short, symbol=found[1].symbol), found[0]))
        elif short.date:
            explained.append((short, f"{lower(short.type or '')} {short.symbol}@{short.date}"))
    return explained
