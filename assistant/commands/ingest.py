"""troly ingest: store files and folders."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import render
from assistant.commands.gather import Gathered, gather, load
from assistant.commands.options import AsJson
from assistant.connect import connect
from assistant.console import note, printable, say, say_json, tracked
from assistant.render import Json
from assistant.service import Engine
from assistant.settings import home
from corpus.errors import DocumentError

if TYPE_CHECKING:
    from index.stored import Incoming


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="ĐƯỜNG_DẪN...", help="Tệp hoặc thư mục (.txt, .md).")],
    as_json: AsJson = False,
) -> None:
    """Nạp văn bản vào kho; tệp đã nạp rồi thì bỏ qua, tệp có bản mới thì thay bản cũ."""
    gathered = gather(paths)
    failed = [_failure(name, error) for name, error in gathered.failed]
    counts: Counter[str] = Counter()
    if gathered.files:
        with connect(home(), "troly ingest") as engine:
            for outcome in tracked(_outcomes(engine, gathered), len(gathered.files)):
                counts[outcome["status"]] += 1
                if outcome["status"] == "failed":
                    failed.append(outcome["failure"])
    if gathered.ignored:
        note(f"Bỏ qua {len(gathered.ignored)} tệp không thuộc loại đọc được trong các thư mục.")
    _report(counts, failed, as_json=as_json)
    if failed:
        raise typer.Exit(1)


def _outcomes(engine: Engine, gathered: Gathered) -> Iterator[Json]:
    """The outcome of every file, stored or not readable to begin with."""
    unreadable: list[Json] = []

    def readable() -> Iterator["Incoming"]:
        for path in gathered.files:
            try:
                yield load(path)
            except DocumentError as error:
                unreadable.append(_failure(printable(path.name), error))

    for outcome in engine.add(readable()):
        failure = _failure(outcome.file, outcome.error) if outcome.error else None
        yield {"status": outcome.status, "failure": failure}
    for failure in unreadable:
        yield {"status": "failed", "failure": failure}


def _failure(file: str, error: DocumentError) -> Json:
    return {"file": file, **render.error(error)}


def _report(counts: "Counter[str]", failed: list[Json], *, as_json: bool) -> None:
    summary = {name: counts[name] for name in ("added", "replaced", "skipped")}
    if as_json:
        say_json({**summary, "failed": failed})
        return
    for one in failed:
        note(f"{one['file']}: {one['message']}")
    say(
        f"Đã nạp mới {summary['added']}, thay {summary['replaced']}, bỏ qua {summary['skipped']} văn bản;"
        f" không nạp được {len(failed)}."
    )
