"""The benchmark's own arithmetic and processes; what it measures is not asserted here."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from evals.bench.busy import processor_seconds, share
from evals.bench.child import ChildFailedError, environment, run, size_mb, talk
from evals.bench.figures import Embedding, Figures, Latency, Product, Side, latency
from evals.bench.page import page
from evals.bench.questions import documents, questions

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "corpus" / "samples"
MEGABYTE = 1_000_000

SIDE = Side(
    ingest_seconds=20,
    ingest_cpu_seconds=30,
    ingest_peak_mb=1000,
    first_query_seconds=6,
    query_ms=Latency(p50=30, p95=60),
    query_peak_mb=900,
    disk_mb=15,
)
FIGURES = Figures(
    machine="any",
    others_percent=0,
    versions={"torch": "1"},
    documents=3,
    megabytes=0.5,
    queries=200,
    tutorial=SIDE,
    product=Product(
        **{**SIDE.model_dump(), "ingest_seconds": 40, "first_query_seconds": 2},
        ask_cold_seconds=1.5,
        ask_cold_peak_mb=300,
        api_search_ms=Latency(p50=20, p95=40),
        api_ask_ms=Latency(p50=25, p95=50),
        serve_peak_mb=400,
    ),
    embedding=Embedding(bulk_per_second=60, single_per_second=3, threads=2),
)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        ([0.002, 0.002, 0.002], Latency(p50=2, p95=2)),
        ([n / 1000 for n in range(101)], Latency(p50=50, p95=95)),
        ([0.1, 0.0], Latency(p50=50, p95=95)),
    ],
)
def test_latency(seconds: list[float], expected: Latency) -> None:
    assert latency(seconds) == expected


PEAKS = f"""
import sys
from pathlib import Path
from evals.bench.child import environment, run
home = Path(sys.argv[1])
for script in ("print('done')", "print(len(bytearray(b'x' * {200 * MEGABYTE})))"):
    print(run([sys.executable, "-c", script], environment(home)).peak_mb)
"""


def test_peak_memory_is_that_of_the_child(tmp_path: Path) -> None:
    # From a small process, as the benchmark is one: a child's peak begins at what its parent takes when it is made.
    ran = subprocess.run([sys.executable, "-c", PEAKS, str(tmp_path)], capture_output=True, text=True, check=True)
    small, large = map(float, ran.stdout.split())
    assert large > small + 150


def test_processor_time_is_that_of_the_child(tmp_path: Path) -> None:
    busy = run([sys.executable, "-c", "import time\nwhile time.process_time() < 0.5: pass"], environment(tmp_path))
    assert busy.cpu_seconds >= 0.5


@pytest.mark.parametrize(
    ("busy", "own", "capacity", "percent"),
    [(10, 10, 20, 0), (15, 5, 20, 50), (20, 0, 20, 100), (9.9, 10, 20, 0), (0, 0, 0, 0)],
)
def test_share_of_other_programs(busy: float, own: float, capacity: float, percent: int) -> None:
    assert share(busy, own, capacity) == percent


def test_the_work_of_a_child_is_seen_on_the_machine(tmp_path: Path) -> None:
    before = processor_seconds()
    run([sys.executable, "-c", "import time\nwhile time.process_time() < 0.5: pass"], environment(tmp_path))
    assert processor_seconds() - before >= 0.4


def test_a_failing_child_gives_no_figures(tmp_path: Path) -> None:
    with pytest.raises(ChildFailedError):
        run([sys.executable, "-c", "raise SystemExit(3)"], environment(tmp_path))


def test_talk_is_line_by_line_and_ends_with_its_input(tmp_path: Path) -> None:
    echo = "import sys\nfor line in sys.stdin: print(line.strip().upper(), flush=True)"
    with talk([sys.executable, "-c", echo], environment(tmp_path)) as child:
        assert [child.ask("một"), child.ask("hai")] == ["MỘT\n", "HAI\n"]
    assert child.process.returncode == 0
    assert child.peak_mb > 1


def test_talk_says_when_the_child_has_gone(tmp_path: Path) -> None:
    with (
        pytest.raises(ChildFailedError),
        talk([sys.executable, "-c", "input()"], environment(tmp_path)) as child,
    ):
        child.ask("một")


def test_the_environment_has_its_own_home(tmp_path: Path) -> None:
    env = environment(tmp_path)
    assert env["TROLY_HOME"] == str(tmp_path)
    assert env["PATH"].split(os.pathsep)[0] == str(Path(sys.executable).parent)


def test_size_counts_files_below(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"x" * MEGABYTE)
    assert size_mb(tmp_path) == pytest.approx(1, rel=0.1)


def test_questions_are_different_and_the_same_each_time() -> None:
    asked = questions(SAMPLES, 20)
    assert len(asked) == len(set(asked)) == 20
    assert asked == questions(SAMPLES, 20)
    assert all(4 <= len(question.split()) <= 25 for question in asked)


def test_questions_come_from_the_whole_folder() -> None:
    everything = questions(SAMPLES, 10_000)
    some = [everything.index(question) for question in questions(SAMPLES, 10)]
    assert some[0] == 0
    assert some[-1] > len(everything) * 0.8


def test_documents_are_text_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.pdf"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in documents(tmp_path)] == ["a.md", "b.txt"]


def test_a_ratio_above_one_means_this_product_is_better() -> None:
    lines = page(FIGURES).splitlines()
    assert "| store all documents | 40 s | 20 s | 0.5× |" in lines
    assert "| first query, from process start | 2 s | 6 s | 3× |" in lines


def test_the_committed_page_shows_the_committed_figures() -> None:
    figures = Figures.model_validate_json((ROOT / "docs" / "benchmarks.json").read_text(encoding="utf-8"))
    assert (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8") == page(figures)
