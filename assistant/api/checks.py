"""POST /api/check: are the references of a draft or a stored document right."""

from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from assistant.api.documents import file_name
from assistant.checking.finding import CheckResult
from assistant.service import Engine
from corpus.reading.read import MAX_BYTES
from index.stored import Incoming

CHECK_PATH = "/api/check"


class Subject(BaseModel):
    """A stored document to check."""

    model_config = ConfigDict(extra="forbid")

    document: Annotated[str, Field(description="Mã văn bản trong kho.", max_length=40)]
    superior: Annotated[
        str | None, Field(description="Mã văn bản cấp trên cần thực hiện; thêm coverage vào kết quả.", max_length=40)
    ] = None


_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        "superior": {"type": "string", "maxLength": 40},
                    },
                }
            },
            "application/json": {"schema": Subject.model_json_schema()},
        },
    }
}


def checks(engine: Engine) -> APIRouter:
    """The endpoint that checks; a file is not stored."""
    router = APIRouter(tags=["Kiểm tra"])

    @router.post(
        CHECK_PATH,
        summary="Kiểm tra căn cứ và viện dẫn của một tệp hoặc một văn bản trong kho",
        description='Gửi multipart với "file", hoặc JSON {"document": "3"}.',
        openapi_extra=_BODY,
    )
    async def check(request: Request) -> CheckResult:
        subject, superior = await _subject(request)
        return await run_in_threadpool(engine.check, subject, superior=superior)

    return router


async def _subject(request: Request) -> tuple[str | Incoming, str | None]:
    """What to check, and against which superior document. Raises RequestValidationError for a body that is neither."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        async with request.form(max_files=1, max_fields=1) as form:
            sent, superior = form.get("file"), form.get("superior")
            if not isinstance(sent, UploadFile):
                raise RequestValidationError([{"loc": ("body", "file")}])
            above = superior[:40] if isinstance(superior, str) else None
            name = file_name(sent.filename or "")
            # One byte over the limit is enough for the reader to tell that a file is too large.
            return Incoming(source=f"check:{name}", file=name, data=await sent.read(MAX_BYTES + 1)), above
    try:
        asked = Subject.model_validate_json(await request.body())
        return asked.document, asked.superior
    except ValidationError as error:
        raise RequestValidationError([{"loc": ("body", "document")}]) from error
