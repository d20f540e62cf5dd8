"""A store of a few made-up documents that cite each other, embedded by an embedder that costs nothing."""

import math
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings

from index.store import Incoming, Store


class _Counted(Embeddings):
    """Words counted into a short vector; what is listed does not depend on it."""

    name = "counted"
    dimension = 16

    def embed_query(self, text: str) -> list[float]:
        counts = [0.0] * self.dimension
        for word in text.lower().split():
            counts[sha256(word.encode()).digest()[0] % self.dimension] += 1.0
        length = math.sqrt(sum(count * count for count in counts)) or 1.0
        return [count / length for count in counts]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]


def _plan(province: str, number: str, date: str, basis: str, body: str) -> str:
    return f"""ỦY BAN NHÂN DÂN
TỈNH {province.upper()}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}/KH-UBND

{province}, {date}

KẾ HOẠCH

Thực hiện công tác dân vận

{basis}

I. NHIỆM VỤ

{body}

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu
"""


_BASIS = "Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ, Ủy ban nhân dân ban hành Kế hoạch."

FILES = {
    # 1 and 2: two provinces, one number, one day.
    "an-phuoc.txt": _plan(
        "An Phước",
        "79",
        "ngày 05 tháng 3 năm 2024",
        _BASIS,
        "1. Sở Nội vụ chủ trì kiểm tra việc thực hiện Luật Tiếp công dân, báo cáo trước ngày 10/6/2024.\n\n"
        "2. Sở Tư pháp chủ trì tuyên truyền Chỉ thị số 33/CT-TTg và Nghị định số 59/2023/NĐ-CP trước ngày 12/6/2024.",
    ),
    "long-thanh.txt": _plan(
        "Long Thạnh",
        "79",
        "ngày 05 tháng 3 năm 2024",
        "Thực hiện Chỉ thị số 33-CT/TU ngày 26/11/2021 của Tỉnh ủy, Ủy ban nhân dân tỉnh ban hành Kế hoạch.",
        "1. Sở Nội vụ chủ trì sơ kết, báo cáo trước ngày 10/6/2024.",
    ),
    # 3: carries out the plan of one of them.
    "an-binh.txt": _plan(
        "An Phước",
        "102",
        "ngày 02 tháng 5 năm 2024",
        "Thực hiện Kế hoạch số 79/KH-UBND ngày 05/3/2024 của UBND tỉnh An Phước và Luật Tiếp công dân năm 2013, "
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch (kèm theo Kế hoạch số 102/KH-UBND ngày 02/5/2024).",
        "1. Sở Nội vụ chủ trì tổng hợp, báo cáo trước ngày 20/6/2024.",
    ),
    # 4: cites in a footnote only.
    "tan-lap.txt": _plan(
        "Tân Lập",
        "7",
        "ngày 09 tháng 7 năm 2024",
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch.",
        "1. Sở Nội vụ chủ trì kiểm tra công vụ theo quy định[1], báo cáo trước ngày 10/9/2024.\n\n"
        "2. Sở Tư pháp chủ trì rà soát, báo cáo trước ngày 12/9/2024.",
    )
    + "\n[1] Quyết định số 1847/QĐ-TTg ngày 27/12/2018 của Thủ tướng Chính phủ.\n",
}


@pytest.fixture(scope="module")
def stored_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("listed") / "home"
    with Store.open(home, purpose="test", embedder=_Counted()) as store:
        incoming = [Incoming(name, name, words.encode()) for name, words in FILES.items()]
        assert [outcome.status for outcome in store.add(incoming)] == ["added"] * len(FILES)
    return home


@pytest.fixture
def store(stored_home: Path) -> Iterator[Store]:
    with Store.open(stored_home, purpose="test", embedder=_Counted()) as opened:
        yield opened
