"""Cut a document into chunks that follow its structure: what is found and quoted as one piece."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from corpus.document import Document, Row, Section, Span
from index.atoms import HEADING_LIMIT, Atom, Kind, atoms, flat, heads_others
from index.split import measure, split

# Tokens of cl100k, about 200 of the embedding model: long enough for one item, short enough for one subject.
LIMIT = 400
# A shorter item ("c) Thời gian thực hiện: năm 2025.") says little without the items beside it.
SHORT = 64
# The heading in front of a passage only sets the subject; longer context blurs the embedding.
CONTEXT_CHARS = 200


@dataclass(frozen=True, slots=True)
class Chunk:
    """`[start, end)` of the document text, as one unit of search.

    `section` is the label of the innermost section ("II.1"), "" outside; `heading` the words of the headings
    above it, outermost first; `row` the index in `Document.rows`, if it is a table row. `passage` is what is
    embedded: nearest heading, for a row "column: value" lines, and the words. `key` is 32 hex characters of
    the SHA-256 of the passage: equal passages share one vector.
    """

    key: str
    ordinal: int
    section: str
    heading: str
    start: int
    end: int
    row: int | None
    passage: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """The extent of one chunk. `row` is the table row in it, which begins at `row_start`.

    `joins` tells whether it may go together with short pieces beside it.
    """

    span: Span
    section: int | None
    row: int | None = None
    row_start: int = 0
    joins: bool = False


def chunk(document: Document) -> tuple[Chunk, ...]:
    """All chunks in reading order. Every character that is not white space lies in exactly one."""
    return tuple(_chunk(document, number, piece) for number, piece in enumerate(_joined(document)))


def _joined(document: Document) -> Iterator[_Piece]:
    """Pieces, short items together with the item beside them under the same heading while they fit."""
    last: _Piece | None = None
    for piece in _pieces(document):
        both = _both(document, last, piece) if last else None
        if last and not both:
            yield last
        last = both or piece
    if last:
        yield last


def _both(document: Document, left: _Piece, right: _Piece) -> _Piece | None:
    if not (left.joins and right.joins) or left.section is None or right.section is None:
        return None
    above = document.sections[right.section].parent
    if above is None or above not in (left.section, document.sections[left.section].parent):
        return None
    whole = Span(left.span.start, right.span.end)
    if min(measure(part.span.of(document.text)) for part in (left, right)) > SHORT:
        return None
    return _Piece(whole, above, joins=True) if measure(whole.of(document.text)) <= LIMIT else None


def _pieces(document: Document) -> Iterator[_Piece]:
    """Headings go with what follows; neighbouring paragraphs of one section go together while they fit."""
    heading: _Piece | None = None
    paragraphs: _Piece | None = None
    for atom in atoms(document):
        if paragraphs and atom.kind is Kind.TEXT and (longer := _extended(document, paragraphs, atom)):
            paragraphs = longer
            continue
        if paragraphs:
            yield paragraphs
            paragraphs = None
        if heading and (atom.kind is Kind.ALONE or not _leaves_room(document, heading, atom)):
            yield heading
            heading = None
        start = heading.span.start if heading else atom.span.start
        if atom.kind is Kind.HEADING:
            heading = _Piece(Span(start, atom.span.end), atom.section, atom.row, atom.span.start)
            continue
        if atom.kind is Kind.ROW:
            yield _Piece(Span(start, atom.span.end), atom.section, atom.row, atom.span.start)
        else:
            *full, last = _cut(document, heading, atom)
            yield from full
            paragraphs = last if atom.kind is Kind.TEXT else None
            if atom.kind is Kind.ALONE:
                yield last
        heading = None
    if paragraphs:
        yield paragraphs
    if heading:
        yield heading


def _extended(document: Document, piece: _Piece, atom: Atom) -> _Piece | None:
    """The piece with one more paragraph of its section, if that fits."""
    whole = Span(piece.span.start, atom.span.end)
    if piece.section != atom.section or measure(whole.of(document.text)) > LIMIT:
        return None
    return _Piece(whole, piece.section, joins=True)


def _leaves_room(document: Document, heading: _Piece, atom: Atom) -> bool:
    end = atom.span.end if atom.kind is Kind.HEADING else heading.span.end
    return measure(document.text[heading.span.start : end]) <= HEADING_LIMIT


def _cut(document: Document, heading: _Piece | None, atom: Atom) -> list[_Piece]:
    """The atom in pieces that fit, the first with its heading."""
    text = document.text
    first = LIMIT - (measure(heading.span.of(text)) if heading else 0)
    spans = split(text, atom.span, LIMIT, first)
    if heading:
        spans[0] = Span(heading.span.start, spans[0].end)
    return [_Piece(span, atom.section, joins=atom.kind is Kind.TEXT) for span in spans]


def _chunk(document: Document, ordinal: int, piece: _Piece) -> Chunk:
    path = _path(document, piece.section)
    groups = _groups(document, piece.row)
    words = [s.title for s in reversed(path) if heads_others(document, s)]
    words += [_row_title(document, group) for group in reversed(groups)]
    context = _context(document, piece, path, groups)[:CONTEXT_CHARS]
    passage = "\n".join(part for part in (context, _words(document, piece)) if part)
    return Chunk(
        key=sha256(passage.encode()).hexdigest()[:32],
        ordinal=ordinal,
        section=path[0].label if path else "",
        heading=" > ".join(words),
        start=piece.span.start,
        end=piece.span.end,
        row=piece.row,
        passage=passage,
    )


def _words(document: Document, piece: _Piece) -> str:
    """The words to embed: as printed, a row with the name of each column before its value."""
    text = document.text
    if piece.row is None:
        return piece.span.of(text)
    lines = [text[piece.span.start : piece.row_start].strip()]
    for cell in document.rows[piece.row].cells:
        value = flat(text[cell.start : cell.end])
        lines.append(f"{flat(cell.column)}: {value}" if value and cell.column.strip() else value)
    return "\n".join(line for line in lines if line) or piece.span.of(text)


def _context(document: Document, piece: _Piece, path: list[Section], groups: list[Row]) -> str:
    """The nearest heading that stands before the piece."""
    for group in groups:
        if group.start < piece.span.start:
            return _row_title(document, group)
    return next((section.title for section in path if section.start < piece.span.start), "")


def _path(document: Document, index: int | None) -> list[Section]:
    """The section and those above it, innermost first."""
    found: list[Section] = []
    while index is not None and len(found) < len(document.sections):
        found.append(document.sections[index])
        index = document.sections[index].parent
    return found


def _groups(document: Document, row: int | None) -> list[Row]:
    """The group rows above a row, innermost first."""
    found: list[Row] = []
    group = None if row is None else document.rows[row].group
    while group is not None and len(found) < len(document.rows):
        found.append(document.rows[group])
        group = document.rows[group].group
    return found


def _row_title(document: Document, row: Row) -> str:
    cell = row.cell("task")
    span = Span(cell.start, cell.end) if cell else Span(row.start, row.end)
    return flat(span.of(document.text))
