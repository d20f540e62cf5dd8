"""troly feedback: what users thought of the answers."""

from enum import StrEnum
from typing import Annotated

import typer

from assistant.console import say, say_json
from assistant.conversation.cases import cases
from assistant.conversation.conversations import Conversations
from assistant.settings import home


class _Format(StrEnum):
    table = "table"
    json = "json"


def feedback(form: Annotated[_Format, typer.Option("--format", help="Dạng kết quả.")] = _Format.table) -> None:
    """Các đánh giá của người dùng; dạng json là các câu hỏi để đánh giá chất lượng trả lời."""
    # The file may be read beside a running service: it is not part of the store.
    kept = Conversations(home())
    rated = kept.rated()
    kept.close()
    if form is _Format.json:
        say_json(cases(rated))
        return
    for turn in rated:
        said = turn.feedback
        mark = {True: "+", False: "-", None: " "}[said.helpful if said else None]
        say(f"{mark} {turn.asked.astimezone():%d/%m/%Y %H:%M}  {turn.meaning}")
        if said and said.comment:
            say(f"    {' '.join(said.comment.split())}")
    if not rated:
        say("Chưa có đánh giá nào.")
