"""One figure over the recorded runs, as an SVG drawing that needs nothing from elsewhere."""

from collections.abc import Sequence
from html import escape

_WIDTH, _HEIGHT, _EDGE = 200, 52, 6


def plot(name: str, values: Sequence[float | None], titles: Sequence[str]) -> str:
    """A line through the runs in order; a run without the figure leaves a gap. `titles` name the runs.

    The vertical axis of a share runs from 0 to 1, that of other figures from 0 to their largest value.
    """
    known = [value for value in values if value is not None]
    if not known:
        return ""
    top = 1.0 if max(known) <= 1 else max(known)
    step = (_WIDTH - 2 * _EDGE) / max(len(values) - 1, 1)
    points = [
        None if value is None else (_EDGE + n * step, _HEIGHT - _EDGE - value / top * (_HEIGHT - 2 * _EDGE))
        for n, value in enumerate(values)
    ]
    dots = [
        f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="2.5"><title>{escape(f"{title}: {shown(value)}")}</title>'
        "</circle>"
        for point, value, title in zip(points, values, titles, strict=True)
        if point is not None
    ]
    label = escape(f"{name}, {len(known)} runs, last {shown(known[-1])}")
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="img" aria-label="{label}">'
        f'<path class="axis" d="M{_EDGE} {_EDGE}V{_HEIGHT - _EDGE}H{_WIDTH - _EDGE}"/>'
        f'<path class="line" d="{_line(points)}"/>{"".join(dots)}</svg>'
    )


def _line(points: Sequence[tuple[float, float] | None]) -> str:
    drawn, pen = [], "M"
    for point in points:
        if point is not None:
            drawn.append(f"{pen}{point[0]:.1f} {point[1]:.1f}")
        pen = "M" if point is None else "L"
    return "".join(drawn)


def shown(value: float | None) -> str:
    """A figure as it is printed: whole numbers whole, others with at most three decimals."""
    return "-" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")
