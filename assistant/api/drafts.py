"""Drafts over HTTP: suggest and keep, list, read, edit, undo, remove, hand out as a Word file."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import Response

from assistant.api.draft_shapes import Changed, Draft, Entries, Entry, NewDraft, Replaced, Step
from assistant.drafting.grounded import grounded
from assistant.form.write import Sources
from assistant.service import Troly

DRAFTS_PATH = "/api/drafts"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CONFLICT: dict[int | str, dict[str, object]] = {409: {"description": "Người khác đã sửa; nêu ai, lúc nào."}}


def drafts(engine: Troly) -> APIRouter:
    """The endpoints over the kept drafts."""
    router = APIRouter(prefix=DRAFTS_PATH, tags=["Soạn kế hoạch"])
    kept = engine.drafts

    @router.post("", summary="Gợi ý một dự thảo và lưu lại")
    def added(asked: NewDraft) -> Draft:
        return Draft.whole(kept.add(engine.draft(asked), asked.by))

    @router.get("", summary="Liệt kê các dự thảo")
    def listed() -> Entries:
        return Entries(drafts=[Entry.of(one) for one in kept.listed()])

    @router.get("/{draft_id}", summary="Đọc một dự thảo")
    def read(draft_id: str) -> Draft:
        return Draft.whole(kept.draft(draft_id))

    @router.post("/{draft_id}/edits", responses=_CONFLICT, summary="Sửa một chỗ trong dự thảo")
    def changed(draft_id: str, sent: Changed) -> Draft:
        return Draft.whole(kept.change(draft_id, sent.version, sent.edit, sent.by, engine.worded))

    @router.put("/{draft_id}", responses=_CONFLICT, summary="Thay cả dự thảo")
    def replaced(draft_id: str, sent: Replaced) -> Draft:
        grounded(sent.plan, kept.draft(draft_id).plan, engine)
        return Draft.whole(kept.replace(draft_id, sent.version, sent.plan, sent.by))

    @router.post("/{draft_id}/undo", responses=_CONFLICT, summary="Hoàn tác thay đổi gần nhất")
    def undone(draft_id: str, sent: Step) -> Draft:
        return Draft.whole(kept.undo(draft_id, sent.version, sent.by))

    @router.post("/{draft_id}/redo", responses=_CONFLICT, summary="Làm lại thay đổi vừa hoàn tác")
    def redone(draft_id: str, sent: Step) -> Draft:
        return Draft.whole(kept.redo(draft_id, sent.version, sent.by))

    @router.post("/{draft_id}/coverage", responses=_CONFLICT, summary="Đối chiếu lại với văn bản cấp trên")
    def compared(draft_id: str, sent: Step) -> Draft:
        plan = kept.draft(draft_id).plan
        superiors = list(dict.fromkeys(one.origin.document_id for one in plan.coverage))
        plan = plan.model_copy(update={"coverage": engine.coverage(superiors, plan)})
        return Draft.whole(kept.replace(draft_id, sent.version, plan, sent.by, "đối chiếu lại"))

    @router.delete("/{draft_id}", status_code=204, summary="Xóa một dự thảo")
    def removed(draft_id: str) -> None:
        kept.remove(draft_id)

    @router.get(
        "/{draft_id}/file",
        summary="Tải dự thảo dạng Word",
        response_class=Response,
        responses={200: {"content": {_WORD: {}}, "description": "Tệp .docx."}},
    )
    def file(
        draft_id: str,
        sources: Annotated[
            Sources, Query(description="Nguồn của từng dòng: lời bình bên lề, phụ lục riêng, hay không kèm.")
        ] = "none",
    ) -> Response:
        plan = kept.draft(draft_id).plan
        name = f"{plan.type} {plan.year} {plan.unit}.docx"
        disposition = f"attachment; filename=\"du-thao-{draft_id}.docx\"; filename*=UTF-8''{quote(name, safe='')}"
        return Response(engine.word_file(plan, sources), media_type=_WORD, headers={"Content-Disposition": disposition})

    return router
