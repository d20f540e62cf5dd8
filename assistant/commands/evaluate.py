"""troly eval: the measuring tools, which are no part of the product, started as a program of their own."""

import subprocess
import sys
from importlib.util import find_spec

import typer

from assistant.console import note


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
