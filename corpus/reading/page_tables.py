"""Ruled lines and words of a page -> its tables. A cell is what ruled lines enclose, whatever stands in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import count, pairwise

from corpus.reading.grid import GridCell
from corpus.reading.page import PageTable, Rule, Word, glue, words_in_line
from corpus.reading.page_lines import group_lines

# Points by which lines that should meet may miss each other.
_NEAR = 3.0
_SHORTEST = 5.0
_MOST_RULES, _MOST_CELLS = 600, 20_000


def find_tables(words: Sequence[Word], rules: Iterable[Rule]) -> tuple[list[PageTable], list[Word]]:
    """(tables from top to bottom, the words that stand in none of them). Frames of one column are no tables."""
    merged = _merged(rules)
    if len(merged) > _MOST_RULES:
        return [], list(words)
    tables: list[PageTable] = []
    rest = list(words)
    for group in _connected(merged):
        xs = _places(rule.at for rule in group if rule.vertical)
        ys = _places(rule.at for rule in group if not rule.vertical)
        if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
            continue
        inside = [word for word in rest if xs[0] < _middle(word) < xs[-1] and ys[0] < _height(word) < ys[-1]]
        if not inside:
            continue
        taken: set[int] = set()
        for columns, levels in _stacked(group, xs, ys):
            held = [word for word in inside if levels[0] < _height(word) < levels[-1]]
            taken.update(map(id, held))
            tables.append(PageTable(_rows(held, group, columns, levels), tuple(columns), levels[0], levels[-1]))
        rest = [word for word in rest if id(word) not in taken]
    return sorted(tables, key=lambda table: table.top), rest


def _middle(word: Word) -> float:
    return (word.left + word.right) / 2


def _height(word: Word) -> float:
    """Inside the letters, clear of the ruled line below."""
    return word.base - 0.3 * word.size


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of the same line as one: Word draws the border of every cell by itself."""
    out: list[Rule] = []
    for rule in sorted(rules, key=lambda one: (one.vertical, round(one.at / _NEAR), one.start)):
        last = out[-1] if out else None
        if (
            last is not None
            and last.vertical == rule.vertical
            and abs(last.at - rule.at) <= _NEAR
            and rule.start <= last.end + _NEAR
        ):
            out[-1] = Rule(last.vertical, last.at, last.start, max(last.end, rule.end))
        else:
            out.append(rule)
    return [rule for rule in out if rule.end - rule.start >= _SHORTEST]


def _connected(rules: list[Rule]) -> list[list[Rule]]:
    """Groups of lines that touch or cross each other."""
    vertical = [rule for rule in rules if rule.vertical]
    level = [rule for rule in rules if not rule.vertical]
    owner = {id(rule): at for at, rule in enumerate(rules)}

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    parents = list(range(len(rules)))
    for down in vertical:
        for across in level:
            if (
                across.start - _NEAR <= down.at <= across.end + _NEAR
                and down.start - _NEAR <= across.at <= down.end + _NEAR
            ):
                parents[root(owner[id(down)])] = root(owner[id(across)])
    groups: dict[int, list[Rule]] = {}
    for at, rule in enumerate(rules):
        groups.setdefault(root(at), []).append(rule)
    return list(groups.values())


def _places(values: Iterable[float]) -> list[float]:
    """Distinct coordinates; those nearer than a line is thick are the same."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _NEAR:
            out.append(value)
    return out


class _Walls:
    """Where ruled lines stand in a grid: beside which cells of a row, and below which cells of a column."""

    def __init__(self, rules: Iterable[Rule], xs: Sequence[float], ys: Sequence[float]) -> None:
        self.beside: set[tuple[int, int]] = set()
        self.below: set[tuple[int, int]] = set()
        rows, columns = _middles(ys), _middles(xs)
        for rule in rules:
            places, across, walls = (xs, rows, self.beside) if rule.vertical else (ys, columns, self.below)
            at = range(bisect_left(places, rule.at - _NEAR), bisect_right(places, rule.at + _NEAR))
            along = range(bisect_left(across, rule.start - _NEAR), bisect_right(across, rule.end + _NEAR))
            walls.update((place, one) for place in at for one in along)


def _middles(places: Sequence[float]) -> list[float]:
    return [(one + other) / 2 for one, other in pairwise(places)]


def _stacked(rules: list[Rule], xs: list[float], ys: list[float]) -> list[tuple[list[float], list[float]]]:
    """(column borders, row borders) of each of the tables that stand directly one below the other.

    Rows of one table share their borders but for cells that span some; where neither row's borders are among the
    other's, a new table begins.
    """
    walls = _Walls(rules, xs, ys)
    found: list[tuple[list[float], list[float]]] = []
    known: set[int] = set()
    begin = 0
    for row in range(len(ys) - 1):
        own = {at for at in range(len(xs)) if (at, row) in walls.beside}
        if row > begin and not own <= known and not known <= own:
            found.append(([xs[at] for at in sorted(known)], ys[begin : row + 1]))
            begin, known = row, set()
        known |= own
    found.append(([xs[at] for at in sorted(known)], ys[begin:]))
    return [(columns, levels) for columns, levels in found if len(columns) >= 2]


def _rows(words: list[Word], rules: list[Rule], xs: list[float], ys: list[float]) -> tuple[tuple[GridCell, ...], ...]:
    walls = _Walls(rules, xs, ys)
    inside: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        # What stands beside the outer lines belongs to the cell next to it: no word may be lost.
        row = bisect_left(ys, _height(word), 1, len(ys) - 1) - 1
        inside.setdefault((row, bisect_left(xs, _middle(word), 1, len(xs) - 1) - 1), []).append(word)
    taken: set[tuple[int, int]] = set()
    rows: list[tuple[GridCell, ...]] = []
    for row in range(len(ys) - 1):
        cells: list[GridCell] = []
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            # A cell reaches as far as no line stands beside or below it.
            width = next(n for n in count(1) if column + n >= len(xs) - 1 or (column + n, row) in walls.beside)
            height = next(n for n in count(1) if row + n >= len(ys) - 1 or (row + n, column) in walls.below)
            places = [(r, c) for r in range(row, row + height) for c in range(column, column + width)]
            taken.update(places)
            held = [word for place in places for word in inside.get(place, ())]
            cells.append(GridCell(_lines(held), column, width, height))
        rows.append(tuple(cells))
    return tuple(rows)


def _lines(words: list[Word]) -> tuple[str, ...]:
    """The words of a cell as one line, so that no symbol is cut at a line end."""
    if not words:
        return ()
    lines = [words_in_line(line).text for line in group_lines(words)]
    whole = lines[0]
    for line in lines[1:]:
        whole = glue(whole, line)
    return (whole,)
