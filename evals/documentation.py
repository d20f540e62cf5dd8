"""The parts of the documentation that are printed, not written: `python -m evals.documentation`.

docs/api.md comes from the OpenAPI document, docs/commands.md from the command line, and the table of figures in
README.md from the recorded runs. A test holds all three against what would be printed now.
"""

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from assistant.api.app import create_app
from assistant.cli import app
from assistant.connect import open_local
from evals.plot import shown
from evals.recorded import Run, runs

ROOT = Path(__file__).parents[1]
_NOTE = "<!-- Printed by `python -m evals.documentation`. -->"
_BEGIN, _END = "<!-- figures: printed by `python -m evals.documentation` -->", "<!-- end of figures -->"
# What the README tells of a set: its name there, and figures by the name of the record.
_TOLD = {
    "samples": ("questions on the samples", ("questions", "correct", "evidence cited", "refusal precision")),
    "hard": ("the same, made hard", ("questions", "correct", "evidence cited", "refusal precision")),
    "gold": ("questions on annotated documents", ("questions", "correct", "evidence cited", "refusal precision")),
    "alqac": ("statutes (ALQAC), searches", ("lookups", "success@1", "success@10")),
    "drafts": ("drafts against their sources", ("drafts", "lines", "faults")),
}


def pages() -> dict[Path, str]:
    """Every printed page as it should be."""
    readme = ROOT / "README.md"
    return {
        ROOT / "docs" / "api.md": api(openapi()),
        ROOT / "docs" / "commands.md": commands(),
        readme: with_figures(readme.read_text("utf-8"), runs()),
    }


def openapi() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as home, open_local(Path(home), "documentation") as engine:
        return create_app(engine, print).openapi()


def api(schema: Mapping[str, Any]) -> str:
    """Every address with what it takes and gives, then every shape with its fields."""
    lines = ["# HTTP API", "", _NOTE, "", "| request | takes | gives | |", "|---|---|---|---|"]
    for path, methods in schema["paths"].items():
        for method, about in methods.items():
            told = (f"`{method.upper()} {path}`", _taken(about), _given(about), about.get("summary", ""))
            lines.append(f"| {' | '.join(map(_cell, told))} |")
    for name, shape in sorted(schema["components"]["schemas"].items()):
        lines += ["", f"## {name}", "", _cell(shape.get("description", ""))]
        fields = shape.get("properties", {})
        if fields:
            lines += ["", "| field | kind | |", "|---|---|---|"]
        for field, about in fields.items():
            needed = "" if field in shape.get("required", []) else "?"
            lines.append(f"| `{field}`{needed} | {_cell(_kind(about))} | {_cell(about.get('description', ''))} |")
    return "\n".join(lines) + "\n"


def _taken(about: Mapping[str, Any]) -> str:
    asked = [f"`{one['name']}`{'' if one.get('required') else '?'}" for one in about.get("parameters", [])]
    bodies = about.get("requestBody", {}).get("content", {})
    return ", ".join([*asked, *(f"{_kind(one.get('schema', {}))} ({kind})" for kind, one in bodies.items())])


def _given(about: Mapping[str, Any]) -> str:
    status, response = next(iter(about["responses"].items()))
    kinds = [_kind(one.get("schema", {})) or kind for kind, one in response.get("content", {}).items()]
    return ", ".join(dict.fromkeys(kinds)) or status


def _kind(about: Mapping[str, Any]) -> str:
    for several in ("anyOf", "oneOf", "allOf"):
        if several in about:
            return " | ".join(dict.fromkeys(_kind(one) for one in about[several]))
    if "$ref" in about:
        name = str(about["$ref"]).rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if about.get("type") == "array":
        return f"list of {_kind(about.get('items', {})) or 'any'}"
    if "enum" in about or "const" in about:
        return " | ".join(f"`{one}`" for one in about.get("enum", [about.get("const")]))
    return str(about.get("type", ""))


def commands() -> str:
    """Every command with its arguments and options, as `--help` tells them."""
    lines = ["# Command line", "", _NOTE]
    group: Any = typer.main.get_command(app)
    for name, command in group.commands.items():
        about = (command.help or "").partition("\n\n")
        lines += ["", f"## troly {name}", "", " ".join(about[0].split())]
        if about[2]:
            lines += ["", " ".join(about[2].split())]
        rows = [_parameter(one) for one in command.params if getattr(one, "name", "") != "help"]
        if rows:
            lines += ["", "| | |", "|---|---|", *rows]
    return "\n".join(lines) + "\n"


def _parameter(one: Any) -> str:
    written = ", ".join(one.opts) if one.param_type_name == "option" else ""
    metavar = one.metavar or ("" if getattr(one, "is_flag", False) else (one.name or "").upper())
    told = f"`{' '.join(filter(None, (written, metavar)))}`"
    return f"| {_cell(told)} | {_cell(one.help or '')} |"


def _cell(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(text.split()))


def with_figures(readme: str, recorded: Sequence[Run]) -> str:
    """The README with the newest figures of each set in their place."""
    head, _, rest = readme.partition(_BEGIN)
    _, _, tail = rest.partition(_END)
    table = "\n".join(["| what | figures | run |", "|---|---|---|", *_figures(recorded)])
    return f"{head}{_BEGIN}\n{table}\n{_END}{tail}"


def _figures(recorded: Sequence[Run]) -> Iterator[str]:
    for name, (what, told) in _TOLD.items():
        run = next((one for one in reversed(recorded) if name in one.sets), None)
        if run:
            figures = ", ".join(f"{one} {shown(run.sets[name].get(one))}" for one in told)
            yield f"| {what} | {figures} | {run.when[:10]} |"


def main() -> int:
    """Write what is not as it should be, and say so."""
    for path, text in pages().items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"written: {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
