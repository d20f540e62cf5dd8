import pytest

from ui.matching import matching
from ui.wire import ListedDocument

PLAN = ListedDocument(
    id="1",
    file="ke-hoach.docx",
    type="Kế hoạch",
    symbol="12/KH-UBND",
    issuer="UBND xã Đông Hòa",
    date="2025-02-03",
    title="Cải cách hành chính",
    label="Kế hoạch số 12/KH-UBND",
)
DRAFT = ListedDocument(id="2", file="du thao.txt", label="du thao.txt")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [PLAN, DRAFT]),
        ("12/kh", [PLAN]),
        ("dong hoa", [PLAN]),
        ("ĐÔNG HÒA", [PLAN]),
        ("hành chính 2025", [PLAN]),
        ("03/02/2025", [PLAN]),
        ("dự thảo", [DRAFT]),
        ("hành chính 2024", []),
    ],
)
def test_every_typed_word_is_found_with_or_without_diacritics(typed: str, found: list[ListedDocument]) -> None:
    assert list(matching([PLAN, DRAFT], typed)) == found
