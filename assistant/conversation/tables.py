"""The tables of the conversations. Plain SQL types only, as in the catalogue."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, Index, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


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
