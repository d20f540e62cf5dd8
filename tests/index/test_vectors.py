import math
import random
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.errors import StoreDamaged
from index.vectors import DIRECTORY_NAME, Vectors, collection_name, discard

DIMENSION = 8


def direction(*values: float) -> list[float]:
    """A vector of length 1 that begins with these values."""
    length = math.hypot(*values)
    return [value / length for value in values] + [0.0] * (DIMENSION - len(values))


NORTH, NORTH_EAST, EAST, SOUTH = direction(1), direction(1, 1), direction(0, 1), direction(-1)


@pytest.fixture
def vectors(tmp_path: Path) -> Iterator[Vectors]:
    with Vectors(tmp_path, "test") as opened:
        opened.add(["n", "ne", "e", "s"], [NORTH, NORTH_EAST, EAST, SOUTH])
        yield opened


def test_nearest_first_with_cosines(vectors: Vectors) -> None:
    found = vectors.nearest(NORTH, 10)
    assert [key for key, _ in found] == ["n", "ne", "e", "s"]
    assert [cosine for _, cosine in found] == pytest.approx([1, math.sqrt(0.5), 0, -1], abs=1e-6)
    assert all(-1 <= cosine <= 1 for _, cosine in found)


def test_agrees_with_exact_search(tmp_path: Path) -> None:
    numbers = random.Random(7)
    points = {f"k{i}": direction(*(numbers.gauss(0, 1) for _ in range(DIMENSION))) for i in range(400)}
    with Vectors(tmp_path, "test") as vectors:
        vectors.add(list(points), list(points.values()))
        vectors.remove([f"k{i}" for i in range(0, 400, 3)])
        query = direction(*(numbers.gauss(0, 1) for _ in range(DIMENSION)))
        cosines = {
            key: sum(a * b for a, b in zip(query, point, strict=True))
            for i, (key, point) in enumerate(points.items())
            if i % 3
        }
        best = sorted(cosines, key=cosines.__getitem__, reverse=True)[:20]
        assert [key for key, _ in vectors.nearest(query, 20)] == best


@pytest.mark.parametrize(
    ("within", "expected"),
    [(["s", "e"], ["e", "s"]), (["e", "unknown"], ["e"]), (["e", "e"], ["e"]), (["unknown"], []), ([], [])],
)
def test_only_within(vectors: Vectors, within: list[str], expected: list[str]) -> None:
    assert [key for key, _ in vectors.nearest(NORTH, 10, within)] == expected


def test_limit(vectors: Vectors) -> None:
    assert len(vectors.nearest(NORTH, 2)) == 2
    assert vectors.nearest(NORTH, 0) == []


def test_an_empty_collection_finds_nothing(tmp_path: Path) -> None:
    with Vectors(tmp_path, "test") as vectors:
        assert vectors.nearest(NORTH, 5) == []
        assert vectors.keys() == set()
        vectors.add([], [])
        vectors.remove(["n"])


def test_adding_again_replaces(vectors: Vectors) -> None:
    vectors.add(["n", "n"], [EAST, SOUTH])
    assert len(vectors.keys()) == 4
    assert vectors.nearest(NORTH, 1, ["n"])[0][1] == pytest.approx(-1)


def test_counts_must_agree(vectors: Vectors) -> None:
    with pytest.raises(ValueError, match="2 keys for 1 vectors"):
        vectors.add(["a", "b"], [NORTH])
    assert vectors.keys() == {"n", "ne", "e", "s"}


def test_removing(vectors: Vectors) -> None:
    vectors.remove(["n", "unknown", "n"])
    vectors.remove(["n"])
    assert vectors.keys() == {"ne", "e", "s"}
    assert vectors.nearest(NORTH, 1)[0][0] == "ne"


def test_more_than_one_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Vectors(tmp_path, "test") as vectors:
        monkeypatch.setattr(vectors._client, "get_max_batch_size", lambda: 3)
        keys = [f"k{i}" for i in range(10)]
        vectors.add(keys, [direction(1, i) for i in range(10)])
        assert vectors.keys() == set(keys)
        vectors.remove(keys[:7])
        assert vectors.keys() == set(keys[7:])
        assert len(vectors.nearest(NORTH, 10)) == 3


def test_vectors_stay_after_closing(tmp_path: Path) -> None:
    with Vectors(tmp_path, "test") as first:
        first.add(["n", "e"], [NORTH, EAST])
    first.close()
    with Vectors(tmp_path, "test") as again:
        assert again.keys() == {"n", "e"}
        assert [key for key, _ in again.nearest(EAST, 1)] == ["e"]


def test_each_embedder_has_its_own(vectors: Vectors, tmp_path: Path) -> None:
    with Vectors(tmp_path, "other/model") as other:
        assert other.keys() == set()
        other.add(["x"], [[1.0, 0.0]])
        assert other.nearest([1.0, 0.0], 5) == [("x", 1.0)]
    assert vectors.keys() == {"n", "ne", "e", "s"}


def test_clearing_makes_room_for_another_dimension(vectors: Vectors) -> None:
    with pytest.raises(StoreDamaged):
        vectors.add(["x"], [[1.0, 0.0]])
    vectors.clear()
    assert vectors.keys() == set()
    vectors.add(["x"], [[1.0, 0.0]])
    assert vectors.nearest([1.0, 0.0], 5) == [("x", 1.0)]


@pytest.mark.parametrize(
    ("one", "other"), [("model", "Model"), ("a/model", "b/model"), ("m" * 200, "m" * 201), ("mô hình", "mô-hình")]
)
def test_collection_names_differ_and_are_accepted(tmp_path: Path, one: str, other: str) -> None:
    assert collection_name(one) != collection_name(other)
    for name in (one, other, "//", "ệ"):
        assert 3 <= len(collection_name(name)) <= 60
        assert collection_name(name).replace("-", "").isalnum()
        assert collection_name(name).isascii()


def damage_database(directory: Path) -> None:
    (directory / "chroma.sqlite3").write_bytes(b"no database" * 1000)


def damage_graph(directory: Path) -> None:
    for file in directory.glob("*/*"):
        file.write_bytes(b"\xff" * 64)


def lose_graph(directory: Path) -> None:
    for file in directory.glob("*/*"):
        file.unlink()


def replace_with_file(directory: Path) -> None:
    discard(directory.parent)
    directory.write_text("not a folder")


@pytest.mark.slow
@pytest.mark.parametrize("damage", [damage_database, damage_graph, lose_graph, replace_with_file])
def test_damage_is_told_and_can_be_discarded(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    # Written by another process, as in life: within one, Chroma would answer from memory.
    program = (
        "import sys; from pathlib import Path; from index.vectors import Vectors\n"
        "with Vectors(Path(sys.argv[1]), 'test') as vectors:\n"
        "    vectors.add([str(i) for i in range(2000)], [[1.0, i / 1000] for i in range(2000)])\n"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, cwd=Path(__file__).parents[2])
    damage(tmp_path / DIRECTORY_NAME)
    with pytest.raises(StoreDamaged, match="vectors"), Vectors(tmp_path, "test") as vectors:
        vectors.nearest([1.0, 0.0], 5)
    discard(tmp_path)
    discard(tmp_path)
    with Vectors(tmp_path, "test") as fresh:
        assert fresh.keys() == set()


def test_nothing_goes_over_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    with Vectors(tmp_path, "test") as vectors:
        assert vectors._client.get_settings().anonymized_telemetry is False
        vectors.add(["n"], [NORTH])
        assert vectors.nearest(NORTH, 1)[0][0] == "n"
