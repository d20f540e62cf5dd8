"""The command line in one process over a real store: what a user sees, and the exit status."""

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant import cli
from corpus.errors import StoreBusy

Command = Callable[..., Any]

ENGLISH = re.compile(r"\b(usage|error|options?|arguments?|missing|invalid|try|help for|commands?)\b", re.IGNORECASE)
QUESTION = "Các sở, ban, ngành gửi báo cáo kết quả thực hiện Chỉ thị 15/CT-UBND trước ngày nào?"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nope"], "Không có lệnh «nope»"),
        (["ask", "--nope"], "Không có tuỳ chọn --nope"),
        (["ask"], "Cần một câu hỏi"),
        (["ask", "a", "--jsonl"], "Cần một câu hỏi"),
        (["ask", "a", "b"], "thừa hoặc thiếu"),
        (["search"], "Cần từ khoá"),
        (["search", "a", "--limit", "0"], "--limit không hợp lệ"),
        (["search", "a", "--limit", "x"], "--limit không hợp lệ"),
        (["search", "a", "--limit"], "--limit"),
        (["remove"], "Còn thiếu MÃ"),
        (["ingest"], "Còn thiếu ĐƯỜNG_DẪN"),
        (["inspect"], "Còn thiếu TỆP"),
        (["show", "1", "--text", "--json"], "Chỉ chọn một trong hai"),
        (["serve", "--port", "99999"], "--port không hợp lệ"),
    ],
)
def test_wrong_usage_is_one_vietnamese_line_and_status_2(troly: Command, arguments: list[str], told: str) -> None:
    ran = troly(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1
    assert not ENGLISH.search(ran.err.split("Xem «")[0])


@pytest.mark.parametrize(
    "command",
    ["", "serve", "ingest", "documents", "show", "remove", "search", "ask", "inspect", "reindex", "doctor"],
)
def test_every_help_page_is_vietnamese(troly: Command, command: str) -> None:
    ran = troly(*([command] if command else []), "--help")
    assert ran.status == 0
    assert ran.out.startswith("Cách dùng: troly")
    assert not ENGLISH.search(ran.out)


def test_bare_command_shows_the_help_page_as_wrong_usage(troly: Command) -> None:
    ran = troly()
    assert ran.status == 2
    assert "Các lệnh:" in ran.err


@pytest.mark.parametrize(
    ("arguments", "status", "out"),
    [
        (["documents"], 0, "Kho chưa có văn bản nào"),
        (["documents", "--json"], 0, ""),
        (["search", "kế hoạch"], 0, "Không tìm thấy"),
        (["search", "kế hoạch", "--json"], 0, '{"hits": []}'),
        (["reindex"], 0, "0 văn bản"),
        (["ask", QUESTION], 0, ""),
    ],
)
def test_an_empty_home_is_no_error(troly: Command, arguments: list[str], status: int, out: str) -> None:
    ran = troly(*arguments)
    assert (ran.status, ran.err) == (status, "")
    assert out in ran.out


def test_a_question_to_an_empty_store_finds_nothing(troly: Command) -> None:
    [answer] = troly("ask", QUESTION, "--json").shapes()
    assert answer["status"] == "not_found"
    assert answer["citations"] == []


@pytest.mark.parametrize("command", [("show", "7"), ("show", "7", "--text"), ("remove", "7"), ("show", "../7")])
def test_an_unknown_id_is_one_line_and_status_1(troly: Command, command: tuple[str, ...]) -> None:
    ran = troly(*command)
    assert (ran.status, ran.out) == (1, "")
    assert "Không có văn bản mang mã" in ran.err
    assert ran.err.count("\n") == 1


def test_store_read_ask_search_remove(troly: Command, directive: Path, letter: Path) -> None:
    stored = troly("ingest", directive, letter, "--json")
    assert stored.status == 0
    assert stored.shapes()[-1] == {"added": 2, "replaced": 0, "skipped": 0, "failed": []}
    assert troly("ingest", directive, letter, "--json").shapes()[-1]["skipped"] == 2

    listed = troly("documents", "--json").shapes()
    assert [one["file"] for one in listed] == [directive.name, letter.name]
    assert {"id", "file", "type", "symbol", "issuer", "date", "title"} <= listed[0].keys()
    texts = {one["id"]: troly("show", one["id"], "--text").out for one in listed}

    [answer] = troly("ask", QUESTION, "--json").shapes()
    assert answer["status"] in {"answered", "partial"}
    assert answer["citations"]
    assert {int(n) for n in re.findall(r"\[(\d+)\]", answer["answer"])} == {c["marker"] for c in answer["citations"]}
    for one in answer["citations"]:
        assert texts[one["document_id"]][one["start"] : one["end"]] == one["quote"]
    told = troly("ask", QUESTION)
    assert told.status == 0
    assert "Nguồn:" in told.out

    [found] = troly("search", "báo cáo", "--limit", "3", "--json").shapes()
    assert 1 <= len(found["hits"]) <= 3
    for one in found["hits"]:
        assert texts[one["document_id"]][one["start"] : one["end"]] == one["quote"]
    assert [one["score"] for one in found["hits"]] == sorted((one["score"] for one in found["hits"]), reverse=True)

    first = listed[0]["id"]
    [within] = troly("search", "báo cáo", "--json", "--document", listed[1]["id"]).shapes()
    assert {one["document_id"] for one in within["hits"]} == {listed[1]["id"]}
    shown = troly("show", first)
    assert "Số, ký hiệu" in shown.out
    [whole] = troly("show", first, "--json").shapes()
    assert whole["text"] == texts[first].rstrip("\n") or whole["text"] + "\n" == texts[first]
    assert troly("remove", first).status == 0
    assert [one["id"] for one in troly("documents", "--json").shapes()] == [listed[1]["id"]]
    assert "1 văn bản" in troly("reindex").out


def test_a_new_version_replaces_the_old_one(troly: Command, directive: Path, tmp_path: Path) -> None:
    file = tmp_path / "chỉ thị của tỉnh.txt"
    file.write_bytes(directive.read_bytes())
    troly("ingest", file)
    file.write_bytes(directive.read_bytes() + "\nPhần bổ sung về chế độ thông tin.\n".encode())
    ran = troly("ingest", file, "--json")
    [notice] = ran.shapes()[-1].pop("notices")
    assert ran.shapes()[-1] | {"notices": []} == {"added": 0, "replaced": 1, "skipped": 0, "failed": [], "notices": []}
    assert notice["changes"] == {"added": ["Phần bổ sung về chế độ thông tin."], "dropped": [], "more": 0}
    [one] = troly("documents", "--json").shapes()
    assert "Phần bổ sung về chế độ thông tin." in troly("show", one["id"], "--text").out


def test_many_questions_keep_order_pass_keys_through_and_survive_bad_lines(troly: Command, directive: Path) -> None:
    troly("ingest", directive)
    lines = [
        '{"q": "Ai tổng hợp báo cáo?", "id": 1, "note": {"a": [1]}}',
        "not json",
        "",
        '{"id": 2}',
        '{"q": "   ", "id": 3}',
        '{"q": "Sở Nội vụ có nhiệm vụ gì?"}',
    ]
    ran = troly("ask", "--jsonl", stdin="\n".join(lines).encode() + b"\n\xff\xfe\n")
    shapes = ran.shapes()
    assert ran.status == 1
    assert ["error" in one for one in shapes] == [False, True, True, True, False, True]
    assert shapes[0]["input"] == {"id": 1, "note": {"a": [1]}}
    assert shapes[3]["input"] == {"id": 3}
    assert "input" not in shapes[4]
    assert {one["error"]["code"] for one in shapes if "error" in one} == {"question"}

    ran = troly("search", "--jsonl", "--limit", "2", stdin='{"q": "báo cáo"}\n{"q": "Sở Nội vụ", "n": 5}'.encode())
    assert ran.status == 0
    assert [len(one["hits"]) for one in ran.shapes()] == [2, 2]
    assert ran.shapes()[1]["input"] == {"n": 5}


def test_an_endless_line_is_one_bad_question(troly: Command) -> None:
    flood = b'{"q": "' + b"a" * 3_000_000 + b'"}\n{"q": "x"}\n'
    shapes = troly("search", "--jsonl", stdin=flood).shapes()
    assert ["error" in one for one in shapes] == [True, False]


@pytest.mark.parametrize("question", ["", "   ", "x" * 20_000])
@pytest.mark.parametrize("command", ["ask", "search"])
def test_empty_and_huge_questions_are_refused(troly: Command, command: str, question: str) -> None:
    ran = troly(command, question)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("Lỗi: ")
    assert ran.err.count("\n") == 1


def test_a_decomposed_question_finds_the_same(troly: Command, directive: Path) -> None:
    troly("ingest", directive)
    composed = troly("search", "thủ tục hành chính", "--json").out
    assert troly("search", unicodedata.normalize("NFD", "thủ tục hành chính"), "--json").out == composed


def test_inspect_prints_one_object_a_file_in_order_and_goes_on(troly: Command, directive: Path, tmp_path: Path) -> None:
    empty = tmp_path / "rỗng.txt"
    empty.write_bytes(b" \n")
    ran = troly("inspect", "--json", empty, directive, tmp_path / "absent.txt")
    first, second, third = ran.shapes()
    assert ran.status == 1
    assert first["file"] == "rỗng.txt"
    assert first["error"]["code"] == "empty"
    assert third["error"]["code"] == "unreadable"
    assert second["document"]["symbol"] == "15/CT-UBND"
    for kind in ("references", "reports", "tasks"):
        assert all(second["text"][one["start"] : one["end"]] == one["quote"] for one in second[kind])
    told = troly("inspect", directive)
    assert told.status == 0
    assert "15/CT-UBND" in told.out


def test_an_unexpected_error_is_one_line_and_its_words_stay_out_of_the_log(
    troly: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not a literal where it is raised: the log shows lines of code.
    words = "nội dung văn bản mật"

    def explode(*_: object) -> None:
        raise RuntimeError(words)

    monkeypatch.setattr("assistant.commands.documents.connect", explode)
    ran = troly("documents")
    assert ran.status == 1
    assert ran.err.count("\n") == 1
    assert "RuntimeError" in ran.err
    log = (home / "logs" / "troly.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "in explode" in log
    assert "mật" not in log + ran.err


def test_a_home_that_cannot_be_written_is_told(troly: Command, home: Path, directive: Path) -> None:
    home.write_text("a file where the folder should be", encoding="utf-8")
    ran = troly("ingest", directive)
    assert ran.status == 1
    assert ran.err.startswith("Lỗi")
    assert ran.err.count("\n") == 1


def test_a_busy_store_is_told_after_a_short_wait(troly: Command, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant import connect
    from index.lock import StoreLock

    monkeypatch.setattr(connect, "_WAIT_FOR_COMMAND", 0.1)
    lock = StoreLock(home)
    lock.acquire("troly ingest")
    try:
        ran = troly("documents")
    finally:
        lock.release()
    assert ran.status == 1
    assert "troly ingest" in ran.err
    assert troly("documents").status == 0


def test_errors_of_the_tree_reach_the_user_as_they_are(troly: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise StoreBusy("ai đó")

    monkeypatch.setattr("assistant.commands.documents.connect", busy)
    assert troly("documents").err == f"Lỗi: {StoreBusy('ai đó').message}\n"


def test_version(troly: Command) -> None:
    ran = troly("--version")
    assert (ran.status, ran.out) == (0, f"troly {cli.VERSION}\n")


def test_json_lines_are_utf8_without_escapes(troly: Command, directive: Path) -> None:
    troly("ingest", directive)
    line = troly("documents", "--json").out
    assert "Ủy ban" in line or "ỦY BAN" in line or "UBND" in line
    assert json.loads(line)["file"] == directive.name


def test_what_a_unit_was_and_is(troly: Command) -> None:
    told = troly("units", "Bình Dương")
    assert told.status == 0
    assert "Trước đây: Tỉnh Bình Dương (đến trước 01/07/2025)" in told.out
    assert "Hiện nay: Thành phố Hồ Chí Minh" in told.out
    found = json.loads(troly("units", "xã An Lương", "--on", "2024-01-01", "--json").out)
    assert (found["standing"], found["on"], found["question"]) == ("unique", "2024-01-01", None)
    assert [one["full"] for one in found["was"]] == ["Xã An Lương, huyện Văn Chấn, tỉnh Yên Bái"]
    assert [one["name"] for one in found["is"]] == ["Xã Mỏ Vàng"]
    assert troly("units", "phường An Lư").out.endswith("Đơn vị nào được hỏi?\n")
    assert troly("units", "nơi nào đó").out.startswith("Không có đơn vị")
    assert troly("units", "An Lư", "--on", "hôm qua").status == 2
