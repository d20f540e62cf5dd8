"""Which documents a question names by title."""

import pytest

from index.titles import Titles

STORED = (
    (1, "Luật Cư trú"),
    (2, "LUẬT CƯ TRÚ"),
    (3, "Luật Trọng tài thương mại"),
    (4, "Luật Trọng tài"),
    (5, "Luật Phòng, chống ma túy"),
    (6, "Kế hoạch Cư trú"),
    (7, "Hiến pháp"),
    (8, ""),
)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Theo Luật Cư trú, nơi ở hợp pháp là gì?", {1, 2}),
        ("luật cư trú áp dụng cho ai", {1, 2}),
        ("theo luat cu tru thi tam tru bao lau", {1, 2}),
        ("Luật Phòng chống ma tuý quy định gì?", {5}),
        ("Theo quy định của Luật Trọng tài thương mại, phán quyết có giá trị thế nào?", {3}),
        ("Theo Hiến pháp và Luật Cư trú, ai có quyền?", {1, 2, 7}),
        ("Kế hoạch triển khai Luật Cư trú giao sở nào chủ trì?", set()),
        ("ke hoach trien khai luat cu tru giao so nao chu tri", set()),
        ("Kế hoạch Cư trú nói gì?", set()),
        ("Cư trú là gì?", set()),
        ("Luật Cư", set()),
        ("", set()),
    ],
)
def test_statutes_are_named_by_their_whole_title(question: str, named: set[int]) -> None:
    assert Titles(STORED).named(question) == named


def test_all_stored_documents_are_known() -> None:
    assert Titles(STORED).ids == set(range(1, 9))
    assert Titles([]).ids == frozenset()
