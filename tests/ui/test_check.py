import pytest

from ui.cards import Badge, Source
from ui.navigation import Passage
from ui.pages_check import VERDICTS, check_groups, summary
from ui.wire import Checked, CheckedReference, Elsewhere, FormatRule
from ui.wire import CheckedWords as Place


def checked(*verdicts: str) -> Checked:
    return Checked(
        references=tuple(
            CheckedReference(key=str(at), type="Luật", name=f"Luật {at}", start=at, end=at + 1, quote="q", verdict=one)
            for at, one in enumerate(verdicts)
        )
    )


@pytest.mark.parametrize(
    ("verdicts", "words"),
    [
        ((), "Không thấy lời viện dẫn nào trong văn bản."),
        (("consistent",), "**1** lời viện dẫn: không chỗ nào phải xem lại, **1** chỗ khớp."),
        (("conflict", "incomplete", "unknown"), "**3** lời viện dẫn: **2** chỗ cần xem lại, **0** chỗ khớp."),
    ],
)
def test_the_summary_counts(verdicts: tuple[str, ...], words: str) -> None:
    assert summary(checked(*verdicts)) == words


def test_every_reference_stands_in_one_group_and_what_is_wrong_comes_first() -> None:
    found = checked(*VERDICTS, "mới có")
    found = found.model_copy(
        update={"format": (FormatRule(ok=True, message="Đủ"), FormatRule(ok=False, message="Thiếu"))}
    )
    groups = check_groups(found, "3")
    assert [(group.title, len(group.cards), group.folded) for group in groups] == [
        ("Cần xem lại", 6, False),
        ("Cách trình bày cần sửa", 1, False),
        ("Khớp (1)", 1, True),
        ("Chưa có gì để đối chiếu (2)", 2, True),
        ("Cách trình bày đúng (1)", 1, True),
    ]


def test_a_conflict_shows_its_reason_and_the_words_of_others() -> None:
    other = Elsewhere(document_id="9", label="Kế hoạch B", quote="ngày khác", start=3, end=7)
    reference = CheckedReference(
        key="a", symbol="3/CT", start=1, end=4, quote="số 3/CT", verdict="conflict", reason="Vì sao", others=(other,)
    )
    (group,) = check_groups(Checked(references=(reference,)), "3")
    (card,) = group.cards
    assert card.badges == (Badge("Các văn bản ghi khác nhau", "bad"),)
    assert card.facts == (("", "Vì sao"),)
    assert card.sources == (
        Source("Trong văn bản được kiểm tra", "số 3/CT", Passage("3", 1, 4)),
        Source("Kế hoạch B", "ngày khác", Passage("9", 3, 7)),
    )


def test_a_broken_rule_shows_where() -> None:
    rule = FormatRule(ok=False, message="Thiếu dấu", where=Place(quote="Căn cứ A", start=2, end=10))
    (group,) = check_groups(Checked(references=(), format=(rule,)), "3")
    assert group.cards[0].sources == (Source("", "Căn cứ A", Passage("3", 2, 10)),)


def test_a_draft_cannot_be_opened() -> None:
    assert check_groups(checked("incomplete"), None)[0].cards[0].sources[0].passage is None
