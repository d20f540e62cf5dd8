"""Whole dialogues over the sample documents: the right fact from the right document, or none."""

from importlib.resources import files
from pathlib import Path

import pytest

from assistant.service import Troly
from index.store import Incoming, Store

SAMPLES = Path(str(files("corpus").joinpath("samples")))

DISTRICT = "ke-hoach-57-dan-chu-co-so-2024.txt"
OFFICE = "ke-hoach-42-so-noi-vu-chi-thi-15.txt"
DIRECTIVE = "chi-thi-15-cai-cach-hanh-chinh.txt"
DECISION = "quyet-dinh-1184-quy-che-phoi-hop.txt"
STORM = "cong-dien-07-ung-pho-bao.txt"
WARD = "ke-hoach-21-an-toan-thuc-pham-2026.txt"
COMMUNE = "ke-hoach-38-xa-binh-hoa-chi-thi-15.txt"
NETWORK = "ke-hoach-318-chuyen-doi-so-2026.md"
REFUSED = ("not_found", "", "")
ASKED_BACK = ("needs_clarification", "Anh/chị hỏi về văn bản nào?", "")


def said(words: str, file: str) -> tuple[str, str, str]:
    return "answered", words, file


# Each question with the status, words and only file of its answer.
DIALOGUES: list[list[tuple[str, tuple[str, str, str]]]] = [
    [
        ("Nhiệm vụ 2.3 trong kế hoạch của huyện Long Thạnh ai chủ trì?", said("Phòng Giáo dục và Đào tạo", DISTRICT)),
        ("khi nào?", said("Tháng 9/2024", DISTRICT)),
        ("phối hợp với ai?", said("Các trường học", DISTRICT)),
        ("ai ký?", said("Hồ Sĩ Luyện", DISTRICT)),
        ("chức vụ gì?", said("Phó Chủ tịch", DISTRICT)),
        ("còn nhiệm vụ 2.4.b?", said("UBND các xã, thị trấn", DISTRICT)),
        ("thế còn năm 2023?", REFUSED),
        ("ai ký?", ASKED_BACK),
    ],
    [
        ("nhiem vu 2.3 cua huyen long thanh do co quan nao chu tri", said("Phòng Giáo dục và Đào tạo", DISTRICT)),
        ("khi nao", said("Tháng 9/2024", DISTRICT)),
        ("con nhiem vu 3.2", said("30/6/2024", DISTRICT)),
        ("ai ky", said("Hồ Sĩ Luyện", DISTRICT)),
        ("con cua thuy nguyen", REFUSED),
    ],
    [
        ("UBND các xã, phường, thị trấn báo cáo theo Kế hoạch 42/KH-SNV trước ngày nào?", said("ngày 12", OFFICE)),
        ("thế UBND các huyện thì sao?", said("ngày 18", OFFICE)),
        ("kinh phí bao nhiêu?", said("186.500.000 đồng", OFFICE)),
        ("ai ký?", said("Nguyễn Thục Đoan", OFFICE)),
        ("gửi cho ai?", said("UBND các huyện, thành phố", OFFICE)),
        ("căn cứ vào đâu?", said("15/CT-UBND", OFFICE)),
        ("văn bản đó được văn bản nào viện dẫn?", said("318/KH-UBND", NETWORK)),
    ],
    [
        ("Theo Chỉ thị 15/CT-UBND, các sở báo cáo hằng tháng trước ngày nào?", said("ngày 20", DIRECTIVE)),
        ("gửi cho ai?", said("Ủy ban nhân dân tỉnh", DIRECTIVE)),
        ("qua don vi nao", said("Sở Nội vụ", DIRECTIVE)),
        ("còn Sở Tài chính?", said("ngày 20", DIRECTIVE)),
        ("ai ký?", said("Trịnh Công Lạng", DIRECTIVE)),
        ("Trong chỉ thị này, Thanh tra tỉnh phải làm gì?", said("15/11/2025", DIRECTIVE)),
    ],
    [
        ("Phường Tân Lạc phải lấy ít nhất bao nhiêu mẫu kiểm nghiệm nhanh trong năm?", said("60 mẫu", WARD)),
        ("còn của Long Thạnh?", REFUSED),
        ("còn các sở?", REFUSED),
    ],
    [
        ("Ai ký Quyết định 1184/QĐ-UBND?", said("Lương Thế Khải", DECISION)),
        ("ban hành ngày nào?", said("27/10/2025", DECISION)),
        ("còn Kế hoạch 42/KH-SNV?", said("26/05/2025", OFFICE)),
        ("còn Kế hoạch 999/KH-UBND?", REFUSED),
        ("còn của xã Bình Hòa Sơn?", said("15/08/2025", COMMUNE)),
    ],
    [
        ("Ai ký Kế hoạch 318/KH-UBND?", said("Lương Thế Khải", NETWORK)),
        ("còn của phường Tân Lạc?", said("Ngô Đình Thuấn", WARD)),
        ("còn của huyện Long Thạnh?", said("Hồ Sĩ Luyện", DISTRICT)),
        ("còn của huyện Thủy Nguyên?", REFUSED),
    ],
    [
        ("Công điện 07/CĐ-UBND yêu cầu học sinh nghỉ học khi nào?", said("11/10/2025", STORM)),
        ("ai ký?", said("Cao Thị Bích Thoa", STORM)),
        ("còn sơ tán dân?", said("15 giờ ngày 11/10/2025", STORM)),
        ("số mấy?", said("07/CĐ-UBND", STORM)),
    ],
    [
        ("Thời tiết ngày mai thế nào?", REFUSED),
        ("ai ký?", ASKED_BACK),
        ("của phường Tân Lạc", said("Ngô Đình Thuấn", WARD)),
        ("ban hanh ngay nao", said("20/01/2026", WARD)),
    ],
]


