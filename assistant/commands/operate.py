"""troly serve, doctor, reindex and eval: running and looking after an installation."""

import subprocess
import sys
from importlib.util import find_spec
from typing import Annotated

import typer

from assistant.connect import connect, serving
from assistant.console import note, say
from assistant.doctor import examine
from assistant.settings import API_PORT, home
from assistant.shapes import Reindexed
from corpus.errors import StoreDamaged
from index.lock import owner

# troly doctor: is everything there that is needed?


_MARKS = {"ok": "[tốt]", "advice": "[nên]", "broken": "[HỎNG]"}


def doctor() -> None:
    """Kiểm tra cài đặt: có gì, dữ liệu ở đâu, thiếu gì và cách bổ sung."""
    broken = False
    for finding in examine(home()):
        broken = broken or finding.verdict == "broken"
        say(f"{_MARKS[finding.verdict]} {finding.text}")
    if broken:
        raise typer.Exit(1)


# troly reindex: build the derived data again.


def reindex() -> None:
    """Lập lại chỉ mục tìm kiếm từ các văn bản đã nạp."""
    try:
        done = _reindexed()
    except StoreDamaged:
        from index.salvage import salvage

        saved = salvage(home())
        note(
            f"Danh mục văn bản bị hỏng: đã lập danh mục mới với {saved.saved} văn bản, {saved.lost} văn bản không cứu "
            f"được. Tệp hỏng giữ tại {saved.aside}."
        )
        done = _reindexed()
    say(f"Đã lập lại chỉ mục cho {done.documents} văn bản ({done.chunks} đoạn).")


def _reindexed() -> Reindexed:
    with connect(home(), "troly reindex") as engine:
        return engine.reindex()


# troly eval: the measuring tools, which are no part of the product, started as a program of their own.


def evaluate(context: typer.Context) -> None:
    """Đo chất lượng trả lời và tìm kiếm trên các bộ câu hỏi, cho người phát triển.

    Kết quả ghi ra report.json và report.html trong build/evals. Các tuỳ chọn được chuyển nguyên cho bộ đo: --set TÊN...
    (samples, hard, gold, gold-plain, alqac), --gold THƯ_MỤC, --docs ĐƯỜNG_DẪN..., --bench THƯ_MỤC, --output THƯ_MỤC,
    --show (in các câu trả lời sai), --record (ghi lại làm mốc so sánh).
    """
    if find_spec("evals") is None:
        note("Lỗi: bản cài này không kèm bộ đo (gói «evals»); hãy cài từ mã nguồn đầy đủ rồi chạy lại.")
        raise typer.Exit(1)
    command = [sys.executable, "-m", "evals", *context.args]
    raise typer.Exit(subprocess.run(command, check=False).returncode)  # noqa: S603 - the caller's own arguments


# troly serve: the HTTP API over this data home.


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
