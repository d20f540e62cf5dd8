"""Figures and outcomes from answers and hits; the whole way through a running product is the last test."""

import json
import re
from pathlib import Path

import pytest

from assistant.answer import Answer, Citation, Status
from evals.__main__ import main
from evals.datasets import gold as gold_set
from evals.evaluate import Found, answers, passages_ranked, rankings
from evals.marking import mark
from evals.product import stored
from evals.questions import Question

TEXTS = {"a.txt": "Báo cáo trước ngày 5/6. Gửi Sở Nội vụ."}
WHEN = Question(q="Hạn nào?", kind="report", file="a.txt", must=(("--06-05",),), evidence=("trước ngày 5/6",))
NOTHING = Question(q="Phạt bao nhiêu?", kind="unanswerable", note="no fine")


def _answer(text: str, status: Status = "answered", quote: str = "Báo cáo trước ngày 5/6.") -> Answer:
    cited = (Citation(1, "1", "a.txt", "", "", quote, TEXTS["a.txt"].find(quote), len(quote)),) if "[1]" in text else ()
    return Answer("", text, status, cited)


def test_figures_of_answers() -> None:
    marks = [
        mark(WHEN, _answer("Trước ngày 5/6 [1]"), TEXTS),
        mark(WHEN, _answer("Trước ngày 7/6 [1]"), TEXTS),
        mark(WHEN, _answer("Không nêu.", "not_found"), TEXTS),
        mark(NOTHING, _answer("Không nêu.", "not_found"), TEXTS),
    ]
    figures = answers(marks, [0.01, 0.02, 0.03, 0.04])
    assert figures == {
        "questions": 4,
        "correct": 0.5,
        "correct report": pytest.approx(1 / 3),
        "correct unanswerable": 1.0,
        "evidence cited": pytest.approx(2 / 3),
        "citation recall": 0.5,
        "citation precision": 0.5,
        "refusal precision": 0.5,
        "refusal recall": 1.0,
        "answers with ungrounded figures": 1,
        "answers with wrong markers": 0,
        "quotes out of place": 0,
        "characters p50": 10,
        "characters p90": 18,
        "ask ms p50": 20.0,
        "ask ms p95": 40.0,
    }


def test_figures_of_rankings() -> None:
    found = [Found(["a", "b"], frozenset("b"), 0.01), Found(["x"], frozenset("a"), 0.03)]
    figures = rankings(found)
    assert (figures["success@1"], figures["success@10"], figures["MRR@10"]) == (0, 0.5, 0.25)
    assert (figures["search ms p50"], figures["search ms p95"]) == (10.0, 30.0)


@pytest.mark.parametrize(
    ("hits", "ranked"),
    [
        ([("a.txt", "báo cáo trước ngày 5/6 gửi Sở")], ["trước ngày 5/6"]),
        ([("b.txt", "báo cáo trước ngày 5/6 gửi Sở")], ["hit 0"]),
        ([("a.txt", "một đoạn khác hẳn"), ("a.txt", "trước ngày 5/6")], ["hit 0", "trước ngày 5/6"]),
        ([("a.txt", "trước ngày 5/6"), ("a.txt", "trước ngày 5/6")], ["trước ngày 5/6", "hit 1"]),
        ([("a.txt", "trước ngày 5/6 và sau đó gửi Sở Nội vụ")], ["trước ngày 5/6", "gửi Sở Nội vụ"]),
    ],
)
def test_hits_are_ranked_by_the_evidence_they_hold(hits: list[tuple[str, str]], ranked: list[str]) -> None:
    given = [{"file": file, "quote": quote} for file, quote in hits]
    assert passages_ranked(given, "a.txt", ("trước ngày 5/6", "gửi Sở Nội vụ")) == ranked


@pytest.mark.slow
def test_a_set_is_measured_through_the_running_product(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, docs = tmp_path / "gold", tmp_path / "docs"
    gold.mkdir()
    docs.mkdir()
    (docs / "a.txt").write_text(
        "ỦY BAN NHÂN DÂN\nXÃ SUỐI MÂY\n\nSố: 7/KH-UBND\n\nSuối Mây, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\n\n"
        "Làm sạch đường làng năm 2026\n\nI. NỘI DUNG\n\n"
        "1. Các thôn báo cáo kết quả về Ủy ban nhân dân xã trước ngày 15/11/2026.\n",
        encoding="utf-8",
    )
    asked = [
        {
            "q": "Kế hoạch 7/KH-UBND yêu cầu các thôn báo cáo kết quả về UBND xã trước ngày nào?",
            "kind": "report",
            "must": [["15/11/2026"]],
            "evidence": ["báo cáo kết quả về Ủy ban nhân dân xã trước ngày 15/11/2026"],
        },
        {"q": "Giá vàng hôm nay bao nhiêu?", "kind": "unanswerable", "must": [], "evidence": []},
    ]
    (gold / "a.json").write_text(json.dumps({"file": "a.txt", "questions": asked}), encoding="utf-8")
    output = tmp_path / "out"
    command = [
        "--set",
        "gold",
        "gold-plain",
        "alqac",
        "--gold",
        str(gold),
        "--docs",
        str(docs),
        "--output",
        str(output),
    ]
    assert main([*command, "--bench", str(tmp_path / "absent")]) == 0
    said = capsys.readouterr()
    assert "alqac is left out" in said.err
    report = json.loads((output / "report.json").read_text("utf-8"))
    assert report["sets"]["gold"]["correct"] == 1
    assert report["sets"]["gold"]["refusal recall"] == 1
    assert report["sets"]["gold-plain"]["questions"] == 2
    page = (output / "report.html").read_text("utf-8")
    assert not re.search(r"(?:src|href|url)\s*[=(]|<script", page)

    data, stores = gold_set(gold, [docs]), output / "stores"
    [kept] = stores.iterdir()
    assert stored(data, stores) == kept
    made_by_other_code = kept.rename(kept.with_name(f"{kept.name.split('-')[0]}-000000000000"))
    assert stored(data, stores, old_too=True) == made_by_other_code


def test_nothing_to_measure_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--set", "gold", "--gold", str(tmp_path / "absent"), "--output", str(tmp_path)]) == 1
    assert "nothing to measure" in capsys.readouterr().err
