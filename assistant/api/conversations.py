"""Kept conversations: list, read, rename, delete, export, rate."""

from dataclasses import replace
from enum import StrEnum
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from assistant.conversation.cases import cases
from assistant.conversation.conversations import MAX_CONVERSATIONS, MAX_TITLE, MAX_TURNS, Conversations
from assistant.conversation.export import markdown, word
from assistant.conversation.kept import Conversation, Feedback, Summary, with_states
from assistant.service import Engine
from assistant.shapes import ID_PATTERN, STRICT, Json


class _Form(StrEnum):
    docx = "docx"
    md = "md"


_MEDIA = {
    _Form.docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    _Form.md: "text/markdown; charset=utf-8",
}
_Id = Annotated[str, Path(description="Mã cuộc trò chuyện.", pattern=ID_PATTERN)]
_Number = Annotated[int, Path(description="Thứ tự câu hỏi, từ 1.", ge=1, le=MAX_TURNS)]


class Summaries(BaseModel):
    """The kept conversations."""

    conversations: Annotated[list[Summary], Field(description="Các cuộc trò chuyện, mới dùng nhất trước.")]


class Renaming(BaseModel):
    """Another title."""

    model_config = STRICT

    title: Annotated[str, Field(description="Tên mới.", min_length=1, max_length=MAX_TITLE)]


class Cases(BaseModel):
    """What users thought of answers, in the shape of the evaluation's question sets."""

    cases: Annotated[list[Json], Field(description="Câu trả lời được đánh giá đúng: câu hỏi đầy đủ.")]
    to_complete: Annotated[list[Json], Field(description="Câu trả lời chưa đúng hoặc chỉ có nhận xét; cần bổ sung.")]


def conversations(engine: Engine, kept: Conversations) -> APIRouter:
    """The endpoints over the conversations of one data home."""
    router = APIRouter(prefix="/api", tags=["Cuộc trò chuyện"])

    @router.get("/conversations", summary="Các cuộc trò chuyện đã lưu")
    def listed(
        limit: Annotated[int, Query(description="Số cuộc tối đa.", ge=1, le=MAX_CONVERSATIONS)] = 100,
    ) -> Summaries:
        return Summaries(conversations=list(kept.listed(limit)))

    @router.get("/conversations/{conversation_id}", summary="Một cuộc trò chuyện đầy đủ")
    def read(conversation_id: _Id) -> Conversation:
        return _with_states(engine, kept.conversation(conversation_id))

    @router.patch("/conversations/{conversation_id}", status_code=204, summary="Đổi tên cuộc trò chuyện")
    def rename(conversation_id: _Id, asked: Renaming) -> None:
        kept.rename(conversation_id, asked.title)

    @router.delete("/conversations/{conversation_id}", status_code=204, summary="Xóa cuộc trò chuyện")
    def remove(conversation_id: _Id) -> None:
        kept.remove(conversation_id)

    @router.post(
        "/conversations/{conversation_id}/turns/{number}/feedback",
        status_code=204,
        summary="Đánh giá một câu trả lời",
    )
    def rate(conversation_id: _Id, number: _Number, asked: Feedback) -> None:
        kept.rate(conversation_id, number, asked)

    @router.get(
        "/conversations/{conversation_id}/export",
        summary="Cuộc trò chuyện kèm nguồn, thành tệp",
        response_class=Response,
        responses={200: {"content": {kind: {} for kind in _MEDIA.values()}}},
    )
    def export(
        conversation_id: _Id, form: Annotated[_Form, Query(alias="format", description="Loại tệp.")] = _Form.docx
    ) -> Response:
        found = kept.conversation(conversation_id)
        data = word(found) if form is _Form.docx else markdown(found).encode()
        named = {"Content-Disposition": f'attachment; filename="hoi-dap-{found.updated:%Y-%m-%d}.{form}"'}
        return Response(data, media_type=_MEDIA[form], headers=named)

    @router.get("/feedback", summary="Các đánh giá, thành câu hỏi đánh giá chất lượng")
    def feedback() -> Cases:
        return Cases(**cases(kept.rated()))

    return router


def _with_states(engine: Engine, conversation: Conversation) -> Conversation:
    @cache
    def text(document_id: str) -> str:
        return engine.document(document_id).text

    @cache
    def files() -> frozenset[str]:
        return frozenset(one.file for one in engine.documents())

    said = tuple(replace(one, answer=with_states(one.answer, text, files)) for one in conversation.said)
    return replace(conversation, said=said)
