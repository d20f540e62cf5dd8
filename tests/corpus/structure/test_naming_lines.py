"""What stands below the text may name a document that lost its letterhead, and is told apart from it."""

import pytest

from corpus.document import FiledNumber, Header
from corpus.parse import parse
from corpus.reading.normalise import normalise
from corpus.reading.read import read as read_file
from corpus.structure.assemble import read_structure

TEXT = """{head}Kính gửi: Các sở.

1. Sở A thực hiện việc mẫu.

Nơi nhận:
- Lưu: VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Văn Mẫu

{line}
"""
LINE = "Công văn 12/UBND-VX năm 2025 về việc mẫu của các sở do Ủy ban nhân dân tỉnh An Mẫu ban hành"


def read(line: str, head: str = "") -> Header:
    return read_structure(normalise(TEXT.format(line=line, head=head))).header


def test_the_line_of_a_collection_tells_what_was_lost() -> None:
    header = read(LINE)
    assert (header.type, header.symbol, header.date) == ("Công văn", "12/UBND-VX", None)
    assert (header.issuer, header.title) == ("Ủy ban nhân dân tỉnh An Mẫu", "về việc mẫu của các sở")
    assert {header.origins[fact] for fact in ("symbol", "issuer", "title")} == {"title line"}
    assert header.origins["signer"] == "signature"


@pytest.mark.parametrize(
    "line", [LINE.replace("Công văn", "Kế hoạch"), "Công văn 12 năm 2025 về việc mẫu", f"- {LINE}"]
)
def test_other_lines_tell_nothing(line: str) -> None:
    assert read(line).symbol is None


def test_what_the_letterhead_prints_stays() -> None:
    head = "SỞ MẪU\n\nSố: 3/SM-VP\n\nAn Mẫu, ngày 1 tháng 2 năm 2025\n\n"
    header = read(LINE, head)
    assert (header.symbol, header.origins["symbol"], header.issuer) == ("3/SM-VP", "letterhead", "Sở Mẫu")


def test_a_number_that_was_left_blank_is_not_filled_in() -> None:
    assert read(LINE, "SỞ MẪU\n\nSố:    /SM-VP\n\nAn Mẫu, ngày 1 tháng 2 năm 2025\n\n").symbol is None


def test_the_name_of_the_file_is_told_as_such() -> None:
    def told(line: str) -> Header:
        return parse(
            read_file("Cong-van-12-UBND-VX-2025-viec-mau.txt", TEXT.format(line=line, head="").encode())
        ).header

    assert told("Mẫu.").symbol is None
    assert told("Mẫu.").file_name == FiledNumber("Cong van", "12-UBND-VX")
    assert told(LINE).file_name is None
