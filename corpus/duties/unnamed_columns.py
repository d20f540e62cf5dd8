"""Tables whose header is lost: what their columns hold is told by the cells, where most of them agree."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from corpus.bodies.recognise import bodies_at
from corpus.document import Cell, Row
from corpus.duties.actors import is_order

_FEWEST = 3
_MOST = 0.6
_LONGEST_TIME = 60


def with_roles(text: str, rows: tuple[Row, ...]) -> Iterator[Row]:
    """The rows, with the roles of their cells where no column of their table has a name."""
    for (named, _, _), together in groupby(rows, key=lambda row: (_named(row), row.section, len(row.cells))):
        table = list(together)
        roles = {} if named or len(table) < _FEWEST else _roles(text, table)
        for row in table:
            cells = (replace(cell, role=roles.get(at, cell.role)) for at, cell in enumerate(row.cells))
            yield replace(row, cells=tuple(cells)) if roles else row


def _named(row: Row) -> bool:
    return any(cell.column for cell in row.cells)


def _roles(text: str, table: list[Row]) -> dict[int, str]:
    """Who leads and who takes part are columns of names, behind one of orders; a last short column is the time."""
    columns = [[row.cells[at] for row in table] for at in range(len(table[0].cells))]
    names = [at for at, cells in enumerate(columns) if _share(cells, lambda cell: _only_names(text, cell)) >= _MOST]
    orders = [at for at, cells in enumerate(columns) if _share(cells, lambda cell: is_order(text, cell.start)) >= _MOST]
    if not names or not orders or orders[0] > names[0]:
        return {}
    roles = {orders[0]: "task", names[0]: "lead"}
    if len(names) > 1:
        roles[names[1]] = "coordinate"
    last = len(columns) - 1
    if last not in roles and all(cell.end - cell.start <= _LONGEST_TIME for cell in columns[last]):
        roles[last] = "time"
    return roles


def _share(cells: list[Cell], holds: Callable[[Cell], bool]) -> float:
    return sum(holds(cell) for cell in cells) / len(cells)


def _only_names(text: str, cell: Cell) -> bool:
    found = bodies_at(text, cell.start, cell.end)
    return bool(found) and not text[found[-1].end : cell.end].strip(" .;,")
