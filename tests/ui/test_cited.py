from ui.cards import Card, Source
from ui.navigation import Passage
from ui.pages_cited import citing_cards
from ui.wire import CitingRow


def row(document_id: str, start: int, section: str = "") -> CitingRow:
    return CitingRow(
        key="k",
        document_id=document_id,
        file=f"{document_id}.txt",
        section=section,
        start=start,
        end=start + 2,
        quote="q",
    )


def test_each_citing_document_is_one_card_with_all_its_places() -> None:
    assert citing_cards((row("1", 5, "II.1"), row("2", 1), row("1", 9)), {"1": "Kế hoạch A"}) == (
        Card(
            "Kế hoạch A",
            facts=(("", "2 chỗ"),),
            sources=(Source("Mục II.1", "q", Passage("1", 5, 7)), Source("", "q", Passage("1", 9, 11))),
        ),
        Card("2.txt", sources=(Source("", "q", Passage("2", 1, 3)),)),
    )
