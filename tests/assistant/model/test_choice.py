"""TROLY_LLM and what belongs to it: right settings, wrong ones, keys that stay where they belong."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.model.chat import open_chat
from assistant.model.choice import Choice, choice
from assistant.service import Troly
from corpus.errors import ModelError
from tests.assistant.model.speaker import Speaker, Speech

Command = Callable[..., Any]
ROOT = Path(__file__).parents[3]
QUESTION = "Các sở, ban, ngành gửi báo cáo kết quả thực hiện Chỉ thị 15/CT-UBND trước ngày nào?"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, None),
        ({"TROLY_LLM": "  "}, None),
        ({"TROLY_LLM": "ollama:llama3.1:8b"}, Choice("ollama", "llama3.1:8b", None, None)),
        (
            {"TROLY_LLM": "OpenAI:gpt", "OPENAI_API_KEY": "k", "TROLY_LLM_TIMEOUT": "12.5"},
            Choice("openai", "gpt", None, "k", 12.5),
        ),
        ({"TROLY_LLM": "anthropic:m", "ANTHROPIC_API_KEY": "k"}, Choice("anthropic", "m", None, "k")),
        (
            {"TROLY_LLM": "openai:m", "TROLY_LLM_URL": "http://127.0.0.1:8080/v1", "OPENAI_API_KEY": "k"},
            Choice("openai", "m", "http://127.0.0.1:8080/v1", None),
        ),
        (
            {"TROLY_LLM": "openai-compatible:m", "TROLY_LLM_URL": "https://may-chu/v1", "TROLY_LLM_KEY": "own"},
            Choice("openai-compatible", "m", "https://may-chu/v1", "own"),
        ),
    ],
)
def test_right_settings(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: Choice | None) -> None:
    _set(monkeypatch, environment)
    assert choice() == expected


def _set(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    for name in [name for name in os.environ if name.startswith("TROLY_LLM") or name.endswith("_API_KEY")]:
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)


WRONG = [
    ({"TROLY_LLM": "gpt"}, "TROLY_LLM"),
    ({"TROLY_LLM": "openai:"}, "TROLY_LLM"),
    ({"TROLY_LLM": "bing:x"}, "TROLY_LLM"),
    ({"TROLY_LLM": "openai:gpt"}, "OPENAI_API_KEY"),
    ({"TROLY_LLM": "anthropic:m"}, "ANTHROPIC_API_KEY"),
    ({"TROLY_LLM": "openai-compatible:m"}, "TROLY_LLM_URL"),
    ({"TROLY_LLM": "ollama:m", "TROLY_LLM_URL": "file:///etc/passwd"}, "TROLY_LLM_URL"),
    ({"TROLY_LLM": "ollama:m", "TROLY_LLM_URL": "http://x:99999999"}, "TROLY_LLM_URL"),
    ({"TROLY_LLM": "ollama:m", "TROLY_LLM_TIMEOUT": "lâu"}, "TROLY_LLM_TIMEOUT"),
    ({"TROLY_LLM": "ollama:m", "TROLY_LLM_TIMEOUT": "-1"}, "TROLY_LLM_TIMEOUT"),
    ({"TROLY_LLM": "ollama:m", "TROLY_LLM_TIMEOUT": "nan"}, "TROLY_LLM_TIMEOUT"),
]


@pytest.mark.parametrize(("environment", "named"), WRONG)
def test_wrong_settings_are_named(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], named: str) -> None:
    _set(monkeypatch, environment)
    with pytest.raises(ModelError, match=named) as raised:
        choice()
    assert "\n" not in raised.value.message


@pytest.mark.parametrize(("environment", "named"), WRONG)
def test_a_wrong_setting_leaves_the_extractive_answer_with_a_note(
    engine: Troly, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], named: str
) -> None:
    without = engine.ask(QUESTION)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    answer = engine.ask(QUESTION)
    assert named in answer.note
    assert replace(answer, note=None) == without


def test_doctor_tells_what_is_set_and_what_is_wrong(troly: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Mô hình ngôn ngữ" not in troly("doctor").out
    monkeypatch.setenv("TROLY_LLM", "ollama:mau")
    monkeypatch.setenv("TROLY_LLM_URL", "http://nguoi-dung:mat-khau@127.0.0.1:11434")
    told = troly("doctor")
    assert "ollama:mau" in told.out
    assert "mat-khau" not in told.out
    monkeypatch.setenv("TROLY_LLM", "mau")
    told = troly("doctor")
    assert told.status == 0
    [line] = [line for line in told.out.splitlines() if "TROLY_LLM" in line]
    assert line.startswith("[nên]")


def test_a_missing_package_is_named() -> None:
    # In a process of its own: LangChain remembers what it has imported once.
    code = (
        "import sys; sys.modules['langchain_ollama'] = None\n"
        "from assistant.model.chat import open_chat; from assistant.model.choice import Choice\n"
        "from corpus.errors import ModelError\n"
        "try: open_chat(Choice('ollama', 'm', None, None))\n"
        "except ModelError as error: assert 'langchain-ollama' in error.message\n"
        "else: raise SystemExit('opened')"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=120)


@pytest.mark.parametrize("provider", ["openai", "openai-compatible", "ollama", "anthropic"])
def test_every_provider_can_be_opened(provider: str) -> None:
    assert open_chat(Choice(provider, "m", "http://127.0.0.1:9", "k"))


@pytest.mark.parametrize("provider", ["ollama", "anthropic"])
def test_the_other_providers_servers_may_be_away_too(
    engine: Troly, monkeypatch: pytest.MonkeyPatch, provider: str
) -> None:
    monkeypatch.setenv("TROLY_LLM", f"{provider}:m")
    monkeypatch.setenv("TROLY_LLM_URL", "http://127.0.0.1:9")
    answer = engine.ask(QUESTION)
    assert answer.status == "answered"
    assert "Không kết nối được" in answer.note


def test_a_key_is_sent_to_its_server_and_told_nobody(
    engine: Troly, speaker: Speaker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("TROLY_LLM_KEY", "khoa-bi-mat")
    monkeypatch.setenv("OPENAI_API_KEY", "khoa-cua-nha-cung-cap")
    speaker.says = lambda body: Speech(status=401)
    answer = engine.ask(QUESTION)
    assert speaker.asked[-1]["authorization"] == "Bearer khoa-bi-mat"
    assert "khoá truy cập" in answer.note
    said = f"{answer} {caplog.text} {choice()!r}"
    assert "khoa-bi-mat" not in said
    assert "khoa-cua-nha-cung-cap" not in said


def test_without_a_model_nothing_of_it_is_imported(tmp_path: Path, directive: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from assistant.connect import open_local; "
        f"engine = open_local(Path({str(tmp_path)!r}), 'test'); engine.warm(); engine.ask('Ai báo cáo?'); "
        "bad = [m for m in sys.modules if m.startswith(('openai', 'anthropic', 'ollama', 'langchain_openai', "
        "'langchain_ollama', 'langchain_anthropic', 'assistant.model', 'assistant.verification'))]; "
        "assert not bad, bad"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": "/usr/bin", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
