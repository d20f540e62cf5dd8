"""Where a question says its answer stands."""

import pytest

from index.cues import cues, expected, read_cues
from index.syllables import fold


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Chuyển đổi số là gì?", "giải thích từ ngữ"),
        ("“An ninh mạng” là gì?", "giải thích từ ngữ"),
        ("Khái niệm về dân vận khéo", "giải thích từ ngữ"),
        ("thong tin duoc hieu nhu the nao", "giai thich tu ngu"),
        ("Luật này áp dụng đối với ai?", "phạm vi điều chỉnh\nđối tượng áp dụng"),
        ("Nghị định có hiệu lực từ khi nào?", "hiệu lực thi hành\nđiều khoản thi hành"),
        ("Mục đích của việc sơ kết thực hiện công tác dân vận chính quyền năm nay là gì?", ""),
        ("Ai chủ trì nhiệm vụ 4.6?", ""),
    ],
)
def test_words_to_look_for(question: str, words: str) -> None:
    assert expected(question) == words


def test_shipped_patterns_are_without_diacritics() -> None:
    assert cues()
    for cue in cues():
        assert all(pattern.pattern == fold(pattern.pattern) for pattern in cue.asked if "\\W" not in pattern.pattern)


@pytest.mark.parametrize("source", ["a", "[{asked: [a]}]", "[{asked: [(], stands: [b]}]", "[{asked: [], stands: [b]}]"])
def test_strange_cues_are_refused(source: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        read_cues(source)
