"""troly documents, show, remove: what is stored."""

from typing import Annotated

import typer

from assistant.commands.options import AsJson
from assistant.connect import connect
from assistant.console import say, say_json
from assistant.render import Json
from assistant.settings import home
from assistant.usage import Misuse

DocumentId = Annotated[str, typer.Argument(metavar="MÃ", help="Mã văn bản, như «troly documents» liệt kê.")]

_HEADER_NAMES = {
    "type": "Loại",
    "symbol": "Số, ký hiệu",
    "issuer": "Cơ quan ban hành",
    "place": "Nơi ban hành",
    "date": "Ngày",
    "title": "Trích yếu",
    "signer": "Người ký",
    "signer_position": "Chức vụ",
}


def documents(as_json: AsJson = False) -> None:
    """Liệt kê các văn bản đã nạp."""
    with connect(home(), "troly documents") as engine:
        stored = engine.documents()
    for one in stored:
        if as_json:
            say_json(one)
        else:
            say(f"{one['id']:>5}  {one['label']}  ({one['file']})")
    if not stored and not as_json:
        say("Kho chưa có văn bản nào; hãy nạp bằng «troly ingest TỆP...».")


def show(
    document_id: DocumentId,
    text_only: Annotated[bool, typer.Option("--text", help="Chỉ in nguyên văn bản.")] = False,
    as_json: AsJson = False,
) -> None:
    """Xem một văn bản đã nạp: thông tin đầu văn bản, dàn ý, lưu ý; hoặc nguyên văn bản."""
    if text_only and as_json:
        raise Misuse("Chỉ chọn một trong hai: --text hoặc --json.")
    with connect(home(), "troly show") as engine:
        document = engine.document(document_id)
    if text_only:
        say(document["text"])
    elif as_json:
        say_json(document)
    else:
        _tell(document)


def remove(document_id: DocumentId) -> None:
    """Xoá một văn bản khỏi kho."""
    with connect(home(), "troly remove") as engine:
        engine.remove(document_id)
    say(f"Đã xoá văn bản mang mã {document_id}.")


def _tell(document: Json) -> None:
    say(document["label"])
    for key, name in _HEADER_NAMES.items():
        say(f"  {name}: {document['header'][key] or 'không ghi'}")
    for entry in document["outline"]:
        say(f"{'  ' * entry['level']}{entry['label']}. {entry['title']}")
    for warning in document["warnings"]:
        say(f"  Lưu ý: {warning['message']}")
