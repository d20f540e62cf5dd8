"""Whether an answer is about what is asked: from documents that the question can mean, on what it names."""

import re
from collections.abc import Iterable, Sequence

from assistant.answer import Answer, Citation
from assistant.answering.bodies import acting_body, is_group
from assistant.answering.citing import cited_in, mentions_of
from assistant.answering.evidence import Evidence, heading_words
from assistant.answering.fit import REPORTING
from assistant.answering.focus import header_words
from assistant.answering.names import knows, proper_names
from assistant.answering.question import Question
from assistant.answering.reporting import sender_meant
from assistant.answering.scope import identity_of, is_called
from assistant.answering.wanted import holds_exactly
from assistant.answering.words import plain
from corpus.bodies.recognise import find_bodies
from corpus.bodies.units import binds
from corpus.citations.symbol import number_key
from index.store import Store
from index.stored import StoredDocument
from index.syllables import fold

_ARTICLE = re.compile(r"\bdieu (\d{1,3}[a-z]?)\b")
_SECTION = re.compile(r"\bmuc ([ivx]+)\b")
_TERM = re.compile(r"(?<![\w/.-])\d[A-ZĐ]{1,2}(?![\w/-])")
_PREMISE = re.compile(r"\b(\d[\d.,]*)\s*((?:triệu|tỷ|tỉ|nghìn|đồng|phần trăm)\b|%)")
# "Xã báo cáo ...": a kind of body alone, at the beginning.
_BARE = re.compile(
    r"^(?:theo [^,]*, )?(?:cac )?(xa|phuong|huyen|quan|thon)\b(?! (?:hoi|nao)).{0,30}?\b(?:bao cao|nop|gui)\b"
)
# What can be told of a document that is only cited: what it is, of when and of whom.
_OF_CITED = re.compile(
    r"\b(?:ve (?:viec |noi dung )?(?:gi|van de gi)|(?:co quan|ai|don vi|cap) nao ban hanh|cua (?:ai|co quan nao))\b"
)
# A body may be named with less or more of its place than the document prints.
_MOST_OF = 0.8
_CITING = frozenset({"references", "cites_check", "legal_basis", "cited_by", "issued"})


def about(question: Question, answer: Answer, evidence: Evidence) -> bool:
    """Whether the answer holds what is asked for and is from documents that the question can mean.

    A name in the question must stand in a cited document, a year and an article in what is quoted, its heading or the
    document's own header. A symbol must be a cited document's own or be cited in it.
    """
    by_id = {str(stored.id): stored for stored in evidence.documents}
    cited = [(by_id[one.document_id], one) for one in answer.citations if one.document_id in by_id]
    if not holds_exactly(question, [citation.quote for citation in answer.citations]):
        return False
    if not cited:
        return True
    stored = [one for one, _ in cited]
    if not all(any(knows(one, name) for one in stored) for name in proper_names(question)):
        return False
    if "cites_check" in question.kinds:
        return True
    said = " ".join(_said(*one) for one in cited)
    return (
        _symbols_meant(question, cited)
        and _articles_meant(question, said)
        and _sections_meant(question, answer, said)
        and _premises_meant(question, said)
        and _terms_meant(question, f"{said} {' '.join(map(header_words, stored))}")
        and _years_meant(question, stored, said)
        and _subject_meant(question, said)
        and ("report" not in question.kinds or REPORTING.search(said) is not None)
        and sender_meant(question, ((stored, one.start, one.end) for stored, one in cited))
    )


def unknown_document(question: Question, store: Store, stored: Iterable[StoredDocument]) -> bool:
    """Whether the question asks what a document says that is not stored, or names only documents nobody cites."""
    stored = tuple(stored)
    if not question.symbols or any(is_called(one, symbol) for one in stored for symbol in question.symbols):
        return False
    if question.container and not _CITING & set(question.kinds) and not _OF_CITED.search(question.folded):
        return True
    return not any(mentions_of(target, question, store) for target in cited_in(question))


def _said(stored: StoredDocument, citation: Citation) -> str:
    """What a citation says with its headings and the name of its document."""
    document = stored.document
    return f"{citation.quote} {citation.label} {heading_words(document, document.section_at(citation.start))}"


def _symbols_meant(question: Question, cited: Sequence[tuple[StoredDocument, Citation]]) -> bool:
    known = {number_key(r.symbol) for stored, _ in cited for r in stored.document.references if r.symbol}
    quotes = "".join(number_key(" ".join(citation.quote for _, citation in cited)))
    for at, symbol in enumerate(question.symbols):
        if any(is_called(stored, symbol) for stored, _ in cited):
            continue
        key = number_key(symbol)
        if key not in known or (at == 0 and question.opens_with_symbol and "".join(key) not in quotes):
            return False
    return True


def _articles_meant(question: Question, said: str) -> bool:
    """An article that is asked about, unless it is one of a law that the question names."""
    if cited_in(question) and not question.container:
        return True
    return all(re.search(rf"\bĐiều {number}\b", said, re.IGNORECASE) for number in _ARTICLE.findall(question.folded))


def _sections_meant(question: Question, answer: Answer, said: str) -> bool:
    """A section that is asked about by its Roman number ("mục VI"), or that the source speaks of."""
    return all(
        re.search(rf"\bmuc {number}\b", fold(said))
        or any(citation.section.casefold().split(".")[0] == number for citation in answer.citations)
        for number in _SECTION.findall(question.folded)
    )


def _premises_meant(question: Question, said: str) -> bool:
    """A sum or share that the question takes for granted must stand where the answer is from."""
    return all(
        re.search(rf"(?<!\d){re.escape(number)}\s*{unit}", said) for number, unit in _PREMISE.findall(question.text)
    )


def _terms_meant(question: Question, said: str) -> bool:
    """A term of a figure and letters ("5G") is what the answer, or its document, has to be about."""
    return all(re.search(rf"\b{term}\b", said, re.I) for term in _TERM.findall(question.text))


def _years_meant(question: Question, stored: Sequence[StoredDocument], said: str) -> bool:
    """The year that a document is called after must be its own; another one may stand where the answer is from."""
    return all(
        any(_of_year(one, year, question) for one in stored)
        or (year in said and (year not in question.document_years or not any(identity_of(one).years for one in stored)))
        for year in question.years
    )


def _of_year(stored: StoredDocument, year: str, question: Question) -> bool:
    """A document's own year; where it states none, or the question names a later one for a goal, one in its text."""
    years = identity_of(stored).years
    if year in years or (year in question.document_years and years) or year < min(years, default=""):
        return year in years
    return re.search(rf"(?:năm|đến|giai đoạn|[-–/])\s*{year}\b", stored.document.text) is not None


def _subject_meant(question: Question, said: str) -> bool:
    """Whether who has to do something is who the question says: by name, or as one of a group that is named."""
    bare = _BARE.search(question.folded)
    if bare and bare[1] not in plain(said):
        return False
    subject = acting_body(question)
    if subject is None or is_group(subject) or any(binds(subject, body.of(said)) for body in find_bodies(said)):
        return True
    words = set(plain(subject))
    return len(words & set(plain(said))) >= _MOST_OF * len(words)
