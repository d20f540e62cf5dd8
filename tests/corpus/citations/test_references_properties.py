"""What holds for every text: spans are true, nothing overlaps, what is written is found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations.clean_text import clean
from corpus.citations.references import find_references
from corpus.document import Span

_WORDS = (
    "Chỉ thị|Luật Đất đai|số|33/CT-TTg|25-NQ/TW|59/2023/NĐ-CP|ngày 26/11/2021|năm 2013|của|và|UBND tỉnh|Bộ Chính trị"
    "|Các Luật:|sửa đổi, bổ sung|Nghị quyết Đại hội|lần thứ XIII|của Đảng|33|,|;|-|/|\n|\t|(|)|Mẫu|İ|ﬀ|Т|\u200b|[1]|¹"
    "|Kế hoạch phối hợp|Hiến pháp"
)
_PIECES = st.sampled_from(_WORDS.split("|"))
_TEXTS = st.one_of(
    st.text(max_size=200), st.lists(_PIECES, max_size=40).map(" ".join), st.lists(_PIECES, max_size=40).map("".join)
)


@given(_TEXTS)
def test_spans_are_true_ordered_and_apart(text: str) -> None:
    found = find_references(text)
    end = 0
    for reference in found:
        assert text[reference.start : reference.end] == reference.quote
        assert end <= reference.start < reference.end
        assert reference.key
        assert reference.symbol or reference.name
        end = reference.end


@given(_TEXTS)
def test_cleaning_keeps_every_offset(text: str) -> None:
    source = clean(text)
    assert len(source.text) == len(source.low) == len(text)


@given(_TEXTS)
def test_nothing_is_found_in_an_excluded_text(text: str) -> None:
    assert find_references(text, exclude=[Span(0, len(text))]) == ()


@given(
    type_=st.sampled_from(["Chỉ thị", "Nghị quyết", "Kế hoạch phối hợp", "Công văn", "Thông báo kết luận"]),
    number=st.integers(1, 99_999),
    codes=st.sampled_from(["/KH-UBND", "-CT/TU", "/2023/NĐ-CP", "/UBND-NC", "/CĐ-TTg", "-CTr/BDVTU-BCSĐ"]),
    day=st.dates(),
    issuer=st.sampled_from([None, "UBND tỉnh An Phú", "Bộ Chính trị", "Ban Thường vụ Tỉnh ủy"]),
    before=st.sampled_from(["", "Thực hiện ", "theo quy định tại ", "Mục 3: "]),
)
def test_what_is_written_is_read_back(
    type_: str, number: int, codes: str, day: object, issuer: str | None, before: str
) -> None:
    year, month, date = str(day).split("-")
    mention = f"{type_} số {number}{codes} ngày {int(date)}/{month}/{year}" + (f" của {issuer}" if issuer else "")
    [found] = find_references(f"{before}{mention} về việc tổ chức thực hiện.")
    assert found.quote == mention
    assert (found.type, found.symbol, found.issuer, found.date) == (type_, f"{number}{codes}", issuer, str(day))


def _many_dates(count: int) -> str:
    return " ".join(
        f"Chỉ thị số 1/CT-UBND ngày {n % 28 + 1}/{n % 12 + 1}/{1990 + n % 40} của UBND tỉnh X; Chỉ thị số 1/CT-UBND."
        for n in range(count)
    )


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("1/" * 50_000, 0),
        ("Luật sửa đổi, bổ sung một số điều của Luật Đất đai, " * 5_000, 5_000),
        ("Kế hoạch phối hợp a " * 5_000, 0),
        ("Nghị quyết số " + "1, " * 20_000 + "2/NQ-CP", 1),
        ("1/CT-TTg của " + "Ban " * 20_000, 1),
        (_many_dates(3_000), 6_000),
    ],
)
def test_long_monotonous_texts_are_read_to_their_end(text: str, mentions: int) -> None:
    assert len(find_references(text)) == mentions
