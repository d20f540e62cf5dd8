"""What several commands share: their options, and paths of a command line read as files within bounds."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.console import printable
from corpus.errors import DocumentError, FileTooLarge, UnreadableFile
from corpus.reading.bundle import documents_in
from corpus.reading.kind import BUNDLES
from corpus.reading.read import MAX_BYTES, SUFFIXES, is_leftover

if TYPE_CHECKING:
    from index.stored import Incoming


# Options that several commands share.


AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON, mỗi dòng một đối tượng.")]
AsJsonLines = Annotated[
    bool,
    typer.Option("--jsonl", help='Đọc nhiều câu từ đầu vào chuẩn, mỗi dòng {"q": "..."}; mỗi dòng ra một kết quả.'),
]
Within = Annotated[
    list[str] | None,
    typer.Option("--document", metavar="MÃ", help="Chỉ dùng văn bản mang mã này (lặp lại được)."),
]


# Paths of a command line -> the files to store, each read within bounds.


@dataclass(frozen=True, slots=True)
class Gathered:
    """`files` to store in order, `failed` (path as text, why), `ignored` files of other types inside folders."""

    files: list[Path] = field(default_factory=list)
    failed: list[tuple[str, DocumentError]] = field(default_factory=list)
    ignored: list[Path] = field(default_factory=list)


def gather(paths: Sequence[Path]) -> Gathered:
    """Named files as they are, folders searched through; a file named twice counts once.

    Links to folders inside a folder are not followed, so no loop is possible.
    """
    found = Gathered()
    seen: set[Path] = set()
    for path in paths:
        for file in _walk(path, found) if os.path.isdir(path) else [path]:  # noqa: PTH112 (Path.is_dir raises)
            real = _real(file)
            if real not in seen:
                seen.add(real)
                found.files.append(file)
    return found


def load(path: Path) -> "Incoming":
    """One file with its bytes. Raises UnreadableFile or FileTooLarge; never reads more than the limit."""
    from index.stored import Incoming

    try:
        # A pipe or device would keep us waiting or never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFile(printable(str(path)), "không phải là tệp thường")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
            size = os.fstat(file.fileno()).st_size
    except (OSError, ValueError) as error:
        raise UnreadableFile(printable(str(path)), reason(error)) from error
    if len(data) > MAX_BYTES:
        raise FileTooLarge(size, MAX_BYTES)
    return Incoming(source=printable(str(_real(path))), file=printable(path.name), data=data)


def unpack(packed: "Incoming") -> Iterator["Incoming"]:
    """The documents that come in a file, or the file itself. Raises what a bundle raises."""
    for name, content in documents_in(packed.file, packed.data):
        inside = "" if content is packed.data else f"!/{printable(name)}"
        yield replace(packed, source=packed.source + inside, file=printable(PurePath(name).name), data=content)


def reason(error: OSError | ValueError) -> str:
    """Why the system refused a path, in Vietnamese."""
    match error:
        case FileNotFoundError():
            return "không có tệp hoặc thư mục này"
        case PermissionError():
            return "không có quyền đọc"
        case IsADirectoryError():
            return "đây là thư mục"
        case _:
            return "hệ thống báo lỗi khi đọc"


def _walk(folder: Path, found: Gathered) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                ordered = sorted(entries, key=lambda one: one.name)
        except OSError as error:
            shown = printable(str(here))
            found.failed.append((shown, UnreadableFile(shown, reason(error))))
            continue
        waiting.extend(Path(one.path) for one in reversed(ordered) if _is_folder(one))
        for one in ordered:
            path = Path(one.path)
            if is_leftover(one.name) or os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises)
                continue
            if path.suffix.lower() in (*SUFFIXES, *BUNDLES):
                yield path
            else:
                found.ignored.append(path)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    return not is_leftover(entry.name) and entry.is_dir(follow_symlinks=False)


def _real(path: Path) -> Path:
    """Where a path leads; a link that leads to itself stays as it is."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()
