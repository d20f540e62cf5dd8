"""What stored documents cite, and which of them cite one document: complete lists."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from assistant.label import label
from corpus.citations.clean_text import clean
from corpus.citations.references import find_references
from corpus.citations.symbol import find_symbols, fold_symbol
from corpus.document import Document, Reference, Task
from corpus.errors import QuestionError
from index.links import Links, fullest
from index.syllables import fold

if TYPE_CHECKING:
    from index.store import Store
    from index.stored import StoredDocument


# The document that somebody names to ask who cites it, however it is typed.


MAX_CHARACTERS = 500
_WORDS = re.compile(r"[^\w/.&-]+")
_NUMBER_WORD = re.compile(r"\bso (?=\d)")


def targets(store: "Store", words: str) -> list[Reference]:
    """The documents that these words name, one for each key. Raises QuestionError if they name none.

    Words are read as any text is; a bare symbol ("2160/UBND-NC") is enough, and so is what is typed without
    diacritics or capitals if a stored document cites it.
    """
    if len(words) > MAX_CHARACTERS:
        raise QuestionError(f"Tên văn bản dài quá {MAX_CHARACTERS} ký tự; hãy rút gọn rồi tìm lại.")
    named = list(find_references(words)) or _symbols(words) or _typed_plainly(store, words)
    if not named:
        raise QuestionError(
            "Chưa nhận ra văn bản nào trong điều cần tìm; hãy ghi đủ số, ký hiệu (ví dụ 33/CT-TTg) hoặc tên luật."
        )
    return list({one.key: one for one in named}.values())


def _symbols(words: str) -> list[Reference]:
    return [
        Reference(
            fold_symbol(one.value), None, one.value, None, None, None, words[one.start : one.end], one.start, one.end
        )
        for one in find_symbols(clean(words))
    ]


def _typed_plainly(store: "Store", words: str) -> list[Reference]:
    """Cited documents whose name or symbol is what was typed, but for diacritics and capitals; of no date."""
    typed = _plain(words)
    found = {}
    for _, one in store.references():
        ways = [way for way in (one.name, one.symbol) if way]
        ways += [f"{one.type} {way}" for way in ways if one.type]
        if typed in {_plain(way) for way in ways}:
            identity = one.identity
            found[identity] = replace(one, key=identity, date=None, issuer=None)
    return list(found.values())


def _plain(words: str) -> str:
    return _NUMBER_WORD.sub("", " ".join(_WORDS.sub(" ", fold(words)).split()))


@dataclass(frozen=True, kw_only=True)
class ReferenceRow(Reference):
    """One mention of another document in a stored document."""

    document_id: Annotated[str, Field(description="Mã văn bản.")]
    file: Annotated[str, Field(description="Tên tệp.")]
    label: Annotated[str, Field(description="Tên viện dẫn đầy đủ, dán được vào văn bản.")]
    section: Annotated[str, Field(description="Mục chứa đoạn trích, ví dụ II.6; rỗng nếu ngoài các mục.")]
    stored: Annotated[str | None, Field(description="Mã của chính văn bản đó trong kho; null nếu kho không có.")]


@dataclass(frozen=True, slots=True)
class References:
    """Every mention that was asked for."""

    references: Annotated[tuple[ReferenceRow, ...], Field(description="Các lời viện dẫn, theo văn bản và vị trí.")]
    documents: Annotated[int, Field(description="Số văn bản chứa các lời viện dẫn này.")]


# What stored documents cite, and which of them cite one document: complete lists, each mention with its place.


_ENDS = " .:)"


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention in the stored document `citing`; `stored` is the id of the stored document that it means."""

    citing: "StoredDocument"
    reference: Reference
    section: str
    stored: int | None


def references(
    store: "Store", *, document: int | None = None, task: str | None = None, cited: str | None = None
) -> list[Mention]:
    """Mentions in order of document and place, of all documents or as limited; a document does not cite itself.

    `document` is an id, `task` the number of a task ("4.6": its sub-tasks and footnotes too), `cited` words that name
    what is cited. Raises NotFound, and QuestionError for a task that does not exist or words that name no document.
    """
    documents = [store.document(document)] if document is not None else store.documents()
    wanted = targets(store, cited) if cited is not None else None
    links = store.links()
    if task is not None:
        return _of_task(documents, task, links, wanted)
    if wanted is not None:
        among = {number for target in wanted for number, _ in store.citing(target.identity)}
        documents = [stored for stored in documents if stored.id in among]
    return [one for stored in documents for one in _mentions(stored, links, wanted)]


def listed(found: Sequence[Mention]) -> References:
    """Mentions as the rows of a list."""
    return References(tuple(map(_row, found)), len({one.citing.id for one in found}))


def _row(of: Mention) -> ReferenceRow:
    """Where it stands, what it says, and which stored document it means."""
    return ReferenceRow(
        **{one.name: getattr(of.reference, one.name) for one in fields(Reference)},
        document_id=str(of.citing.id),
        file=of.citing.file,
        label=label(of.citing, of.section),
        section=of.section,
        stored=str(of.stored) if of.stored is not None else None,
    )


def _of_task(
    documents: Iterable["StoredDocument"], number: str, links: Links, wanted: list[Reference] | None
) -> list[Mention]:
    found, known = [], False
    for stored in documents:
        tasks = tasks_numbered(stored.document, number)
        known = known or bool(tasks)
        if tasks:
            found += [one for one in _mentions(stored, links, wanted) if _within(stored.document, one.reference, tasks)]
    if not known:
        raise QuestionError("Không có nhiệm vụ nào mang số này trong các văn bản được tìm; hãy xem «troly tasks».")
    return found


def cites_in_task(document: Document, number: str, reference: Reference) -> bool:
    """Whether a mention stands in the task with this number, its sub-tasks or their footnotes."""
    return _within(document, reference, tasks_numbered(document, number))


def tasks_numbered(document: Document, number: str) -> list[Task]:
    """The task with this number and its sub-tasks: "4" is 4.1 and 4.6.a too."""
    wanted = number.strip(_ENDS).casefold()
    numbered = [(task, (task.id or "").strip(_ENDS).casefold()) for task in document.tasks]
    return [task for task, id_ in numbered if wanted and (id_ == wanted or id_.startswith(f"{wanted}."))]


def _mentions(stored: "StoredDocument", links: Links, wanted: list[Reference] | None) -> list[Mention]:
    document = stored.document
    known = fullest(document.references)
    meant = {key: links.stored(one, stored.id) for key, one in known.items()}
    kept = {
        key
        for key, one in known.items()
        if meant[key] != stored.id and (wanted is None or any(links.means(one, target, stored.id) for target in wanted))
    }
    return [
        Mention(stored, one, _section(document, one), meant[one.key]) for one in document.references if one.key in kept
    ]


def _within(document: Document, reference: Reference, tasks: list[Task]) -> bool:
    at = _anchored(document, reference)
    return any(task.start <= at < task.end for task in tasks)


def _section(document: Document, reference: Reference) -> str:
    section = document.section_at(_anchored(document, reference))
    return section.label if section else ""


def _anchored(document: Document, reference: Reference) -> int:
    """Where a mention belongs; one in a footnote belongs where the footnote's mark stands."""
    note = next((one for one in document.footnotes if one.start <= reference.start < one.end), None)
    return note.anchor if note and note.anchor is not None else reference.start
