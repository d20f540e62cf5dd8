"""Requests and responses of the API, described for the people who call it.

Requests are checked against these. Responses are sent as the engine gives them, so that a command prints the same
whether it works here or through the service; the tests hold them against these shapes.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.conversation.conversations import ID_PATTERN
from assistant.settings import MAX_HITS
from corpus.bodies.name import MAX_NAME

STRICT = ConfigDict(extra="forbid")


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


class Citation(Source):
    """A numbered source of an answer."""

    marker: Annotated[int, Field(description="Số [n] trong câu trả lời.")]
    page: Annotated[int | None, Field(description="Trang mà đoạn trích bắt đầu; null nếu tệp không chia trang.")] = None


class Place(BaseModel):
    """Where an answer is kept."""

    id: Annotated[str, Field(description="Mã cuộc trò chuyện.")]
    turn: Annotated[int | None, Field(description="Thứ tự câu hỏi, từ 1; null nếu không lưu được.")]
    note: Annotated[str | None, Field(description="Vì sao không lưu hoặc không đọc được các câu trước.")]


class Answer(BaseModel):
    """An answer with its sources."""

    question: Annotated[str, Field(description="Câu hỏi.")]
    answer: Annotated[str, Field(description="Câu trả lời dạng Markdown; mỗi ý mang số nguồn [n].")]
    status: Annotated[
        Literal["answered", "partial", "not_found", "needs_clarification"],
        Field(description="Đã trả lời, trả lời một phần, không tìm thấy, hay cần hỏi rõ thêm."),
    ]
    citations: Annotated[list[Citation], Field(description="Các nguồn; mỗi số trong câu trả lời có đúng một nguồn.")]
    model: Annotated[str | None, Field(description="Mô hình ngôn ngữ đã dùng (provider:model), null nếu không dùng.")]
    note: Annotated[
        str | None, Field(description="Điều cần biết về mô hình ngôn ngữ, ví dụ không gọi được; thường là null.")
    ] = None
    understood_as: Annotated[
        str | None, Field(description="Trong cuộc trò chuyện: câu đầy đủ mà câu hỏi nối tiếp được hiểu là.")
    ] = None
    conversation: Annotated[Place | None, Field(description="Chỗ của câu trả lời trong cuộc trò chuyện.")] = None


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
    added: Annotated[str, Field(description="Thời điểm nạp, ISO 8601.")]


class Listings(BaseModel):
    """The stored documents."""

    documents: Annotated[list[Listing], Field(description="Các văn bản trong kho.")]


class Header(BaseModel):
    """What a document says of itself; null where it does not say."""

    type: Annotated[str | None, Field(description="Loại văn bản.")]
    symbol: Annotated[str | None, Field(description="Số, ký hiệu.")]
    issuer: Annotated[str | None, Field(description="Cơ quan ban hành.")]
    place: Annotated[str | None, Field(description="Nơi ban hành.")]
    date: Annotated[str | None, Field(description="Ngày ban hành.")]
    title: Annotated[str | None, Field(description="Trích yếu.")]
    signer: Annotated[str | None, Field(description="Người ký.")]
    signer_position: Annotated[str | None, Field(description="Chức vụ người ký.")]
    recipients: Annotated[list[str], Field(description="Nơi nhận.")]


class Span(BaseModel):
    """A range of the document text."""

    start: Annotated[int, Field(description="Vị trí đầu.")]
    end: Annotated[int, Field(description="Vị trí cuối (không gồm).")]


class OutlineEntry(Span):
    """One heading or numbered item."""

    label: Annotated[str, Field(description="Số mục đầy đủ, ví dụ II.3.a.")]
    title: Annotated[str, Field(description="Tên mục.")]
    level: Annotated[int, Field(description="Cấp, 1 là ngoài cùng.")]


class Notice(Span):
    """Something odd in the document."""

    code: Annotated[str, Field(description="Mã lưu ý, không đổi.")]
    message: Annotated[str, Field(description="Lời lưu ý.")]


class Reference(Span):
    """One mention of another document."""

    key: Annotated[str, Field(description="Khoá của văn bản được viện dẫn; một văn bản một khoá.")]
    type: Annotated[str | None, Field(description="Loại văn bản được viện dẫn.")]
    symbol: Annotated[str | None, Field(description="Số, ký hiệu được viện dẫn.")]
    name: Annotated[str | None, Field(description="Tên gọi được viện dẫn.")]
    issuer: Annotated[str | None, Field(description="Cơ quan ban hành văn bản được viện dẫn.")]
    date: Annotated[str | None, Field(description="Ngày của văn bản được viện dẫn.")]
    quote: Annotated[str, Field(description="Nguyên văn lời viện dẫn.")]


class Deadline(BaseModel):
    """A time expression; only what is stated is present."""

    text: Annotated[str, Field(description="Nguyên văn.")]
    kind: Annotated[
        Literal["date", "period", "recurring", "relative", "none"],
        Field(description="Ngày, khoảng thời gian, định kỳ, tính từ một việc, hoặc không nêu thời hạn."),
    ]
    text_start: Annotated[int, Field(description="Vị trí đầu của nguyên văn.")]
    text_end: Annotated[int, Field(description="Vị trí cuối của nguyên văn (không gồm).")]
    date: Annotated[str | None, Field(description="Ngày; không có năm thì dạng --MM-DD.")] = None
    inclusive: Annotated[bool | None, Field(description="Có tính cả ngày đó hay không.")] = None
    start: Annotated[str | None, Field(description="Ngày đầu của khoảng thời gian.")] = None
    end: Annotated[str | None, Field(description="Ngày cuối của khoảng thời gian.")] = None
    every: Annotated[
        Literal["day", "week", "month", "quarter", "half-year", "year"] | None, Field(description="Chu kỳ.")
    ] = None
    month: Annotated[int | None, Field(description="Tháng trong chu kỳ.")] = None
    day: Annotated[int | None, Field(description="Ngày trong chu kỳ.")] = None
    weekday: Annotated[int | None, Field(description="Thứ trong tuần, 1 là thứ Hai.")] = None
    time: Annotated[str | None, Field(description="Giờ.")] = None
    year_from: Annotated[str | None, Field(description="Năm lấy từ đề mục hay từ ngày văn bản, nếu lời không ghi.")] = (
        None
    )
    covers: Annotated[str | None, Field(description="Kỳ mà báo cáo bao gồm.")] = None


class Report(Span):
    """A duty to report."""

    who: Annotated[list[str], Field(description="Ai báo cáo, như văn bản ghi.")]
    what: Annotated[str, Field(description="Báo cáo việc gì.")]
    to: Annotated[str | None, Field(description="Gửi ai.")]
    via: Annotated[str | None, Field(description="Qua ai.")]
    conditional: Annotated[bool, Field(description="Chỉ khi có một việc xảy ra.")]
    deadlines: Annotated[list[Deadline], Field(description="Các thời hạn.")]
    quote: Annotated[str, Field(description="Nguyên văn.")]
    section: Annotated[str, Field(description="Mục.")]


class Task(Span):
    """A duty assigned to a body."""

    id: Annotated[str | None, Field(description="Số thứ tự nhiệm vụ.")]
    what: Annotated[str, Field(description="Nhiệm vụ.")]
    lead: Annotated[list[str], Field(description="Cơ quan chủ trì.")]
    coordinate: Annotated[list[str], Field(description="Cơ quan phối hợp.")]
    time: Annotated[Deadline | None, Field(description="Thời gian thực hiện.")]
    quote: Annotated[str, Field(description="Nguyên văn.")]
    section: Annotated[str, Field(description="Mục.")]


class Stored(Listing):
    """One stored document whole; all offsets index `text`."""

    text: Annotated[str, Field(description="Toàn văn; mọi vị trí đều tính trên chuỗi này.")]
    header: Annotated[Header, Field(description="Thông tin đầu và cuối văn bản.")]
    outline: Annotated[list[OutlineEntry], Field(description="Dàn ý.")]
    references: Annotated[list[Reference], Field(description="Các lời viện dẫn.")]
    reports: Annotated[list[Report], Field(description="Các chế độ báo cáo.")]
    tasks: Annotated[list[Task], Field(description="Các nhiệm vụ.")]
    warnings: Annotated[list[Notice], Field(description="Các điểm cần lưu ý.")]
    pages: Annotated[list[int], Field(description="Vị trí đầu mỗi trang; rỗng nếu tệp không có trang.")]


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
