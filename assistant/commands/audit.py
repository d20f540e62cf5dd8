"""troly audit: which printed times and which orders of a file could not be given to a duty."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.arguments import AsJson, gather, load
from assistant.console import note, printable, say, say_json
from assistant.render import error, unplaced
from assistant.shapes import Json, to_json
from corpus.errors import DocumentError


def audit(
    paths: Annotated[list[Path], typer.Argument(metavar="ĐƯỜNG_DẪN...", help="Tệp hoặc thư mục cần soát.")],
    as_json: AsJson = False,
    placed: Annotated[bool, typer.Option("--placed", help="Kèm cả những mốc và lời giao việc đã rõ.")] = False,
) -> None:
    """Soát tệp mà không lưu: mốc thời gian, lời giao việc, báo cáo nào chưa gắn được với việc nào."""
    clean = True
    for path in gather(paths).files:
        shape = _audited(path, placed=placed)
        clean = clean and "error" not in shape
        if as_json:
            say_json(shape)
        else:
            _tell(shape)
    if not clean:
        raise typer.Exit(1)


def _audited(path: Path, *, placed: bool) -> Json:
    from corpus.duties.accounting import account
    from index.stored import read_document

    name = printable(path.name)
    try:
        document = read_document(path.name, load(path).data)
    except DocumentError as refused:
        return {"file": name, "error": to_json(error(refused))}
    found = account(document)
    shape: Json = {
        "file": name,
        "times": sum(one.kind == "time" for one in found),
        "acts": sum(one.kind == "act" for one in found),
        "unplaced": [to_json(unplaced(one, document)) for one in found if one.place is None],
    }
    if placed:
        shape["placed"] = [
            {
                "kind": one.kind,
                "text": one.text,
                "start": one.start,
                "end": one.end,
                "quote": one.clause.of(document.text),
                "as": one.place,
                "of": one.of,
            }
            for one in found
            if one.place is not None
        ]
    return shape


def _tell(shape: Json) -> None:
    if "error" in shape:
        note(f"{shape['file']}: {shape['error']['message']}")
        return
    left = shape["unplaced"]
    say(f"{shape['file']}: {shape['times']} mốc thời gian, {shape['acts']} lời giao việc hoặc báo cáo")
    say(f"  Chưa gắn với việc nào: {len(left)}")
    for one in left:
        say(f"  - {' '.join(one['text'].split())}: {' '.join(one['quote'].split())[:160]}")
