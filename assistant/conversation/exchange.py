"""Follow-ups that ask the same of something else: "còn của Thủy Nguyên?", "thế còn năm 2023?", "còn nhiệm vụ 4.7?"."""

import re
from collections.abc import Sequence

from assistant.conversation.facets import asks_of, in_document
from assistant.conversation.mentions import (
    Place,
    bodies_named,
    documents_named,
    focus,
    is_issuer,
    names_document,
    symbol_of,
)
from assistant.conversation.turn import Meant, Source, Turn
from assistant.conversation.words import aligned, continued, data, head_of, opened, pattern, tidy, trimmed

MOST_WORDS = 14
_LEADING = re.compile(r"^(?:(?:cua|o|tai|trong|thuoc|voi|doi voi|theo|ve|cho) )+")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_TASK_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})+(?:\.[a-z])?|\d{1,2}\.[a-z])")


def exchanged(fragment: str, turns: Sequence[Turn]) -> Meant | None:
    """The last question asked of what `fragment` names; None where the fragment is a question of its own or long."""
    if not fragment or len(fragment.split()) > MOST_WORDS or pattern("question_words").search(aligned(fragment)):
        return None
    leading = _LEADING.match(aligned(fragment))
    added = fragment[leading.end() :] if leading else fragment
    owner = bool(leading and re.search(rf"\b{pattern('owners').pattern}\b", leading[0]))
    if not added:
        return None
    if documents_named(added):
        return _other_document(turns[-1].question, added, focus(turns))
    if part := _part(added, turns):
        return part
    if owner or _kind(added) or _is_name(added):
        return _other_body(turns[-1].question, _written(added), focus(turns), owner=owner)
    question, sources = _about_contents(turns)
    said = in_document(added, sources)
    return Meant(_asked(opened(f"{said} {asks_of(question)}")), _ids(sources), added=added)


def _other_document(question: str, added: str, sources: Sequence[Source]) -> Meant:
    named = documents_named(question, sources)
    if not named:
        return Meant(_asked(f"Theo {added}, {continued(question)}"), added=added)
    return Meant(_asked(_replaced(question, named[0], added)), added=added)


def _about_contents(turns: Sequence[Turn], part: str = "") -> tuple[str, tuple[Source, ...]]:
    """The last question that is about what the same documents say, not about who signed them, and those documents.

    With a `part`, the last one that has it, if there is one.
    """
    sources = focus(turns)
    about = [one.question for one in turns if not one.sources or one.sources == sources]
    having = [one for one in about if part and _last(part, one) is not None]
    contents = [one for one in about if not pattern("about_document").search(aligned(one))]
    return (having or contents or [turns[-1].question])[-1], sources


def _part(added: str, turns: Sequence[Turn]) -> Meant | None:
    folded = aligned(added)
    if _TASK_NUMBER.fullmatch(folded):
        added, folded = f"nhiệm vụ {added}", f"nhiem vu {folded}"
    for name in data()["parts"]:
        if not pattern(f"parts.{name}").fullmatch(folded):
            continue
        if name == "year":
            return _other_year(turns[-1].question, added, focus(turns))
        question, sources = _about_contents(turns, name)
        found = _last(name, question)
        if found is None:
            said = f"{opened(added)}, {continued(question)}" if name == "task" else f"{trimmed(question)}, {added}"
        else:
            said = _replaced(question, found, added)
        return Meant(_asked(in_document(said, sources)), _ids(sources))
    return None


def _other_year(question: str, added: str, sources: Sequence[Source]) -> Meant:
    """A year of the document's own makes it another document; any other year is one of its contents."""
    year = _YEAR.findall(added)[-1]
    own = {one for source in sources for one in _YEAR.findall(source.name)}
    found = _last("year", question)
    before = set(_YEAR.findall(question[slice(*found)])) if found else set()
    content = bool(before - own) or year in own
    if found is not None:
        keeps = aligned(question[slice(*found)]).startswith(("nam", "giai doan"))
        bare = added if keeps or not aligned(added).startswith("nam ") else added[4:]
        question = _replaced(question, found, bare)
    elif content or not any(names_document(question, source) for source in sources):
        question = f"{trimmed(question)}, {added}" if added[:1].isalpha() else f"{trimmed(question)}, năm {added}"
    if content:
        return Meant(_asked(in_document(question, sources)), _ids(sources))
    return Meant(_asked(_without_number(question, sources, of_year=year)), _ids(sources), year=year)


