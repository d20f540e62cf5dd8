"""The last gate: no figure leaves in an answer that its citations do not hold."""

import re

from assistant.answer import Answer

_FIGURE = re.compile(r"\d+")
_MARKER = re.compile(r"\[(\d+)\]")
_COUNT = re.compile(
    r"(?<![\d/.\-])(\d{1,2})(?![\d/.\-])\s+(?:văn bản|nhiệm vụ|văn kiện|luật|đơn vị|lần|việc|nội dung)\b"
)


def unsupported(answer: Answer) -> set[str]:
    """Figures of the answer that stand in no quote, no label and not in the question; counts of a list are ours."""
    words = _MARKER.sub(" ", answer.answer)
    words = _COUNT.sub(" ", words)
    ground = " ".join([answer.question, *(f"{c.quote} {c.label}" for c in answer.citations)])
    return _figures(words) - _figures(ground)


def markers_agree(answer: Answer) -> bool:
    """Every marker has its citation and every citation its marker."""
    return {int(m) for m in _MARKER.findall(answer.answer)} == {c.marker for c in answer.citations}


def _figures(text: str) -> set[str]:
    return {found.lstrip("0") or "0" for found in _FIGURE.findall(text)}
