"""Follow-ups made whole: "ai ký?" after an answer from Kế hoạch 57/KH-UBND asks who signed that plan.

Without a model, by the words and patterns of data/follow_up.yaml. A question that stands alone is left as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.question import MAX_CHARACTERS
from assistant.conversation.exchange import exchanged
from assistant.conversation.facets import asked, facet_of, in_document
from assistant.conversation.mentions import bodies_named, document_meant, documents_named, focus, is_issuer
from assistant.conversation.turn import Meant, Source, Turn
from assistant.conversation.words import aligned, continued, data, head_of, opened, pattern, tidy, trimmed

_FEWEST_SHARED = 2


def meant(question: str, turns: Sequence[Turn]) -> Meant:
    """What the question means after these turns; unchanged where it stands alone, or nothing was said before."""
    found = _leaning(tidy(question), turns)
    if found is None:
        return Meant(question)
    if not found.question:
        return replace(found, question=question)
    # What is made must stand alone itself; else the question is better left as it was typed.
    if len(found.question) > MAX_CHARACTERS or _leaning(found.question, turns) is not None:
        return Meant(question)
    return found


def _leaning(question: str, turns: Sequence[Turn]) -> Meant | None:
    core, same = _core(question)
    if not core:
        return None
    if turns and turns[-1].open and (chosen := _chosen(core, turns[-1])):
        return chosen
    bare, noun = _without_pointing(core)
    if found := asked(bare, noun, turns):
        return found
    if not turns:
        return None
    if same and (found := exchanged(core, turns)):
        return found
    if documents_named(core):
        return None
    return _pointing(core, turns) or (_going_on(core, turns) if same else None)


def _core(question: str) -> tuple[str, bool]:
    """The question without the words that only lead from one to the next, and whether they ask for the same again."""
    words = trimmed(question)
    folded = aligned(words)
    same = bool(pattern("same_again").search(folded))
    opening = pattern("opens").match(folded)
    if opening and not pattern("opens_unless").match(folded):
        words = words[opening.end() :]
    closing = re.search(rf"(?:{pattern('closes').pattern})+$", aligned(words))
    return trimmed(words[: closing.start()] if closing else words), same and not pattern("opens_unless").match(folded)


def _nouns() -> str:
    return "|".join(aligned(one) for one in data()["documents"])


def _without_pointing(core: str) -> tuple[str, str]:
    """ "văn bản đó ai ký" -> ("ai ký", ""), "ai ký quyết định này" -> ("ai ký", "quyet dinh")."""
    folded = aligned(core)
    that = pattern("pointing").pattern
    things = (
        rf"(?P<noun>{_nouns()})(?: {that})?",
        pattern("pronouns").pattern,
        rf"{pattern('matters').pattern} {that}",
    )
    thing = rf"(?:cua |trong |theo )?(?:{'|'.join(things)})"
    for match in (re.match(rf"{thing}(?: thi)?,? ", folded), re.search(rf" {thing}$", folded)):
        if match:
            noun = match["noun"] or ""
            return trimmed(core[: match.start()] + core[match.end() :]), "" if noun == "van ban" else noun
    return core, ""


def _pointing(core: str, turns: Sequence[Turn]) -> Meant | None:
    """A longer question that points back: "trong kế hoạch này, Phòng Nội vụ làm gì?"."""
    folded = aligned(core)
    match = re.search(rf"\b(?P<noun>{_nouns()}) {pattern('pointing').pattern}\b", folded)
    # "triển khai chỉ thị nào, chỉ thị đó ban hành khi nào" points at its own words.
    if match is None or re.search(rf"\b{match['noun']}\b", folded[: match.start()]):
        return None
    noun = "" if match["noun"] == "van ban" else match["noun"]
    source = document_meant(noun, turns)
    if isinstance(source, tuple):
        return Meant("", choices=source) if source else None
    said = core[: match.start()] + source.name + core[match.end() :]
    return Meant(f"{opened(trimmed(said))}?", (source.document_id,) if source.document_id else ())


def _going_on(core: str, turns: Sequence[Turn]) -> Meant | None:
    """ "còn Phòng Nội vụ chủ trì việc gì?": a question that is whole but for the document."""
    sources = focus(turns)
    if not sources or not pattern("question_words").search(aligned(core)):
        return None
    named = [core[start:end] for start, end in bodies_named(core, ())]
    added = named[0] if named else ""
    if any(name.istitle() and not is_issuer(name, sources) for name in named):
        return Meant(f"{opened(core)}?", added=added)
    return Meant(f"{opened(in_document(core, sources))}?", tuple(one.document_id for one in sources), added=added)


def _chosen(core: str, turn: Turn) -> Meant | None:
    """Which of the documents that were offered the user names, by its place in the list or by its words."""
    source = _by_place(core, turn.sources) or _by_words(core, turn.sources)
    if source is None:
        return None if turn.sources else _named_now(core, turn)
    asked_then = _leaning(turn.question, [Turn(source.name, (source,))])
    if asked_then is not None and asked_then.question:
        return asked_then
    return Meant(f"Theo {source.name}, {continued(trimmed(turn.question))}?", (source.document_id,))


def _named_now(core: str, turn: Turn) -> Meant | None:
    """The document that a question was unclear about: "Kế hoạch 42/KH-SNV", "của huyện Long Thạnh"."""
    bare, noun = _without_pointing(_core(turn.question)[0])
    facet = facet_of(bare, "")
    if facet is None or "{document}" not in facet.asks or pattern("question_words").search(aligned(core)):
        return None
    named = re.sub(r"^(?:cua|theo|trong|o|tai) ", "", aligned(core))
    added = core[len(core) - len(named) :]
    if documents_named(added):
        return Meant(opened(facet.asks.format(document=added)), added=added)
    if head_of(added) is None and not added[:1].isupper():
        return None
    return Meant(opened(facet.asks.format(document=f"{_noun(noun)} của {added}")), added=added)


def _noun(folded: str) -> str:
    nouns: list[str] = data()["documents"]
    return next((opened(one) for one in nouns if aligned(one) == folded), nouns[0])


def _by_place(core: str, sources: Sequence[Source]) -> Source | None:
    places: dict[int, str] = data()["choices"]
    fitting = (at for at, words in places.items() if re.fullmatch(words, aligned(core)) and at <= len(sources))
    return next((sources[at - 1] for at in fitting), None)


def _by_words(core: str, sources: Sequence[Source]) -> Source | None:
    """The only document that has all these words in its name."""
    if pattern("question_words").search(aligned(core)):
        return None
    words = re.findall(r"[\w/&-]+", re.sub(r"^(?:cua|theo|trong) ", "", aligned(core)))
    fitting = [one for one in sources if set(words) <= set(re.findall(r"[\w/&-]+", aligned(one.name)))]
    return fitting[0] if len(fitting) == 1 and len(words) >= _FEWEST_SHARED else None
