"""Options that several commands share."""

from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON, mỗi dòng một đối tượng.")]
AsJsonLines = Annotated[
    bool,
    typer.Option("--jsonl", help='Đọc nhiều câu từ đầu vào chuẩn, mỗi dòng {"q": "..."}; mỗi dòng ra một kết quả.'),
]
Within = Annotated[
    list[str] | None,
    typer.Option("--document", metavar="MÃ", help="Chỉ dùng văn bản mang mã này (lặp lại được)."),
]
