"""troly search: passages of the stored documents, best first."""

from typing import Annotated

import typer

from assistant.commands.jsonl import answer_lines
from assistant.commands.options import AsJson, AsJsonLines, Within
from assistant.connect import connect
from assistant.console import say, say_json
from assistant.render import Json
from assistant.settings import MAX_HITS, home
from assistant.usage import Misuse

Limit = Annotated[
    int,
    typer.Option(
        "--limit", min=1, max=MAX_HITS, metavar="N", help=f"Số đoạn tối đa, từ 1 đến {MAX_HITS} (mặc định 10)."
    ),
]


def search(
    query: Annotated[str | None, typer.Argument(metavar="TỪ_KHOÁ", help="Từ khoá hoặc câu cần tìm.")] = None,
    limit: Limit = 10,
    as_json: AsJson = False,
    as_jsonl: AsJsonLines = False,
    within: Within = None,
) -> None:
    """Tìm các đoạn văn bản gần với từ khoá nhất."""
    if as_jsonl == (query is not None):
        raise Misuse("Cần từ khoá, hoặc --jsonl để đọc nhiều câu từ đầu vào chuẩn.")
    with connect(home(), "troly search") as engine:
        if query is None:
            if not answer_lines(lambda asked: engine.search(asked, limit=limit, documents=within)):
                raise typer.Exit(1)
        elif as_json:
            say_json(engine.search(query, limit=limit, documents=within))
        else:
            _tell(engine.search(query, limit=limit, documents=within))


def _tell(found: Json) -> None:
    if not found["hits"]:
        say("Không tìm thấy đoạn nào.")
    for number, hit in enumerate(found["hits"], 1):
        say(f"{number}. {hit['label']} (mã {hit['document_id']}, tệp {hit['file']})")
        say(f"   {' '.join(hit['quote'].split())}")
