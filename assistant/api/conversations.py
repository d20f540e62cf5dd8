"""Kept conversations: list, read, rename, delete, export, rate."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse, Response

from assistant.api import conversation_shapes as shapes
from assistant.conversation import kept as shape
from assistant.conversation.cases import cases
from assistant.conversation.conversations import ID_PATTERN, MAX_CONVERSATIONS, MAX_TURNS, Conversations
from assistant.conversation.export import markdown, word
from assistant.conversation.kept import Feedback, with_states
from assistant.render import Json
from assistant.service import Engine


class _Form(StrEnum):
    docx = "docx"
    md = "md"


_MEDIA = {
    _Form.docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    _Form.md: "text/markdown; charset=utf-8",
}
_Id = Annotated[str, Path(description="Mã cuộc trò chuyện.", pattern=ID_PATTERN)]
_Number = Annotated[int, Path(description="Thứ tự câu hỏi, từ 1.", ge=1, le=MAX_TURNS)]


def conversations(engine: Engine, kept: Conversations) -> APIRouter:
    """The endpoints over the conversations of one data home."""
    router = APIRouter(prefix="/api", tags=["Cuộc trò chuyện"])

    @router.get("/conversations", response_model=shapes.Conversations, summary="Các cuộc trò chuyện đã lưu")
    def listed(
        limit: Annotated[int, Query(description="Số cuộc tối đa.", ge=1, le=MAX_CONVERSATIONS)] = 100,
    ) -> Response:
        return JSONResponse({"conversations": [shape.summary(one) for one in kept.listed(limit)]})

    @router.get(
        "/conversations/{conversation_id}", response_model=shapes.Conversation, summary="Một cuộc trò chuyện đầy đủ"
    )
    def read(conversation_id: _Id) -> Response:
        return JSONResponse(_with_states(engine, shape.conversation(kept.conversation(conversation_id))))

    @router.patch("/conversations/{conversation_id}", status_code=204, summary="Đổi tên cuộc trò chuyện")
    def rename(conversation_id: _Id, asked: shapes.Renaming) -> None:
        kept.rename(conversation_id, asked.title)

    @router.delete("/conversations/{conversation_id}", status_code=204, summary="Xóa cuộc trò chuyện")
    def remove(conversation_id: _Id) -> None:
        kept.remove(conversation_id)

    @router.post(
        "/conversations/{conversation_id}/turns/{number}/feedback",
        status_code=204,
        summary="Đánh giá một câu trả lời",
    )
    def rate(conversation_id: _Id, number: _Number, asked: shapes.Feedback) -> None:
        kept.rate(conversation_id, number, Feedback(asked.helpful, asked.comment))

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

    @router.get("/feedback", response_model=shapes.Cases, summary="Các đánh giá, thành câu hỏi đánh giá chất lượng")
    def feedback() -> Response:
        return JSONResponse(cases(kept.rated()))

    return router


def _with_states(engine: Engine, conversation: Json) -> Json:
    documents: dict[str, Json] = {}

    def document(document_id: str) -> Json:
        if document_id not in documents:
            documents[document_id] = engine.document(document_id)
        return documents[document_id]

    def files() -> frozenset[str]:
        return frozenset(one["file"] for one in engine.documents())

    said = [one | {"answer": with_states(one["answer"], document, files)} for one in conversation["said"]]
    return conversation | {"said": said}
