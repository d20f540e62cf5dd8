"""troly ask and search: one question, or many in one run."""

import json
import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from assistant import render
from assistant.answer import Answer
from assistant.commands.arguments import AsJson, AsJsonLines, Within
from assistant.connect import connect
from assistant.console import say, say_json
from assistant.service import Engine, Troly
from assistant.settings import MAX_HITS, home
from assistant.shapes import Hits, Json, to_json
from assistant.usage import Misuse
from corpus.bodies.name import MAX_NAME
from corpus.errors import QuestionError, TrolyError

# Many questions in one run: a line of JSON in, a line of JSON out, in the same order.


_MAX_LINE_BYTES = 1_000_000


def answer_lines(answer: Callable[[str], Json]) -> bool:
    """Answer every line of standard input as it comes; False when at least one line could not be answered."""
    clean = True
    while line := sys.stdin.buffer.readline(_MAX_LINE_BYTES + 1):
        if not line.strip():
            continue
        shape, passed = _answer_line(line, answer)
        clean = clean and "error" not in shape
        say_json(shape | {"input": passed} if passed else shape)
    return clean


def _answer_line(line: bytes, answer: Callable[[str], Json]) -> tuple[Json, Json]:
    passed: Json = {}
    try:
        asked, passed = _parsed(line)
        return answer(asked), passed
    except TrolyError as error:
        return {"error": to_json(render.error(error))}, passed


def _parsed(line: bytes) -> tuple[str, Json]:
    """The question and the other keys of a line. Raises QuestionError."""
    if len(line) > _MAX_LINE_BYTES:
        # The rest of the line is still waiting and belongs to the same bad question.
        while len(line) > _MAX_LINE_BYTES and not line.endswith(b"\n"):
            line = sys.stdin.buffer.readline(_MAX_LINE_BYTES + 1)
        raise QuestionError(f"Dòng dài quá {_MAX_LINE_BYTES} byte.")
    try:
        shape = json.loads(line)
    except (ValueError, RecursionError):
        raise QuestionError("Dòng này không phải là JSON hợp lệ (UTF-8).") from None
    if not isinstance(shape, dict) or not isinstance(shape.get("q"), str):
        raise QuestionError('Dòng này cần có dạng {"q": "câu hỏi"}.')
    return shape.pop("q"), shape


# troly ask: questions answered with their sources.


def ask(
    question: Annotated[str | None, typer.Argument(metavar="CÂU_HỎI", help="Câu hỏi bằng tiếng Việt.")] = None,
    as_json: AsJson = False,
    as_jsonl: AsJsonLines = False,
    within: Within = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="TÊN", help='Đơn vị của người hỏi, cho câu hỏi về "đơn vị tôi".')
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="In từng bước đi tới câu trả lời.")] = False,
) -> None:
    """Hỏi các văn bản đã nạp; mỗi ý trả lời đều kèm nguồn."""
    if as_jsonl == (question is not None):
        raise Misuse("Cần một câu hỏi, hoặc --jsonl để đọc nhiều câu từ đầu vào chuẩn.")
    if unit is not None and not 0 < len(unit.strip()) <= MAX_NAME:
        raise Misuse(f"Tên đơn vị phải có từ 1 đến {MAX_NAME} ký tự.")
    with connect(home(), "troly ask") as engine:
        if explain:
            _explain(engine, question or "", within, unit)
        elif question is None:
            if not answer_lines(lambda asked: to_json(engine.ask(asked, documents=within, unit=unit))):
                raise typer.Exit(1)
        elif as_json:
            say_json(engine.ask(question, documents=within, unit=unit))
        else:
            _tell(engine.ask(question, documents=within, unit=unit))


def _explain(engine: Engine, question: str, within: Sequence[str] | None, unit: str | None) -> None:
    """The answer behind the steps that led to it. Raises Misuse where a service holds the store."""
    if not isinstance(engine, Troly):
        raise Misuse("--explain chỉ chạy khi dịch vụ không chạy; hãy dừng `troly serve` rồi chạy lại.")
    answer, steps = engine.explain(question, documents=within, unit=unit)
    for step in steps:
        say(f"{step.name}: {json.dumps(step.found, ensure_ascii=False, default=str)}")
    say("")
    _tell(answer)


def _tell(answer: Answer) -> None:
    say(answer.answer)
    if answer.note:
        say(f"\nGhi chú: {answer.note}")
    if answer.citations:
        say("\nNguồn:")
    for one in answer.citations:
        say(f"[{one.marker}] {one.label} (mã {one.document_id}, tệp {one.file})")
        say(f"    “{' '.join(one.quote.split())}”")


# troly search: passages of the stored documents, best first.


Limit = Annotated[
    int,
    typer.Option(
        "--limit", min=1, max=MAX_HITS, metavar="N", help=f"Số đoạn tối đa, từ 1 đến {MAX_HITS} (mặc định 10)."
    ),
]


def search(
    query: Annotated[str | None, typer.Argument(metavar="TỪ_KHOÁ", help="Từ khoá hoặc câu cần tìm.")] = None,
    limit: Limit = 10,
    as_json: AsJson = False,
    as_jsonl: AsJsonLines = False,
    within: Within = None,
) -> None:
    """Tìm các đoạn văn bản gần với từ khoá nhất."""
    if as_jsonl == (query is not None):
        raise Misuse("Cần từ khoá, hoặc --jsonl để đọc nhiều câu từ đầu vào chuẩn.")
    with connect(home(), "troly search") as engine:
        if query is None:
            if not answer_lines(lambda asked: to_json(engine.search(asked, limit=limit, documents=within))):
                raise typer.Exit(1)
        elif as_json:
            say_json(engine.search(query, limit=limit, documents=within))
        else:
            _search_tell(engine.search(query, limit=limit, documents=within))


def _search_tell(found: Hits) -> None:
    if not found.hits:
        say("Không tìm thấy đoạn nào.")
    for number, hit in enumerate(found.hits, 1):
        say(f"{number}. {hit.label} (mã {hit.document_id}, tệp {hit.file})")
        say(f"   {' '.join(hit.quote.split())}")
