"""troly units: what a province, district or commune was before 1 July 2025, and what it is now."""

from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from assistant.commands.arguments import AsJson
from assistant.console import say, say_json
from assistant.shapes import Json
from assistant.usage import Misuse
from corpus.bodies.territory import MAX_CHARS, Resolution, Unit, resolve

_UNKNOWN = "Không có đơn vị hành chính nào mang tên này trong danh mục trước và sau 01/7/2025."


def units(
    name: Annotated[str, typer.Argument(metavar="TÊN", help="Tên đơn vị, ví dụ «xã An Lư, Hải Phòng».")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="NGÀY", help="Tên gọi vào ngày nào (2024-03-01); mặc định là nay.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Cho biết tỉnh, huyện, xã trước và sau sắp xếp 01/7/2025: trước là gì, nay là gì."""
    if len(name) > MAX_CHARS:
        raise Misuse(f"Tên đơn vị dài quá {MAX_CHARS} ký tự.")
    found = resolve(name, _day(on))
    if as_json:
        say_json(_shape(found, on))
    else:
        _tell(found)


def _day(on: str | None) -> date | None:
    try:
        return date.fromisoformat(on) if on else None
    except ValueError:
        raise Misuse("--on cần một ngày dạng 2024-03-01.") from None


def _shape(found: Resolution, on: str | None) -> Json:
    """The answer as JSON: {"asked", "on", "standing", "was": [unit], "is": [unit], "question"}."""
    was, now = ([{**asdict(one), "full": one.full} for one in units] for units in (found.was, found.now))
    return {
        "asked": found.asked,
        "on": on,
        "standing": found.standing,
        "was": was,
        "is": now,
        "question": found.question,
    }


def _tell(found: Resolution) -> None:
    if found.standing == "unknown":
        say(_UNKNOWN)
    for title, some in (("Trước đây", found.was), ("Hiện nay", found.now)):
        for unit in some:
            say(f"{title}: {unit.full}{_days(unit)}")
    if found.question:
        say(found.question)


def _days(unit: Unit) -> str:
    told = [f"từ {_shown(unit.since)}"] if unit.since else []
    told += [f"đến trước {_shown(unit.until)}"] if unit.until else []
    return f" ({', '.join(told)})" if told else ""


def _shown(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))