@pytest.fixture(scope="module")
def engine(sample_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Troly:
    return Troly(sample_store, tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize("number", range(len(DIALOGUES)))
def test_the_right_fact_from_the_right_document_or_none(engine: Troly, number: int) -> None:
    for question, (status, words, file) in DIALOGUES[number]:
        answer = engine.ask(question, conversation_id=f"dialogue-{number}")
        told = (question, answer.understood_as, answer.answer)
        assert answer.question == question
        assert answer.status == status, told
        assert words in answer.answer, told
        assert {one.file for one in answer.citations} == ({file} if file else set()), told


def test_one_of_several_documents_is_chosen(engine: Troly) -> None:
    engine.ask("Chỉ thị 15/CT-UBND được văn bản nào viện dẫn?", conversation_id="choice")
    offered = engine.ask("kế hoạch đó ai ký?", conversation_id="choice")
    assert (offered.status, offered.understood_as) == ("needs_clarification", None)
    by_marker = {one.marker: one.file for one in offered.citations}
    assert set(by_marker.values()) == {NETWORK, COMMUNE, OFFICE}
    assert all(f"[{marker}]" in offered.answer for marker in by_marker)
    chosen = engine.ask("kế hoạch 42/KH-SNV", conversation_id="choice")
    assert "Nguyễn Thục Đoan" in chosen.answer
    assert {one.file for one in chosen.citations} == {OFFICE}


def test_the_users_choice_of_documents_stays(engine: Troly) -> None:
    ids = {one.file: one.id for one in engine.documents()}
    engine.ask("Ai ký Quyết định 1184/QĐ-UBND?", conversation_id="chosen")
    answer = engine.ask("còn Kế hoạch 42/KH-SNV?", conversation_id="chosen", documents=[ids[DECISION]])
    assert {one.file for one in answer.citations} <= {DECISION}


def test_another_conversation_is_not_leaned_on(engine: Troly) -> None:
    engine.ask("Ai ký Quyết định 1184/QĐ-UBND?", conversation_id="one")
    assert engine.ask("ban hành ngày nào?", conversation_id="two").status == "needs_clarification"


def test_only_one_stored_document_needs_no_name(tmp_path: Path) -> None:
    with Store.open(tmp_path, purpose="test") as store:
        list(store.add([Incoming(DECISION, DECISION, (SAMPLES / DECISION).read_bytes())]))
        answer = Troly(store, tmp_path).ask("Ai ký?", conversation_id="alone")
    assert "Lương Thế Khải" in answer.answer


def test_the_answer_to_a_document_replaced_since_comes_from_its_new_version(tmp_path: Path) -> None:
    text = (SAMPLES / DECISION).read_text(encoding="utf-8")
    with Store.open(tmp_path, purpose="test") as store:
        names = (DECISION, OFFICE)
        list(store.add([Incoming(name, name, (SAMPLES / name).read_bytes()) for name in names]))
        engine = Troly(store, tmp_path)
        engine.ask("Quyết định 1184/QĐ-UBND ban hành ngày nào?", conversation_id="c")
        changed = text.replace("Lương Thế Khải", "Lương Thế Mới")
        list(store.add([Incoming(DECISION, DECISION, changed.encode())]))
        assert "Lương Thế Mới" in engine.ask("ai ký?", conversation_id="c").answer
