"""What the documentation names is there, and what needs a reason has one."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from assistant.cli import app
from evals.documentation import pages

ROOT = Path(__file__).parents[1]
documentation = cache(pages)
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads(_read("pyproject.toml"))["project"]
    required = [
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
    ]
    names = {re.split(r"[<>=\[ ]", one)[0] for one in required}
    reasons = _read("docs/dependencies.md")
    assert not [name for name in sorted(names) if not re.search(rf"[| ,]{re.escape(name)}[ ,|]", reasons)]


def test_every_command_in_the_readme_exists() -> None:
    exist = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    named = set(re.findall(r"`troly ([a-z]+)", _read("README.md")))
    assert named <= exist


@pytest.mark.parametrize("page", ["docs/api.md", "docs/commands.md", "README.md"])
def test_what_is_printed_from_the_code_and_the_records_is_current(page: str) -> None:
    assert _read(page) == documentation()[ROOT / page], "run «make docs»"


def test_the_readme_is_short_and_has_figures_of_its_own_sets() -> None:
    readme = _read("README.md")
    assert len(readme.splitlines()) < 150
    assert "| questions on the samples | questions 97, correct 0." in readme


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert not [target for target in local if not (page.parent / target).exists()]
