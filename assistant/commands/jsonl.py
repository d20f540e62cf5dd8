"""Many questions in one run: a line of JSON in, a line of JSON out, in the same order."""

import json
import sys
from collections.abc import Callable

from assistant import render
from assistant.console import say_json
from assistant.render import Json
from corpus.errors import QuestionError, TrolyError

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
        return {"error": render.error(error)}, passed


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
