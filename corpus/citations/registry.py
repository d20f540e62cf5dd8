"""The registry of documents that this field cites: their numbers, bodies, dates and, where certain, their end.

Data: data/registry.yaml, and rows of the user's own, which win. What is not in the registry is unknown, never wrong.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from corpus.citations.data_files import load
from corpus.citations.law import fold_name, name_of_number
from corpus.citations.symbol import fold_symbol
from corpus.errors import RegistryInvalid
from corpus.text.roman import roman

VERSION = 1
USER_FILE = "registry.yaml"
MAX_BYTES = 1_000_000

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_ASSEMBLY = re.compile(r"(UBTV)?QH(\d{1,2})$")
_FIELDS = frozenset(
    ["symbol", "type", "title", "name", "issuer", "date", "effective", "until", "replaced_by", "source"]
)
_DATES = ("date", "effective", "until")


@dataclass(frozen=True, slots=True)
class Entry:
    """One document. Dates are ISO 8601; `until` is the first day on which it no longer applies, None if unknown.

    `name` is a law's name with its type word; `replaced_by` the number of the document that ended it; `source` where
    the user took the row from, None for a shipped row, which rests on the published document itself.
    """

    symbol: str
    type: str
    issuer: str
    date: str
    name: str | None = None
    title: str | None = None
    effective: str | None = None
    until: str | None = None
    replaced_by: str | None = None
    source: str | None = None

    @property
    def full_name(self) -> str:
        """ "Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ"."""
        named = self.name or self.type
        year, month, day = self.date.split("-")
        return f"{named} số {self.symbol} ngày {day}/{month}/{year} của {self.issuer}"


class Registry:
    """Entries by number and by name of law."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_symbol: dict[str, list[Entry]] = {}
        self._by_name: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_symbol.setdefault(fold_symbol(entry.symbol), []).append(entry)
            if entry.name:
                self._by_name.setdefault(fold_name(entry.name), []).append(entry)

    def with_symbol(self, symbol: str) -> tuple[Entry, ...]:
        """All entries with this number, of any year."""
        return tuple(self._by_symbol.get(fold_symbol(symbol), ()))

    def with_name(self, name: str) -> tuple[Entry, ...]:
        """All versions of the law with this name ("Luật Lưu trữ")."""
        return tuple(self._by_name.get(fold_name(name), ()))


def load_registry(home: Path | None = None) -> Registry:
    """The shipped registry with the user's rows of `home`/registry.yaml over it. Raises RegistryInvalid for a bad file.

    A user's row takes the place of the shipped rows with its number and year.
    """
    path = home / USER_FILE if home else None
    if path is None or not path.is_file():
        return _shipped_registry()
    own = read_rows(_text_of(path), str(path))
    taken = {(fold_symbol(entry.symbol), entry.date[:4]) for entry in own}
    return Registry([*(e for e in _shipped() if (fold_symbol(e.symbol), e.date[:4]) not in taken), *own])


def read_rows(text: str, where: str) -> tuple[Entry, ...]:
    """The entries of a registry file. Raises RegistryInvalid, naming the row."""
    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise RegistryInvalid(where, "không phải là YAML") from error
    if data is None:
        return ()
    if not isinstance(data, dict) or not set(data) <= {"version", "laws", "documents"}:
        raise RegistryInvalid(where, "chỉ được có các mục version, laws, documents")
    if data.get("version", VERSION) != VERSION:
        raise RegistryInvalid(where, f"version phải là {VERSION}")
    entries = [
        _entry(row, where, law=part == "laws") for part in ("laws", "documents") for row in _rows(data, part, where)
    ]
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        if (identity := (fold_symbol(entry.symbol), entry.date[:4])) in seen:
            raise RegistryInvalid(where, f"số {entry.symbol} năm {identity[1]} có hai dòng")
        seen.add(identity)
    return tuple(entries)


@cache
def _shipped() -> tuple[Entry, ...]:
    return read_rows((resources.files("corpus") / "data" / "registry.yaml").read_text("utf-8"), "registry.yaml")


@cache
def _shipped_registry() -> Registry:
    return Registry(_shipped())


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise RegistryInvalid(str(path), "tệp quá lớn")
        return data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RegistryInvalid(str(path), "không đọc được") from error


def _rows(data: Mapping[str, Any], part: str, where: str) -> list[dict[str, Any]]:
    rows = data.get(part) or []
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise RegistryInvalid(where, f"mục {part} phải là danh sách các dòng")
    return rows


def _entry(row: dict[str, Any], where: str, *, law: bool) -> Entry:
    told = {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}
    shown = str(told.get("symbol", "?"))[:60]
    if unknown := {str(key) for key in told} - _FIELDS:
        raise RegistryInvalid(where, f"dòng {shown}: không có cột {', '.join(sorted(unknown))[:60]}")
    if not all(isinstance(value, str) and value.strip() for value in told.values()):
        raise RegistryInvalid(where, f"dòng {shown}: mọi giá trị phải là chữ, số hiệu có thể phải đặt trong dấu nháy")
    if not all(_is_day(told[name]) for name in _DATES if name in told):
        raise RegistryInvalid(where, f"dòng {shown}: ngày phải có dạng 2025-01-31")
    if ("until" in told) != ("replaced_by" in told):
        raise RegistryInvalid(where, f"dòng {shown}: until và replaced_by phải đi cùng nhau")
    if law and "symbol" in told:
        told = {**_of_law(told["symbol"], where), **told}
    if missing := {"symbol", "type", "issuer", "date"} - set(told):
        raise RegistryInvalid(where, f"dòng {shown}: thiếu {', '.join(sorted(missing))}")
    return Entry(**told)


def _of_law(symbol: str, where: str) -> dict[str, str]:
    name, assembly = _law_names().get(symbol), _ASSEMBLY.search(symbol)
    if name is None or assembly is None or name_of_number(symbol) is None:
        raise RegistryInvalid(where, f"số luật {symbol[:60]} không có trong danh mục tên luật; hãy đặt ở mục documents")
    body = "Ủy ban Thường vụ Quốc hội" if assembly[1] else "Quốc hội"
    kind = next(kind for kind in ("Bộ luật", "Pháp lệnh", "Luật") if name.startswith(kind))
    return {"type": kind, "name": name, "issuer": f"{body} khóa {roman(int(assembly[2]))}"}


@cache
def _law_names() -> dict[str, str]:
    return {number: name for name, numbers in load("reference_laws")["laws"].items() for number in numbers}


def _is_day(value: str) -> bool:
    if not _ISO.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
