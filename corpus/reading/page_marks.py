"""Words that are printed over or beside the text of a page, such as watermarks and notes in the margin, set aside."""

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.reading.page import Word

# A word this many times as large as the text, or a pale one, is a mark where it is printed over other words.
_OUTSIZED = 2.0


def set_apart(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of the text itself: those that lean, and outsized or pale ones across other words, are left out."""
    upright = [word for word in words if word.turn == 0]
    sizes = Counter(round(word.size) for word in upright for _ in word.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0
    doubtful = [word for word in upright if word.pale or word.size >= _OUTSIZED * usual]
    if not doubtful:
        return tuple(upright)
    marked = set(map(id, doubtful))
    rows = _rows(word for word in upright if id(word) not in marked)
    over = {(word.base, word.size) for word in doubtful if _is_over(word, rows)}
    # The words of a mark stand on one line, also those that reach beyond the text.
    return tuple(word for word in upright if id(word) not in marked or (word.base, word.size) not in over)


def _rows(words: Iterable[Word]) -> dict[int, tuple[float, float]]:
    """For every point of height that words take, how far they reach to the left and to the right."""
    rows: dict[int, tuple[float, float]] = {}
    for word in words:
        for row in (round(word.base - 0.4 * word.size), round(word.base)):
            left, right = rows.get(row, (word.left, word.right))
            rows[row] = min(left, word.left), max(right, word.right)
    return rows


def _is_over(word: Word, rows: dict[int, tuple[float, float]]) -> bool:
    high = range(int(word.base - min(word.size, 2_000)), int(word.base) + 1)
    return any(row in rows and rows[row][0] < word.right and word.left < rows[row][1] for row in high)
