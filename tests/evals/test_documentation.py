"""What is printed into the documentation: figures of the newest run of each set, kinds of fields, cells of tables."""

from typing import Any

import pytest

from evals.documentation import api, with_figures
from evals.recorded import Run

BEGIN, END = "<!-- figures: printed by `python -m evals.documentation` -->", "<!-- end of figures -->"


def test_the_newest_run_of_each_set_is_told_and_the_rest_stays() -> None:
    runs = [
        Run("2026-01-01T00:00Z", "a", None, {"samples": {"questions": 9, "correct": 0.5}, "alqac": {"lookups": 4}}),
        Run("2026-02-01T00:00Z", "b", None, {"samples": {"questions": 9, "correct": 0.75}}),
    ]
    printed = with_figures(f"before\n{BEGIN}\nold\n{END}\nafter\n", runs)
    assert printed.startswith("before\n")
    assert printed.endswith(f"{END}\nafter\n")
    assert "old" not in printed
    assert "| questions 9, correct 0.75, evidence cited -, refusal precision - | 2026-02-01 |" in printed
    assert "| lookups 4, success@1 -, success@10 - | 2026-01-01 |" in printed
    assert with_figures(printed, runs) == printed


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ({"type": "string"}, "string"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "integer \\| null"),
        ({"type": "array", "items": {"$ref": "#/components/schemas/Hit"}}, "list of [Hit](#hit)"),
        ({"enum": ["a", "b"], "type": "string"}, "`a` \\| `b`"),
        ({"const": "a"}, "`a`"),
        ({}, ""),
    ],
)
def test_a_field_is_told_with_its_kind(field: dict[str, Any], kind: str) -> None:
    shape = {"properties": {"x": field | {"description": "một | hai"}}, "required": ["x"]}
    printed = api({"paths": {}, "components": {"schemas": {"Shape": shape}}})
    assert f"| `x` | {kind} | một \\| hai |" in printed
