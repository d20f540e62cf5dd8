"""Closings as files give them: the signature below, above, beside and between the recipients."""

import time

import pytest

from corpus.document import Header
from corpus.reading.normalise import normalise
from corpus.structure.assemble import read_structure


def closing(raw: str) -> Header:
    return read_structure(normalise(f"KẾ HOẠCH\n\nMẫu\n\n1. Việc mẫu của tỉnh.\n\n{raw}\n")).header


WHOLE = ("Trần Văn Mẫu", "Phó Chủ tịch", "TM", ("UBND tỉnh", "Lưu: VT"))
OFFICES = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"


@pytest.mark.parametrize(
    "raw",
    [
        f"Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.\n\n{OFFICES}\n\nTrần Văn Mẫu",
        f"{OFFICES}\n\nTrần Văn Mẫu\n\nNơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.",
        f"Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.\n\n{OFFICES}\n(Đã ký)\n\nTrần Văn Mẫu",
        f"Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.\n09 KH\n\n{OFFICES}\n[daky]\n\nTS. Trần Văn\nMẫu\n\nPHỤ LỤC",
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (b/c);\tKT. CHỦ TỊCH\n- Lưu: VT.\tPHÓ CHỦ TỊCH\n\tTrần Văn Mẫu",
        "Nơi nhận:   TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (b/c);   KT. CHỦ TỊCH\n- Lưu: VT.   PHÓ CHỦ TỊCH\nTrần Văn Mẫu",
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (b/c); KT. CHỦ TỊCH\n- Lưu: VT. PHÓ CHỦ TỊCH\n\nTrần Văn Mẫu",
        "Nơi nhận: - UBND tỉnh (b/c); - Lưu: VT.\tTM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn Mẫu",
    ],
)
def test_one_closing_set_in_many_ways(raw: str) -> None:
    header = closing(raw)
    signer = (header.signer or "").removeprefix("TS. ")
    assert (signer, header.signer_position, header.authority, header.recipients) == WHOLE


@pytest.mark.parametrize(
    ("signature", "signer"),
    [
        ("TL. CỤC TRƯỞNG\nKT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nVIỆC MẪU\n\nĐào Thị Mẫu", "Đào Thị Mẫu"),
        ("GIÁM ĐỐC\n\nNGUYỄN VĂN MẪU", "NGUYỄN VĂN MẪU"),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nUBND TỈNH MẪU", None),
        ("T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nGiàng A Mẫu", "Giàng A Mẫu"),
    ],
)
def test_a_person_is_told_from_a_unit(signature: str, signer: str | None) -> None:
    assert closing(f"Nơi nhận:\n- Các xã;\n- Lưu: VT.\n\n{signature}").signer == signer


@pytest.mark.parametrize("before", ["", "\t"])
def test_a_signature_in_one_line_without_a_list(before: str) -> None:
    assert closing(f"{before}KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Thị Mẫu\tPHỤ LỤC DANH MỤC").signer == "Lê Thị Mẫu"
    assert closing("CHỦ TỊCH HỘI ĐỒNG\n\n(Đã ký)\n\nLê Thị Mẫu").signer == "Lê Thị Mẫu"


def test_a_list_behind_the_last_cell_of_the_text() -> None:
    header = closing("Nghị quyết này đã được thông qua./.\tNơi nhận: - Các xã; - Lưu: VT.\n\nCHỦ TỊCH\n\nLê Thị Mẫu")
    assert (header.signer, header.recipients) == ("Lê Thị Mẫu", ("Các xã", "Lưu: VT"))


def test_a_name_behind_a_recipient_is_the_signer_where_columns_run_together() -> None:
    raw = "Nơi nhận: GIÁM ĐỐC\nNhư trên; (Đã ký và đóng dấu)\nCác xã; Lê Thị Mẫu\nLưu: VT."
    assert closing(raw).signer == "Lê Thị Mẫu"


def test_the_words_for_recipients_in_a_sentence_open_no_closing() -> None:
    header = closing("2. Nơi nhận văn bản gồm các xã.\n\nNơi nhận văn bản là các xã;\n\n- Một mục.")
    assert header.recipients == ()


def test_capitals_below_the_list_head_an_annex() -> None:
    header = closing("Nơi nhận: - Như trên; - Lưu: VT.\n\nTHUYẾT MINH DỰ TOÁN CỦA NĂM NAY\n\n- Một mục nữa.")
    assert header.recipients == ("Như trên", "Lưu: VT")


@pytest.mark.parametrize("piece", ["Nơi nhận: ", "- a; ", "KT. ", "A B ", "CHỦ TỊCH ", "; CHỦ TỊCH "])
def test_a_long_line_takes_time_in_proportion(piece: str) -> None:
    begin = time.perf_counter()
    closing(f"Nơi nhận:\n- Các xã;\n{piece * 20_000}\n{piece * 200}")
    assert time.perf_counter() - begin < 5
