import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from safetensors import safe_open

from index import expand
from index.expand import MODEL_NAME, build_tokenizer, expand_model, expanded_model
from index.weights import read_weights
from tests.index import tiny_weights


@pytest.fixture
def prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of its own, with weights so small that unpacking takes no time."""
    file = tmp_path / "tiny.bin"
    file.write_bytes(tiny_weights.build())
    monkeypatch.setattr(expand, "weights_file", lambda: file)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "prefix"))
    return tmp_path / "prefix" / "share" / "troly" / "models"


def test_the_folder_stands_beside_the_installation(prefix: Path, tmp_path: Path) -> None:
    assert expanded_model(tmp_path / "home") is None
    assert expand_model(tmp_path / "home") == prefix / MODEL_NAME == expanded_model(tmp_path / "home")
    assert not (tmp_path / "home").exists()
    assert list(prefix.iterdir()) == [prefix / MODEL_NAME]


def test_the_folder_is_made_once(prefix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = expand_model()
    monkeypatch.setattr(expand, "weights_file", lambda: pytest.fail("unpacked again"))
    assert expand_model() == folder


def test_tensors_get_the_names_and_shapes_of_bert(prefix: Path) -> None:
    with safe_open(expand_model() / "model.safetensors", "np") as file:
        shapes = {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118
    layer = "encoder.layer.0."
    assert len(shapes) == len(tiny_weights.tensors())
    assert shapes["embeddings.word_embeddings.weight"] == (10, 32)
    assert shapes["embeddings.position_embeddings.weight"] == (16, 32)
    assert shapes["embeddings.LayerNorm.bias"] == (32,)
    assert shapes[layer + "attention.self.query.weight"] == (32, 32)
    assert shapes[layer + "attention.output.LayerNorm.weight"] == (32,)
    assert shapes[layer + "intermediate.dense.weight"] == (64, 32)
    assert shapes[layer + "intermediate.dense.bias"] == (64,)
    assert shapes[layer + "output.dense.weight"] == (32, 64)


def test_others_may_read_what_an_administrator_installs(prefix: Path) -> None:
    for file in [expand_model(), *expand_model().rglob("*")]:
        assert file.stat().st_mode & 0o044 == 0o044


def test_settings_are_json_with_both_prefixes(prefix: Path) -> None:
    folder = expand_model()
    for file in folder.rglob("*.json"):
        json.loads(file.read_text("utf-8"))
    prompts = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))["prompts"]
    assert prompts == {"query": "query: ", "document": "passage: "}


def test_where_the_installation_cannot_be_written_the_home_takes_it(prefix: Path, tmp_path: Path) -> None:
    (tmp_path / "prefix").write_text("a file where the folder should be")
    home = tmp_path / "home"
    assert expand_model(home) == home / "models" / MODEL_NAME == expanded_model(home)
    with pytest.raises(OSError, match="prefix"):
        expand_model()


def test_a_failure_leaves_nothing_half_done(prefix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(expand, "build_tokenizer", fail)
        with pytest.raises(OSError, match="disk full"):
            expand_model()
    assert list(prefix.iterdir()) == []
    assert expanded_model() is None
    assert expand_model().is_dir()


def test_several_at_once_end_with_one_whole_folder(prefix: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        folders = set(pool.map(lambda _: expand_model(), range(8)))
    assert folders == {prefix / MODEL_NAME}
    assert list(prefix.iterdir()) == [prefix / MODEL_NAME]
    assert (prefix / MODEL_NAME / "model.safetensors").stat().st_size > 0


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ab", [0, 7, 2]),
        ("ab  ab", [0, 7, 7, 2]),
        ("a\tb", [0, 4, 5, 4, 6, 2]),
        ("ａ\u200bb", [0, 4, 5, 4, 6, 2]),
        ("a\u0007b", [0, 7, 2]),
        ("", [0, 2]),
        ("x", [0, 4, 3, 2]),
    ],
)
def test_tokenizer_normalises_and_picks_the_likeliest_pieces(text: str, ids: list[int]) -> None:
    tokenizer = build_tokenizer(read_weights(tiny_weights.build()))
    assert tokenizer.encode(text).ids == ids


def test_can_be_run_at_installation() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "index.expand"],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert (Path(ran.stdout.strip()) / "modules.json").is_file()
    assert ran.stderr == ""
