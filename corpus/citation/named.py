"""Documents that are cited by name without a number, in the forms of data/reference_named.yaml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.citation.mention import Mention
from corpus.citation.registry import load
from corpus.citation.source import Source
from corpus.citation.tail import read_tail


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
