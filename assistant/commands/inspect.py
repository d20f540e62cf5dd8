"""troly inspect: what is read out of files, without storing them."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.options import AsJson
from assistant.console import note, printable, say, say_json
from assistant.render import Json


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
