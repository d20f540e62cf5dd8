"""POST /api/ask and /api/search; an answer also as server-sent events."""

import json
import re
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Thread
from typing import Annotated, Any

from fastapi import APIRouter, Header
from fastapi.responses import StreamingResponse

from assistant import render, shapes
from assistant.answer import Answer
from assistant.service import Engine
from corpus.errors import TrolyError

# An answer as server-sent events: what is being done, the answer as it is written, then the whole with its sources.


Tell = Callable[[str, str], None]

# Cut after white space only: a marker or a Markdown sign never falls apart.
_PIECE = re.compile(r"(?:\S+\s+|\S+$|\s+)")
_WORDS_PER_PIECE = 6


def answer_events(
    ask: Callable[[Tell], Answer], documents: int, record: Callable[[BaseException], object]
) -> Iterator[str]:
    """The event stream of one question; an error becomes the last event, since the status line has gone out.

    `ask` is given what hears the words of the answer that are sure before the whole is there.
    """
    yield event("progress", {"step": f"Đang tìm trong {documents} văn bản…"})
    heard: SimpleQueue[tuple[str, str] | Answer | Exception] = SimpleQueue()
    # Of its own, so that words can be passed on while the answer is being written; it ends with the model's time limit.
    Thread(target=_answer, args=(ask, heard), name="answer", daemon=True).start()
    streamed = ""
    while isinstance(news := heard.get(), tuple):
        kind, words = news
        if kind == "progress":
            yield event("progress", {"step": words})
        else:
            streamed += words
            yield event("delta", {"text": words})
    if isinstance(news, TrolyError):
        yield event("error", shapes.to_json(render.error(news)))
        return
    if isinstance(news, Exception):
        record(news)
        yield event("error", {"code": "unexpected", "message": "Có lỗi ngoài dự kiến khi trả lời; hãy hỏi lại."})
        return
    if not streamed:
        yield event("progress", {"step": "Đang viết câu trả lời…"})
    for piece in pieces(news.answer.removeprefix(streamed)):
        yield event("delta", {"text": piece})
    yield event("answer", shapes.to_json(news))


def _answer(ask: Callable[[Tell], Answer], heard: "SimpleQueue[tuple[str, str] | Answer | Exception]") -> None:
    try:
        heard.put(ask(lambda kind, words: heard.put((kind, words))))
    except Exception as error:
        heard.put(error)


def event(name: str, data: shapes.Json) -> str:
    """One event; JSON has no raw line break, so the data is one line."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def pieces(text: str) -> Iterator[str]:
    """The text in pieces of a few words; joined they are the text."""
    words = _PIECE.findall(text)
    for start in range(0, len(words), _WORDS_PER_PIECE):
        yield "".join(words[start : start + _WORDS_PER_PIECE])


# POST /api/ask and /api/search.


def questions(engine: Engine, record: Callable[[BaseException], object]) -> APIRouter:
    """The endpoints that read."""
    router = APIRouter(prefix="/api", tags=["Hỏi và tìm"])

    @router.post(
        "/ask",
        response_model=Answer,
        summary="Trả lời một câu hỏi kèm nguồn",
        description="Với Accept: text/event-stream: các sự kiện progress, delta, answer, error.",
    )
    def ask(asked: shapes.Question, accept: Annotated[str, Header(include_in_schema=False)] = "") -> Any:
        documents = asked.filters.documents if asked.filters else None

        def answer(tell: Tell | None = None) -> Answer:
            return engine.ask(
                asked.question, documents=documents, unit=asked.unit, conversation_id=asked.conversation_id, tell=tell
            )

        if "text/event-stream" in accept:
            events = answer_events(answer, engine.count(), record)
            return StreamingResponse(events, media_type="text/event-stream", headers={"Cache-Control": "no-store"})
        return answer()

    @router.post(
        "/search",
        summary="Tìm các đoạn văn bản gần nhất",
    )
    def search(asked: shapes.Query) -> shapes.Hits:
        documents = asked.filters.documents if asked.filters else None
        return engine.search(asked.query, limit=asked.limit, documents=documents)

    return router
