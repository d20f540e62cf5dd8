"""What a question takes for granted and an answer may not contradict: documents, sections, years, places, figures."""

import re
from collections.abc import Sequence

from assistant.answer import Answer, Citation
from assistant.answering.citing import cited_in
from assistant.answering.evidence import Evidence, heading_words
from assistant.answering.focus import header_words
from assistant.answering.names import knows, places
from assistant.answering.question import Question
from assistant.answering.scope import identity_of, is_called
from corpus.citations.symbol import number_key
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


# "Tổng hợp báo cáo của cấp xã": what others do with that body's reports.
_COLLECTED = r"\b(?:tong hop|tiep nhan|nhan|kiem tra|danh gia|tham dinh)\b[^.;:]{0,60}? cua (?:cap |cac |ubnd )*"


def contradicted(question: Question, answer: Answer, evidence: Evidence) -> tuple[str, ...]:
    """The names of the constraints of a question that the places cited do not keep; empty where all are kept.

    A place in the question must be known to a cited document, a year and an article stand in what is quoted, its
    heading or the document's own header. A symbol must be a cited document's own or be cited in it.
    """
    by_id = {str(stored.id): stored for stored in evidence.documents}
    cited = [(by_id[one.document_id], one) for one in answer.citations if one.document_id in by_id]
    if not cited or "cites_check" in question.kinds:
        return ()
    stored = [one for one, _ in cited]
    said = " ".join(_said(*one) for one in cited)
    kept = {
        "place": all(any(knows(one, name) for one in stored) for name in places(question)),
        "document": _symbols_meant(question, cited),
        "article": _articles_meant(question, said),
        "section": _sections_meant(question, answer, said),
        "figure": _premises_meant(question, said),
        "term": _terms_meant(question, f"{said} {' '.join(map(header_words, stored))}"),
        "year": _years_meant(question, stored, said),
        "body": _subject_meant(question, said),
    }
    return tuple(name for name, holds in kept.items() if not holds)


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
    """Whether a kind of body that the question opens with stands where the answer is from, not as whom others check."""
    bare = _BARE.search(question.folded)
    if bare is None:
        return True
    own = re.sub(rf"{_COLLECTED}{bare[1]}\b", " ", fold(said))
    return re.search(rf"\b{bare[1]}\b(?! hoi)", own) is not None
