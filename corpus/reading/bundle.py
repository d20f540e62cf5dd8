"""Files that hold documents and are none: .zip archives and mails (.eml) with attachments."""

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import PurePath, PurePosixPath

from corpus.errors import BinaryFile, TooComplex
from corpus.reading.archive import Archive
from corpus.reading.kind import KIND_OF_SUFFIX
from corpus.reading.read import MAX_BYTES, SUFFIXES, is_leftover

_MOST = 1_000


def documents_in(name: str, data: bytes) -> list[tuple[str, bytes]]:
    """(name inside, bytes) of every document in a bundle, in its order; the file itself where it is no bundle.

    Names are only to be shown: their folders are never made. Bundles inside bundles and files of other types are left
    out. Raises BinaryFile where no document is inside, EncryptedFile, DamagedFile, TooComplex.
    """
    match PurePath(name).suffix.lower():
        case ".zip":
            found, what = list(_in_zip(data)), "tệp nén không có văn bản nào đọc được bên trong"
        case ".eml":
            found, what = list(_attached(data)), "thư không có văn bản đính kèm nào đọc được"
        case _:
            return [(name, data)]
    if not found:
        raise BinaryFile(what, f"kiểm tra lại; các loại đọc được: {', '.join(SUFFIXES)}")
    return found


def _in_zip(data: bytes) -> Iterator[tuple[str, bytes]]:
    archive = Archive(data, "nén (.zip)")
    wanted = [name for name in sorted(archive.names()) if _is_document(name)]
    if len(wanted) > _MOST:
        raise TooComplex(f"hơn {_MOST} văn bản trong một tệp nén")
    for name in wanted:
        # One byte over the limit is enough to tell that a file is too large.
        yield _readable(name), (archive.part(name) or b"")[: MAX_BYTES + 1]


def _attached(data: bytes) -> Iterator[tuple[str, bytes]]:
    mail = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    for count, part in enumerate(mail.walk()):
        if count > _MOST:
            raise TooComplex(f"hơn {_MOST} phần trong một thư")
        name = part.get_filename() or ""
        content = part.get_payload(decode=True) if _is_document(name) else None
        if isinstance(content, bytes):
            yield name, content[: MAX_BYTES + 1]


def _is_document(name: str) -> bool:
    """Pictures in a bundle are logos and signatures more often than pages."""
    path = PurePosixPath(name)
    kind = KIND_OF_SUFFIX.get(path.suffix.lower())
    return kind not in (None, "picture") and not any(is_leftover(part) or part == "__MACOSX" for part in path.parts)


def _readable(name: str) -> str:
    """Names that were written in UTF-8 without the archive's saying so."""
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name
