"""The rules of Nghị định 30 for căn cứ and later citations."""

import pytest

from assistant.checking.bases import find_bases
from assistant.checking.citing import check_layout
from assistant.checking.finding import FormatRule
from corpus.document import Document
from corpus.parse import parse

HEAD = """ỦY BAN NHÂN DÂN XÃ AN BÌNH

Số: {symbol}

An Bình, ngày 12 tháng 5 năm 2025

KẾ HOẠCH

Công tác dân vận

"""
LAW = "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022"
DECREE = "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ"
PLAN = "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/3/2025 của UBND huyện Hòa Sơn"


def written(*lines: str, symbol: str = "45/KH-UBND") -> Document:
    return parse(HEAD.format(symbol=symbol) + "\n".join(lines) + "\n\nI. MỤC ĐÍCH\n\nNâng cao chất lượng.\n")


def broken(document: Document) -> list[tuple[str, str]]:
    found = (rule for rule in check_layout(document) if not rule.ok)
    return [(rule.rule, rule.where.of(document.text) if rule.where else "") for rule in found]


def test_a_right_list_keeps_every_rule() -> None:
    rules = check_layout(written(f"{LAW};", f"{DECREE};", f"{PLAN}."))
    assert {rule.rule for rule in rules} == {
        "basis_line",
        "basis_end",
        "basis_order",
        "basis_law_number",
        "first_citation",
        "later_citation",
    }
    assert all(rule.ok and rule.where is None for rule in rules)


@pytest.mark.parametrize(
    ("lines", "rule", "where"),
    [
        ((f"{LAW};", f"{DECREE}.", f"{PLAN}."), "basis_end", f"{DECREE}."),
        ((f"{LAW};", f"{DECREE};"), "basis_end", f"{DECREE};"),
        ((f"{LAW};", DECREE), "basis_end", DECREE),
        ((f"{DECREE};", f"{LAW}."), "basis_order", f"{LAW}."),
        ((f"{PLAN};", f"{DECREE}."), "basis_order", f"{DECREE}."),
        ((f"{LAW}; {DECREE}.",), "basis_line", f"{LAW}; {DECREE}."),
        (("Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21/6/2024.",), "basis_law_number", None),
        (("Căn cứ Kế hoạch số 12/KH-UBND của UBND huyện Hòa Sơn.",), "first_citation", None),
        ((f"{PLAN}.", PLAN.replace("Căn cứ", "Thực hiện") + "."), "later_citation", PLAN.removeprefix("Căn cứ ")),
    ],
)
def test_a_broken_rule_is_shown_where_it_is_broken(lines: tuple[str, ...], rule: str, where: str | None) -> None:
    [(name, words)] = broken(written(*lines))
    assert name == rule
    assert words == where if where else words in lines[0]


@pytest.mark.parametrize(
    "lines",
    [
        (f"{LAW};", f"{DECREE};", "Theo đề nghị của Trưởng phòng Nội vụ."),
        (f"{LAW};", f"{DECREE}, Ủy ban nhân dân xã xây dựng kế hoạch như sau:"),
        (f"{LAW};", f"{DECREE}", "quy định chi tiết một số điều."),
        # Party documents have no place in the order of the State's.
        (f"{LAW};", "Căn cứ Chỉ thị số 12-CT/TU ngày 05/3/2025 của Tỉnh ủy;", f"{DECREE}."),
        (f"{PLAN}.", "Thực hiện Kế hoạch số 12/KH-UBND."),
        ("Nâng cao chất lượng công tác dân vận.",),
    ],
)
def test_what_may_be_so_is_not_blamed(lines: tuple[str, ...]) -> None:
    assert broken(written(*lines)) == []


@pytest.mark.parametrize("symbol", ["45-KH/ĐU", "45/2025/QĐ-UBND", "    /2025/QĐ-UBND"])
def test_other_kinds_of_documents_have_rules_of_their_own(symbol: str) -> None:
    [rule] = check_layout(written(DECREE, symbol=symbol))
    assert isinstance(rule, FormatRule)
    assert (rule.rule, rule.ok) == ("profile", True)


def test_bases_end_where_the_first_heading_begins() -> None:
    document = parse(HEAD.format(symbol="45/KH-UBND") + f"{LAW};\n\nI. MỤC ĐÍCH\n\n{DECREE};\n")
    assert [basis.text for basis in find_bases(document)] == [f"{LAW};"]
