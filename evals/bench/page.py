"""The page docs/benchmarks.md, drawn from the figures and from nothing else."""

from evals.bench.figures import Figures

COMMAND = "python -m evals.bench --docs DIR --out docs/benchmarks.md"


def page(figures: Figures) -> str:
    """Markdown. A ratio above 1 means that this product is the faster or the smaller one."""
    ours, theirs, rate = figures.product, figures.tutorial, figures.embedding
    rows = [
        _row("store all documents", ours.ingest_seconds, theirs.ingest_seconds, "s"),
        _row("processor time of that, all cores", ours.ingest_cpu_seconds, theirs.ingest_cpu_seconds, "s"),
        _row("first query, from process start", ours.first_query_seconds, theirs.first_query_seconds, "s"),
        _row("query, median", ours.query_ms.p50, theirs.query_ms.p50, "ms"),
        _row("query, 95th percentile", ours.query_ms.p95, theirs.query_ms.p95, "ms"),
        _row("peak memory while storing", ours.ingest_peak_mb, theirs.ingest_peak_mb, "MB"),
        _row("peak memory while querying", ours.query_peak_mb, theirs.query_peak_mb, "MB"),
        _row("disk, without model weights", ours.disk_mb, theirs.disk_mb, "MB"),
    ]
    versions = ", ".join(f"{name} {number}" for name, number in sorted(figures.versions.items()))
    return f"""# Benchmarks

Made by `{COMMAND}`; the same figures as data: [benchmarks.json](benchmarks.json).
{figures.documents} documents ({figures.megabytes} MB of text);
{figures.queries} queries made of their own titles and headings, 10 hits each.
Machine: {figures.machine}; other programs took {figures.others_percent} % of the processors during the run.
{versions}.

## Beside LangChain's retrieval tutorial

Tutorial: RecursiveCharacterTextSplitter 1000/200, langchain-chroma, the same embedding weights through
sentence-transformers. This product: `troly ingest`, `troly search --jsonl`. Each step is a process of its own.
The tutorial computes in float32, as the library does by itself; this product stores in bfloat16 where the processor
has it, and embeds queries with a 4-bit engine. Ratio = tutorial / this product: above 1, this product is faster or
smaller. Where other programs were busy, processor time compares better than the clock.

| | this product | tutorial | ratio |
|---|---:|---:|---:|
{chr(10).join(rows)}

The tutorial stops at ranked passages. This product in the same time also reads headers, outlines, tables,
citations, deadlines and duties, and ranks with a lexical index beside the vectors.

## This product alone

| | |
|---|---:|
| `troly ask`, cold, from process start to the answer | {ours.ask_cold_seconds:g} s |
| its peak memory | {ours.ask_cold_peak_mb:g} MB |
| `POST /api/search`, median / 95th percentile | {ours.api_search_ms.p50:g} / {ours.api_search_ms.p95:g} ms |
| `POST /api/ask`, median / 95th percentile | {ours.api_ask_ms.p50:g} / {ours.api_ask_ms.p95:g} ms |
| peak memory of `troly serve` | {ours.serve_peak_mb:g} MB |
| passages embedded in bulk, {rate.threads} threads | {rate.bulk_per_second:g} a second |
| passages embedded one by one, without torch | {rate.single_per_second:g} a second |
"""


def _row(name: str, ours: float, theirs: float, unit: str) -> str:
    ratio = f"{theirs / ours:.2g}×" if ours else "-"
    return f"| {name} | {ours:g} {unit} | {theirs:g} {unit} | {ratio} |"
