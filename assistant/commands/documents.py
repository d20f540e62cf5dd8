"""troly documents, show, remove and references: what is stored, and what it cites."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.arguments import AsJson
from assistant.connect import connect
from assistant.console import say, say_json
from assistant.settings import home
from assistant.shapes import Stored
from assistant.usage import Misuse

if TYPE_CHECKING:
    from assistant.listing.references import ReferenceRow

# troly documents, show, remove: what is stored.


DocumentId = Annotated[str, typer.Argument(metavar="MÃ", help="Mã văn bản, như «troly documents» liệt kê.")]

_HEADER_NAMES = {
    "type": "Loại",
    "symbol": "Số, ký hiệu",
    "issuer": "Cơ quan ban hành",
    "place": "Nơi ban hành",
    "date": "Ngày",
    "title": "Trích yếu",
    "signer": "Người ký",
    "signer_position": "Chức vụ",
}


def documents(as_json: AsJson = False) -> None:
    """Liệt kê các văn bản đã nạp."""
    with connect(home(), "troly documents") as engine:
        stored = engine.documents()
    for one in stored:
        if as_json:
            say_json(one)
        else:
            say(f"{one.id:>5}  {one.label}  ({one.file})")
    if not stored and not as_json:
        say("Kho chưa có văn bản nào; hãy nạp bằng «troly ingest TỆP...».")


def show(
    document_id: DocumentId,
    text_only: Annotated[bool, typer.Option("--text", help="Chỉ in nguyên văn bản.")] = False,
    as_json: AsJson = False,
) -> None:
    """Xem một văn bản đã nạp: thông tin đầu văn bản, dàn ý, lưu ý; hoặc nguyên văn bản."""
    if text_only and as_json:
        raise Misuse("Chỉ chọn một trong hai: --text hoặc --json.")
    with connect(home(), "troly show") as engine:
        document = engine.document(document_id)
    if text_only:
        say(document.text)
    elif as_json:
        say_json(document)
    else:
        _tell(document)


def remove(document_id: DocumentId) -> None:
    """Xoá một văn bản khỏi kho."""
    with connect(home(), "troly remove") as engine:
        engine.remove(document_id)
    say(f"Đã xoá văn bản mang mã {document_id}.")


def _tell(document: Stored) -> None:
    say(document.label)
    for key, name in _HEADER_NAMES.items():
        say(f"  {name}: {getattr(document.header, key) or 'không ghi'}")
    for entry in document.outline:
        say(f"{'  ' * entry.level}{entry.label}. {entry.title}")
    for warning in document.warnings:
        say(f"  Lưu ý: {warning.message}")


# troly references: what stored documents cite, and which of them cite one document.


_SHOWN_DATE = 10


def references(
    document: Annotated[
        str | None, typer.Option("--document", metavar="MÃ", help="Chỉ những gì văn bản mang mã này viện dẫn.")
    ] = None,
    task: Annotated[
        str | None,
        typer.Option("--task", metavar="SỐ", help="Chỉ trong nhiệm vụ mang số này (ví dụ 4.6), gồm cả chú thích."),
    ] = None,
    cited: Annotated[
        str | None,
        typer.Option(
            "--cited", metavar="VĂN_BẢN", help="Mọi văn bản trong kho viện dẫn văn bản này (số, ký hiệu hoặc tên)."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Liệt kê văn bản được viện dẫn; với --cited: những văn bản nào viện dẫn một văn bản."""
    with connect(home(), "troly references") as engine:
        found = engine.references(document=document, task=task, cited=cited)
    rows = found.references
    if as_json:
        for row in rows:
            say_json(row)
    elif not rows:
        say("Không có văn bản nào trong kho viện dẫn." if cited else "Không có lời viện dẫn nào.")
    elif cited:
        _tell_citing(rows, cited, found.documents)
    else:
        _tell_cited(rows)


def _tell_citing(rows: Sequence["ReferenceRow"], cited: str, documents: int) -> None:
    say(f"{documents} văn bản viện dẫn {cited} ({len(rows)} lần):")
    for number, (_, mentions) in enumerate(groupby(rows, key=lambda row: row.document_id), 1):
        first, *others = mentions
        times = f", {len(others) + 1} lần" if others else ""
        say(f"{number}. {first.label} (mã {first.document_id}, tệp {first.file}{times})")
        say(f"   «{_one_line(first.quote)}»")
    dates = Counter(row.date for row in rows if row.date and len(row.date) == _SHOWN_DATE)
    if len(dates) > 1:
        said = ", ".join(f"{_day(date)} ({count} lần)" for date, count in sorted(dates.items()))
        say(f"Lưu ý: các lời viện dẫn ghi những ngày khác nhau: {said}.")


def _tell_cited(rows: Sequence["ReferenceRow"]) -> None:
    for _, mentions in groupby(rows, key=lambda row: row.document_id):
        by_key: dict[str, list[ReferenceRow]] = {}
        for row in mentions:
            by_key.setdefault(row.key, []).append(row)
        fullest = [max(same, key=lambda row: len(row.quote)) for same in by_key.values()]
        first = rows[0] if not fullest else fullest[0]
        say(f"Mã {first.document_id}, tệp {first.file}: {len(fullest)} văn bản được viện dẫn")
        for row, same in zip(fullest, by_key.values(), strict=True):
            where = ", ".join(dict.fromkeys(one.section for one in same if one.section))
            stored = f" (trong kho: mã {row.stored})" if row.stored else ""
            say(f"  - {_one_line(row.quote)}{stored}" + (f" [mục {where}]" if where else ""))


def _one_line(quote: str) -> str:
    return " ".join(quote.split())


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"
