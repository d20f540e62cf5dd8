"""An answer as server-sent events: what is being done, the answer as it is written, then the whole with its sources."""

import json
import re
from collections.abc import Callable, Iterator

from assistant import render
from assistant.render import Json
from corpus.errors import TrolyError

# Cut after white space only: a marker or a Markdown sign never falls apart.
_PIECE = re.compile(r"(?:\S+\s+|\S+$|\s+)")
_WORDS_PER_PIECE = 6


def answer_events(ask: Callable[[], Json], documents: int, record: Callable[[BaseException], object]) -> Iterator[str]:
    """The event stream of one question; an error becomes the last event, since the status line has gone out."""
    yield event("progress", {"step": f"Đang tìm trong {documents} văn bản…"})
    try:
        answer = ask()
    except TrolyError as error:
        yield event("error", render.error(error))
        return
    except Exception as error:
        record(error)
        yield event("error", {"code": "unexpected", "message": "Có lỗi ngoài dự kiến khi trả lời; hãy hỏi lại."})
        return
    yield event("progress", {"step": "Đang viết câu trả lời…"})
    for piece in pieces(answer["answer"]):
        yield event("delta", {"text": piece})
    yield event("answer", answer)


def event(name: str, data: Json) -> str:
    """One event; JSON has no raw line break, so the data is one line."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def pieces(text: str) -> Iterator[str]:
    """The text in pieces of a few words; joined they are the text."""
    words = _PIECE.findall(text)
    for start in range(0, len(words), _WORDS_PER_PIECE):
        yield "".join(words[start : start + _WORDS_PER_PIECE])
