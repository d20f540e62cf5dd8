"""troly reindex: build the derived data again."""

from assistant.connect import connect
from assistant.console import say
from assistant.settings import home


def reindex() -> None:
    """Lập lại chỉ mục tìm kiếm từ các văn bản đã nạp."""
    with connect(home(), "troly reindex") as engine:
        done = engine.reindex()
    say(f"Đã lập lại chỉ mục cho {done['documents']} văn bản ({done['chunks']} đoạn).")
