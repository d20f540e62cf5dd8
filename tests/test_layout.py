"""The project keeps its shape: one-way imports, small files with speaking names."""

import ast
from pathlib import Path

import pytest
from importlinter import cli as import_linter

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpus", "index", "assistant", "prompts", "ui", "evals")
CATCH_ALLS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "tools"}
MODULES = sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))


def test_imports_go_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert import_linter.lint_imports(cache_dir=None) == import_linter.EXIT_STATUS_SUCCESS


def test_there_is_something_to_check() -> None:
    assert {file.relative_to(ROOT).parts[0] for file in MODULES} >= {"corpus", "index", "assistant", "ui", "evals"}


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_module_says_what_it_is_and_stays_small(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert file.stem not in CATCH_ALLS
    assert len(source.splitlines()) <= 400
    assert not source.strip() or ast.get_docstring(ast.parse(source)), "a module says what it is for"
