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
from corpus.units import MAX_NAME


def ask(
    question: Annotated[str | None, typer.Argument(metavar="CÂU_HỎI", help="Câu hỏi bằng tiếng Việt.")] = None,
    as_json: AsJson = False,
    as_jsonl: AsJsonLines = False,
    within: Within = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="TÊN", help='Đơn vị của người hỏi, cho câu hỏi về "đơn vị tôi".')
    ] = None,
) -> None:
    """Hỏi các văn bản đã nạp; mỗi ý trả lời đều kèm nguồn."""
    if as_jsonl == (question is not None):
        raise Misuse("Cần một câu hỏi, hoặc --jsonl để đọc nhiều câu từ đầu vào chuẩn.")
    if unit is not None and not 0 < len(unit.strip()) <= MAX_NAME:
        raise Misuse(f"Tên đơn vị phải có từ 1 đến {MAX_NAME} ký tự.")
    with connect(home(), "troly ask") as engine:
        if question is None:
            if not answer_lines(lambda asked: engine.ask(asked, documents=within, unit=unit)):
                raise typer.Exit(1)
        elif as_json:
            say_json(engine.ask(question, documents=within, unit=unit))
        else:
            _tell(engine.ask(question, documents=within, unit=unit))


def _tell(answer: Json) -> None:
    say(answer["answer"])
    if answer.get("note"):
        say(f"\nGhi chú: {answer['note']}")
    if answer["citations"]:
        say("\nNguồn:")
    for one in answer["citations"]:
        say(f"[{one['marker']}] {one['label']} (mã {one['document_id']}, tệp {one['file']})")
        say(f"    “{' '.join(one['quote'].split())}”")
