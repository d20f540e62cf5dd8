"""What the benchmark finds: one record that the JSON file holds and the page is drawn from."""

import statistics
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict


class Latency(BaseModel):
    """Milliseconds over many queries."""

    model_config = ConfigDict(frozen=True)

    p50: float
    p95: float


class Side(BaseModel):
    """One pipeline. Seconds, MB (1e6 bytes); `first_query` counts from the start of a process."""

    model_config = ConfigDict(frozen=True)

    ingest_seconds: float
    ingest_cpu_seconds: float
    ingest_peak_mb: float
    first_query_seconds: float
    query_ms: Latency
    query_peak_mb: float
    disk_mb: float


class Product(Side):
    """This product; what the tutorial has no counterpart for stands here."""

    ask_cold_seconds: float
    ask_cold_peak_mb: float
    api_search_ms: Latency
    api_ask_ms: Latency
    serve_peak_mb: float


class Embedding(BaseModel):
    """Passages of the same documents a second."""

    model_config = ConfigDict(frozen=True)

    bulk_per_second: float
    single_per_second: float
    threads: int


class Figures(BaseModel):
    """The whole run. `others_percent`: what other programs took of the processors meanwhile."""

    model_config = ConfigDict(frozen=True)

    machine: str
    others_percent: int
    versions: dict[str, str]
    documents: int
    megabytes: float
    queries: int
    product: Product
    tutorial: Side
    embedding: Embedding


def latency(seconds: Sequence[float]) -> Latency:
    """Median and 95th percentile of at least two measurements."""
    cuts = statistics.quantiles(seconds, n=20, method="inclusive")
    return Latency(p50=round(cuts[9] * 1000, 2), p95=round(cuts[18] * 1000, 2))
