"""troly serve: the HTTP API over this data home."""

from typing import Annotated

import typer

from assistant.connect import serving
from assistant.console import say
from assistant.settings import API_PORT, home
from index.lock import owner


def serve(
    port: Annotated[
        int | None,
        typer.Option(
            "--port", min=1, max=65535, metavar="CỔNG", help=f"Cổng (mặc định {API_PORT}, bận thì cổng trống kế tiếp)."
        ),
    ] = None,
    samples: Annotated[
        bool, typer.Option("--samples", help="Nạp các văn bản mẫu nếu kho này chưa từng có văn bản.")
    ] = False,
) -> None:
    """Chạy dịch vụ HTTP trên máy này cho trang hỏi đáp và các chương trình khác."""
    running = serving(owner(home()))
    if running:
        say(f"API: {running}")
        say("Dịch vụ của kho này đang chạy sẵn ở địa chỉ trên.")
        return
    from assistant.server import listen, run

    listener = listen(port)
    run(listener, home(), samples=samples)
