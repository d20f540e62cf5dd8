"""Every error as {"error": {"code", "message"}} with a Vietnamese message."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant import render
from corpus.errors import TrolyError

_OF_STATUS = {
    400: ("invalid", "Yêu cầu không đọc được."),
    404: ("no_such_page", "Không có địa chỉ này; các địa chỉ được liệt kê ở /docs."),
    405: ("method", "Địa chỉ này không nhận kiểu yêu cầu đó."),
    413: ("too_large", "Yêu cầu nặng quá giới hạn; hãy gửi ít tệp hơn mỗi lần."),
}


def failure(status: int, code: str, message: str) -> JSONResponse:
    """The response of an error."""
    return JSONResponse({"error": {"code": code, "message": message}}, status)


def too_large() -> JSONResponse:
    """The response to a request over its limit."""
    return failure(413, *_OF_STATUS[413])


def register(app: FastAPI) -> None:
    """Word every error that a handler can raise."""
    app.add_exception_handler(TrolyError, _of_tree)
    app.add_exception_handler(RequestValidationError, _of_request)
    app.add_exception_handler(HTTPException, _of_http)


def _of_tree(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, TrolyError):
        raise error
    return JSONResponse({"error": render.error(error)}, error.http_status)


def _of_request(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    # The place only: what was sent must not come back, and the library's words are English.
    places = sorted({".".join(str(part) for part in one["loc"][1:]) or "nội dung" for one in error.errors()})
    return failure(422, "invalid", f"Yêu cầu chưa đúng ở: {', '.join(places)[:200]}; cách gọi được mô tả ở /docs.")


def _of_http(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    code, message = _OF_STATUS.get(error.status_code, ("http", f"Yêu cầu bị từ chối (mã {error.status_code})."))
    return failure(error.status_code, code, message)
