"""The questions that the product was conceived for, over the four real plans beside the checkout."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ask import ask
from index.store import Incoming, Store

SEEDS = Path(__file__).parents[4] / "shared" / "corpus" / "seeds"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not SEEDS.is_dir(), reason="the real plans (../shared/corpus/seeds) are not beside the checkout"
    ),
]

QUESTIONS: list[tuple[str, list[str], list[str]]] = [
    ("Ban Quản lý Khu kinh tế Gia Lai phải báo cáo định kỳ khi nào?", ["10/5/2023", "30/10/2023"], []),
    (
        "Các phòng, đơn vị huyện Thủy Nguyên gửi báo cáo lần 2 trước ngày nào, qua đơn vị nào?",
        ["01/12/2023", "Phòng Nội vụ"],
        ["30/10", "10/5"],
    ),
    ("Nhiệm vụ 4.6 của huyện Thủy Nguyên do cơ quan nào chủ trì?", ["Thanh tra huyện"], []),
    (
        "Phòng Lao động - Thương binh và Xã hội huyện Thủy Nguyên chủ trì những nhiệm vụ nào?",
        ["2 nhiệm vụ", "Nhiệm vụ 3.4.d", "doanh nghiệp nhà nước", "Nhiệm vụ 4.7", "an sinh xã hội"],
        [],
    ),
    (
        "Kế hoạch của Kiên Giang dẫn những luật nào về tiếp công dân, khiếu nại, tố cáo?",
        ["Luật Tiếp công dân", "Luật Khiếu nại", "Luật Tố cáo"],
        [],
    ),
    ("Chỉ thị 33/CT-TTg được văn bản nào viện dẫn?", ["2 văn bản", "Kiên Giang", "Gia Lai"], ["Hà Tĩnh"]),
    ("Sở LĐTBXH Hà Tĩnh giao đơn vị nào theo dõi, đôn đốc?", ["Văn phòng Sở"], []),
    ('Mục tiêu số mô hình "Dân vận khéo" ở Ban Quản lý Khu kinh tế Gia Lai?', ["01 mô hình"], []),
    ("Nghị định nào hướng dẫn Luật Thực hiện dân chủ ở cơ sở?", ["59/2023/NĐ-CP"], []),
    ("Việc ký cam kết không gây phiền hà, sách nhiễu làm xong khi nào?", ["quý I/2023"], []),
    ("Luật nào được dẫn nhiều nhất?", ["Luật Thực hiện dân chủ ở cơ sở**: 3 văn bản"], []),
    ("Nhiệm vụ 3.1 của huyện Thủy Nguyên theo quyết định nào?", ["25/QĐ-UBND"], ["23-QĐ/TW"]),
    ("Ai ký kế hoạch của UBND tỉnh Kiên Giang?", ["Nguyễn Lưu Trung"], []),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("home"), purpose="test") as opened:
        incoming = [Incoming(path.name, path.name, path.read_bytes()) for path in sorted(SEEDS.iterdir())]
        assert {outcome.status for outcome in opened.add(incoming)} == {"added"}
        yield opened


@pytest.mark.parametrize(("question", "said", "unsaid"), QUESTIONS)
def test_facts_with_their_quotes(store: Store, question: str, said: list[str], unsaid: list[str]) -> None:
    answer = ask(store, question)
    assert answer.status == "answered"
    assert [words for words in said if words not in answer.answer] == []
    assert [words for words in unsaid if words in answer.answer] == []
    for citation in answer.citations:
        assert store.document(int(citation.document_id)).document.text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(
    "question",
    [
        "Mức thưởng cho mô hình dân vận khéo là bao nhiêu tiền?",
        "Nhiệm vụ 4.6 của huyện Thủy Nguyên dẫn luật nào?",
    ],
)
def test_what_no_plan_says_is_refused(store: Store, question: str) -> None:
    assert ask(store, question).status == "not_found"
