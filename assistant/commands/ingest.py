"""troly ingest and inspect: files and folders stored, or only read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.arguments import AsJson, gather, load, unpack
from assistant.connect import connect
from assistant.console import Bar, note, printable, say, say_json
from assistant.service import Engine
from assistant.settings import home
from assistant.shapes import Failure, Json, VersionNotice, to_json
from assistant.versions import notice
from corpus.errors import DocumentError
from corpus.reading.kind import BUNDLES
from corpus.reading.read import SUFFIXES

if TYPE_CHECKING:
    from index.stored import Incoming, Meeting, Outcome


# troly ingest: store files and folders.


_MEETINGS: dict[str, "Meeting"] = {"keep": "keep", "replace": "replace", "skip": "skip"}


def ingest(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="ĐƯỜNG_DẪN...", help=f"Tệp hoặc thư mục ({', '.join((*SUFFIXES, *BUNDLES))})."),
    ],
    meeting: Annotated[
        str,
        typer.Option(
            "--copies", metavar="keep|replace|skip", help="Bản khác của văn bản đã có: giữ cả hai, thay, bỏ qua."
        ),
    ] = "keep",
    as_json: AsJson = False,
) -> None:
    """Nạp văn bản vào kho; tệp đã nạp rồi thì bỏ qua, tệp có bản mới thì thay bản cũ."""
    if meeting not in _MEETINGS:
        raise typer.BadParameter(
            "chỉ nhận keep (giữ cả hai), replace (thay) hoặc skip (bỏ qua).", param_hint="--copies"
        )
    gathered = gather(paths)
    failed = [_failure(name, error) for name, error in gathered.failed]
    counts: Counter[str] = Counter()
    notices: list[VersionNotice] = []
    if gathered.files:
        with connect(home(), "troly ingest") as engine:
            for outcome in _outcomes(engine, gathered.files, meeting):
                counts[outcome.status] += 1
                if outcome.error:
                    failed.append(_failure(outcome.file, outcome.error))
                if outcome.version:
                    notices.append(notice(outcome, outcome.version))
    if gathered.ignored:
        note(f"Bỏ qua {len(gathered.ignored)} tệp không thuộc loại đọc được trong các thư mục.")
    _report(counts, failed, notices, as_json=as_json)
    if failed:
        raise typer.Exit(1)


def _outcomes(engine: Engine, files: Sequence[Path], meeting: str) -> Iterator["Outcome"]:
    """What became of every file, whether the system or the reader refused it."""
    from index.stored import Outcome

    refused: list[Outcome] = []
    bar = Bar(len(files))

    def readable() -> Iterator["Incoming"]:
        for path in files:
            bar.read()
            try:
                for at, incoming in enumerate(unpack(load(path))):
                    bar.more(min(at, 1))
                    yield replace(incoming, meeting=_MEETINGS[meeting])
            except DocumentError as error:
                refused.append(Outcome(printable(path.name), "failed", error=error))
                bar.done()

    try:
        for outcome in engine.add(readable()):
            bar.done()
            yield outcome
    finally:
        bar.end()
    yield from refused


def _failure(file: str, error: DocumentError) -> Failure:
    return Failure(file=file, code=error.code, message=error.message)


def _report(counts: "Counter[str]", failed: list[Failure], notices: list[VersionNotice], *, as_json: bool) -> None:
    summary = {name: counts[name] for name in ("added", "replaced", "skipped")}
    if as_json:
        noticed = {"notices": [to_json(one) for one in notices]} if notices else {}
        say_json({**summary, "failed": [to_json(one) for one in failed]} | noticed)
        return
    told: list[VersionNotice | Failure] = [*notices, *failed]
    for one in told:
        note(f"{one.file}: {one.message}")
    say(
        f"Đã nạp mới {summary['added']}, thay {summary['replaced']}, bỏ qua {summary['skipped']} văn bản;"
        f" không nạp được {len(failed)}."
    )


# troly inspect: what is read out of files, without storing them.


def inspect(
    files: Annotated[list[Path], typer.Argument(metavar="TỆP...", help="Các tệp cần đọc.")],
    as_json: AsJson = False,
) -> None:
    """Đọc tệp mà không lưu: thông tin đầu văn bản, dàn ý, viện dẫn, báo cáo, nhiệm vụ, thời hạn."""
    clean = True
    for path in files:
        shape = _read(path)
        clean = clean and "error" not in shape
        if as_json:
            say_json(shape)
        else:
            _tell(shape)
    if not clean:
        raise typer.Exit(1)


def _read(path: Path) -> Json:
    from assistant.inspect import inspect_file

    return {**inspect_file(path), "file": printable(path.name)}


def _tell(shape: Json) -> None:
    if "error" in shape:
        note(f"{shape['file']}: {shape['error']['message']}")
        return
    said = {name: value or "không ghi" for name, value in shape["document"].items()}
    say(f"{shape['file']}: {said['type']} {said['symbol']}, {said['issuer']}")
    say(f"  Trích yếu: {said['title']}")
    say(
        f"  {len(shape['outline'])} đề mục, {len(shape['references'])} viện dẫn,"
        f" {len(shape['reports'])} chế độ báo cáo, {len(shape['tasks'])} nhiệm vụ"
    )
    for report in shape["reports"]:
        who = ", ".join(report["who"]) or "không ghi"
        when = "; ".join(one["text"] for one in report["deadlines"]) or "không ghi thời hạn"
        say(f"  Báo cáo, mục {report['section'] or '-'}: {who} → {report['to'] or 'không ghi'}: {when}")
    for warning in shape["warnings"]:
        say(f"  Lưu ý: {warning['message']}")
