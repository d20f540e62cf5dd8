"""A plan being drafted, as plain data: what is asked for, suggested, edited and written."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from corpus.errors import DraftError

# A plan being drafted, as plain data: what is suggested, edited, kept, exported and checked.


Profile = Literal["state", "party"]
Why = Literal["superior", "peers", "last_year", "form", "user"]
State = Literal["suggested", "accepted", "rejected", "edited"]
PartKind = Literal["aims", "tasks", "organisation", "other"]
Coverage = Literal["covered", "partly", "missing"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Origin(_Frozen):
    """Where a suggestion stands: `quote` is the stored text of the document at `[start, end)`."""

    document_id: Annotated[str, Field(description="Mã văn bản.")]
    file: Annotated[str, Field(description="Tên tệp.")]
    label: Annotated[str, Field(description="Tên viện dẫn đầy đủ.")]
    section: Annotated[str, Field(description="Mục chứa đoạn trích; rỗng nếu ngoài các mục.")]
    quote: Annotated[str, Field(description="Nguyên văn tại [start:end] của văn bản.")]
    start: Annotated[int, Field(description="Vị trí đầu, tính theo ký tự Unicode.")]
    end: Annotated[int, Field(description="Vị trí cuối (không gồm).")]


class Alternative(_Frozen):
    """Other words for the same place, from another document."""

    text: Annotated[str, Field(description="Lời văn.")]
    origins: Annotated[tuple[Origin, ...], Field(description="Nguồn.")]
    placeholders: Annotated[tuple[str, ...], Field(description="Các chỗ [...] cần điền.")] = ()


class _Suggested(_Frozen):
    """What a line and a row have in common.

    `why` and `reason` (Vietnamese) say why it is suggested; only what is of the form itself ("form") or of the user
    ("user") has no origin. `placeholders` are the "[...]" in its words for the user to fill in.
    """

    id: Annotated[str, Field(description="Mã dòng.")]
    why: Annotated[Why, Field(description="Vì sao có dòng này.")] = "form"
    reason: Annotated[str, Field(description="Lý do, bằng lời.")] = ""
    origins: Annotated[tuple[Origin, ...], Field(description="Nguồn.")] = ()
    placeholders: Annotated[tuple[str, ...], Field(description="Các chỗ [...] cần điền.")] = ()
    alternatives: Annotated[tuple[Alternative, ...], Field(description="Lời văn khác cho cùng chỗ này.")] = ()
    state: Annotated[State, Field(description="Người soạn đã làm gì với dòng này.")] = "suggested"


class Line(_Suggested):
    """One căn cứ, heading or paragraph.

    `level` is 0 for running text, 1 to 4 for "I.", "1.", "a)" and "-"; numbers are set when the plan is written out,
    never part of `text`.
    """

    text: Annotated[str, Field(description="Lời văn, không gồm số thứ tự.")]
    level: Annotated[int, Field(description="Cấp đánh số; 0 là đoạn văn.", ge=0, le=4)] = 0
    heading: Annotated[bool, Field(description="Có phải đề mục không.")] = False


class TaskRow(_Suggested):
    """One row of the task table. `group` is the heading row above it, "" for none."""

    what: Annotated[str, Field(description="Nhiệm vụ.")]
    lead: Annotated[str, Field(description="Cơ quan, đơn vị chủ trì.")] = ""
    coordinate: Annotated[str, Field(description="Cơ quan, đơn vị phối hợp.")] = ""
    time: Annotated[str, Field(description="Thời gian thực hiện.")] = ""
    group: Annotated[str, Field(description="Nhóm nhiệm vụ; rỗng nếu không chia nhóm.")] = ""


class Part(_Frozen):
    """One "I. ..." of the plan: its lines in order, then its task table if it has one."""

    id: Annotated[str, Field(description="Mã phần.")]
    kind: Annotated[PartKind, Field(description="Loại phần.")]
    title: Annotated[str, Field(description="Đề mục.")]
    lines: Annotated[tuple[Line, ...], Field(description="Các dòng.")] = ()
    rows: Annotated[tuple[TaskRow, ...], Field(description="Bảng nhiệm vụ.")] = ()


class Covered(_Frozen):
    """One task or duty of a superior document against the draft; `where`: ids of what carries it out.

    `binding` is False for what the superior asks of other bodies only.
    """

    what: Annotated[str, Field(description="Nhiệm vụ của cấp trên.")]
    coverage: Annotated[Coverage, Field(description="Đã có, có một phần, hay còn thiếu.")]
    where: Annotated[tuple[str, ...], Field(description="Mã các dòng thực hiện.")]
    origin: Annotated[Origin, Field(description="Nguồn.")]
    binding: Annotated[bool, Field(description="Có giao cho đơn vị hay không.")] = True


class Plan(_Frozen):
    """A whole draft. Rejected lines and rows stay in it, so that they can be taken back; an export leaves them out."""

    profile: Annotated[Profile, Field(description="Thể thức nhà nước hay của Đảng.")] = "state"
    type: Annotated[str, Field(description="Loại văn bản.")] = "Kế hoạch"
    type_code: Annotated[str, Field(description="Chữ viết tắt của loại văn bản.")] = "KH"
    unit: Annotated[str, Field(description="Cơ quan ban hành.")]
    superior_body: Annotated[str, Field(description="Cơ quan chủ quản.")] = ""
    place: Annotated[str, Field(description="Địa danh.")] = ""
    year: Annotated[int, Field(description="Năm.")]
    title: Annotated[str, Field(description="Trích yếu.")]
    bases: Annotated[tuple[Line, ...], Field(description="Các căn cứ.")] = ()
    opening: Annotated[Line | None, Field(description="Lời dẫn.")] = None
    parts: Annotated[tuple[Part, ...], Field(description="Các phần.")] = ()
    closing: Annotated[Line | None, Field(description="Lời kết.")] = None
    recipients: Annotated[tuple[Line, ...], Field(description="Nơi nhận.")] = ()
    authority: Annotated[str, Field(description="Thẩm quyền ký.")] = ""
    position: Annotated[str, Field(description="Chức vụ người ký.")] = ""
    notes: Annotated[tuple[str, ...], Field(description="Điều người soạn cần biết.")] = ()
    coverage: Annotated[tuple[Covered, ...], Field(description="Từng nhiệm vụ của cấp trên so với dự thảo.")] = ()


# What a new plan is to be drafted from.


MAX_SUPERIORS = 10


def _one_line(words: str) -> str:
    """The words without control characters, which no Word file can hold."""
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())


_Words = Annotated[str, StringConstraints(max_length=300), AfterValidator(_one_line)]
_Id = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class DraftRequest(BaseModel):
    """The form of a new draft. `superiors` and `last_year` are ids of stored documents.

    At least one of superiors, last_year and topic must be given; DraftError says so where none is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: Annotated[_Words, Field(description="Cơ quan, đơn vị ban hành kế hoạch.")]
    year: Annotated[int, Field(description="Năm của kế hoạch.", ge=1990, le=2100)]
    type: Annotated[_Words, Field(description="Loại văn bản.")] = "Kế hoạch"
    superiors: Annotated[
        tuple[_Id, ...], Field(description="Mã các văn bản của cấp trên cần thực hiện.", max_length=MAX_SUPERIORS)
    ] = ()
    last_year: Annotated[_Id | None, Field(description="Mã kế hoạch năm trước của chính đơn vị.")] = None
    topic: Annotated[_Words | None, Field(description="Nội dung của kế hoạch.")] = None

    @model_validator(mode="after")
    def _has_a_start(self) -> "DraftRequest":
        if not self.unit:
            raise DraftError("Chưa ghi cơ quan ban hành; hãy ghi tên đầy đủ, ví dụ «UBND xã An Lư».")
        if not (self.superiors or self.last_year or self.topic):
            raise DraftError(
                "Chưa có gì để dựa vào; hãy chọn ít nhất một văn bản cấp trên, kế hoạch năm trước, hoặc ghi nội dung."
            )
        return self
