"""How a document is named in an official text: type, number, date, body, section."""

import re

from corpus.document import Header
from index.stored import StoredDocument

_ARTICLE = re.compile(r"^Điều (\d+[a-zđ]?)(?:\.(\d+))?(?:\.([a-zđ]))?$")


def label(stored: StoredDocument, section: str = "") -> str:
    """ "Kế hoạch số 63/KH-UBND ngày 06/03/2024 của UBND tỉnh Kiên Giang, mục II.6"; only what the header states."""
    where = place_of(section)
    return named(stored.header, stored.file) + (f", {where}" if where else "")


def named(header: Header, file: str) -> str:
    """The label of a document with this header from this file."""
    words = [header.type or "Văn bản"]
    if header.symbol:
        words.append(f"số {header.symbol}")
    if header.date:
        words.append(_dated(header.date))
    if header.issuer:
        words.append(f"của {_issuer(header)}")
    if len(words) == 1:
        words = [header.title or f"Tệp {file}"]
    if not header.symbol and not header.date and len(words) > 1:
        words.append(f"(tệp {file})")
    return " ".join(words)


def place_of(section: str) -> str:
    """A section path in words: "II.6" -> "mục II.6", "Điều 5.1.a" -> "điểm a khoản 1 Điều 5"."""
    if not section:
        return ""
    article = _ARTICLE.match(section)
    if article:
        number, clause, point = article.groups()
        parts = [f"điểm {point}" if point else "", f"khoản {clause}" if clause else "", f"Điều {number}"]
        return " ".join(part for part in parts if part)
    if section.startswith(("Phụ lục", "Phần", "Chương", "Điều")):
        return section
    return f"mục {section}"


def _dated(iso: str) -> str:
    parts = iso.split("-")
    if len(parts) == 3:
        return f"ngày {parts[2]}/{parts[1]}/{parts[0]}"
    return f"tháng {parts[1]}/{parts[0]}" if len(parts) == 2 else f"năm {parts[0]}"


def _issuer(header: Header) -> str:
    """The body's short official name, with the province from the place line where the name itself has none."""
    name = re.sub(r"^[UỦ][ỷyỶỦủ]? ban nhân dân\b", "UBND", header.issuer or "")
    place = header.place
    if place and place.casefold() not in name.casefold() and not re.search(r"Trung ương|Chính phủ|^Bộ |Quốc hội", name):
        return f"{name} ({place})"
    return name
