"""Answer Markdown made fit for the page: nothing in it loads, leads away or colours; its markers lead to sources."""

import re
from collections.abc import Collection

# "[", "<", "$", "`" and ":name" start links, images, HTML, formulas, code, icons and colours: an answer means none
# of them, but words of a document or of a model may hold them. What is escaped already stays as it is.
_TOKEN = re.compile(r"\\.|(?P<space> ?)\[(?P<marker>\d{1,3})\]|[\[<$`]|:(?=[^\W\d_])", re.DOTALL)


def source_anchor(turn: int, marker: int) -> str:
    """The element id of one source card of one turn of the conversation."""
    return f"nguon-{turn}-{marker}"


def answer_markdown(answer: str, turn: int, markers: Collection[int]) -> str:
    """Markdown for `st.markdown` (no HTML): each "[n]" with n in `markers` becomes a link to its source card.

    The space before such a marker is taken out, so that it never stands alone on a line.
    """

    def fit(match: re.Match[str]) -> str:
        token, number = match.group(), match.group("marker")
        if number is not None and int(number) in markers:
            return f"[{int(number)}](#{source_anchor(turn, int(number))})"
        if token.startswith("\\"):
            return token
        space = match.group("space") or ""
        return f"{space}\\{token.removeprefix(space)}"

    return _TOKEN.sub(fit, answer)


def plain_markdown(words: str) -> str:
    """Markdown that shows these words exactly as they are, in one paragraph."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(words.split()))
