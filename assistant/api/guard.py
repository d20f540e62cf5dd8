"""The outermost layer: only this machine's own pages and programs may call, and nothing unexpected leaks out.

The service listens on the loopback, but any web page open in a browser can send requests there. Such a request carries
a foreign Origin, or, after DNS rebinding, a foreign Host.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.errors import failure

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
