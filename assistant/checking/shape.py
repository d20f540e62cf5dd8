"""The JSON of a check."""

from assistant import render
from assistant.checking.finding import Checked, Elsewhere, Finding, FormatRule
from assistant.render import Json
from corpus.document import Document


def checked(of: Checked, document: Document) -> Json:
    """`{"references": [...], "format": [...]}`; a rule that is kept has no `where`."""
    return {
        "references": [_finding(one) for one in of.findings],
        "format": [_rule(one, document) for one in of.format],
    }


def _finding(of: Finding) -> Json:
    # Another place of the same document has no id to open it by; the reason quotes it.
    others = [_elsewhere(one) for one in of.others if one.document_id is not None]
    return {**render.reference(of.reference), "verdict": of.verdict, "reason": of.reason, "others": others}


def _elsewhere(of: Elsewhere) -> Json:
    return {
        "document_id": of.document_id,
        "label": of.label,
        "quote": of.quote,
        "start": of.start,
        "end": of.end,
    }


def _rule(of: FormatRule, document: Document) -> Json:
    where = None
    if of.where:
        where = {"quote": of.where.of(document.text), "start": of.where.start, "end": of.where.end}
    return {"rule": of.rule, "ok": of.ok, "message": of.message, "where": where}
