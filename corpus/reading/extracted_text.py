"""What reading a file gives: its text before any structure is read, and what was odd about the file."""

from dataclasses import dataclass, field

from corpus.document import ParseWarning


@dataclass(frozen=True, slots=True)
class Raw:
    """Decoded text of a file and what to tell about the file itself.

    One table row is one line with its cells set apart by tabs. A form feed stands where a page begins: alone on a
    line, or inside a paragraph that runs over the end of the page. `warnings` belong to no place (0, 0); `name` is
    what the file is called.
    """

    text: str
    warnings: tuple[ParseWarning, ...] = ()
    name: str = field(default="", compare=False)


def about_file(code: str, message: str) -> ParseWarning:
    """A warning on the file as a whole."""
    return ParseWarning(code, message, 0, 0)
