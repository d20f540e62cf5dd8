"""troly conversations: what was asked, and one conversation with its sources."""

from typing import Annotated

import typer

from assistant.commands.options import AsJson
from assistant.console import say, say_json
from assistant.conversation import shape
from assistant.conversation.conversations import Conversations
from assistant.conversation.export import markdown
from assistant.settings import home

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
            say_json(shape.conversation(chosen))
        else:
            say(markdown(chosen).rstrip("\n"))
        return
    for one in listed:
        if as_json:
            say_json(shape.summary(one))
        else:
            say(f"{one.id}  {one.updated.astimezone():%d/%m/%Y %H:%M}  {one.title} ({one.turns} câu hỏi)")
    if not listed and not as_json:
        say("Chưa có cuộc trò chuyện nào được lưu.")
