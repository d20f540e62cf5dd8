"""The API as an application over one engine."""

import os
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from assistant.api import errors, shapes
from assistant.api.checks import CHECK_PATH, checks
from assistant.api.conversations import conversations
from assistant.api.documents import UPLOAD_PATH, documents
from assistant.api.drafts import DRAFTS_PATH, drafts
from assistant.api.duties import duties
from assistant.api.guard import Guard
from assistant.api.limit import BodyLimit
from assistant.api.page import reference_page
from assistant.api.questions import questions
from assistant.api.references import references
from assistant.api.suggestions import COVERAGE_PATH, suggestions
from assistant.render import Json
from assistant.service import Troly
from assistant.settings import MAX_DRAFT_BYTES, MAX_JSON_BYTES, MAX_REQUEST_BYTES, VERSION

Record = Callable[[BaseException], object]
Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]

_ERRORS: dict[int | str, dict[str, object]] = {
    "default": {"model": shapes.Failed, "description": "Lỗi, với mã và lý do."}
}


def create_app(engine: Troly, record: Record, lifespan: Lifespan | None = None) -> FastAPI:
    """The API; `record` is told of every unexpected error."""
    app = FastAPI(
        title="Trợ lý văn bản",
        description="Đọc văn bản hành chính và trả lời kèm nguồn chính xác.",
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        responses=_ERRORS,
    )
    errors.register(app)
    app.add_middleware(
        BodyLimit,
        default=MAX_JSON_BYTES,
        limits=dict.fromkeys((UPLOAD_PATH, CHECK_PATH, COVERAGE_PATH), MAX_REQUEST_BYTES)
        | {f"{DRAFTS_PATH}/": MAX_DRAFT_BYTES},
    )
    app.add_middleware(Guard, record=record)
    app.include_router(questions(engine, record))
    app.include_router(conversations(engine, engine.conversations))
    app.include_router(documents(engine))
    app.include_router(duties(engine))
    app.include_router(references(engine))
    app.include_router(checks(engine))
    app.include_router(suggestions(engine))
    app.include_router(drafts(engine))

    @app.get("/healthz", response_model=shapes.Health, tags=["Dịch vụ"], summary="Dịch vụ có chạy không")
    async def health() -> Json:
        # Not in the thread pool: it must answer while every thread there is storing documents.
        return {"status": "ok", "version": VERSION, "documents": engine.count(), "pid": os.getpid()}

    @app.get("/docs", response_class=HTMLResponse, include_in_schema=False)
    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    def reference() -> str:
        return reference_page(app.openapi())

    return app
