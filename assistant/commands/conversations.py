"""troly conversations and feedback: what was asked, and what users thought of the answers."""

from enum import StrEnum
from typing import Annotated

import typer

from assistant.commands.arguments import AsJson
from assistant.console import say, say_json
from assistant.conversation.cases import cases
from assistant.conversation.conversations import Conversations
from assistant.conversation.export import markdown
from assistant.settings import home

# troly conversations: what was asked, and one conversation with its sources.


ConversationId = Annotated[
    str | None, typer.Argument(metavar="MÃ", help="Mã cuộc trò chuyện cần in kèm nguồn; bỏ trống thì liệt kê.")
]


def conversations(conversation_id: ConversationId = None, as_json: AsJson = False) -> None:
    """Liệt kê các cuộc trò chuyện đã lưu, hoặc in một cuộc kèm nguồn (Markdown)."""
    # The file may be read beside a running service: it is not part of the store.
    kept = Conversations(home())
    listed = kept.listed() if conversation_id is None else ()
    chosen = kept.conversation(conversation_id) if conversation_id is not None else None
    kept.close()
    if chosen is not None:
        if as_json:
            say_json(chosen)
        else:
            say(markdown(chosen).rstrip("\n"))
        return
    for one in listed:
        if as_json:
            say_json(one)
        else:
            say(f"{one.id}  {one.updated.astimezone():%d/%m/%Y %H:%M}  {one.title} ({one.turns} câu hỏi)")
    if not listed and not as_json:
        say("Chưa có cuộc trò chuyện nào được lưu.")


# troly feedback: what users thought of the answers.


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
