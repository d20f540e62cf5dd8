"""Any Word file against the form it should have: one result for each rule."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.checking.citing import is_of_party, other_rules
from assistant.checking.finding import FormatRule
from assistant.drafting.plan import Profile
from assistant.form import body_rules, end_rules, letterhead_rules, page_rules
from assistant.form.anatomy import Anatomy, anatomy_of, stands_elsewhere
from assistant.form.element_rules import Broken, Rule, looks_otherwise
from assistant.form.profile import Form, form_of
from assistant.form.word_reader import Line, Seen, see
from corpus.document import Document, Span
from corpus.reading.kind import kind_of

# Where a line of a Word file stands in the text that was read from it.


# The text follows the file; what is further away is another place with the same words.
_REACH = 20_000
_TOP = 3_000


class Places:
    """The lines of a file in the text of the document."""

    def __init__(self, seen: Seen, document: Document) -> None:
        self._text = document.text
        self._spans: dict[int, Span] = {}
        at = 0
        for line in seen.lines:
            words = unicodedata.normalize("NFC", line.words.strip())
            if not words:
                continue
            start = self._text.find(words, at, at + _REACH)
            if start < 0:
                # Cells of the letterhead are read one below the other.
                start = self._text.find(words, 0, _TOP)
            else:
                at = start + len(words)
            if start >= 0:
                self._spans[id(line)] = Span(start, start + len(words))

    def of(self, line: Line) -> Span | None:
        """None for a line that is not in the text as it is printed."""
        return self._spans.get(id(line))


# Any Word file against the form it should have: one result for each rule, and where it is broken.


# What every document has; a document without it breaks the rule of its look.
_REQUIRED = {
    "national_name": "Không thấy quốc hiệu (của Đảng: tiêu đề) ở đầu văn bản",
    "motto": "Không thấy tiêu ngữ ở đầu văn bản",
    "number": "Không thấy dòng số, ký hiệu",
    "place_date": "Không thấy dòng địa danh, ngày tháng năm",
    "recipients_label": "Không thấy chữ «Nơi nhận:»",
}
_LINES: Mapping[str, Callable[[Anatomy], tuple[Line, ...]]] = {
    "national_name": lambda document: document.nation,
    "motto": lambda document: document.motto,
    "superior_body": lambda document: document.superior,
    "issuing_body": lambda document: document.issuer,
    "number": lambda document: document.number,
    "place_date": lambda document: document.place_date,
    "type": lambda document: document.type,
    "title": lambda document: document.title,
    "basis": lambda document: document.bases,
    "body_size": lambda document: document.body,
    "authority": lambda document: document.authority,
    "signer": lambda document: document.signer,
    "recipients_label": lambda document: document.label,
    "recipients": lambda document: document.recipients,
    "appendix": lambda document: document.appendices,
    "appendix_title": lambda document: document.appendix_titles,
    "appendix_note": lambda document: document.appendix_notes,
}
_COUNTED: Mapping[str, Rule] = {
    "paper": page_rules.paper,
    "margins": page_rules.margins,
    "font": page_rules.font,
    "colour": page_rules.colour,
    "page_number": page_rules.page_number,
    "motto_rule": letterhead_rules.motto_rule,
    "body_rule": letterhead_rules.body_rule,
    "number_form": letterhead_rules.number_form,
    "place_date_form": letterhead_rules.place_date_form,
    "place_date_level": letterhead_rules.place_date_level,
    "title_rule": letterhead_rules.title_rule,
    "body_align": body_rules.body_align,
    "body_indent": body_rules.body_indent,
    "paragraph_spacing": body_rules.paragraph_spacing,
    "line_spacing": body_rules.line_spacing,
    "level_1": body_rules.level_1,
    "level_2": body_rules.level_2,
    "level_3": body_rules.level_3,
    "level_marks": body_rules.level_marks,
    "level_order": body_rules.level_order,
    "end_mark": end_rules.end_mark,
    "recipients_form": end_rules.recipients_form,
    "recipients_level": end_rules.recipients_level,
    "appendix_pages": end_rules.appendix_pages,
}


class RuleWords(BaseModel):
    """A rule in data: its title, and the style and properties that it compares."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    title: str
    style: str = ""
    checks: tuple[str, ...] = ()


def check_word(data: bytes, document: Document) -> tuple[FormatRule, ...]:
    """The form of a file by the rules that apply to it; none for a file that is no .docx and for legal normative
    documents, whose form other rules set. Raises DocumentError."""
    if kind_of(data, "text") != "docx":
        return ()
    if is_of_party(document):
        return check_form(data, document, "party")
    return () if other_rules(document) else check_form(data, document, "state")


def check_form(data: bytes, document: Document, profile: Profile) -> tuple[FormatRule, ...]:
    """The form of a .docx file; `document` is the same file parsed. A rule that does not concern the document is left
    out; what is broken alike in many places is told once, at the first. Raises DocumentError."""
    form, found = form_of(profile), anatomy_of(see(data), document)
    places = Places(found.seen, document)
    told: list[FormatRule] = []
    for rule, words in rules().items():
        broken = _broken(rule, words, found, form, document)
        if broken is not None:
            told += _told(rule, words, list(broken), form, places)
    return tuple(told)


@cache
def rules() -> Mapping[str, RuleWords]:
    """The rules by id, in the order in which they are told."""
    loaded = yaml.safe_load((files("assistant.form") / "data" / "rules.yaml").read_text("utf-8"))
    return {rule: RuleWords.model_validate(words) for rule, words in loaded.items()}


def _broken(
    rule: str, words: RuleWords, found: Anatomy, form: Form, document: Document
) -> Iterator[Broken] | list[Broken] | None:
    if rule in _COUNTED:
        return _COUNTED[rule](found, form)
    lines = _LINES[rule](found)
    if words.style not in form.styles:
        return None
    if not lines:
        is_missing = rule in _REQUIRED and not stands_elsewhere(rule, document)
        return [Broken(_REQUIRED[rule])] if is_missing else None
    broken = list(looks_otherwise(lines, form.styles[words.style], words.checks))
    if rule == "motto":
        broken += letterhead_rules.motto_words(found)
    if rule == "signer":
        broken += end_rules.signer_title(found)
    return broken


def _told(rule: str, words: RuleWords, broken: list[Broken], form: Form, places: Places) -> Iterator[FormatRule]:
    if not broken:
        yield FormatRule(rule, True, f"{words.title}: đúng.")
    alike: dict[str, list[Broken]] = {}
    for one in broken:
        alike.setdefault(one.message, []).append(one)
    for message, ones in alike.items():
        more = f", ở {len(ones)} chỗ" if len(ones) > 1 else ""
        where = places.of(ones[0].line) if ones[0].line else None
        # A message in small letters says what is wrong with the element that the rule is called after.
        said = f"{words.title}: {message}" if message[0].islower() else message
        yield FormatRule(rule, False, f"{said}{more} ({form.source}).", where)
