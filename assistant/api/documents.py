"""The stored documents over HTTP: list, upload, read, remove, index again."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, File, Form, Path, Query, UploadFile
from fastapi.responses import Response

from assistant import shapes
from assistant.service import Engine, Troly
from assistant.settings import MAX_REQUEST_BYTES
from assistant.versions import notice
from corpus.errors import DocumentError
from corpus.reading.bundle import documents_in
from corpus.reading.kind import BUNDLES
from corpus.reading.read import MAX_BYTES, SUFFIXES
from index.stored import Incoming, Meeting

MAX_PAGES = 10_000
UPLOAD_PATH = "/api/documents"
_MAX_NAME = 200
_SANDBOX = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}
_MAX_SOURCE = 4096


def documents(engine: Troly) -> APIRouter:
    """The endpoints over the store."""
    router = APIRouter(tags=["Kho văn bản"])

    @router.get(UPLOAD_PATH, summary="Liệt kê các văn bản")
    def listed() -> shapes.Listings:
        return shapes.Listings(documents=engine.documents())

    @router.post(
        UPLOAD_PATH,
        summary="Nạp một hay nhiều tệp",
        description=f"Tối đa {MAX_BYTES // 1_000_000} MB một tệp, {MAX_REQUEST_BYTES // 1_000_000} MB một yêu cầu.",
    )
    def upload(
        files: Annotated[list[UploadFile], File(description=f"Các tệp cần nạp ({', '.join((*SUFFIXES, *BUNDLES))}).")],
        source: Annotated[
            list[Annotated[str, Form(max_length=_MAX_SOURCE)]] | None,
            Form(description="Nguồn của từng tệp, cùng thứ tự; nạp lại cùng nguồn là thay. Bỏ trống: theo tên tệp."),
        ] = None,
        copies: Annotated[
            Meeting, Form(description="Bản khác của văn bản đã có: giữ cả hai (keep), thay (replace), bỏ qua (skip).")
        ] = "keep",
    ) -> shapes.Upload:
        names = [file_name(one.filename or "") for one in files]
        told = source is not None and len(source) == len(files)
        sources = source if source and told else [f"upload:{name}" for name in names]
        # One byte over the limit is enough for the reader to tell that a file is too large.
        incoming = (
            Incoming(where + inside, inner, data, meeting=copies, named=not told)
            for where, name, one in zip(sources, names, files, strict=True)
            for inside, inner, data in _unpacked(name, one.file.read(MAX_BYTES + 1))
        )
        return _upload(engine, incoming)

    @router.get(
        UPLOAD_PATH + "/{document_id}",
        summary="Đọc một văn bản",
    )
    def read(document_id: str) -> shapes.Stored:
        return engine.document(document_id)

    @router.get(
        UPLOAD_PATH + "/{document_id}/original",
        response_class=Response,
        summary="Tải tệp gốc của một văn bản",
    )
    def original(document_id: str) -> Response:
        name, data = engine.original(document_id)
        # Always a download: what is in a file of someone else may not run as a page of this address.
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}", **_SANDBOX}
        return Response(data, media_type="application/octet-stream", headers=headers)

    @router.get(
        UPLOAD_PATH + "/{document_id}/pages/{number}",
        response_class=Response,
        summary="Hình một trang của văn bản PDF, đánh dấu đoạn chữ từ start đến end",
    )
    def page(
        document_id: str,
        number: Annotated[int, Path(ge=1, le=MAX_PAGES)],
        start: Annotated[int, Query(ge=0, le=MAX_BYTES)] = 0,
        end: Annotated[int, Query(ge=0, le=MAX_BYTES)] = 0,
    ) -> Response:
        return Response(engine.page(document_id, number, start, end), media_type="image/png", headers=_SANDBOX)

    @router.delete(UPLOAD_PATH + "/{document_id}", status_code=204, summary="Xoá một văn bản")
    def remove(document_id: str) -> None:
        engine.remove(document_id)

    @router.post("/api/reindex", summary="Lập lại chỉ mục tìm kiếm")
    def reindex() -> shapes.Reindexed:
        return engine.reindex()

    return router


def file_name(sent: str) -> str:
    """The last part of the name a client sent, in NFC, without control characters; it is shown, never opened."""
    last = unicodedata.normalize("NFC", sent).replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join(char for char in last if unicodedata.category(char)[0] != "C").strip()
    # The end of a long name is kept: it holds the type of the file.
    return clean[-_MAX_NAME:] or "không tên"


def _unpacked(name: str, data: bytes) -> list[tuple[str, str, bytes]]:
    """(what to add to the source, name, bytes) of the documents in a file; the file itself where none can be had."""
    try:
        return [("" if one is data else f"!/{inner}", file_name(inner), one) for inner, one in documents_in(name, data)]
    except DocumentError:
        # The reader will say why it refuses it.
        return [("", name, data)]


def _upload(engine: Engine, incoming: Iterable[Incoming]) -> shapes.Upload:
    outcomes = list(engine.add(incoming))
    counts = Counter(one.status for one in outcomes)
    return shapes.Upload(
        added=counts["added"],
        replaced=counts["replaced"],
        skipped=counts["skipped"],
        failed=[
            shapes.Failure(file=one.file, code=one.error.code, message=one.error.message)
            for one in outcomes
            if one.error
        ],
        documents=[
            shapes.Outcome(file=one.file, status=one.status, id=str(one.document_id) if one.document_id else None)
            for one in outcomes
        ],
        notices=[notice(one, one.version) for one in outcomes if one.version],
    )
