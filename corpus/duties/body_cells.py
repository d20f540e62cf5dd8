"""Bodies that fill a table cell or a line."""

from corpus.bodies.recognise import bodies_at

_EDGES = " \t\r;,.|-–+*_"


def names_in(text: str, start: int, end: int) -> tuple[str, ...]:
    """The bodies in `text[start:end]` as printed, line breaks joined, each once.

    A list is split at semicolons and line breaks, and at the commas and "và" between two known names; what is no
    known name stays whole.
    """
    found: list[str] = []
    here = start
    while here < end:
        stop = min((place for mark in ";\n" if (place := text.find(mark, here, end)) >= 0), default=end)
        part = text[here:stop].strip(_EDGES)
        if part:
            found += _split(text, text.index(part, here), len(part))
        here = stop + 1
    return tuple(dict.fromkeys(found))


def _split(text: str, start: int, length: int) -> list[str]:
    listed = bodies_at(text, start, start + length)
    if listed and listed[-1].end == start + length:
        return [body.of(text) for body in listed]
    return [text[start : start + length]]
