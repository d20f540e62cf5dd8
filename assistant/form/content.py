"""A plan as the paragraphs and tables of its document in order."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.drafting.plan import Line, Part, Plan, TaskRow
from assistant.form.numbers import Numbers, body_code, spelled_out
from assistant.form.profile import Form
from corpus.text.roman import roman

# Text that goes into a Word file: only what XML can hold, placeholders apart from the rest.


_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_ANY = "[...]"


def clean(text: str) -> str:
    """One line in NFC without characters that no document may hold: control characters, lone surrogates, overrides of
    the direction of writing. Blanks that belong to the form ("Số:      /KH-UBND") stay."""
    return re.sub(r"[\t\n\v\f\r\u2028\u2029]+", " ", _UNPRINTABLE.sub("", unicodedata.normalize("NFC", text)))


def in_pieces(text: str, placeholders: Sequence[str] = ()) -> Iterator[tuple[str, bool]]:
    """(text, is it a placeholder) from the beginning to the end; joined they are the text."""
    marks = sorted({clean(one) for one in (*placeholders, _ANY) if one.strip()}, key=len, reverse=True)
    for at, piece in enumerate(re.split(f"({'|'.join(map(re.escape, marks))})", text)):
        if piece:
            yield piece, at % 2 == 1


# A plan -> the paragraphs and tables of its document in order, with what is rejected left out.


_ENDS = ".;,:!?"


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph: its style, its words with their number, and the line or row of the plan it stands for."""

    style: str
    words: str
    of: Line | TaskRow | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A task table: names of the fields that have a column, and rows of cells. A row of one cell heads a group."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]


Block = Text | Table


@dataclass(frozen=True, slots=True)
class Content:
    """The blocks of a document: above the body, the body, and one list for each appendix."""

    bases: tuple[Text, ...]
    body: tuple[Block, ...]
    appendices: tuple[tuple[Block, ...], ...]
    recipients: tuple[Text, ...]


def content_of(plan: Plan, form: Form) -> Content:
    """Everything between the letterhead and the end; the body ends with "./."."""
    parts = [part for part in plan.parts if not _is_empty(part)]
    wide = [part for part in parts if _is_wide(part, form)]
    names = _appendix_names(len(wide), form)
    body: list[Block] = []
    if plan.opening and _kept(plan.opening):
        body.append(Text("body", clean(plan.opening.text), plan.opening))
    numbers = Numbers()
    for part in parts:
        body.append(Text("level_1", f"{numbers.next(1)} {clean(part.title).upper()}"))
        body.extend(_line(line, numbers, form.wording.end) for line in part.lines if _kept(line))
        rows = _rows(part)
        if not part.lines and not rows:
            body.append(Text("body", form.wording.empty))
        if part in wide:
            appendix = names[wide.index(part)]
            words = form.wording.see_appendix.format(appendix=appendix, type=plan.type)
            body.append(Text("body", words))
        elif rows:
            body.append(_table(rows, form))
    if plan.closing and _kept(plan.closing):
        body.append(Text("body", clean(plan.closing.text), plan.closing))
    return Content(
        bases=tuple(_bases(plan)),
        body=_ended(body, form.wording.end),
        appendices=tuple(_appendix(name, part, plan, form) for name, part in zip(names, wide, strict=True)),
        recipients=tuple(_recipients(plan)),
    )


def _kept(one: Line | TaskRow) -> bool:
    return one.state != "rejected"


def _rows(part: Part) -> list[TaskRow]:
    return [row for row in part.rows if _kept(row)]


def _is_empty(part: Part) -> bool:
    """A part of which everything is rejected; one that never held anything keeps its heading for the user to fill."""
    return bool(part.lines or part.rows) and not _rows(part) and not any(_kept(line) for line in part.lines)


def _columns(rows: Sequence[TaskRow], form: Form) -> tuple[str, ...]:
    """The columns that hold anything; number and task always do."""
    always = {"number", "what"}
    return tuple(name for name in form.table.columns if name in always or any(getattr(row, name) for row in rows))


def _is_wide(part: Part, form: Form) -> bool:
    rows = _rows(part)
    return bool(rows) and len(_columns(rows, form)) > form.table.portrait_columns


def _bases(plan: Plan) -> Iterator[Text]:
    kept = [line for line in plan.bases if _kept(line)]
    for at, line in enumerate(kept, start=1):
        words = clean(line.text).rstrip().rstrip(_ENDS)
        yield Text("basis", words + (";" if at < len(kept) else "."), line)


def _recipients(plan: Plan) -> Iterator[Text]:
    """ "- ...;" and "- Lưu: VT." last."""
    kept = [line for line in plan.recipients if _kept(line)]
    for at, line in enumerate(kept, start=1):
        words = clean(line.text).strip().removeprefix("-").strip().rstrip(_ENDS)
        yield Text("recipients", f"- {words}" + (";" if at < len(kept) else "."), line)


def _line(line: Line, numbers: Numbers, mark: str) -> Text:
    number = numbers.next(line.level)
    words = _without_end(clean(line.text), mark)
    if line.level == 1:
        words = words.upper()
    style = f"level_{line.level}" if line.level in {1, 3, 4} or (line.level and line.heading) else "body"
    return Text(style, f"{number} {words}".strip(), line)


def _without_end(words: str, mark: str) -> str:
    """Words that may have been the last ones of another document."""
    words = words.strip()
    return words.removesuffix(mark) + "." if words.endswith(mark) else words


def _table(rows: Sequence[TaskRow], form: Form) -> Table:
    columns = _columns(rows, form)
    lines: list[tuple[Text, ...]] = []
    grouped = any(row.group for row in rows)
    for at, (group, members) in enumerate(groupby(rows, key=lambda row: row.group), start=1):
        if grouped:
            lines.append((Text("table_centre", roman(at)), Text("table_group", clean(group) or "[...]")))
        lines.extend(_row(row, number, columns) for number, row in enumerate(members, start=1))
    return Table(columns, tuple(lines))


def _row(row: TaskRow, number: int, columns: Sequence[str]) -> tuple[Text, ...]:
    words = (str(number) if name == "number" else clean(getattr(row, name)).strip() for name in columns)
    centred = {"number", "time"}
    return tuple(
        Text("table_centre" if name in centred else "table_cell", one, row if name != "number" else None)
        for name, one in zip(columns, words, strict=True)
    )


def _appendix_names(count: int, form: Form) -> list[str]:
    """One appendix has no number."""
    word = form.wording.appendix
    return [word] if count == 1 else [f"{word} {roman(at)}" for at in range(1, count + 1)]


def _appendix(name: str, part: Part, plan: Plan, form: Form) -> tuple[Block, ...]:
    attached = form.wording.attached.format(
        type=plan.type, code=plan.type_code, body=body_code(plan.unit), year=plan.year, unit=spelled_out(plan.unit)
    )
    return (
        Text("appendix", name),
        Text("appendix_title", clean(part.title).upper()),
        Text("appendix_note", clean(attached)),
        _table(_rows(part), form),
    )


def _ended(body: Sequence[Block], mark: str) -> tuple[Block, ...]:
    """The body with its end mark: at its last words, or on a line of its own below a table."""
    if not body:
        return ()
    last = body[-1]
    if not isinstance(last, Text) or last.style.startswith("level_1"):
        return (*body, Text("body", mark))
    return (*body[:-1], Text(last.style, last.words.rstrip().rstrip(_ENDS + "/") + mark, last.of))
