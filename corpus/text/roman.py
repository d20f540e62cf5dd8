"""Roman numerals as official documents print them: "I.", "khóa XV"."""

_SIGNS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(value: int) -> str:
    """1 -> "I"; what has no numeral, below 1 or above 3999, in digits."""
    if not 0 < value < 4000:
        return str(value)
    out = ""
    for worth, sign in _SIGNS:
        count, value = divmod(value, worth)
        out += sign * count
    return out
