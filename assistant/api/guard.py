"""The outermost layers: who may call, how large a request may be, and how every error is told."""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.errors import TrolyError

# Every error as {"error": {"code", "message"}} with a Vietnamese message.


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
    return failure(error.http_status, error.code, error.message)


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


# No request may be larger than its address needs; the answer to one that is says so in Vietnamese.


class BodyLimit:
    """ASGI middleware: `default` bytes a request, other limits by path in `limits`.

    A path there that ends in "/" stands for every path below it.
    """

    def __init__(self, app: ASGIApp, default: int, limits: Mapping[str, int]) -> None:
        self._app = app
        self._default = default
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limit(scope["path"])
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdigit() or int(declared) > limit:
            await too_large()(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                # Raised where the body is read, so that the ordinary error handling words it.
                raise HTTPException(413)
            return message

        await self._app(scope, counted, send)

    def _limit(self, path: str) -> int:
        below = (limit for prefix, limit in self._limits.items() if prefix.endswith("/") and path.startswith(prefix))
        return self._limits.get(path) or next(below, self._default)


# The outermost layer: only this machine's own pages and programs may call, and nothing unexpected leaks out. The
# service listens on the loopback, but any web page open in a browser can send requests there. Such a request
# carries a foreign Origin, or, after DNS rebinding, a foreign Host.


_LOCAL = {"127.0.0.1", "localhost", "::1"}


class Guard:
    """ASGI middleware: refuses foreign callers and words unexpected errors."""

    def __init__(self, app: ASGIApp, record: Callable[[BaseException], object]) -> None:
        self._app = app
        self._record = record

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if not local(f"//{headers.get('host', '')}") or not local(headers.get("origin", "//localhost")):
            refusal = failure(403, "foreign", "Chỉ chương trình chạy trên chính máy này được gọi dịch vụ.")
            await refusal(scope, receive, send)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            self._record(error)
            if not started:
                answer = failure(
                    500, "unexpected", "Có lỗi ngoài dự kiến; chi tiết kỹ thuật nằm trong nhật ký của dịch vụ."
                )
                await answer(scope, receive, send)


def local(url: str) -> bool:
    """Whether the host of a URL is this machine by its loopback names."""
    try:
        return urlsplit(url).hostname in _LOCAL
    except ValueError:
        return False
