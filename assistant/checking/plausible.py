"""Can a printed number, type and date be: the year in the number, the order of days, the type of the number."""

import re

from assistant.checking.finding import Objection
from assistant.checking.series import day, year_in
from corpus.citations.data_files import load
from corpus.citations.symbol import codes_of, is_party
from corpus.citations.types import known_codes
from corpus.document import Document, Reference

# Dates that cannot be: not the year in the number, after the citing document, a year's plan made a year too early.


_TITLE = 300
_YEAR = re.compile(r"(?<!đến )(?<!từ )\bnăm ((?:19|20)\d\d)\b(?! ?[-–])")
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPANNING = re.compile(r"giai đoạn|nhiệm kỳ|định hướng|tầm nhìn|đến năm|từ năm|trung hạn|kế hoạch đầu tư|dự toán", re.I)
_END = re.compile(r"[;\n]|\.\s")


def impossible_date(reference: Reference, document: Document) -> Objection | None:
    """An objection to the printed date, None where it can be right."""
    date = reference.date
    if not date or date.startswith("-"):
        return None
    return (
        _other_year_in_number(reference, date)
        or _after_the_document(date, document)
        or _too_early(reference, date, document)
    )


def _other_year_in_number(reference: Reference, date: str) -> Objection | None:
    year = year_in(reference.symbol or "")
    # The number of a law may have come from another mention: only what is printed together can contradict itself.
    if not year or year == date[:4] or year not in reference.quote or date[:4] not in reference.quote:
        return None
    return Objection(
        "date_impossible",
        f"Năm {year} trong số hiệu {reference.symbol} không khớp với ngày {day(date)} ghi ngay sau đó.",
    )


def _after_the_document(date: str, document: Document) -> Objection | None:
    own = document.header.date
    if not own or own.startswith("-") or date[: len(own)] <= own[: len(date)]:
        return None
    return Objection(
        "date_impossible",
        f"Ngày {day(date)} sau ngày của chính văn bản đang kiểm tra ({day(own)}).",
    )


def _too_early(reference: Reference, date: str, document: Document) -> Objection | None:
    """A task list "năm 2023" is not dated February 2022 when the citing document itself is of 2023."""
    own = document.header.date
    symbol = reference.symbol or ""
    if not own or is_party(symbol) or len(date) < 7 or int(date[5:7]) > 3:
        return None
    title = document.text[reference.end : reference.end + _TITLE]
    end = _END.search(title)
    title = " ".join(title[: end.start()].split()) if end else " ".join(title.split())
    years = set(_ANY_YEAR.findall(title))
    named = _YEAR.findall(title)
    if len(years) != 1 or not named or _SPANNING.search(title):
        return None
    if named[0] != str(int(date[:4]) + 1) or own[:4] != named[0]:
        return None
    return Objection(
        "date_impossible",
        f"Văn bản về công việc năm {named[0]} mà ghi ngày {day(date)}; có lẽ năm ban hành là {named[0]}, "
        "hãy đối chiếu bản gốc.",
    )


# Does the printed type fit the number, and is the number one that can be.


_NUMBER = re.compile(r"\d[\d.]*[a-eđ]?")
# BCT, BGDĐT: a ministry or an office of its rank.
_MINISTRY = re.compile(r"B[A-ZĐ]{1,6}")


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
    if better := _with_type_code(reference, symbol):
        return Objection(
            "type_mismatch",
            f"Ký hiệu «{symbol}» thiếu chữ viết tắt loại văn bản; đúng mẫu thì là {better}, hãy đối chiếu bản gốc.",
        )
    return _wrong_type(reference, symbol) or _other_body(reference, symbol)


def _with_type_code(reference: Reference, symbol: str) -> str | None:
    """The number with the code of its printed type: Chỉ thị số 24/TTg -> 24/CT-TTg. Older numbers had none."""
    data = load("registry_forms")
    parts = codes_of(symbol)
    since = str(data["type_codes_since"])
    if len(parts) != 1 or parts[0] not in data["unique_bodies"] or not reference.date or reference.date < since:
        return None
    code = next((code for code, name in known_codes().items() if name == reference.type), None)
    return symbol.replace(f"/{parts[0]}", f"/{code}-{parts[0]}") if code in data["always_coded"] else None


def _other_body(reference: Reference, symbol: str) -> Objection | None:
    """The number of a ministry beside the name of the head of government, or the other way round."""
    data = load("registry_forms")
    parts = codes_of(symbol)
    if len(parts) != 2 or parts[0] not in data["always_coded"]:
        return None
    printed = issuer_kind(reference.issuer)
    if printed not in data["body_codes"] or not _MINISTRY.fullmatch(parts[1]):
        return None
    return Objection(
        "conflict",
        f"Ký hiệu {symbol} là của cơ quan viết tắt «{parts[1]}», không phải của {reference.issuer} "
        f"(«{data['body_codes'][printed]}»); hãy đối chiếu bản gốc.",
    )


def issuer_kind(name: str | None) -> str | None:
    """Which of the central bodies that exclude each other a printed issuer is; None for any other."""
    words = " ".join((name or "").split()).casefold()
    for kind in load("registry_forms")["central_issuers"]:
        if any(body.casefold() in words for body in kind):
            return str(kind[0])
    return None


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
    for at, part in enumerate(codes_of(symbol)):
        if cut := _glued(part, first=not at):
            return symbol.replace(part, f"{part[:cut]}-{part[cut:]}", 1)
    return None


def _glued(part: str, *, first: bool) -> int | None:
    """Where a code lost its hyphen. A type code stands first: TTCP behind another code is Thanh tra Chính phủ."""
    data = load("registry_forms")
    for body in data["state_bodies"]:
        if first and part.endswith(body) and part.removesuffix(body) in known_codes():
            return len(part) - len(body)
    for body in data["second_bodies"]:
        head = part.removesuffix(body)
        if head != part and any(head.endswith(first) for first in data["first_bodies"]):
            return len(head)
    return None
