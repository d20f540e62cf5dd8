"""The weights of the ranking."""

import pytest

from index.fusion import Columns, ranking, read_ranking

COLUMNS = "{title: 1.0, heading: 1.0, body: 1.0, folded: 1.0}"


def test_shipped_weights_are_as_the_schema_says() -> None:
    assert ranking().meaning > 0
    assert tuple(Columns.model_fields) == ("title", "heading", "body", "folded")


@pytest.mark.parametrize(
    "source",
    [
        "",
        "[1, 2]",
        "columns: [",
        "meaning: 1.0",
        f"columns: {COLUMNS}",
        f"{{columns: {COLUMNS}, meaning: 1.0, asking: 0.5, more: 1.0}}",
        f"{{columns: {COLUMNS}, meaning: -1.0, asking: 0.5}}",
        f"{{columns: {COLUMNS}, meaning: .nan, asking: 0.5}}",
        f"{{columns: {COLUMNS}, meaning: true, asking: 0.5}}",
        "{columns: {title: 1.0, heading: 1.0, body: 1.0}, meaning: 1.0, asking: 0.5}",
        "{columns: {title: 1.0, heading: 1.0, body: 0.0, folded: 1.0}, meaning: 1.0, asking: 0.5}",
        "{columns: {title: .inf, heading: 1.0, body: 1.0, folded: 1.0}, meaning: 1.0, asking: 0.5}",
        "{columns: {title: '1); DROP TABLE rows', heading: 1.0, body: 1.0, folded: 1.0}, meaning: 1.0, asking: 0.5}",
    ],
)
def test_strange_weights_are_refused(source: str) -> None:
    with pytest.raises(ValueError, match="ranking"):
        read_ranking(source)
