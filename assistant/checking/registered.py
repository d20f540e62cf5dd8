"""What the registry says of a reference."""

from dataclasses import dataclass

from assistant.checking.finding import Objection
from assistant.checking.plausible import issuer_kind
from assistant.checking.series import day, relation
from corpus.citations.law import fold_name, years_of
from corpus.citations.registry import Entry, Registry
from corpus.document import Reference

_REST = "0000-01-01"


@dataclass(frozen=True, slots=True)
class Registered:
    """The entry that a reference means, None if the registry does not tell; `objection` where they disagree."""

    entry: Entry | None = None
    objection: Objection | None = None


def look_up(reference: Reference, registry: Registry) -> Registered:
    """The entry of a reference, and what the registry objects to in it."""
    entries = registry.with_symbol(reference.symbol) if reference.symbol else ()
    if not entries and reference.name:
        return _law(reference, registry.with_name(reference.name))
    for entry in entries:
        relates = relation(entry.symbol, reference.date, entry.date) if reference.date else "unclear"
        if relates == "same":
            return Registered(entry, _other_spelling(reference, entry) or _other_issuer(reference, entry))
        if relates == "contradiction" and reference.date:
            reason = f"Lời viện dẫn ghi ngày {day(reference.date)}, danh mục có: {told(entry)}."
            return Registered(entry, Objection("conflict", reason))
    # Without its date a number may be of any year; the only certain one is the number that holds its year.
    if entries and not reference.date and len(entries) == 1 and _holds_year(entries[0]):
        return Registered(entries[0], _other_issuer(reference, entries[0]))
    return Registered()


def told(entry: Entry) -> str:
    """The entry as a source to name."""
    title = f" «{entry.title}»" if entry.title else ""
    return entry.full_name + title + (f" (nguồn: {entry.source})" if entry.source else "")


def not_yet(entry: Entry, own_date: str | None) -> str:
    """A sentence for a document that applies only from a day after the citing document's own; empty for others."""
    if not own_date or not entry.effective or len(own_date) < len(entry.effective) or own_date >= entry.effective:
        return ""
    return f" Có hiệu lực từ ngày {day(entry.effective)}, sau ngày của văn bản đang kiểm tra."


def ended(entry: Entry, own_date: str | None, registry: Registry) -> Objection | None:
    """An objection if the document no longer applied on the citing document's own date."""
    if not own_date or own_date.startswith("-") or not entry.until:
        return None
    # Of a document that prints only its year, the first day of that year decides.
    if own_date + _REST[len(own_date) :] < entry.until:
        return None
    by = next(iter(registry.with_symbol(entry.replaced_by or "")), None)
    instead = told(by) if by else f"văn bản số {entry.replaced_by}"
    return Objection("replaced", f"{told(entry)} đã hết hiệu lực từ ngày {day(entry.until)} theo {instead}.")


def known_law(reference: Reference, registry: Registry) -> str | None:
    """Vietnamese words for a law whose name is certain though it is not certain which version is meant, else None."""
    if not reference.name:
        return None
    if versions := registry.with_name(reference.name):
        if reference.date:
            return None
        return f"Tên luật có trong danh mục: {'; '.join(map(told, versions))}; lời viện dẫn không ghi năm."
    years = years_of(fold_name(reference.name))
    if not years or (reference.date and reference.date[:4] not in years):
        return None
    return f"Tên luật có trong danh mục, ban hành năm {', '.join(sorted(years))}."


def _law(reference: Reference, versions: tuple[Entry, ...]) -> Registered:
    """The version of a law that a name and a date mean; a name alone may mean any version."""
    if not reference.date:
        return Registered(versions[0]) if len(versions) == 1 else Registered()
    meant = [entry for entry in versions if relation(entry.symbol, reference.date, entry.date) == "same"]
    if meant:
        return Registered(meant[0])
    near = [entry for entry in versions if entry.date[:4] == reference.date[:4]]
    if not near:
        return Registered()
    reason = f"Lời viện dẫn ghi ngày {day(reference.date)}, danh mục có: {told(near[0])}."
    return Registered(near[0], Objection("conflict", reason))


def _other_spelling(reference: Reference, entry: Entry) -> Objection | None:
    """11-QĐ/TW for 11-QĐi/TW: one document, but not the number it bears."""
    if not reference.symbol or reference.symbol.upper() == entry.symbol.upper():
        return None
    return Objection("conflict", f"Lời viện dẫn ghi ký hiệu {reference.symbol}, danh mục có: {told(entry)}.")


def _other_issuer(reference: Reference, entry: Entry) -> Objection | None:
    printed, known = issuer_kind(reference.issuer), issuer_kind(entry.issuer)
    if not printed or not known or printed == known:
        return None
    return Objection(
        "conflict", f"Lời viện dẫn ghi cơ quan ban hành là {reference.issuer}, danh mục có: {told(entry)}."
    )


def _holds_year(entry: Entry) -> bool:
    return f"/{entry.date[:4]}/" in entry.symbol
