"""Questions that ask several things one after another."""

import pytest

from assistant.answering.parts import asked_apart
from assistant.answering.question import understand
from assistant.ask import ask
from index.store import Store


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Tỷ lệ hồ sơ trực tuyến đạt bao nhiêu phần trăm, thời gian chờ của người dân rút còn mấy phút?",
            ["Tỷ lệ hồ sơ trực tuyến đạt bao nhiêu phần trăm", "thời gian chờ của người dân rút còn mấy phút"],
        ),
        (
            "Quy chế có hiệu lực từ ngày nào và thay thế quy chế cũ của năm nào?",
            ["Quy chế có hiệu lực từ ngày nào", "thay thế quy chế cũ của năm nào"],
        ),
        (
            "Mở bao nhiêu lớp tập huấn và bồi dưỡng, ai được cấp giấy chứng nhận?",
            ["Mở bao nhiêu lớp tập huấn và bồi dưỡng", "ai được cấp giấy chứng nhận"],
        ),
        ("Xã gửi báo cáo trước ngày nào, gửi sở nào?", []),
        ("Ai ký, ký ngày nào?", []),
        ("Ai chủ trì việc rà soát?", []),
        ("Mấy? Ai? Gì? Nào? Đâu? Bao giờ?", []),
    ],
)
def test_what_is_asked_apart(question: str, parts: list[str]) -> None:
    assert [part.text for part in asked_apart(understand(question))] == parts


def test_each_part_is_answered(sample_store: Store) -> None:
    answer = ask(
        sample_store,
        "Theo Kế hoạch 42/KH-SNV, UBND cấp xã báo cáo huyện trước ngày nào và kinh phí thực hiện bao nhiêu tiền?",
    )
    assert "ngày 12" in answer.answer
    assert "186.500.000 đồng" in answer.answer
    assert len(answer.citations) >= 2
