"""troly references: what stored documents cite, and which of them cite one document."""

from collections import Counter
from itertools import groupby
from typing import Annotated

import typer

from assistant.commands.options import AsJson
from assistant.connect import connect
from assistant.console import say, say_json
from assistant.render import Json
from assistant.settings import home

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
    rows = found["references"]
    if as_json:
        for row in rows:
            say_json(row)
    elif not rows:
        say("Không có văn bản nào trong kho viện dẫn." if cited else "Không có lời viện dẫn nào.")
    elif cited:
        _tell_citing(rows, cited, found["documents"])
    else:
        _tell_cited(rows)


def _tell_citing(rows: list[Json], cited: str, documents: int) -> None:
    say(f"{documents} văn bản viện dẫn {cited} ({len(rows)} lần):")
    for number, (_, mentions) in enumerate(groupby(rows, key=lambda row: row["document_id"]), 1):
        first, *others = mentions
        times = f", {len(others) + 1} lần" if others else ""
        say(f"{number}. {first['label']} (mã {first['document_id']}, tệp {first['file']}{times})")
        say(f"   «{_one_line(first['quote'])}»")
    dates = Counter(row["date"] for row in rows if row["date"] and len(row["date"]) == _SHOWN_DATE)
    if len(dates) > 1:
        said = ", ".join(f"{_day(date)} ({count} lần)" for date, count in sorted(dates.items()))
        say(f"Lưu ý: các lời viện dẫn ghi những ngày khác nhau: {said}.")


def _tell_cited(rows: list[Json]) -> None:
    for _, mentions in groupby(rows, key=lambda row: row["document_id"]):
        by_key: dict[str, list[Json]] = {}
        for row in mentions:
            by_key.setdefault(row["key"], []).append(row)
        fullest = [max(same, key=lambda row: len(row["quote"])) for same in by_key.values()]
        first = rows[0] if not fullest else fullest[0]
        say(f"Mã {first['document_id']}, tệp {first['file']}: {len(fullest)} văn bản được viện dẫn")
        for row, same in zip(fullest, by_key.values(), strict=True):
            where = ", ".join(dict.fromkeys(one["section"] for one in same if one["section"]))
            stored = f" (trong kho: mã {row['stored']})" if row["stored"] else ""
            say(f"  - {_one_line(row['quote'])}{stored}" + (f" [mục {where}]" if where else ""))


def _one_line(quote: str) -> str:
    return " ".join(quote.split())


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"
