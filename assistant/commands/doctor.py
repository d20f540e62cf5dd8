"""troly doctor: is everything there that is needed?"""

import typer

from assistant.console import say
from assistant.doctor import examine
from assistant.settings import home

_MARKS = {"ok": "[tốt]", "advice": "[nên]", "broken": "[HỎNG]"}


def doctor() -> None:
    """Kiểm tra cài đặt: có gì, dữ liệu ở đâu, thiếu gì và cách bổ sung."""
    broken = False
    for finding in examine(home()):
        broken = broken or finding.verdict == "broken"
        say(f"{_MARKS[finding.verdict]} {finding.text}")
    if broken:
        raise typer.Exit(1)
