"""The template that a unit keeps in its data home."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from assistant.form.template import own_template
from assistant.form.write import docx_bytes
from tests.assistant.form.sample_plan import a_plan, party_plan

Command = Callable[..., Any]


@pytest.mark.parametrize("plan", [a_plan(3), party_plan()], ids=["state", "party"])
def test_the_written_template_makes_the_same_file(troly: Command, tmp_path: Path, home: Path, plan: Any) -> None:
    home.mkdir(exist_ok=True)
    assert own_template(home, plan.profile) is None
    name = "mau-van-ban-dang.docx" if plan.profile == "party" else "mau-van-ban.docx"
    ran = troly("template", "--output", home / name, *(["--party"] if plan.profile == "party" else []))
    assert ran.status == 0
    assert name in ran.out
    own = own_template(home, plan.profile)
    assert own == home / name
    one, other = (docx.Document(io.BytesIO(data)) for data in (docx_bytes(plan), docx_bytes(plan, template=own)))
    assert one.element.xml == other.element.xml


def test_a_place_that_cannot_be_written_is_told(troly: Command, tmp_path: Path) -> None:
    ran = troly("template", "--output", tmp_path / "không có" / "mẫu.docx")
    assert ran.status == 1
    assert "mẫu.docx" in ran.err
