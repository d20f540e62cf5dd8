"""Time expressions of administrative Vietnamese: which words, what kind, which days (deadlines.yaml)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from corpus.dates.calendar_terms import Point, from_groups, point_of, unit
from corpus.document import Deadline, DeadlineKind
from corpus.text.patterns import GrammarError, alternatives, compile_pattern, groups, read_data, strings

# Without one of these no time is printed, only vague words at most.
_TIMED = re.compile(
    r"\d|(?<!\w)(?:hằng|hàng|mỗi|định kỳ|một|hai|ba|sáu|sau|trước|thứ|chủ nhật|quý|quí|cuối)(?!\w)", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
# The pieces that always print a figure; a rule that has one finds nothing where there is none.
_FIGURES = re.compile(r"\{(?:day|date|written|month_year|quarter_year|years|year|point)\b|only_year|\\d\{1,3\} \(")
_KINDS: dict[str, DeadlineKind] = {
    "date": "date",
    "period": "period",
    "recurring": "recurring",
    "relative": "relative",
    "none": "none",
}


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: DeadlineKind
    pattern: re.Pattern[str]
    every: str | None
    inclusive: bool | None
    bare: bool
    yearless: bool
    pair: bool
    digits: bool
    when: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Grammar:
    rules: tuple[_Rule, ...]
    cell_rules: tuple[_Rule, ...]
    mentions: tuple[_Rule, ...]
    exclusive: re.Pattern[str]
    on_demand: re.Pattern[str]
    covers: re.Pattern[str]
    attributes: re.Pattern[str]
    yearly: re.Pattern[str]
    joined: re.Pattern[str]


def find_deadlines(
    text: str, start: int, end: int, *, year: int | None = None, year_from: str | None = None
) -> tuple[Deadline, ...]:
    """Every time expression inside `text[start:end]`, in order, without overlaps.

    `year` completes dates that print none; `year_from` ("heading" or "document") says where it was read. Without it
    such a date stays partial ("--11-20"), unless the words around it make it come round every year.
    """
    grammar = _grammar()
    found = _choose(_matches(text, start, end, grammar.rules))
    yearly = next((m.start() for m in grammar.yearly.finditer(text, start, end)), end)
    tailed = max((m.start() for rule, m in found if rule.every == "year" and not rule.bare), default=start - 1)
    deadlines = []
    for rule, match in found:
        first = match.start()
        if rule.bare and grammar.attributes.search(text, max(start, first - 40), first):
            continue
        # "báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12 hằng năm": both come round every year.
        shared = first < tailed and grammar.joined.search(text, max(start, first - 40), first) is not None
        deadlines.extend(_read(rule, match, year, year_from, recurs=yearly <= first or shared, shared=shared))
    return _settle(text, start, deadlines)


def find_times(text: str, start: int, end: int) -> tuple[Deadline, ...]:
    """Every printed time inside `text[start:end]`, deadline or not, in order, no two overlapping."""
    grammar = _grammar()
    found = _choose(_matches(text, start, end, grammar.rules + grammar.mentions))
    return tuple(time for rule, match in found if rule.kind != "none" for time in _read(rule, match, None, None))


def read_deadline(
    text: str, start: int, end: int, *, year: int | None = None, year_from: str | None = None
) -> Deadline | None:
    """The time of a table cell or a "Thời gian thực hiện:" line; its `text` is the whole trimmed cell.

    A cell that states several times gives the first; a cell without any recognised time gives kind "none"; an empty
    one None.
    """
    content = text[start:end]
    trimmed = content.strip(" \t\n\r.;|")
    if not trimmed:
        return None
    first = start + content.index(trimmed)
    last = first + len(trimmed)
    grammar = _grammar()
    found = _choose(_matches(text, first, last, grammar.rules + grammar.cell_rules))
    recurs = grammar.yearly.search(text, first, last) is not None
    deadlines = [d for rule, m in found for d in _read(rule, m, year, year_from, recurs=recurs)]
    timed = [d for d in deadlines if d.kind not in ("none", "relative")] or [
        d for d in deadlines if d.kind == "relative"
    ]
    if not timed:
        return Deadline(text=trimmed, kind="none", start=first, end=last)
    return replace(timed[0], text=trimmed, start=first, end=last)


def _matches(text: str, start: int, end: int, rules: tuple[_Rule, ...]) -> Iterator[tuple[_Rule, re.Match[str]]]:
    timed = _TIMED.search(text, start, end) is not None
    digits = timed and _DIGIT.search(text, start, end) is not None
    for rule in rules:
        if rule.kind != "none" and not (digits or (timed and not rule.digits)):
            continue
        for match in rule.pattern.finditer(text, start, end):
            if _allowed(rule, match):
                yield rule, match


def _allowed(rule: _Rule, match: re.Match[str]) -> bool:
    parts = groups(match)
    # Inside "ngày 06 tháng 03 năm 2024" the words "tháng 03 năm 2024" are part of the day.
    if match.group().casefold().startswith("tháng") and match.string[: match.start()].rstrip()[-1:].isdigit():
        return False
    if rule.yearless and (parts.get("year")):
        return False
    if rule.when:
        bound = " ".join(parts.get("bound", "").casefold().split())
        return any(bound.startswith(word) or bound.endswith(word) for word in rule.when)
    return True


def _choose(candidates: Iterator[tuple[_Rule, re.Match[str]]]) -> list[tuple[_Rule, re.Match[str]]]:
    """Leftmost, then longest; what says a time goes before what says none."""
    ordered = sorted(candidates, key=lambda c: (c[0].kind == "none", c[1].start(), c[1].start() - c[1].end()))
    taken: list[tuple[_Rule, re.Match[str]]] = []
    for rule, match in ordered:
        if all(match.end() <= m.start() or match.start() >= m.end() for _, m in taken):
            taken.append((rule, match))
    return sorted(taken, key=lambda c: c[1].start())


def _read(
    rule: _Rule,
    match: re.Match[str],
    year: int | None,
    year_from: str | None,
    *,
    recurs: bool = False,
    shared: bool = False,
) -> list[Deadline]:
    parts = groups(match)
    text, start = _unbracketed(match)
    inclusive = rule.inclusive
    if inclusive is None and rule.kind in ("date", "recurring") and parts.get("bound"):
        inclusive = _grammar().exclusive.search(parts["bound"]) is None
    plain = Deadline(text=text, kind=rule.kind, start=start, end=start + len(text), inclusive=inclusive)
    if rule.pair:
        return list(_pair(match, plain, year, year_from, recurs=rule.kind == "recurring" or recurs))
    point = from_groups(parts)
    if rule.kind == "recurring":
        every = rule.every or unit(parts)
        first = replace(plain, every=every, **point.recurring())
        if "second" not in parts:
            return [first]
        return [_clip(first, match, "second", before=True), _second(first, match, parts)]
    if rule.kind not in ("date", "period"):
        return [plain]
    if not point.dated_without_year():
        return [_dated(plain, point, parts)]
    if recurs and (year is None or shared or _grammar().yearly.search(text)):
        return [replace(plain, kind="recurring", every="year", **point.recurring())]
    dated = _dated(plain, point.in_year(year), parts)
    return [replace(dated, year_from=year_from) if year is not None else dated]


def _pair(
    match: re.Match[str], plain: Deadline, year: int | None, year_from: str | None, *, recurs: bool
) -> Iterator[Deadline]:
    """Two days in one phrase, "trước ngày 01/6 và 15/11 hằng năm", each with its own words."""
    start = match.start("second")
    words = (
        _clip(plain, match, "second", before=True),
        replace(plain, text=match.string[start : plain.end], start=start),
    )
    first, second = (point_of(groups(match), suffix) for suffix in ("2", ""))
    if first.dated_without_year():
        first = first.in_year(second.end.year)
    for deadline, day in zip(words, (first, second), strict=True):
        if not day.dated_without_year():
            yield replace(deadline, kind="date", date=day.date())
        elif recurs:
            yield replace(deadline, kind="recurring", every="year", **day.recurring())
        else:
            yield replace(deadline, date=day.in_year(year).date(), year_from=year_from if year else None)


def _unbracketed(match: re.Match[str]) -> tuple[str, int]:
    """The words and where they begin, without brackets that open or close outside them."""
    text, start = match.group().rstrip(), match.start()
    if text.startswith("("):
        text, start = text[1:], start + 1
    if text.endswith(")") and "(" not in text:
        text = text[:-1]
    return text, start


def _dated(plain: Deadline, point: Point, parts: dict[str, str]) -> Deadline:
    if plain.kind == "date":
        return replace(plain, date=point.date(), time=point.time)
    first, last = point.period()
    if parts.get("onwards") or parts.get("open"):
        last = None
    return replace(plain, start_date=first, end_date=last)


def _clip(deadline: Deadline, match: re.Match[str], group: str, *, before: bool) -> Deadline:
    end = match.start(group) if before else match.end(group)
    text = match.string[deadline.start : end].rstrip()
    text = re.sub(r"(?:,|;| và| hoặc)$", "", text)
    return replace(deadline, text=text, end=deadline.start + len(text))


def _second(first: Deadline, match: re.Match[str], parts: dict[str, str]) -> Deadline:
    text = match.group("second").rstrip()
    time = f"{int(parts['hour2']):02d}:{parts.get('minute2', '00')}"
    start = match.start("second")
    return replace(first, text=text, start=start, end=start + len(text), time=time)


def _settle(text: str, start: int, deadlines: list[Deadline]) -> tuple[Deadline, ...]:
    """Join what belongs together: "06 tháng (trước ngày ...)" is one time; a vague word beside a date says nothing."""
    grammar = _grammar()
    settled: list[Deadline] = []
    for deadline in deadlines:
        if _stated(deadline):
            before = grammar.covers.search(text, max(start, deadline.start - 40), deadline.start)
            if before:
                deadline = replace(deadline, covers=before.group("covers"))
        settled.append(deadline)
    stated = [d for d in settled if _stated(d)]
    if not stated:
        return tuple(settled)
    # A bare "every year" in a sentence that also names the day says when the day comes round, not one more deadline.
    bare_end = {d.start for d in settled if d.kind == "recurring" and not _stated(d) and _introduces(d, stated)}
    return tuple(
        d
        for d in settled
        if d.start not in bare_end and (d.kind != "none" or grammar.on_demand.match(d.text) is not None)
    )


def _stated(deadline: Deadline) -> bool:
    if deadline.kind == "recurring":
        return any(v is not None for v in (deadline.day, deadline.month, deadline.weekday, deadline.time))
    return deadline.kind in ("date", "period")


def _introduces(bare: Deadline, stated: list[Deadline]) -> bool:
    return any(
        d.start >= bare.end and (d.every == bare.every or d.covers is not None or d.kind == "date") for d in stated
    )


@cache
def _grammar() -> _Grammar:
    data = read_data("deadlines")
    bounds = data.get("bounds")
    if not isinstance(bounds, list) or not all(
        isinstance(b, dict) and isinstance(b.get("pattern"), str) and isinstance(b.get("inclusive"), bool)
        for b in bounds
    ):
        raise GrammarError("bounds: a list of {pattern, inclusive} is expected")
    every_bound = tuple(b["pattern"] for b in bounds)
    none = strings(data, "on_demand") + strings(data, "vague")
    pieces: dict[str, str] = dict(data["pieces"])
    pieces["bound"] = f"\\b(?P<bound>{'|'.join(every_bound)})"
    pieces["none"] = rf"\b{alternatives(none)}(?!\w)"
    pieces["covers"] = alternatives(strings(data, "covers"))
    return _Grammar(
        rules=tuple(_rule(r, pieces) for r in data["rules"]),
        cell_rules=tuple(_rule(r, pieces) for r in data["cell_rules"]),
        mentions=tuple(_rule(r, pieces) for r in data["mentions"]),
        exclusive=compile_pattern(alternatives(tuple(b["pattern"] for b in bounds if not b["inclusive"])), {}),
        on_demand=compile_pattern(alternatives(strings(data, "on_demand")), {}),
        covers=compile_pattern(r"(?:^|(?<=[\s(,;]))(?P<covers>{covers})\s{0,2}[(:]?\s{0,2}$", pieces),
        attributes=compile_pattern(rf"\b{alternatives(strings(data, 'attributes'))} (?:(?:và|,) )?$", {}),
        yearly=compile_pattern(rf"\b{alternatives(strings(data, 'yearly'))}(?!\w)", {}),
        joined=compile_pattern(r"(?:^|(?<=[\s(,;]))(?:{covers})\s{0,2}[(:]?\s{0,2}$", pieces),
    )


def _rule(entry: dict[str, Any], pieces: dict[str, str]) -> _Rule:
    kind = _KINDS.get(entry.get("kind", ""))
    unknown = set(entry) - {"kind", "pattern", "every", "inclusive", "bare", "yearless", "pair", "when"}
    if kind is None or not isinstance(entry.get("pattern"), str) or unknown:
        raise GrammarError(f"a rule needs a kind and a pattern: {entry}")
    return _Rule(
        kind=kind,
        pattern=compile_pattern(rf"(?<!\w)(?:{entry['pattern']})(?!\w)", pieces),
        every=entry.get("every"),
        inclusive=entry.get("inclusive"),
        bare=bool(entry.get("bare", False)),
        yearless=bool(entry.get("yearless", False)),
        pair=bool(entry.get("pair", False)),
        digits=_FIGURES.search(entry["pattern"]) is not None,
        when=tuple(entry.get("when", ())),
    )
