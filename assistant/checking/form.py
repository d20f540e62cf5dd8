"""Does the printed type fit the number, and is the number one that can be."""

import re

from assistant.checking.finding import Objection
from corpus.citation.registry import load
from corpus.citation.symbol import codes_of, is_party
from corpus.citation.types import known_codes
from corpus.document import Reference

_NUMBER = re.compile(r"\d[\d.]*[a-eđ]?")


def odd_form(reference: Reference) -> Objection | None:
    """An objection to the number's form or to the type beside it, None where nothing is certainly wrong."""
    symbol = reference.symbol
    if not symbol or not codes_of(symbol):
        return None
    if better := _with_hyphen(symbol):
        return Objection(
            "type_mismatch",
            f"Ký hiệu «{symbol}» không đúng mẫu, có lẽ thiếu dấu gạch nối: {better}; hãy đối chiếu bản gốc.",
        )
    if better := _in_right_family(symbol):
        whose = "Đảng" if is_party(better) else "cơ quan nhà nước"
        return Objection(
            "type_mismatch", f"Ký hiệu «{symbol}» không theo thể thức của {whose}; dạng đúng thể thức là {better}."
        )
    return _wrong_type(reference, symbol)


def _wrong_type(reference: Reference, symbol: str) -> Objection | None:
    data = load("registry_forms")
    code, printed = codes_of(symbol)[0], reference.type
    if code not in data["unmistakable"] or printed is None or printed in data["any_code"]:
        return None
    means = known_codes()[code]
    # A special kind of the type is the type: "Thông báo kết luận", "Kế hoạch phối hợp".
    if not _has_a_code(printed) or means.casefold() in printed.casefold():
        return None
    if code in data["carriers"] and printed in data["carried"]:
        return None
    return Objection(
        "type_mismatch",
        f"Lời viện dẫn ghi loại «{printed}» nhưng chữ «{code}» trong ký hiệu {symbol} là của loại «{means}» "
        "(Nghị định số 30/2020/NĐ-CP, Phụ lục III).",
    )


def _has_a_code(type_: str) -> bool:
    """Whether documents of this type bear a code of their own, so that another one is a slip."""
    return any(f"{type_} ".startswith(f"{name} ") for name in known_codes().values())


def _in_right_family(symbol: str) -> str | None:
    """The number with hyphen and slash where its body puts them: 27/NQ-TW -> 27-NQ/TW, 12-NQ/CP -> 12/NQ-CP."""
    data = load("registry_forms")
    number, parts = _NUMBER.match(symbol), codes_of(symbol)
    if not number or len(parts) != 2 or parts[0] not in known_codes():
        return None
    code, body = parts
    if body in data["party_bodies"] and symbol == f"{number[0]}/{code}-{body}":
        return f"{number[0]}-{code}/{body}"
    if body in data["state_bodies"] and symbol == f"{number[0]}-{code}/{body}":
        return f"{number[0]}/{code}-{body}"
    return None


def _with_hyphen(symbol: str) -> str | None:
    """The number with the hyphen that it seems to have lost: 602/QĐUBND -> 602/QĐ-UBND."""
    for part in codes_of(symbol):
        if cut := _glued(part):
            return symbol.replace(part, f"{part[:cut]}-{part[cut:]}", 1)
    return None


def _glued(part: str) -> int | None:
    data = load("registry_forms")
    for body in data["state_bodies"]:
        if part.endswith(body) and part.removesuffix(body) in known_codes():
            return len(part) - len(body)
    for body in data["second_bodies"]:
        head = part.removesuffix(body)
        if head != part and any(head.endswith(first) for first in data["first_bodies"]):
            return len(head)
    return None
