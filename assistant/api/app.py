"""The API as an application over one engine, and its description as one plain page."""

import os
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from html import escape
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from assistant import shapes
from assistant.api import guard as errors
from assistant.api.checks import CHECK_PATH, checks
from assistant.api.conversations import conversations
from assistant.api.documents import UPLOAD_PATH, documents
from assistant.api.drafts import DRAFTS_PATH, drafts
from assistant.api.duties import duties
from assistant.api.guard import BodyLimit, Guard
from assistant.api.questions import questions
from assistant.api.references import references
from assistant.api.suggestions import COVERAGE_PATH, suggestions
from assistant.service import Troly
from assistant.settings import MAX_DRAFT_BYTES, MAX_JSON_BYTES, MAX_REQUEST_BYTES, VERSION

# The description of the API as one plain page: nothing is loaded from anywhere.


_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "h2{font-size:1.1rem;margin-top:2rem}code{background:#f3f3f3;padding:.1em .3em}"
    "table{border-collapse:collapse;width:100%}td{border-top:1px solid #ddd;padding:.3rem .5rem;vertical-align:top}"
)


def reference_page(schema: dict[str, Any]) -> str:
    """HTML of an OpenAPI schema: every address, then every shape with its fields."""
    addresses = "".join(
        f"<tr><td><code>{escape(method.upper())} {escape(path)}</code></td>"
        f"<td>{escape(about.get('summary', ''))}<br>{escape(about.get('description', ''))}</td></tr>"
        for path, methods in schema["paths"].items()
        for method, about in methods.items()
    )
    shapes = "".join(_shape(name, shape) for name, shape in schema["components"]["schemas"].items())
    return (
        "<!doctype html><html lang='vi'><head><meta charset='utf-8'>"
        f"<meta name='viewport' content='width=device-width'><title>{escape(schema['info']['title'])}</title>"
        f"<style>{_STYLE}</style></head><body><h1>{escape(schema['info']['title'])}</h1>"
        f"<p>{escape(schema['info'].get('description', ''))} "
        "Mô tả cho máy đọc: <a href='/openapi.json'>/openapi.json</a>.</p>"
        f"<h2>Các địa chỉ</h2><table>{addresses}</table><h2>Các dạng dữ liệu</h2>{shapes}</body></html>"
    )


def _shape(name: str, shape: dict[str, Any]) -> str:
    required = shape.get("required", [])
    rows = "".join(
        f"<tr><td><code>{escape(field)}</code>{'' if field in required else ' (không bắt buộc)'}</td>"
        f"<td>{escape(_kind(about))}</td><td>{escape(about.get('description', ''))}</td></tr>"
        for field, about in shape.get("properties", {}).items()
    )
    return f"<h3 id='{escape(name)}'>{escape(name)}</h3><table>{rows}</table>"


def _kind(about: dict[str, Any]) -> str:
    if "anyOf" in about:
        return " | ".join(_kind(one) for one in about["anyOf"])
    if "$ref" in about:
        return str(about["$ref"]).rsplit("/", 1)[-1]
    if about.get("type") == "array":
        return f"[{_kind(about.get('items', {}))}]"
    return " | ".join(map(str, about["enum"])) if "enum" in about else str(about.get("type", ""))


# The API as an application over one engine.


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

    @app.get("/healthz", tags=["Dịch vụ"], summary="Dịch vụ có chạy không")
    async def health() -> shapes.Health:
        # Not in the thread pool: it must answer while every thread there is storing documents.
        return shapes.Health(status="ok", version=VERSION, documents=engine.count(), pid=os.getpid())

    @app.get("/docs", response_class=HTMLResponse, include_in_schema=False)
    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    def reference() -> str:
        return reference_page(app.openapi())

    return app
