"""The conversations of a data home, in a file of their own beside the catalogue."""

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, DateTime, Engine, ForeignKey, Index, Text, delete, event, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from assistant.answer import Answer
from assistant.conversation.kept import MAX_COMMENT, Conversation, Feedback, KeptTurn, Summary
from assistant.shapes import ID_PATTERN, from_json, to_json
from corpus.errors import ConversationNotFound, ConversationRefused, ConversationsUnavailable
from index.migrations import Step, migrate
from index.tables import connect

# The tables of the conversations. Plain SQL types only, as in the catalogue.


class Base(DeclarativeBase):
    """Root of the models; not the catalogue's, so that neither file can be made from the other's tables."""


class ConversationRow(Base):
    """One conversation. Times are UTC without a zone."""

    __tablename__ = "conversations"
    __table_args__ = (Index("conversations_updated", "updated"),)
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(DateTime)
    updated: Mapped[datetime] = mapped_column(DateTime)


class TurnRow(Base):
    """One question with its answer: `answer` is the JSON that was sent, its sources word for word.

    `understood_as` is what a follow-up was taken to mean; `helpful` and `comment` are what the user thought of it.
    """

    __tablename__ = "turns"
    conversation: Mapped[str] = mapped_column(
        Text, ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    question: Mapped[str] = mapped_column(Text)
    understood_as: Mapped[str | None] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    asked: Mapped[datetime] = mapped_column(DateTime)
    helpful: Mapped[bool | None]
    comment: Mapped[str | None] = mapped_column(Text)


# The conversations of a data home, in a file of their own beside the catalogue.


FILE = "conversations.db"

MAX_CONVERSATIONS = 1_000
MAX_TURNS = 200
MAX_ANSWER_BYTES = 1_000_000
MAX_TITLE = 120
# From version to version.
STEPS: tuple[Step, ...] = ()
WHAT = "các cuộc trò chuyện"
_ATTEMPTS = 20
_PAUSE = 0.05


class Conversations:
    """Conversations with their turns. Usable from several threads and several processes.

    Every method raises ConversationsUnavailable where the file cannot be read or written, StoreNewer where a newer
    version of the program wrote it.
    """

    def __init__(self, home: Path) -> None:
        self._path = home / FILE
        self._opened: Engine | None = None
        self._opening = threading.Lock()

    def add(self, conversation_id: str, question: str, understood_as: str | None, answer: Answer) -> int:
        """Keep one question with its answer; its number. An unknown id begins a conversation.

        Raises ConversationRefused for an ill-formed id, a conversation that is full or an answer that is too long.
        """
        if not re.fullmatch(ID_PATTERN, conversation_id):
            raise ConversationRefused("Mã cuộc trò chuyện chỉ gồm chữ không dấu, chữ số, «-», «_», tối đa 64 ký tự.")
        written = json.dumps(to_json(answer), ensure_ascii=False)
        if len(written.encode()) > MAX_ANSWER_BYTES:
            raise ConversationRefused("Câu trả lời quá dài nên không lưu được vào cuộc trò chuyện.")
        now = datetime.now(UTC).replace(tzinfo=None)
        with self._writing() as session:
            # First a statement that writes: two writers then wait for each other instead of failing.
            begun = insert(ConversationRow).values(id=conversation_id, title=_title(question), created=now, updated=now)
            session.execute(begun.on_conflict_do_update(index_elements=["id"], set_={"updated": now}))
            last = session.scalar(select(func.max(TurnRow.number)).where(TurnRow.conversation == conversation_id))
            number = (last or 0) + 1
            if number > MAX_TURNS:
                raise ConversationRefused("Cuộc trò chuyện đã quá dài; hãy bắt đầu cuộc mới để câu hỏi được lưu.")
            session.add(
                TurnRow(
                    conversation=conversation_id,
                    number=number,
                    question=question,
                    understood_as=understood_as,
                    answer=written,
                    asked=now,
                )
            )
            if number == 1:
                _forget_oldest(session)
        return number

    def turns(self, conversation_id: str, last: int = MAX_TURNS) -> tuple[KeptTurn, ...]:
        """The last turns of a conversation in the order asked; none for an unknown one."""
        if not self._path.exists():
            return ()
        with self._reading() as session:
            return _turns(session, conversation_id, last)

    def listed(self, limit: int = MAX_CONVERSATIONS) -> tuple[Summary, ...]:
        """The conversations, the one last used first."""
        if not self._path.exists():
            return ()
        with self._reading() as session:
            counted = select(func.count()).where(TurnRow.conversation == ConversationRow.id).scalar_subquery()
            query = select(ConversationRow, counted).order_by(ConversationRow.updated.desc(), ConversationRow.id)
            return tuple(
                Summary(row.id, row.title, _aware(row.created), _aware(row.updated), count)
                for row, count in session.execute(query.limit(limit))
            )

    def conversation(self, conversation_id: str) -> Conversation:
        """One conversation whole. Raises ConversationNotFound."""
        self._must_exist()
        with self._reading() as session:
            row = session.get(ConversationRow, conversation_id)
            if row is None:
                raise ConversationNotFound
            said = _turns(session, conversation_id, MAX_TURNS)
            return Conversation(row.id, row.title, _aware(row.created), _aware(row.updated), len(said), said)

    def rename(self, conversation_id: str, title: str) -> None:
        """Give another title. Raises ConversationNotFound, ConversationRefused for an empty one."""
        named = _title(title)
        if not named:
            raise ConversationRefused("Tên cuộc trò chuyện đang để trống; hãy gõ tên.")
        self._change(ConversationRow, ConversationRow.id == conversation_id, title=named)

    def remove(self, conversation_id: str) -> None:
        """Forget a conversation with all its turns. Raises ConversationNotFound."""
        self._must_exist()
        with self._writing() as session:
            gone = session.execute(
                delete(ConversationRow).where(ConversationRow.id == conversation_id).returning(ConversationRow.id)
            )
            if gone.first() is None:
                raise ConversationNotFound

    def rate(self, conversation_id: str, number: int, feedback: Feedback) -> None:
        """Keep what the user thought of one answer, in place of what was kept. Raises ConversationNotFound."""
        if len(feedback.comment) > MAX_COMMENT:
            raise ConversationRefused(f"Lời nhận xét dài quá {MAX_COMMENT} ký tự; hãy rút gọn.")
        comment = feedback.comment.strip() or None
        of_turn = (TurnRow.conversation == conversation_id) & (TurnRow.number == number)
        self._change(TurnRow, of_turn, helpful=feedback.helpful, comment=comment)

    def rated(self) -> tuple[KeptTurn, ...]:
        """Every turn that the user rated or commented on, in the order asked."""
        if not self._path.exists():
            return ()
        with self._reading() as session:
            rated = (TurnRow.helpful.is_not(None)) | (TurnRow.comment.is_not(None))
            order = (TurnRow.asked, TurnRow.conversation, TurnRow.number)
            return tuple(map(_turn, session.scalars(select(TurnRow).where(rated).order_by(*order))))

    def close(self) -> None:
        """Close all connections."""
        with self._opening:
            if self._opened is not None:
                self._opened.dispose()
                self._opened = None

    def _change(self, table: type[Base], which: ColumnElement[bool], **values: object) -> None:
        self._must_exist()
        with self._writing() as session:
            changed = session.execute(update(table).where(which).values(values).returning(*table.__table__.primary_key))
            if changed.first() is None:
                raise ConversationNotFound

    def _must_exist(self) -> None:
        if not self._path.exists():
            raise ConversationNotFound

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with self._reading() as session, session.begin():
            yield session

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        try:
            with Session(self._engine()) as session:
                yield session
        except (SQLAlchemyError, OSError) as error:
            raise ConversationsUnavailable from error

    def _engine(self) -> Engine:
        """Opened when first needed: a home in which nobody talks has no such file."""
        with self._opening:
            if self._opened is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                engine = connect(self._path, writable=True)
                event.listen(engine, "connect", _quickly)
                _make_tables(engine)
                self._opened = engine
            return self._opened


def _make_tables(engine: Engine) -> None:
    """Bring the file up to date; another process may be making it at this moment."""
    for left in reversed(range(_ATTEMPTS)):
        try:
            migrate(engine, Base.metadata, STEPS, WHAT)
        except OperationalError:
            if not left:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _quickly(connection: Any, _record: Any) -> None:
    """A power cut may cost the last turns, never the file; in return nobody waits for the disk."""
    connection.execute("PRAGMA synchronous=NORMAL")


def _forget_oldest(session: Session) -> None:
    oldest = select(ConversationRow.id).order_by(ConversationRow.updated.desc()).offset(MAX_CONVERSATIONS)
    session.execute(delete(ConversationRow).where(ConversationRow.id.in_(oldest)))


def _turns(session: Session, conversation_id: str, last: int) -> tuple[KeptTurn, ...]:
    query = select(TurnRow).where(TurnRow.conversation == conversation_id).order_by(TurnRow.number.desc()).limit(last)
    return tuple(_turn(row) for row in reversed(session.scalars(query).all()))


def _turn(row: TurnRow) -> KeptTurn:
    said = row.helpful is not None or row.comment is not None
    feedback = Feedback(row.helpful, row.comment or "") if said else None
    answer = from_json(Answer, json.loads(row.answer))
    return KeptTurn(row.number, row.question, row.understood_as, _aware(row.asked), answer, feedback)


def _title(words: str) -> str:
    """One line, cut at a word."""
    line = " ".join(words.split())
    return line if len(line) <= MAX_TITLE else line[: MAX_TITLE - 1].rsplit(" ", 1)[0] + "…"


def _aware(stored: datetime) -> datetime:
    return stored.replace(tzinfo=UTC)
