"""Which stored document a citation means: identity is number and date, or number and place, never the number alone."""

import pytest

from corpus.citations.references import find_references
from corpus.document import Header, Reference
from index.links import Links, identity_of, is_central, spellings

_PROVINCE = Header(
    type="Kế hoạch", symbol="79/KH-UBND", issuer="Ủy ban nhân dân tỉnh An Phước", place="An Phước", date="2024-03-05"
)
_OTHER = Header(
    type="Kế hoạch",
    symbol="79/KH-UBND",
    issuer="Ủy ban nhân dân tỉnh Long Thạnh",
    place="Long Thạnh",
    date="2024-03-05",
)
_COMMUNE = Header(type="Kế hoạch", symbol="79/KH-UBND", issuer="UBND xã An Bình", place="An Bình", date="2024-04-01")
_DIRECTIVE = Header(type="Chỉ thị", symbol="33/CT-TTg", issuer="Thủ tướng Chính phủ", place="Hà Nội", date="2021-11-26")
_DECREE = Header(type="Nghị định", symbol="59/2023/NĐ-CP", issuer="Chính phủ", place="Hà Nội", date="2023-08-14")
_LAW = Header(type="Luật", symbol="42/2013/QH13", issuer="Quốc hội", date="2013-11-25")
_LAND_LAW = Header(type="Luật", symbol="31/2024/QH15", issuer="Quốc hội", date="2024-01-18")
_HEADERS = dict(enumerate([_PROVINCE, _OTHER, _COMMUNE, _DIRECTIVE, _DECREE, _LAW, _LAND_LAW], start=1))
_LINKS = Links(_HEADERS.items())


def _mention(text: str) -> Reference:
    [found] = find_references(text)
    return found


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        # Number and date, with the place where two bodies share both.
        ("Kế hoạch số 79/KH-UBND ngày 05/3/2024 của UBND tỉnh An Phước", 1),
        ("Kế hoạch số 79/KH-UBND ngày 05/3/2024 của UBND tỉnh Long Thạnh", 2),
        ("Kế hoạch số 79/KH-UBND ngày 05/3/2024", None),
        ("Kế hoạch số 79/KH-UBND ngày 01/4/2024", 3),
        ("Kế hoạch số 079/KH-UBND ngày 01/4/2024 của UBND xã", 3),
        # Another body or another date is another document.
        ("Kế hoạch số 79/KH-UBND ngày 05/3/2024 của UBND tỉnh Tân Lập", None),
        ("Kế hoạch số 79/KH-UBND ngày 06/3/2024 của UBND tỉnh An Phước", None),
        ("Kế hoạch số 79/KH-UBND ngày 01/4/2024 của UBND tỉnh", None),
        # Number and place.
        ("Kế hoạch số 79/KH-UBND của UBND tỉnh Long Thạnh", 2),
        ("Kế hoạch số 79/KH-UBND năm 2023 của UBND tỉnh Long Thạnh", None),
        ("Kế hoạch số 79/KH-UBND của UBND tỉnh", None),
        ("Kế hoạch số 79/KH-UBND", None),
        # Central bodies: number and year.
        ("Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ", 4),
        ("Chỉ thị số 33/CT-TTg năm 2021", 4),
        ("Chỉ thị số 33/CT-TTg năm 2020", None),
        ("Chỉ thị số 33/CT-TTg", None),
        ("Chỉ thị số 33-CT/TU ngày 26/11/2021", None),
        ("Nghị định số 59/2023/NĐ-CP", 5),
        # Laws by number, by name and year, by name alone where there is one version only.
        ("Luật số 42/2013/QH13", 6),
        ("Luật Tiếp công dân năm 2013", 6),
        ("Luật Tiếp công dân", 6),
        ("Luật Đất đai năm 2024", 7),
        ("Luật Đất đai năm 2013", None),
        ("Luật Đất đai", None),
    ],
)
def test_links(text: str, stored: int | None) -> None:
    assert _LINKS.stored(_mention(text)) == stored


def test_a_province_means_itself_by_the_province() -> None:
    mention = _mention("Kế hoạch số 79/KH-UBND ngày 05/3/2024 của UBND tỉnh")
    department = Header(type="Quyết định", symbol="5/QĐ-UBND", issuer="UBND tỉnh Long Thạnh", date="2024-05-01")
    assert Links([*_HEADERS.items(), (8, department)]).stored(mention, 8) == 2


def test_a_number_that_is_younger_than_its_citation_is_of_another_year() -> None:
    mention = _mention("Kế hoạch số 79/KH-UBND của UBND tỉnh An Phước")
    earlier = Header(type="Quyết định", symbol="5/QĐ-SNV", issuer="Sở Nội vụ", place="An Phước", date="2023-05-01")
    later = Header(type="Quyết định", symbol="6/QĐ-SNV", issuer="Sở Nội vụ", place="An Phước", date="2024-05-01")
    links = Links([*_HEADERS.items(), (8, earlier), (9, later)])
    assert (links.stored(mention, 8), links.stored(mention, 9)) == (None, 1)


def test_a_document_that_names_itself_is_linked_to_itself() -> None:
    mention = _mention("(Kèm theo Kế hoạch số 79/KH-UBND)")
    assert [_LINKS.stored(mention, own) for own in (1, 2, 3, 4)] == [1, 2, 3, None]


def test_what_one_mention_says_of_the_body_holds_for_all_of_its_key() -> None:
    mentions = find_references(
        "Kế hoạch số 79/KH-UBND ngày 05/3/2024; Kế hoạch số 79/KH-UBND ngày 05/3/2024 của UBND tỉnh An Phước"
    )
    assert _LINKS.resolve(4, mentions) == {"79/KH-UBND@2024-03-05": 1}


@pytest.mark.parametrize(
    ("identity", "ways"),
    [
        ("5/KH-UBND", ["5/KH-UBND", "05/KH-UBND", "005/KH-UBND", "0005/KH-UBND"]),
        ("0125/KH-UBND", ["125/KH-UBND", "0125/KH-UBND"]),
        ("12345/VPCP-CN", ["12345/VPCP-CN"]),
        ("luật tiếp công dân", ["luật tiếp công dân"]),
    ],
)
def test_spellings(identity: str, ways: list[str]) -> None:
    assert spellings(identity) == ways


def test_the_fullest_date_counts() -> None:
    assert identity_of(_mention("Luật Lưu trữ ngày 21/6/2024")) == ("luật lưu trữ", "2024-06-21")
    first, second = find_references("Chỉ thị số 033/CT-TTg ngày 26/11/2021; Chỉ thị 033/CT-TTg")
    assert identity_of(first) == identity_of(second) == ("33/CT-TTG", "2021-11-26")


@pytest.mark.parametrize(
    ("symbol", "central"),
    [
        ("33/CT-TTg", True),
        ("25-NQ/TW", True),
        ("72/2025/QH15", True),
        ("70/2025/UBTVQH15", True),
        ("10894/VPCP-CN", True),
        ("63/KH-UBND", False),
        ("33-CT/TU", False),
        ("08/2025/NQ-HĐND", False),
        ("2316/SNV-CCHC", False),
    ],
)
def test_central_bodies(symbol: str, central: bool) -> None:
    assert is_central(symbol) is central


def test_no_code_of_a_local_body_is_called_central() -> None:
    local = ("UBND", "HĐND", "TU", "HU", "ĐU", "MTTQ", "BTT", "BCĐ", "SNV")
    assert not [code for code in local if is_central(f"12/KH-{code}")]
    assert is_central("33/CT-TTg")
