"""What the tests of the store share: plans to store, and an embedder that costs nothing."""

import math
from collections.abc import Callable
from hashlib import sha256

import pytest
from langchain_core.embeddings import Embeddings


class HashEmbedder(Embeddings):
    """Words counted into a short vector: enough to tell texts apart, for tests of storing rather than of finding."""

    name = "hash"
    dimension = 32

    def embed_query(self, text: str) -> list[float]:
        counts = [0.0] * self.dimension
        for word in text.lower().split():
            counts[sha256(word.encode()).digest()[0] % self.dimension] += 1.0
        length = math.sqrt(sum(count * count for count in counts)) or 1.0
        return [count / length for count in counts]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]


def make_plan(number: int, subject: str = "công tác dân vận", items: int = 3) -> bytes:
    """A small plan of a made-up commune; no two numbers give the same passages."""
    lines = [
        "ỦY BAN NHÂN DÂN XÃ AN BÌNH",
        f"Số: {number}/KH-UBND",
        f"An Bình, ngày {number % 27 + 1:02d} tháng 3 năm 2024",
        "",
        "KẾ HOẠCH",
        f"Thực hiện {subject} đợt {number}",
        "",
        f"Căn cứ Quyết định số {number + 100}/QĐ-UBND ngày 05/01/2024 của Ủy ban nhân dân huyện Hòa Sơn;",
        "",
        "I. NHIỆM VỤ",
    ]
    for item in range(1, items + 1):
        duty = f"Tổ công tác số {number}.{item} chủ trì rà soát {subject} tại thôn {item} trong đợt {number}"
        lines.append(f"{item}. {duty}, báo cáo kết quả trước ngày {item + 10}/6/2024.")
    lines += ["", "Nơi nhận:", "- Lưu: VT.", "", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", f"Nguyễn Văn {number}"]
    return "\n".join(lines).encode()


@pytest.fixture
def embedder() -> HashEmbedder:
    return HashEmbedder()


@pytest.fixture
def plan() -> Callable[..., bytes]:
    return make_plan
