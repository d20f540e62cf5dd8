"""troly doctor tells what is there and what is missing, and judges by it."""

from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


def test_a_sound_installation_with_nothing_stored(troly: Command, home: Path) -> None:
    ran = troly("doctor")
    assert (ran.status, ran.err) == (0, "")
    assert str(home) in ran.out
    assert "Số văn bản trong kho: 0" in ran.out
    assert "HỎNG" not in ran.out


@pytest.mark.parametrize(
    ("package", "mark", "status"), [("torch", "[nên]", 0), ("streamlit", "[nên]", 0), ("chromadb", "[HỎNG]", 1)]
)
def test_a_missing_package_is_named_with_its_remedy(
    troly: Command, monkeypatch: pytest.MonkeyPatch, package: str, mark: str, status: int
) -> None:
    installed = metadata.version

    def version(name: str) -> str:
        if name == package:
            raise metadata.PackageNotFoundError(name)
        return installed(name)

    monkeypatch.setattr("assistant.doctor.version", version)
    ran = troly("doctor")
    assert ran.status == status
    [line] = [line for line in ran.out.splitlines() if "Thiếu thư viện" in line]
    assert line.startswith(mark)
    assert package in line
    assert "make run" in line


def test_a_store_that_cannot_be_opened_is_broken(troly: Command, home: Path) -> None:
    home.write_text("not a folder", encoding="utf-8")
    ran = troly("doctor")
    assert ran.status == 1
    assert "[HỎNG]" in ran.out


def test_a_model_that_does_not_run_is_broken(troly: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError("weights are gone")

    monkeypatch.setattr("index.embedding.open_embedder", fail)
    ran = troly("doctor")
    assert ran.status == 1
    assert "Mô hình nhúng không chạy (OSError)" in ran.out


def test_the_owner_of_the_store_is_named(troly: Command, served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TROLY_HOME", str(served.home))
    ran = troly("doctor")
    assert ran.status == 0
    assert served.url in ran.out
