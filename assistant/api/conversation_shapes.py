"""Requests and responses about kept conversations."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from assistant.api.shapes import STRICT, Answer, Citation
from assistant.conversation.conversations import MAX_COMMENT, MAX_TITLE


class KeptCitation(Citation):
    """A source as it was when the answer was given."""

    state: Annotated[
        Literal["same", "changed", "removed"],
        Field(description="Văn bản còn nguyên đoạn này, đã được thay bằng bản khác, hay không còn trong kho."),
    ]


class KeptAnswer(Answer):
    """An answer as it was given."""

    citations: Annotated[list[KeptCitation], Field(description="Các nguồn, đúng như lúc trả lời.")]  # type: ignore[assignment]


class Feedback(BaseModel):
    """What the user thought of an answer."""

    model_config = STRICT

    helpful: Annotated[
        bool | None, Field(description="Đúng, có ích (true), chưa đúng (false), hoặc không đánh giá.")
    ] = None
    comment: Annotated[str, Field(description="Nhận xét; có thể để trống.", max_length=MAX_COMMENT)] = ""


class Turn(BaseModel):
    """One question with its answer."""

    number: Annotated[int, Field(description="Thứ tự trong cuộc trò chuyện, từ 1.")]
    question: Annotated[str, Field(description="Câu hỏi như đã gõ.")]
    understood_as: Annotated[str | None, Field(description="Câu hỏi đầy đủ mà câu nối tiếp được hiểu là.")]
    asked: Annotated[str, Field(description="Thời điểm hỏi, ISO 8601.")]
    answer: Annotated[KeptAnswer, Field(description="Câu trả lời như đã gửi.")]
    feedback: Annotated[Feedback | None, Field(description="Đánh giá của người dùng; null nếu chưa có.")]


class Summary(BaseModel):
    """One line of the list of conversations."""

    id: Annotated[str, Field(description="Mã cuộc trò chuyện.")]
    title: Annotated[str, Field(description="Tên; ban đầu là câu hỏi đầu tiên.")]
    created: Annotated[str, Field(description="Lúc bắt đầu, ISO 8601.")]
    updated: Annotated[str, Field(description="Lúc hỏi câu cuối, ISO 8601.")]
    turns: Annotated[int, Field(description="Số câu hỏi.")]


class Conversation(Summary):
    """A conversation whole."""

    said: Annotated[list[Turn], Field(description="Các câu hỏi và trả lời, theo thứ tự.")]


class Conversations(BaseModel):
    """The kept conversations."""

    conversations: Annotated[list[Summary], Field(description="Các cuộc trò chuyện, mới dùng nhất trước.")]


class Renaming(BaseModel):
    """Another title."""

    model_config = STRICT

    title: Annotated[str, Field(description="Tên mới.", min_length=1, max_length=MAX_TITLE)]


class Cases(BaseModel):
    """What users thought of answers, in the shape of the evaluation's question sets."""

    cases: Annotated[list[dict[str, object]], Field(description="Câu trả lời được đánh giá đúng: câu hỏi đầy đủ.")]
    to_complete: Annotated[
        list[dict[str, object]],
        Field(description="Câu trả lời chưa đúng hoặc chỉ có nhận xét; cần bổ sung."),
    ]
