"""What a question gets back: Vietnamese Markdown whose every claim carries the marker of a citation."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from corpus.document import unstated

Status = Literal["answered", "partial", "not_found", "needs_clarification"]
State = Literal["same", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One numbered source. `quote` is the stored text of the document at `[start, end)`.

    `label` can be pasted into an official text; `section` is the path of the quote ("II.6"), "" outside sections;
    `page` is the page it begins on, None where the file has no pages. `state` is set for a kept answer only.
    """

    marker: Annotated[int, Field(description="Số [n] trong câu trả lời.")]
    document_id: Annotated[str, Field(description="Mã văn bản.")]
    file: Annotated[str, Field(description="Tên tệp.")]
    label: Annotated[str, Field(description="Tên viện dẫn đầy đủ, dán được vào văn bản.")]
    section: Annotated[str, Field(description="Mục chứa đoạn trích, ví dụ II.6; rỗng nếu ngoài các mục.")]
    quote: Annotated[str, Field(description="Nguyên văn tại [start:end] của văn bản.")]
    start: Annotated[int, Field(description="Vị trí đầu, tính theo ký tự Unicode.")]
    end: Annotated[int, Field(description="Vị trí cuối (không gồm).")]
    page: Annotated[int | None, Field(description="Trang mà đoạn trích bắt đầu; null nếu tệp không chia trang.")] = None
    state: Annotated[
        State | None,
        Field(
            exclude_if=unstated,
            description="Của câu trả lời đã lưu: văn bản còn nguyên đoạn này, đã thay bằng bản khác, hay không còn.",
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer is kept; no `turn` where it could not be, and why."""

    id: Annotated[str, Field(description="Mã cuộc trò chuyện.")]
    turn: Annotated[int | None, Field(description="Thứ tự câu hỏi, từ 1; null nếu không lưu được.")]
    note: Annotated[str | None, Field(description="Vì sao không lưu hoặc không đọc được các câu trước.")]


@dataclass(frozen=True, slots=True)
class Answer:
    """Every marker in `answer` has its citation, and every citation is used.

    `model` is "provider:model" where words of a language model are in it; `note` says in Vietnamese what was amiss with
    the model. In a conversation `understood_as` is the whole question that a follow-up was taken for.
    """

    question: Annotated[str, Field(description="Câu hỏi.")]
    answer: Annotated[str, Field(description="Câu trả lời dạng Markdown; mỗi ý mang số nguồn [n].")]
    status: Annotated[Status, Field(description="Đã trả lời, trả lời một phần, không tìm thấy, hay cần hỏi rõ thêm.")]
    citations: Annotated[
        tuple[Citation, ...], Field(description="Các nguồn; mỗi số trong câu trả lời có đúng một nguồn.")
    ] = ()
    model: Annotated[
        str | None, Field(description="Mô hình ngôn ngữ đã dùng (provider:model), null nếu không dùng.")
    ] = None
    note: Annotated[
        str | None, Field(description="Điều cần biết về mô hình ngôn ngữ, ví dụ không gọi được; thường là null.")
    ] = None
    understood_as: Annotated[
        str | None, Field(description="Trong cuộc trò chuyện: câu đầy đủ mà câu hỏi nối tiếp được hiểu là.")
    ] = None
    conversation: Annotated[
        Place | None,
        Field(exclude_if=unstated, description="Chỗ của câu trả lời trong cuộc trò chuyện; không có nếu hỏi riêng."),
    ] = None
