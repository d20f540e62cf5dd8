"""Words of a language model as they come, through LangChain, within a time limit."""

import ipaddress
import logging
import queue
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from assistant.model.choice import Choice
from corpus.errors import ModelError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

Trouble = Literal["missing", "unreachable", "slow", "busy", "refused", "failed"]
Message = tuple[Literal["system", "human"], str]

# Of the whole time, what may pass before the first word.
_FIRST_SHARE = 1 / 3
_MOST_TOKENS = 1200
_CONTEXT = 8192
_MOST_CHARACTERS = 20_000
_TROUBLE_OF_STATUS: dict[int, Trouble] = {401: "refused", 403: "refused", 408: "slow", 429: "busy", 529: "busy"}
_log = logging.getLogger(__name__)


class ChatFailed(Exception):
    """The model gave no answer, or not to its end; what went wrong inside is in the log by its kind only."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble: Trouble = trouble


def said(choice: Choice, messages: Sequence[Message], schema: Mapping[str, Any]) -> Iterator[str]:
    """The pieces of the model's answer, to be JSON of this schema where the server can see to that.

    Raises ChatFailed, after choice.seconds at the latest; ModelError where the package is missing.
    """
    until = time.monotonic() + choice.seconds
    try:
        yield from _within(open_chat(choice), messages, _options(choice, schema), choice.seconds, until)
    except _Unknown:
        # A server that knows no schema or no temperature refuses the request for them.
        yield from _within(open_chat(choice), messages, {}, choice.seconds, until)


@lru_cache(maxsize=2)
def open_chat(choice: Choice) -> "BaseChatModel":
    """The chat model; imports its package. Raises ModelError where that is not installed."""
    try:
        return _made(choice)
    except ImportError as error:
        raise ModelError(
            f"TROLY_LLM={choice.provider} cần gói {choice.package} nhưng gói chưa được cài; "
            "hãy cài bằng «pip install -e '.[llm]'» trong thư mục của troly."
        ) from error
    except Exception as error:
        _log.warning("language model: %s", type(error).__name__)
        raise ModelError(f"Không mở được mô hình {choice.name}; hãy kiểm tra TROLY_LLM và TROLY_LLM_URL.") from error


class _Unknown(ChatFailed):
    """The server does not know something in the request."""

    def __init__(self) -> None:
        super().__init__("failed")


class _Finished:
    """The stream came to its end."""


def _made(choice: Choice) -> "BaseChatModel":
    import httpx
    from langchain.chat_models import init_chat_model

    # A server on this machine is spoken to directly, whatever proxy the environment names.
    direct: dict[str, Any] = {"trust_env": not _near(choice.url), "timeout": choice.seconds}
    limits = {"timeout": choice.seconds, "max_retries": 0, "max_tokens": _MOST_TOKENS}
    match choice.provider:
        case "ollama":
            # By default the server keeps less context and cuts the instructions off without a word.
            lengths = {"num_ctx": _CONTEXT, "num_predict": _MOST_TOKENS}
            own: dict[str, Any] = {"temperature": 0, "client_kwargs": direct, **lengths}
        case "anthropic":
            own = {"api_key": choice.key or "none", **limits}
        case _:
            own = {"api_key": choice.key or "none", "stream_usage": False, "use_responses_api": False, **limits}
            own["http_client"] = httpx.Client(**direct)
    provider = choice.provider.removesuffix("-compatible")
    model: BaseChatModel = init_chat_model(choice.model, model_provider=provider, base_url=choice.url, **own)
    return model


def _options(choice: Choice, schema: Mapping[str, Any]) -> dict[str, Any]:
    if choice.provider == "ollama":
        return {"format": dict(schema)}
    if choice.provider == "anthropic":
        return {"temperature": 0}
    shape = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": dict(schema)}}
    return {"temperature": 0, "response_format": shape}


def _within(
    model: "BaseChatModel", messages: Sequence[Message], options: dict[str, Any], seconds: float, until: float
) -> Iterator[str]:
    """The pieces, read by a thread of its own: a silent server must not hold the answer up."""
    pieces: queue.SimpleQueue[str | _Finished | Exception] = queue.SimpleQueue()
    left = threading.Event()

    def read() -> None:
        try:
            for chunk in model.stream(list(messages), **options):
                pieces.put(str(chunk.text))
                if left.is_set():
                    return
            pieces.put(_Finished())
        except Exception as error:
            pieces.put(error)

    threading.Thread(target=read, name="model", daemon=True).start()
    limit = min(until, time.monotonic() + seconds * _FIRST_SHARE)
    length = 0
    try:
        while length < _MOST_CHARACTERS:
            try:
                piece = pieces.get(timeout=max(0.0, limit - time.monotonic()))
            except queue.Empty:
                raise ChatFailed("slow") from None
            if isinstance(piece, _Finished):
                return
            if isinstance(piece, Exception):
                raise _told(piece, begun=length > 0) from piece
            if piece:
                limit = until
                length += len(piece)
                yield piece
    finally:
        left.set()


def _told(error: Exception, *, begun: bool) -> Exception:
    """What an error of any provider's package means."""
    status = getattr(error, "status_code", None)
    kinds = " ".join(kind.__name__ for kind in type(error).__mro__)
    _log.warning("language model: %s, status %s", type(error).__name__, status)
    if status in {400, 422} and not begun:
        return _Unknown()
    if isinstance(status, int) and status in _TROUBLE_OF_STATUS:
        return ChatFailed(_TROUBLE_OF_STATUS[status])
    if "Timeout" in kinds:
        return ChatFailed("slow")
    return ChatFailed("unreachable" if "Connect" in kinds else "failed")


def _near(url: str | None) -> bool:
    """Whether the address is of this machine or a private network."""
    host = urlsplit(url).hostname if url else None
    try:
        return host is not None and (host == "localhost" or ipaddress.ip_address(host).is_private)
    except ValueError:
        return False
