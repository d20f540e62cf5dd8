"""troly eval hands its options to the measuring tools and says so where these are not installed."""

from pathlib import Path

import pytest

from assistant.cli import run
from assistant.commands import operate as evaluate


def test_options_and_exit_status_go_through(tmp_path: Path) -> None:
    absent = ["--gold", str(tmp_path / "absent"), "--output", str(tmp_path)]
    assert run(["eval", "--set", "gold", *absent]) == 1
    assert run(["eval", "--set", "no such set"]) == 2


def test_without_the_tools_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(evaluate, "find_spec", lambda name: None)
    assert run(["eval"]) == 1
    assert "bộ đo" in capsys.readouterr().err


def test_its_help_is_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["eval", "--help"]) == 0
    assert "Đo chất lượng" in capsys.readouterr().out
