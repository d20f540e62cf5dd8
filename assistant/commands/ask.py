"""troly ask: questions answered with their sources."""

from typing import Annotated

import typer

from assistant.commands.jsonl import answer_lines
from assistant.commands.options import AsJson, AsJsonLines, Within
from assistant.connect import connect
from assistant.console import say, say_json
from assistant.render import Json
from assistant.settings import home
from assistant.usage import Misuse


def ask(
    question: Annotated[str | None, typer.Argument(metavar="CÂU_HỎI", help="Câu hỏi bằng tiếng Việt.")] = None,
    as_json: AsJson = False,
    as_jsonl: AsJsonLines = False,
    within: Within = None,
) -> None:
    """Hỏi các văn bản đã nạp; mỗi ý trả lời đều kèm nguồn."""
    if as_jsonl == (question is not None):
        raise Misuse("Cần một câu hỏi, hoặc --jsonl để đọc nhiều câu từ đầu vào chuẩn.")
    with connect(home(), "troly ask") as engine:
        if question is None:
            if not answer_lines(lambda asked: engine.ask(asked, documents=within)):
                raise typer.Exit(1)
        elif as_json:
            say_json(engine.ask(question, documents=within))
        else:
            _tell(engine.ask(question, documents=within))


def _tell(answer: Json) -> None:
    say(answer["answer"])
    if answer.get("note"):
        say(f"\nGhi chú: {answer['note']}")
    if answer["citations"]:
        say("\nNguồn:")
    for one in answer["citations"]:
        say(f"[{one['marker']}] {one['label']} (mã {one['document_id']}, tệp {one['file']})")
        say(f"    “{' '.join(one['quote'].split())}”")
