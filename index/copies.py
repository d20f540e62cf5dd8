"""The catalogue's memory of which stored documents are versions of one document."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Engine, delete, func, insert, inspect, select, update
from sqlalchemy.orm import Session

from index.tables import CopyRow, DocumentRow, MarkRow

# Documents that share most are looked at; common words make others.
_CANDIDATES = 20
# Stands between a name that several documents share and what tells them apart.
SAME_NAME = "\x1f"


class Copies:
    """Which document is another version of which, and where to look for one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # A home that may only be read keeps the tables of the version that wrote it.
        self._kept = inspect(engine).has_table(CopyRow.__tablename__)

    def sharing(self, marks: Sequence[str]) -> list[int]:
        """The documents that share marks, those that share most first."""
        query = (
            select(MarkRow.document_id)
            .where(MarkRow.mark.in_(marks))
            .group_by(MarkRow.document_id)
            .order_by(func.count().desc(), MarkRow.document_id)
            .limit(_CANDIDATES)
        )
        with Session(self._engine) as session:
            return list(session.scalars(query))

    def named(self, name: str) -> list[int]:
        """The documents that came under this bare name: the source itself, or one of several that share it."""
        several = DocumentRow.source.startswith(f"{name}{SAME_NAME}", autoescape=True)
        query = select(DocumentRow.id).where((DocumentRow.source == name) | several).order_by(DocumentRow.id)
        with Session(self._engine) as session:
            return list(session.scalars(query))

    def first_of(self) -> dict[int, int]:
        """Document id -> the first stored version of it, for every document that is a later one."""
        if not self._kept:
            return {}
        with Session(self._engine) as session:
            return {one.document_id: one.of_id for one in session.scalars(select(CopyRow))}

    def join(self, document_id: int, of: int) -> None:
        """Remember that a document is a version of another one."""
        with Session(self._engine) as session, session.begin():
            first = session.scalar(select(CopyRow.of_id).where(CopyRow.document_id == of)) or of
            session.execute(delete(CopyRow).where(CopyRow.document_id == document_id))
            if first != document_id:
                session.add(CopyRow(document_id=document_id, of_id=first))


def insert_marks(session: Session, document_id: int, marks: Iterable[str]) -> None:
    """Store what finds the other versions of a document."""
    session.execute(delete(MarkRow).where(MarkRow.document_id == document_id))
    rows = [{"document_id": document_id, "mark": mark} for mark in dict.fromkeys(marks)]
    if rows:
        session.execute(insert(MarkRow), rows)


def hand_on(session: Session, document_id: int, to: int | None = None) -> None:
    """A document goes: its versions are those of `to`, or of the oldest that stays."""
    query = select(CopyRow.document_id).where(CopyRow.of_id == document_id).order_by(CopyRow.document_id)
    others = [one for one in session.scalars(query) if one != to]
    if not others:
        return
    first = to if to is not None else others[0]
    session.execute(delete(CopyRow).where(CopyRow.document_id == first))
    session.execute(update(CopyRow).where(CopyRow.of_id == document_id).values(of_id=first))
