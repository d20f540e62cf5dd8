"""A kept conversation, and what has become of the documents it quotes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from pydantic import Field

from assistant.answer import Answer, Citation, State
from assistant.shapes import STRICT, Moment
from corpus.errors import NotFound

MAX_COMMENT = 2_000


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the user thought of one answer."""

    __pydantic_config__: ClassVar = STRICT

    helpful: Annotated[
        bool | None, Field(description="Đúng, có ích (true), chưa đúng (false), hoặc không đánh giá.")
    ] = None
    comment: Annotated[str, Field(description="Nhận xét; có thể để trống.", max_length=MAX_COMMENT)] = ""


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """One question and its answer as it was sent; `asked` is aware, in UTC."""

    number: Annotated[int, Field(description="Thứ tự trong cuộc trò chuyện, từ 1.")]
    question: Annotated[str, Field(description="Câu hỏi như đã gõ.")]
    understood_as: Annotated[str | None, Field(description="Câu hỏi đầy đủ mà câu nối tiếp được hiểu là.")]
    asked: Annotated[Moment, Field(description="Thời điểm hỏi, ISO 8601.")]
    answer: Annotated[Answer, Field(description="Câu trả lời như đã gửi.")]
    feedback: Annotated[Feedback | None, Field(description="Đánh giá của người dùng; null nếu chưa có.")]

    @property
    def meaning(self) -> str:
        """The question as it stands alone."""
        return self.understood_as or self.question


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list of conversations; times are aware, in UTC."""

    id: Annotated[str, Field(description="Mã cuộc trò chuyện.")]
    title: Annotated[str, Field(description="Tên; ban đầu là câu hỏi đầu tiên.")]
    created: Annotated[Moment, Field(description="Lúc bắt đầu, ISO 8601.")]
    updated: Annotated[Moment, Field(description="Lúc hỏi câu cuối, ISO 8601.")]
    turns: Annotated[int, Field(description="Số câu hỏi.")]


@dataclass(frozen=True, slots=True)
class Conversation(Summary):
    """A conversation whole; `said` in the order asked."""

    said: Annotated[tuple[KeptTurn, ...], Field(description="Các câu hỏi và trả lời, theo thứ tự.")]


def with_states(answer: Answer, text: Callable[[str], str], files: Callable[[], frozenset[str]]) -> Answer:
    """The answer with a `state` for each citation: "same" where the stored text still holds the quote at its place,
    "changed" where another version of the file is stored, "removed" where none is.

    `text` gives a stored document's text or raises NotFound; `files` the names of the stored files.
    """
    return replace(answer, citations=tuple(replace(one, state=_state(one, text, files)) for one in answer.citations))


def _state(citation: Citation, text: Callable[[str], str], files: Callable[[], frozenset[str]]) -> State:
    try:
        found = text(citation.document_id)
    except NotFound:
        return "changed" if citation.file in files() else "removed"
    return "same" if found[citation.start : citation.end] == citation.quote else "changed"
