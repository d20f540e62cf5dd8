"""A document -> one verdict for each of its references, and the format rules. Whatever is not certain is `unknown`."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.checking.bases import LAW_TYPES, Setting, find_bases, setting_of
from assistant.checking.citing import check_layout, incomplete, law_with_number, other_rules
from assistant.checking.finding import Checked, Elsewhere, Finding, Objection
from assistant.checking.library import MAX_SHOWN, confirming, contradicted, place_of
from assistant.checking.plausible import impossible_date, odd_form
from assistant.checking.registered import ended, known_law, look_up, not_yet, told
from assistant.checking.series import day, relation
from corpus.citations.registry import Entry, Registry
from corpus.citations.symbol import fold_symbol
from corpus.document import Document, Reference

Witnesses = Callable[[Reference], Sequence[Elsewhere]]

_YEAR_BEHIND = re.compile(r"\s{1,3}năm\s{1,3}((?:19|20)\d\d)\b")
# "... NGHỊ QUYẾT SỐ 66-NQ/TW" and below it "Ngày 28 tháng 11 ...": the date of a meeting, not of the resolution.
_NEXT_LINE = re.compile(r"\n\s{0,20}(?:Ngày|NGÀY)\b")


def check_document(document: Document, registry: Registry, witnesses: Witnesses) -> Checked:
    """Check a document against itself, the registry and what `witnesses` print of the documents it cites."""
    checker = _Checker(document, registry, witnesses)
    return Checked(tuple(checker.finding(one) for one in document.references), check_layout(document))


class _Checker:
    def __init__(self, document: Document, registry: Registry, witnesses: Witnesses) -> None:
        self._document = document
        self._registry = registry
        self._witnesses = witnesses
        self._place = place_of(document.header)
        ruled = other_rules(document) is None
        self._setting = setting_of(document, find_bases(document)) if ruled else Setting()
        # One mention of each date and body says all: a document may repeat a number thousands of times.
        self._own_mentions: dict[str, dict[tuple[str | None, str | None], Elsewhere]] = {}
        for one in document.references:
            self._own_mentions.setdefault(one.identity, {}).setdefault((one.date, one.issuer), self._own_mention(one))

    def finding(self, printed: Reference) -> Finding:
        reference = replace(printed, date=None) if _NEXT_LINE.search(printed.quote) else printed
        if own := self._of_itself(reference):
            return replace(own, reference=printed)
        entry, objection = self._objection(reference)
        if objection:
            return Finding(printed, objection.verdict, objection.reason, objection.others)
        if (year := self._year_behind(reference)) and not (entry and entry.date.startswith(year)):
            reason = f"Ngay sau tên luật có «năm {year}»; nếu đó là năm của luật thì danh mục không có bản này."
            return Finding(printed, "unknown", reason)
        if entry:
            later = not_yet(entry, self._document.header.date)
            return Finding(printed, "consistent", f"Khớp với danh mục: {told(entry)}.{later}")
        return self._unregistered(printed, _as_dated_elsewhere(reference))

    def _objection(self, reference: Reference) -> tuple[Entry | None, Objection | None]:
        """The entry of the registry that is meant, and the first thing that is wrong: facts first, then form."""
        registered = look_up(_as_dated_elsewhere(reference), self._registry)
        if registered.objection and not reference.date:
            # What the first mention prints wrongly is told there, not at every short form after it.
            registered = look_up(reference, self._registry)
        entry = registered.entry
        wrong = odd_form(reference) or registered.objection or impossible_date(reference, self._document)
        if not wrong and entry:
            wrong = ended(entry, self._document.header.date, self._registry)
        elif not wrong:
            others = [*self._own_mentions[reference.identity].values(), *self._witnesses(reference)]
            wrong = contradicted(reference, others, self._place)
        return entry, wrong or law_with_number(reference, self._setting) or incomplete(reference, self._setting)

    def _unregistered(self, printed: Reference, meant: Reference) -> Finding:
        if same := confirming(meant, self._witnesses(meant), self._place):
            shown = tuple(sorted(same, key=lambda other: not other.own)[:MAX_SHOWN])
            where = "chính văn bản ấy trong kho" if shown[0].own else "văn bản khác trong kho"
            return Finding(printed, "consistent", f"Khớp với {where}: {shown[0].label}.", shown)
        if law := known_law(meant, self._registry):
            return Finding(printed, "consistent", law)
        reason = "Văn bản này chưa có trong danh mục, kho cũng chưa có văn bản nào để đối chiếu."
        return Finding(printed, "unknown", reason)

    def _of_itself(self, reference: Reference) -> Finding | None:
        """The document's own number, as its appendices print it."""
        own = self._document.header
        if not own.symbol or not own.date or fold_symbol(reference.symbol or "") != fold_symbol(own.symbol):
            return None
        relates = relation(own.symbol, reference.date, own.date) if reference.date else "same"
        if relates == "same":
            return Finding(reference, "consistent", "Là số, ký hiệu của chính văn bản đang kiểm tra.")
        if relates == "contradiction" and reference.date:
            reason = f"Ghi ngày {day(reference.date)}, còn phần đầu của chính văn bản này ghi ngày {day(own.date)}."
            return Finding(reference, "conflict", reason)
        return None

    def _year_behind(self, reference: Reference) -> str | None:
        """The year right behind a law's name that was not read as the law's: it may be the year of the work."""
        if reference.type not in LAW_TYPES or reference.date:
            return None
        year = _YEAR_BEHIND.match(self._document.text, reference.end)
        return year[1] if year else None

    def _own_mention(self, one: Reference) -> Elsewhere:
        return Elsewhere(
            document_id=None,
            label="một chỗ khác của chính văn bản này",
            quote=one.quote,
            start=one.start,
            end=one.end,
            symbol=one.symbol,
            issuer=one.issuer,
            date=None if _NEXT_LINE.search(one.quote) else one.date,
            place=self._place,
        )


def _as_dated_elsewhere(reference: Reference) -> Reference:
    """A short mention with the date that a fuller mention of the same document prints, which its key holds."""
    return reference if reference.date else replace(reference, date=reference.key.partition("@")[2] or None)
