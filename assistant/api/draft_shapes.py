"""Requests and responses about drafts, described for the people who call the API."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.drafting import drafts
from assistant.drafting.edit_requests import Edit
from assistant.drafting.open_points import open_points
from assistant.drafting.plan import Coverage, DraftRequest, Plan

_STRICT = ConfigDict(extra="forbid")

By = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=100, pattern=r"^[^\x00-\x1f]*$"),
    Field(description="Tên người sửa, để người khác biết; có thể bỏ trống."),
]
Version = Annotated[int, Field(description="Bản mà người sửa đang thấy.", ge=1)]


class NewDraft(DraftRequest):
    """What to draft from, and who asks."""

    by: By = ""


class Changed(BaseModel):
    """One edit of the draft as it was seen at `version`."""

    model_config = _STRICT

    version: Version
    edit: Annotated[Edit, Field(description="Một thay đổi.")]
    by: By = ""


class Replaced(BaseModel):
    """A whole plan in place of the one at `version`."""

    model_config = _STRICT

    version: Version
    plan: Annotated[Plan, Field(description="Cả dự thảo.")]
    by: By = ""


class Step(BaseModel):
    """A step back or forth from `version`."""

    model_config = _STRICT

    version: Version
    by: By = ""


class Entry(BaseModel):
    """A draft without its content."""

    id: Annotated[str, Field(description="Mã dự thảo.")]
    unit: Annotated[str, Field(description="Cơ quan ban hành.")]
    title: Annotated[str, Field(description="Trích yếu.")]
    created: Annotated[str, Field(description="Lúc tạo, ISO 8601.")]
    changed: Annotated[str, Field(description="Lúc sửa gần nhất, ISO 8601.")]
    by: Annotated[str, Field(description="Người sửa gần nhất; rỗng nếu không ghi tên.")]
    version: Annotated[int, Field(description="Bản hiện tại; tăng sau mỗi thay đổi.")]

    @classmethod
    def of(cls, entry: drafts.Entry) -> Self:
        """The same as a response."""
        return cls(
            id=entry.id,
            unit=entry.unit,
            title=entry.title,
            created=entry.created.isoformat(timespec="seconds"),
            changed=entry.changed.isoformat(timespec="seconds"),
            by=entry.by,
            version=entry.version,
        )


class Entries(BaseModel):
    """The kept drafts."""

    drafts: Annotated[list[Entry], Field(description="Các dự thảo, mới sửa nhất trước.")]


class Draft(Entry):
    """A draft as it stands."""

    plan: Annotated[Plan, Field(description="Nội dung dự thảo.")]
    can_undo: Annotated[bool, Field(description="Còn bước để hoàn tác.")]
    can_redo: Annotated[bool, Field(description="Còn bước để làm lại.")]
    blanks: Annotated[int, Field(description="Số chỗ «[...]» còn phải điền, không kể dòng đã bỏ.")]
    suggested: Annotated[int, Field(description="Số gợi ý chưa được nhận hay bỏ.")]
    standing: Annotated[
        list[Coverage], Field(description="Từng mục của coverage lúc này: dòng thực hiện đã bị bỏ thì lại là missing.")
    ]

    @classmethod
    def whole(cls, draft: drafts.Draft) -> Self:
        """The same as a response."""
        now = open_points(draft.plan)
        return cls(
            **Entry.of(draft.entry).model_dump(),
            plan=draft.plan,
            can_undo=draft.can_undo,
            can_redo=draft.can_redo,
            blanks=now.blanks,
            suggested=now.suggested,
            standing=list(now.standing),
        )
