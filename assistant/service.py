"""The one engine behind the command line and the HTTP API: a local store, used from any thread."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from assistant import render
from assistant.settings import DEFAULT_NODES, language_model
from assistant.shapes import Hits, Listing, Reindexed, Stored
from corpus.errors import NotFound, QuestionError

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.ask import Rewrite, Step
    from assistant.calendar.rows import ListedReport, ListedTask
    from assistant.checking.finding import CheckResult
    from assistant.drafting.plan import Covered, DraftRequest, Plan, TaskRow
    from assistant.form.write import Sources
    from assistant.listing.duties import Wanted
    from assistant.listing.network import Network
    from assistant.listing.references import References
    from assistant.model.writer import Tell
    from index.store import Store
    from index.stored import Incoming, Outcome

Progress = Callable[[int, int], None]
_Read = TypeVar("_Read")

MAX_QUERY_CHARACTERS = 2_000
SAMPLE_SOURCE = "sample:"
_USED = "ever-stored"
_ATTEMPTS = 3


class Engine(Protocol):
    """What every command and endpoint builds on; ids are strings; what comes back is what HTTP and JSON carry."""

    def count(self) -> int: ...

    def documents(self) -> list[Listing]: ...

    def document(self, document_id: str) -> Stored: ...

    def remove(self, document_id: str) -> None: ...

    def add(self, files: Iterable["Incoming"]) -> Iterator["Outcome"]: ...

    def search(self, query: str, *, limit: int = 10, documents: Sequence[str] | None = None) -> Hits: ...

    def ask(
        self,
        question: str,
        *,
        documents: Sequence[str] | None = None,
        unit: str | None = None,
        conversation_id: str | None = None,
        tell: "Tell | None" = None,
    ) -> "Answer": ...

    def references(
        self, *, document: str | None = None, task: str | None = None, cited: str | None = None
    ) -> "References": ...

    def network(self, *, limit: int = DEFAULT_NODES) -> "Network": ...

    def reports(self, wanted: "Wanted") -> "list[ListedReport]": ...

    def tasks(self, wanted: "Wanted") -> "list[ListedTask]": ...

    def check(self, subject: "str | Incoming", *, superior: str | None = None) -> "CheckResult": ...

    def draft(self, request: "DraftRequest") -> "Plan": ...

    def coverage(self, superiors: Sequence[str], plan: "Plan") -> "tuple[Covered, ...]": ...

    def reindex(self, progress: Progress | None = None) -> Reindexed: ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Troly:
    """The engine over the store of this process; the store itself is safe to use from several threads."""

    def __init__(self, store: "Store", home: Path) -> None:
        from assistant.conversation.conversations import Conversations
        from assistant.drafting.drafts import Drafts

        self._store = store
        self._home = home
        self._used = home / _USED
        self._count = len(store.documents())
        self.conversations = Conversations(home)
        self.drafts = Drafts(home)

    def count(self) -> int:
        """How many documents are stored; at hand, since every health check asks."""
        return self._count

    def ever_used(self) -> bool:
        """Whether a user ever stored anything in this home, or all samples; also if it was removed since."""
        return self._used.exists()

    def mark_used(self) -> None:
        """Remember for good that this home was used."""
        self._used.touch()

    def documents(self) -> list[Listing]:
        """Every stored document as a line of the list."""
        return [render.listing(one) for one in self._store.documents()]

    def document(self, document_id: str) -> Stored:
        """One stored document whole. Raises NotFound."""
        return render.stored(self._store.document(_number(document_id)))

    def original(self, document_id: str) -> tuple[str, bytes]:
        """(name, bytes) of the file that a document came as. Raises NotFound."""
        number = _number(document_id)
        return self._store.document(number).file, self._store.original(number)

    def page(self, document_id: str, number: int, start: int = 0, end: int = 0) -> bytes:
        """Page `number` of a PDF document as PNG, the text at `[start, end)` marked on it. Raises NotFound.

        Also for a document whose file has no pages.
        """
        from corpus.reading.page_picture import page_png
        from corpus.reading.picture import as_pdf

        stored = self._store.document(_number(document_id))
        pages = (*stored.document.pages, len(stored.document.text))
        if not 1 <= number < len(pages):
            raise NotFound(f"{document_id}, trang {number}")
        marked = stored.document.text[max(start, pages[number - 1]) : min(end, pages[number])]
        return page_png(as_pdf(self._store.original(stored.id)), number, marked)

    def originals_size(self) -> int:
        """The bytes that the files of all documents take."""
        return self._store.originals_size()

    def remove(self, document_id: str) -> None:
        """Forget one document. Raises NotFound."""
        self._store.remove(_number(document_id))
        self._recount()

    def add(self, files: Iterable["Incoming"]) -> Iterator["Outcome"]:
        """Store files; one outcome a file, as it is known."""
        from assistant.versions import with_name

        try:
            for outcome in self._store.add(self._noted(files)):
                self._count += outcome.status == "added"
                yield with_name(outcome)
        finally:
            self._recount()

    def search(self, query: str, *, limit: int = 10, documents: Sequence[str] | None = None) -> Hits:
        """The best passages for a query. Raises QuestionError for an empty or too long query."""
        if not query.strip():
            raise QuestionError("Câu tìm kiếm đang để trống; hãy gõ từ khoá cần tìm.")
        if len(query) > MAX_QUERY_CHARACTERS:
            raise QuestionError(f"Câu tìm kiếm dài quá {MAX_QUERY_CHARACTERS} ký tự; hãy rút gọn rồi tìm lại.")
        within = _numbers(documents)

        def found() -> Hits:
            hits = self._store.search(query, limit=limit, documents=within)
            stored = self._store.some_documents({one.document_id for one in hits})
            return Hits(hits=[render.hit(one, stored[one.document_id]) for one in hits])

        return _steadily(found)

    def ask(
        self,
        question: str,
        *,
        documents: Sequence[str] | None = None,
        unit: str | None = None,
        conversation_id: str | None = None,
        tell: "Tell | None" = None,
    ) -> "Answer":
        """Answer from the stored documents. Raises QuestionError for an empty or too long question.

        With a `conversation_id` the question may lean on the ones before, and is kept with its answer. `unit` is the
        user's own. `tell` hears what a language model writes as soon as it is verified.
        """
        from assistant.ask import ask

        within = _numbers(documents)

        def answered(alone: str, among: Sequence[int] | None, aloud: bool) -> "Answer":
            rewrite = _rewriting(tell if aloud else None)
            return _steadily(lambda: ask(self._store, alone, documents=among, unit=unit, rewrite=rewrite))

        if conversation_id is None:
            return answered(question, within, True)
        from assistant.conversation.talk import converse

        return converse(self.conversations, conversation_id, question, answered, self._store.documents, within)

    def explain(
        self, question: str, *, documents: Sequence[str] | None = None, unit: str | None = None
    ) -> "tuple[Answer, list[Step]]":
        """The answer, and what each step on the way to it found. Raises QuestionError."""
        from assistant.ask import explain

        return explain(self._store, question, documents=_numbers(documents), unit=unit)

    def references(
        self, *, document: str | None = None, task: str | None = None, cited: str | None = None
    ) -> "References":
        """What documents cite, or who cites one. Raises NotFound, and QuestionError for what cannot be listed."""
        from assistant.listing import references

        number = None if document is None else _number(document)

        return _steadily(
            lambda: references.listed(references.references(self._store, document=number, task=task, cited=cited))
        )

    def network(self, *, limit: int = DEFAULT_NODES) -> "Network":
        """Who cites whom, with at most `limit` nodes."""
        from assistant.listing.network import network

        return _steadily(lambda: network(self._store, limit=limit))

    def reports(self, wanted: "Wanted") -> "list[ListedReport]":
        """The duties to report that are wanted, by day."""
        from assistant.listing.duties import reports

        return reports(self._store.documents(), self._store.reports(), wanted)

    def tasks(self, wanted: "Wanted") -> "list[ListedTask]":
        """The tasks that are wanted, by day."""
        from assistant.listing.duties import tasks

        return tasks(self._store.documents(), self._store.tasks(), wanted)

    def check(self, subject: "str | Incoming", *, superior: str | None = None) -> "CheckResult":
        """Check a stored document (by id) or a file. Raises NotFound, DocumentError, RegistryInvalid.

        With a `superior` (id), also what of its tasks and duties the document carries out.
        """
        from assistant.checking.run import check_file, check_stored

        above = None if superior is None else _number(superior)
        if isinstance(subject, str):
            number = _number(subject)
            return _steadily(lambda: check_stored(self._store, self._home, number, superior=above))
        return _steadily(lambda: check_file(self._store, self._home, subject, superior=above))

    def word_file(self, plan: "Plan", sources: "Sources") -> bytes:
        """A plan as a Word file, in the unit's own template where it has one. Raises TemplateInvalid."""
        from assistant.form.template import own_template
        from assistant.form.write import docx_bytes

        return docx_bytes(plan, sources=sources, template=own_template(self._home, plan.profile))

    def draft(self, request: "DraftRequest") -> "Plan":
        """Suggest a whole plan. Raises NotFound, DraftError, RegistryInvalid."""
        from assistant.drafting.suggest import suggest
        from corpus.citations.registry import load_registry

        registry = load_registry(self._home)
        return _steadily(lambda: suggest(self._store, request, registry))

    def coverage(self, superiors: Sequence[str], plan: "Plan") -> "tuple[Covered, ...]":
        """What of the tasks and duties of stored documents a draft carries out. Raises NotFound."""
        from assistant.drafting.coverage import coverage

        above = [_number(one) for one in superiors]
        return _steadily(lambda: tuple(found for one in above for found in coverage(self._store.document(one), plan)))

    def worded(self, demanded: "Covered", plan: "Plan") -> "TaskRow":
        """A superior's demand worded for a draft; in its own words where the document has been removed."""
        from assistant.drafting.coverage import insertion
        from assistant.drafting.edit import as_demanded

        try:
            return insertion(self._store.document(_number(demanded.origin.document_id)), demanded, plan)
        except NotFound:
            return as_demanded(demanded)

    def reindex(self, progress: Progress | None = None) -> Reindexed:
        """Build chunks and vectors again from the stored originals."""
        stored, chunks = self._store.reindex(progress)
        return Reindexed(documents=stored, chunks=chunks)

    def warm(self) -> None:
        """Load what a first question would wait for."""
        import assistant.ask  # noqa: F401

        if language_model():
            from assistant.model.writer import prepare

            prepare()
        self.search("kế hoạch", limit=1)

    def close(self) -> None:
        """Give the store back to other processes."""
        self.conversations.close()
        self.drafts.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _recount(self) -> None:
        self._count = len(self._store.documents())

    def _noted(self, files: Iterable["Incoming"]) -> Iterator["Incoming"]:
        for one in files:
            if not one.source.startswith(SAMPLE_SOURCE):
                self.mark_used()
            yield one


def _rewriting(tell: "Tell | None") -> "Rewrite | None":
    """The hand that puts answers in a language model's words, None without one."""
    if not language_model():
        return None
    from assistant.model.writer import rewrite

    return partial(rewrite, tell=tell)


def _steadily(read: Callable[[], _Read]) -> _Read:
    """Read again when a document that was just found has been removed or replaced by another request."""
    for _ in range(_ATTEMPTS - 1):
        with suppress(NotFound):
            return read()
    return read()


def _number(document_id: str) -> int:
    if not (document_id.isascii() and document_id.isdigit() and len(document_id) < 16):
        raise NotFound(document_id)
    return int(document_id)


def _numbers(documents: Sequence[str] | None) -> list[int] | None:
    return None if documents is None else [_number(one) for one in documents]
