"""Documents that are cited by a short form ("Chỉ thị 33") or by a name without a number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.citations.clean_text import Source
from corpus.citations.data_files import load
from corpus.citations.mention import Mention
from corpus.citations.tail import read_tail
from corpus.text.folding import lower

# Short forms: "Chỉ thị 33", "Nghị quyết số 66", "Đề án 06". What they mean is for the resolver to say.


_NOT_A_YEAR_SPAN = r"(?!\s{1,2}(?:năm\s(?!\d{4})|tháng|nhiệm vụ|nội dung|chỉ tiêu|nhóm|điều\s(?!\d)))"


def find_short(source: Source) -> Iterator[Mention]:
    """A capitalised type word with a bare number; `symbol` is that number as printed."""
    for match in _pattern().finditer(source.low):
        if not source.text[match.start()].isupper():
            continue
        tail = read_tail(source, match.end())
        name = next(name for name in _names() if lower(name) == " ".join(match["type"].split()))
        # A number without "số" and without date may be anything; only an earlier full mention can explain it.
        dated = tail.date if match["so"] and tail.date and len(tail.date) == 10 else None
        yield Mention(
            "short",
            match.start(),
            tail.end if dated else match.end(),
            match.start("number"),
            type=name,
            symbol=match["number"],
            issuer=tail.issuer if dated else None,
            date=dated,
        )


@cache
def _names() -> tuple[str, ...]:
    data = load("document_types")
    return tuple(sorted({*data["types"], *data["standing_for"]}, key=lambda name: (-len(name), name)))


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(lower(name)).replace(r"\ ", r"\s{1,2}") for name in _names())
    return re.compile(
        rf"\b(?P<type>{words})\s{{1,2}}(?P<so>số\s{{0,2}})?(?P<number>\d{{1,5}})(?![\w%/]|[.,-]\d|\s?[/-]\s?[\w]){_NOT_A_YEAR_SPAN}"
    )


# Documents that are cited by name without a number, in the forms of data/reference_named.yaml.


@dataclass(frozen=True, slots=True)
class _Form:
    type: str
    pattern: re.Pattern[str]
    name: str | None
    issuer: bool


def find_named(source: Source) -> Iterator[Mention]:
    """One mention a printed name; not in order over the forms."""
    for form in _forms():
        for match in form.pattern.finditer(source.low):
            if not source.text[match.start()].isupper():
                continue
            tail = read_tail(source, match.end())
            if form.issuer and not tail.issuer:
                continue
            yield Mention(
                "named",
                match.start(),
                tail.end if form.issuer else match.end(),
                match.start(),
                type=form.type,
                name=_name(form, match, source),
                issuer=tail.issuer if form.issuer else None,
            )


def _name(form: _Form, match: re.Match[str], source: Source) -> str:
    if form.name:
        return form.name.format(number=match["number"].upper())
    return " ".join(source.text[match.start() : match.end()].split())


@cache
def _forms() -> tuple[_Form, ...]:
    forms = []
    for row in load("reference_named")["named"]:
        pattern = re.compile(r"\b" + row["pattern"].replace("~", " ").replace(" ", r"\s{1,2}"))
        if row.get("name") and "number" not in pattern.groupindex:
            raise ValueError(f"reference_named.yaml: {row['name']!r} needs the group `number`")
        forms.append(_Form(row["type"], pattern, row.get("name"), bool(row.get("issuer"))))
    return tuple(forms)