def _other_body(question: str, added: str, sources: Sequence[Source], *, owner: bool) -> Meant:
    """The body in the place of the one it stands for: the document's own issuer makes it another document."""
    place = _place_of(question, added, sources, owner=owner)
    if place is None and not owner:
        return Meant(
            _asked(in_document(f"{opened(added)}: {continued(question)}", sources)), _ids(sources), added=added
        )
    if place is None:
        numbered = _numbered(question, sources)
        if numbered is None:
            return Meant(_asked(f"{trimmed(question)}, của {added}"), added=added)
        kind = _type_of(question[slice(*numbered)])
        return Meant(_asked(_replaced(question, numbered, f"{kind} của {added}")), added=added)
    other = (
        owner or _kind(question[slice(*place)]) == _kind(added) or pattern("about_document").search(aligned(question))
    )
    if other and is_issuer(question[slice(*place)], sources):
        return Meant(_asked(_without_number(_replaced(question, place, added), sources)), added=added)
    said = _without_receiver(question[place[1] :], sources)
    said = _replaced(question[: place[1]], place, added) + said
    return Meant(_asked(in_document(said, sources)), _ids(sources), added=added)


def _without_receiver(question: str, sources: Sequence[Source]) -> str:
    """The rest of a question without the body that something is sent to: another sender has another receiver."""
    for start, end in bodies_named(question, sources):
        if pattern("receiving").search(aligned(question[:start])):
            return question[:start].rstrip() + question[end:]
    return question


def _place_of(question: str, added: str, sources: Sequence[Source], *, owner: bool) -> Place | None:
    """The body in the question that `added` stands for: of the same kind, or, for an owner, the issuer first."""
    named = bodies_named(question, sources)
    issuers = [place for place in named if is_issuer(question[slice(*place)], sources)]
    kin = [place for place in named if _kind(question[slice(*place)]) == _kind(added)]
    if owner or not _kind(added):
        numbered = _numbered(question, sources) is not None
        return next(iter(issuers or (kin if _kind(added) else []) or ([] if numbered else kin or named)), None)
    return next(iter(kin or [place for place in named if place not in issuers] or issuers), None)


def _kind(body: str) -> str:
    """What a body's name begins with, "" for a bare name."""
    return head_of(body) or ""


def _numbered(question: str, sources: Sequence[Source]) -> Place | None:
    """Where a document is named by its whole symbol."""
    return next((one for one in documents_named(question, sources) if symbol_of(question[slice(*one)])), None)


def _type_of(document: str) -> str:
    """ "Kế hoạch" of "Kế hoạch số 57/KH-UBND"."""
    return document[: len(re.split(r"(?:\s+so)?\s*(?=\d)", aligned(document), maxsplit=1)[0])] or "văn bản"


def _without_number(question: str, sources: Sequence[Source], *, of_year: str = "") -> str:
    """The question without number and day of the documents in focus; type and body stay, with `of_year` between."""
    for start, end in reversed(documents_named(question, sources if of_year else ())):
        said = question[start:end]
        source = next((one for one in sources if names_document(said, one)), None)
        if source is None:
            continue
        kind = _type_of(said)
        if of_year:
            issuer = source.name.rpartition(" của ")[2]
            kind += f" năm {of_year}" + (f" của {issuer}" if issuer != source.name else "")
        question = tidy(f"{question[:start]}{kind} {question[end:]}")
    return question


def _is_name(words: str) -> bool:
    """ "Long Thạnh", but not a common noun."""
    return all(word[:1].isupper() for word in words.split()) and not any(sign.isdigit() for sign in words)


def _written(name: str) -> str:
    """A name typed in small letters gets its capitals: a document that does not know such a name does not answer."""
    if name != name.lower():
        return name
    common = frozenset(data()["common"].split())
    words = name.split()
    proper = [aligned(word) not in common for word in words]
    return " ".join(opened(word) if is_one else word for word, is_one in zip(words, proper, strict=True))


def _last(name: str, question: str) -> Place | None:
    """The last place of such a part outside the names of documents."""
    taken = documents_named(question)
    found = [match.span() for match in pattern(f"parts.{name}").finditer(aligned(question))]
    free = [one for one in found if not any(start < one[1] and one[0] < end for start, end in taken)]
    return free[-1] if free else None


def _replaced(text: str, place: Place, by: str) -> str:
    start, end = place
    return text[:start] + (opened(by) if start == 0 else by) + text[end:]


def _ids(sources: Sequence[Source]) -> tuple[str, ...]:
    return tuple(one.document_id for one in sources if one.document_id)


def _asked(words: str) -> str:
    return f"{trimmed(words)}?"
