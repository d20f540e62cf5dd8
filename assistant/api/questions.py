"""POST /api/ask and /api/search."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import JSONResponse, Response, StreamingResponse

from assistant.api import shapes
from assistant.api.events import Tell, answer_events
from assistant.render import Json
from assistant.service import Engine


def questions(engine: Engine, record: Callable[[BaseException], object]) -> APIRouter:
    """The endpoints that read."""
    router = APIRouter(prefix="/api", tags=["Hỏi và tìm"])

    @router.post(
        "/ask",
        response_model=shapes.Answer,
        summary="Trả lời một câu hỏi kèm nguồn",
        description="Với Accept: text/event-stream: các sự kiện progress, delta, answer, error.",
    )
    def ask(asked: shapes.Question, accept: Annotated[str, Header(include_in_schema=False)] = "") -> Response:
        documents = asked.filters.documents if asked.filters else None

        def answer(tell: Tell | None = None) -> Json:
            return engine.ask(
                asked.question, documents=documents, unit=asked.unit, conversation_id=asked.conversation_id, tell=tell
            )

        if "text/event-stream" in accept:
            events = answer_events(answer, engine.count(), record)
            return StreamingResponse(events, media_type="text/event-stream", headers={"Cache-Control": "no-store"})
        return JSONResponse(answer())

    @router.post(
        "/search",
        response_model=shapes.Hits,
        summary="Tìm các đoạn văn bản gần nhất",
    )
    def search(asked: shapes.Query) -> Response:
        documents = asked.filters.documents if asked.filters else None
        return JSONResponse(engine.search(asked.query, limit=asked.limit, documents=documents))

    return router
