"""Numbers in front of the levels of a plan: "I.", "1.", "a)", "-"."""

from corpus.roman import roman

# Letters that number the points of a Vietnamese document (Nghị định 30/2020/NĐ-CP, Phụ lục I).
ALPHABET = "abcdđeghiklmnopqrstuvxy"
DEEPEST = 4


class Numbers:
    """Counts the levels of a document from its beginning; a level begins anew below every higher one."""

    def __init__(self) -> None:
        self._counts = [0] * (DEEPEST + 1)

    def next(self, level: int) -> str:
        """The number of the next line of this level, 1 to 4; "" for running text (0)."""
        if level == 0:
            return ""
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (DEEPEST - level)
        return _shown(level, self._counts[level])


def letter(value: int) -> str:
    """1 -> "a", 5 -> "đ"; after the last letter they double: 24 -> "aa"."""
    times, at = divmod(value - 1, len(ALPHABET))
    return ALPHABET[at] * (times + 1)


def _shown(level: int, count: int) -> str:
    match level:
        case 1:
            return f"{roman(count)}."
        case 2:
            return f"{count}."
        case 3:
            return f"{letter(count)})"
        case _:
            return "-"
