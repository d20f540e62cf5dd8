"""Who cites whom over the whole store, as a graph small enough to draw."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from assistant.label import label
from corpus.bodies.name import seat_of
from corpus.citations.law import years_of
from corpus.document import Reference
from index.links import Links, fullest, identity_of, is_central

if TYPE_CHECKING:
    from index.store import Store
    from index.stored import StoredDocument

_YEAR = 4
_FULL_DATE = 10


@dataclass(frozen=True, slots=True, order=True)
class Cited:
    """What tells a cited document that is not stored from others; "" where it is not said."""

    identity: str
    date: str
    place: str

    def may_lack_a_date(self) -> bool:
        """Whether a mention with less of a date is the same if only one is known: bodies and laws of one kind."""
        return is_central(self.identity) if self.identity[:1].isdigit() else len(years_of(self.identity)) <= 1


Known = int | Cited


@dataclass(frozen=True, slots=True)
class Node:
    """A stored document or a document that one cites."""

    id: Annotated[str, Field(description="Mã nút, duy nhất trong mạng.")]
    document_id: Annotated[str | None, Field(description="Mã văn bản; null nếu văn bản không có trong kho.")]
    label: Annotated[str, Field(description="Tên viện dẫn.")]
    type: Annotated[str | None, Field(description="Loại văn bản.")]
    symbol: Annotated[str | None, Field(description="Số, ký hiệu.")]
    date: Annotated[str | None, Field(description="Ngày ban hành.")]
    cited_by: Annotated[int, Field(description="Số văn bản trong kho viện dẫn văn bản này.")]


@dataclass(frozen=True, slots=True)
class Edge:
    """One document cites another."""

    source: Annotated[str, Field(description="Nút viện dẫn.")]
    target: Annotated[str, Field(description="Nút được viện dẫn.")]
    count: Annotated[int, Field(description="Số lần.")]


@dataclass(frozen=True, slots=True)
class Network:
    """Who cites whom."""

    nodes: Annotated[
        tuple[Node, ...], Field(description="Văn bản trong kho trước, rồi văn bản được viện dẫn nhiều nhất.")
    ]
    edges: Annotated[tuple[Edge, ...], Field(description="Các cạnh giữa những nút trên.")]
    omitted: Annotated[int, Field(description="Số nút bị bỏ bớt vì vượt giới hạn.")]


def network(store: "Store", *, limit: int) -> Network:
    """`nodes` (stored documents and cited ones) and `edges` (`source` cites `target`, `count` times).

    Of more than `limit` nodes those that the fewest documents cite are left out, cited ones before stored ones;
    `omitted` says how many.
    """
    stored = {one.id: one for one in store.documents()}
    edges, said = _edges(store, stored)
    cited_by = Counter(target for _, target in edges)
    cites = Counter(source for source, _ in edges)
    shown: list[Known] = [
        *sorted(stored, key=lambda number: (-cited_by[number] - cites[number], number)),
        *sorted((node for node in cited_by if isinstance(node, Cited)), key=lambda node: (-cited_by[node], node)),
    ]
    kept = set(shown[:limit])
    return Network(
        tuple(
            _of_stored(stored[one], cited_by[one]) if isinstance(one, int) else _of_cited(one, said[one], cited_by[one])
            for one in shown[:limit]
        ),
        tuple(
            Edge(_id(source), _id(target), count)
            for (source, target), count in edges.items()
            if source in kept and target in kept
        ),
        len(shown) - len(kept),
    )


def _edges(
    store: "Store", stored: dict[int, "StoredDocument"]
) -> tuple[Counter[tuple[int, Known]], dict[Cited, Reference]]:
    """How often each stored document cites each other document, and a mention of each that is not stored."""
    links = store.links()
    by_document: dict[int, list[Reference]] = defaultdict(list)
    for number, reference in store.references():
        # Another request may have stored or removed documents meanwhile.
        if number in stored:
            by_document[number].append(reference)
    meant = {number: _meant(number, references, links) for number, references in by_document.items()}
    same = _same([pair for pairs in meant.values() for pair in pairs.values()])
    edges: Counter[tuple[int, Known]] = Counter()
    said: dict[Cited, Reference] = {}
    for number, references in by_document.items():
        for one in references:
            node, cited = meant[number][one.key]
            node = same.get(cited, node)
            if node != number:
                edges[number, node] += 1
            if isinstance(node, Cited) and cited == node:
                said.setdefault(node, one)
    return edges, said


def _meant(number: int, references: list[Reference], links: Links) -> dict[str, tuple[Known, Cited]]:
    """For every key in one document its node, and the cited document as this document names it."""
    found: dict[str, tuple[Known, Cited]] = {}
    for key, one in fullest(references).items():
        identity, date = identity_of(one)
        numbered = identity[:1].isdigit()
        place = seat_of(one.issuer).place if numbered and not is_central(identity) else ""
        cited = Cited(identity, date if numbered else date[:_YEAR], place)
        stored = links.stored(one, number)
        found[key] = (cited if stored is None else stored, cited)
    return found


def _same(known: list[tuple[Known, Cited]]) -> dict[Cited, Known]:
    """Cited documents that are named with less of a date -> the only one that is named with more of it."""
    fuller: dict[tuple[str, str], dict[Known, str]] = defaultdict(dict)
    for node, cited in known:
        fuller[cited.identity, cited.place][node] = max(cited.date, fuller[cited.identity, cited.place].get(node, ""))
    same: dict[Cited, Known] = {}
    for node, cited in known:
        if isinstance(node, int) or not cited.may_lack_a_date():
            continue
        dated = fuller[cited.identity, cited.place].items()
        more = [other for other, date in dated if date != cited.date and date.startswith(cited.date)]
        if len(more) == 1:
            same[cited] = more[0]
    return same


def _of_stored(stored: "StoredDocument", cited_by: int) -> Node:
    said = stored.header
    return Node(_id(stored.id), str(stored.id), label(stored), said.type, said.symbol, said.date, cited_by)


def _of_cited(cited: Cited, reference: Reference, cited_by: int) -> Node:
    number = f"số {reference.symbol}" if reference.symbol and not reference.name else ""
    words = [reference.name or reference.type or "Văn bản", number, _dated(cited.date)]
    name = " ".join(word for word in words if word)
    return Node(_id(cited), None, name, reference.type, reference.symbol, cited.date or None, cited_by)


def _dated(iso: str) -> str:
    parts = iso.split("-")
    if len(iso) == _FULL_DATE:
        return f"ngày {parts[2]}/{parts[1]}/{parts[0]}"
    return f"năm {parts[0]}" if iso else ""


def _id(node: Known) -> str:
    if isinstance(node, int):
        return str(node)
    return "|".join(("cited", node.identity, node.date, node.place))
