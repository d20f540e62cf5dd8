"""The shipped tables of communes, written from two public lists: `python -m evals.import_units BEFORE.csv NOW.csv`.

BEFORE holds old_province, old_district, old_commune, old_code, new_province, new_commune, new_code, kind (whole,
divided, or "divided, default" for the part that took most); NOW holds province, commune, code. Names come out with one
tone placement and one way of capitals; a code of BEFORE that NOW does not know is found by its name.
"""

import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from corpus.text.folding import lower, toned

# The districts that had no communes: each became a special zone of its name on 1 July 2025.
_WITHOUT_COMMUNES = {
    "20333": ("Thành phố Đà Nẵng", "Huyện Hoàng Sa"),
    "19742": ("Tỉnh Quảng Trị", "Huyện Cồn Cỏ"),
    "11948": ("Thành phố Hải Phòng", "Huyện Bạch Long Vĩ"),
    "26732": ("Tỉnh Bà Rịa - Vũng Tàu", "Huyện Côn Đảo"),
    "21548": ("Tỉnh Quảng Ngãi", "Huyện Lý Sơn"),
}
_ORIGIN = {
    "communes_now": "Communes since 2025-07-01, a line each behind their province: name, code, name until 2026-04-30.\n"
    "# From vietnamese-provinces-database (July 2026), MIT License, see units-license.txt.",
    "communes_before": "Communes until 2025-06-30 behind their province and district: name, code, codes of what they\n"
    "# became, the part that took most first. From vietnamadminunits 1.0.4, MIT License, see units-license.txt.",
}
Row = Mapping[str, str]


def now(rows: Iterable[Row], before: Iterable[Row]) -> list[str]:
    """The lines of communes_now.tsv."""
    named = {row["new_code"]: _name(row["new_commune"]) for row in before}
    lines: list[str] = []
    province = ""
    for row in sorted(rows, key=lambda one: (_province(one["province"]), one["code"])):
        if _province(row["province"]) != province:
            province = _province(row["province"])
            lines.append(f"@{province}")
        name = _name(row["commune"])
        was = named.get(row["code"], name)
        lines.append("\t".join([name, row["code"], *([was] if lower(was) != lower(name) else [])]))
    return lines


def before(rows: Sequence[Row], now_rows: Iterable[Row]) -> list[str]:
    """The lines of communes_before.tsv. Raises KeyError for a successor that NOW does not know."""
    today = list(now_rows)
    codes = {row["code"] for row in today}
    by_name = {(_province(row["province"]), lower(_name(row["commune"]))): row["code"] for row in today}
    became: dict[tuple[str, str, str, str], list[str]] = {}
    for row in sorted(rows, key=lambda one: "default" not in one["kind"]):
        unit = (_province(row["old_province"]), _name(row["old_district"]), _name(row["old_commune"]), row["old_code"])
        code = row["new_code"]
        if code not in codes:
            code = by_name[_province(row["new_province"]), lower(_name(row["new_commune"]))]
        became.setdefault(unit, []).append(code)
    for code, (province, district) in _WITHOUT_COMMUNES.items():
        became[_province(province), district, "", code] = [code]
    lines: list[str] = []
    above = ""
    for (province, district, commune, code), then in sorted(became.items()):
        if f"@{province}\t{district}" != above:
            above = f"@{province}\t{district}"
            lines.append(above)
        lines.append(f"{commune}\t{code}\t{','.join(then)}")
    return lines


def _name(printed: str) -> str:
    """ "Thị Trấn Cờ Đỏ" -> "Thị trấn Cờ Đỏ"."""
    words = toned(printed).split()
    two = len(words) > 1 and lower(words[0]) in {"thị", "thành", "đặc"}
    level = " ".join(words[: 2 if two else 1]).capitalize()
    return " ".join([level, *words[2 if two else 1 :]])


def _province(printed: str) -> str:
    words = _name(printed).split()
    return " ".join(words[2 if words[0] == "Thành" else 1 :])


def main(before_path: str, now_path: str) -> None:
    """Writes both tables into the package."""
    old, new = (
        list(csv.DictReader(Path(path).read_text(encoding="utf-8").splitlines())) for path in (before_path, now_path)
    )
    for name, lines in (("communes_now", now(new, old)), ("communes_before", before(old, new))):
        target = Path(str(files("corpus"))) / "data" / f"{name}.tsv"
        target.write_text("\n".join([f"# {_ORIGIN[name]}", *lines, ""]), encoding="utf-8")
        print(f"{target}: {sum(not line.startswith('@') for line in lines)}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
