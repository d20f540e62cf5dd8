"""What is asked of the engine and what it gives back, beside the models of corpus and `assistant.answer`.

The same objects are sent over HTTP, read back by a command that works through the service, and printed as JSON.
"""

from datetime import datetime
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, TypeAdapter

from assistant.settings import MAX_HITS
from corpus.bodies.name import MAX_NAME
from corpus.document import Facts, Heading, ParseWarning, Reference, Report, Task

STRICT = ConfigDict(extra="forbid")
ID_PATTERN = r"^[A-Za-z0-9_-]{1,64}$"

Json = dict[str, Any]
T = TypeVar("T")
# A moment as ISO 8601 without fractions of a second.
Moment = Annotated[datetime, PlainSerializer(lambda moment: moment.isoformat(timespec="seconds"), return_type=str)]


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def to_json(value: object) -> Json:
    """One object of the interface as plain data."""
    kind: Any = type(value)
    shape: Json = _adapter(kind).dump_python(value, mode="json", by_alias=True)
    return shape


def from_json(kind: type[T], shape: object) -> T:
    """The object that `to_json` wrote. Raises pydantic.ValidationError for another shape."""
    value: T = _adapter(cast("Any", kind)).validate_python(shape)
    return value


class Filters(BaseModel):
    """Restrict the sources of an answer or a search."""

    model_config = STRICT

    documents: Annotated[list[str] | None, Field(description="Mã các văn bản được dùng; bỏ trống là mọi văn bản.")] = (
        None
    )


class Question(BaseModel):
    """One question."""

    model_config = STRICT

    question: Annotated[str, Field(description="Câu hỏi tiếng Việt, từ 1 đến 2.000 ký tự.")]
    conversation_id: Annotated[
        str | None,
        Field(
            description="Mã cuộc trò chuyện do bên gọi đặt; câu hỏi được hiểu theo các câu trước và được lưu lại.",
            pattern=ID_PATTERN,
        ),
    ] = None
    unit: Annotated[
        str | None,
        Field(description="Đơn vị của người hỏi, cho các câu như “đơn vị tôi phải báo cáo gì”.", max_length=MAX_NAME),
    ] = None
    filters: Annotated[Filters | None, Field(description="Giới hạn văn bản được dùng làm nguồn.")] = None


class Query(BaseModel):
    """One search."""

    model_config = STRICT

    query: Annotated[str, Field(description="Từ khoá hoặc câu cần tìm.")]
    limit: Annotated[int, Field(description="Số đoạn tối đa.", ge=1, le=MAX_HITS)] = 10
    filters: Annotated[Filters | None, Field(description="Giới hạn văn bản được tìm.")] = None


class Health(BaseModel):
    """The service is up."""

    status: Annotated[Literal["ok"], Field(description="Luôn là ok khi dịch vụ chạy.")]
    version: Annotated[str, Field(description="Phiên bản của troly.")]
    documents: Annotated[int, Field(description="Số văn bản trong kho.")]
    pid: Annotated[int, Field(description="Số tiến trình của dịch vụ.")]


class Source(BaseModel):
    """Where words stand in a stored document."""

    document_id: Annotated[str, Field(description="Mã văn bản.")]
    file: Annotated[str, Field(description="Tên tệp.")]
    label: Annotated[str, Field(description="Tên viện dẫn đầy đủ, dán được vào văn bản.")]
    section: Annotated[str, Field(description="Mục chứa đoạn trích, ví dụ II.6; rỗng nếu ngoài các mục.")]
    quote: Annotated[str, Field(description="Nguyên văn tại [start:end] của văn bản.")]
    start: Annotated[int, Field(description="Vị trí đầu, tính theo ký tự Unicode.")]
    end: Annotated[int, Field(description="Vị trí cuối (không gồm).")]


class Hit(Source):
    """One passage found."""

    score: Annotated[float, Field(description="Điểm xếp hạng, lớn hơn là gần hơn; chỉ so được trong một lần tìm.")]


class Hits(BaseModel):
    """Passages, best first."""

    hits: Annotated[list[Hit], Field(description="Các đoạn, gần nhất trước.")]


class Listing(BaseModel):
    """One line of the list of documents; null where the document does not say."""

    id: Annotated[str, Field(description="Mã văn bản.")]
    file: Annotated[str, Field(description="Tên tệp.")]
    type: Annotated[str | None, Field(description="Loại văn bản.")]
    symbol: Annotated[str | None, Field(description="Số, ký hiệu.")]
    issuer: Annotated[str | None, Field(description="Cơ quan ban hành.")]
    date: Annotated[str | None, Field(description="Ngày ban hành, ISO 8601, có thể chỉ có năm hoặc năm-tháng.")]
    title: Annotated[str | None, Field(description="Trích yếu.")]
    label: Annotated[str, Field(description="Tên viện dẫn đầy đủ.")]
    added: Annotated[Moment, Field(description="Thời điểm nạp, ISO 8601.")]


class Listings(BaseModel):
    """The stored documents."""

    documents: Annotated[list[Listing], Field(description="Các văn bản trong kho.")]


class Unplaced(BaseModel):
    """A printed time or an act of reporting or charging that could not be given to a duty."""

    kind: Annotated[Literal["time", "act"], Field(description="Mốc thời gian hay lời giao việc, báo cáo.")]
    text: Annotated[str, Field(description="Nguyên văn.")]
    start: Annotated[int, Field(description="Vị trí đầu.")]
    end: Annotated[int, Field(description="Vị trí cuối (không gồm).")]
    quote: Annotated[str, Field(description="Câu chứa nó, nguyên văn.")]
    why: Annotated[str, Field(description="Vì sao chưa gắn được.")]


class Stored(Listing):
    """One stored document whole; all offsets index `text`."""

    text: Annotated[str, Field(description="Toàn văn; mọi vị trí đều tính trên chuỗi này.")]
    header: Annotated[Facts, Field(description="Thông tin đầu và cuối văn bản.")]
    outline: Annotated[tuple[Heading, ...], Field(description="Dàn ý.")]
    references: Annotated[tuple[Reference, ...], Field(description="Các lời viện dẫn.")]
    reports: Annotated[tuple[Report, ...], Field(description="Các chế độ báo cáo.")]
    tasks: Annotated[tuple[Task, ...], Field(description="Các nhiệm vụ.")]
    warnings: Annotated[tuple[ParseWarning, ...], Field(description="Các điểm cần lưu ý.")]
    pages: Annotated[tuple[int, ...], Field(description="Vị trí đầu mỗi trang; rỗng nếu tệp không có trang.")]
    unplaced: Annotated[
        tuple[Unplaced, ...], Field(description="Mốc thời gian, lời giao việc chưa gắn được với việc nào.")
    ] = ()


class Inspected(BaseModel):
    """What is read out of a file; all offsets index `text`."""

    file: str
    text: str
    document: Facts
    outline: tuple[Heading, ...]
    references: tuple[Reference, ...]
    reports: tuple[Report, ...]
    tasks: tuple[Task, ...]
    warnings: tuple[ParseWarning, ...]


class Failure(BaseModel):
    """A file that could not be stored."""

    file: Annotated[str, Field(description="Tên tệp.")]
    code: Annotated[str, Field(description="Mã lỗi, không đổi.")]
    message: Annotated[str, Field(description="Lý do và cách khắc phục.")]


class Outcome(BaseModel):
    """What became of one uploaded file."""

    file: Annotated[str, Field(description="Tên tệp.")]
    status: Annotated[
        Literal["added", "replaced", "skipped", "failed"], Field(description="Nạp mới, thay bản cũ, đã có, hoặc lỗi.")
    ]
    id: Annotated[str | None, Field(description="Mã văn bản; null nếu lỗi.")]


class Changes(BaseModel):
    """What a version adds and drops."""

    added: Annotated[list[str], Field(description="Các đoạn chỉ bản mới có.")]
    dropped: Annotated[list[str], Field(description="Các đoạn chỉ bản cũ có.")]
    more: Annotated[int, Field(description="Số đoạn khác nữa, không liệt kê.")]


class OtherVersion(BaseModel):
    """A stored document of which a file is another version."""

    id: Annotated[str, Field(description="Mã văn bản.")]
    file: Annotated[str, Field(description="Tên tệp.")]
    label: Annotated[str, Field(description="Tên viện dẫn đầy đủ.")]


class VersionNotice(BaseModel):
    """A file that is another version of a stored document."""

    file: Annotated[str, Field(description="Tên tệp.")]
    document_id: Annotated[str, Field(description="Mã văn bản của tệp.")]
    of: Annotated[OtherVersion, Field(description="Văn bản đã có.")]
    message: Annotated[str, Field(description="Lời báo.")]
    changes: Annotated[Changes, Field(description="Những chỗ khác nhau.")]


class Upload(BaseModel):
    """What became of an upload; one failing file does not stop the others."""

    added: Annotated[int, Field(description="Số văn bản nạp mới.")]
    replaced: Annotated[int, Field(description="Số văn bản được thay bằng bản mới.")]
    skipped: Annotated[int, Field(description="Số văn bản đã có sẵn.")]
    failed: Annotated[list[Failure], Field(description="Các tệp lỗi.")]
    documents: Annotated[list[Outcome], Field(description="Kết quả từng tệp, theo thứ tự gửi lên.")]
    notices: Annotated[list[VersionNotice], Field(description="Các tệp là bản khác của văn bản đã có.")]


class Reindexed(BaseModel):
    """The derived data was built again."""

    documents: Annotated[int, Field(description="Số văn bản.")]
    chunks: Annotated[int, Field(description="Số đoạn.")]


class ErrorBody(BaseModel):
    """Why a request failed."""

    code: Annotated[str, Field(description="Mã lỗi, không đổi.")]
    message: Annotated[str, Field(description="Lý do, bằng tiếng Việt.")]


class Failed(BaseModel):
    """The body of every error response."""

    error: Annotated[ErrorBody, Field(description="Lỗi.")]
