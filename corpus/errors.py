"""Every error a user can meet: Vietnamese message, stable code, HTTP status. The whole tree is drawn here.

TrolyError
├── DocumentError            a file that cannot become a document
│   ├── EmptyFile
│   ├── BinaryFile
│   ├── FileTooLarge
│   ├── UnknownEncoding
│   ├── UnsupportedFormat
│   ├── UnreadableFile
│   ├── EncryptedFile
│   ├── DamagedFile
│   ├── TooComplex
│   ├── HelperMissing
│   ├── HelperFailed
│   └── UnparsedFile
├── QuestionError            a question that cannot be asked
├── NotFound                 a document id that is not stored
├── ConversationNotFound     a conversation or an answer in it that is not kept
├── ConversationRefused      what cannot be kept in a conversation
├── TemplateInvalid          a Word template of the unit that cannot be filled
├── ListError                a list that cannot be made as it is asked for
├── DraftError               a plan that cannot be drafted from what is given
│   ├── DraftNotFound
│   ├── DraftConflict
│   ├── DraftFull
│   └── EditRefused
├── OutputError              a result file that cannot be written
├── RegistryInvalid          the user's own registry of legal documents cannot be read
├── StoreError               the data home cannot be used
│   ├── StoreBusy
│   ├── StoreReadOnly
│   ├── DiskFull
│   ├── StoreDamaged
│   ├── ConversationsUnavailable
│   └── EmbedderUnavailable
├── ModelError               a language model that cannot be used as it is set
└── ServiceError             a running `troly serve` that does not answer as it should
"""

from typing import ClassVar


class TrolyError(Exception):
    """Root of the tree. `message` is one Vietnamese line: what is wrong and what to do."""

    code: ClassVar[str] = "error"
    http_status: ClassVar[int] = 500

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class DocumentError(TrolyError):
    """A file that cannot become a document; the run goes on with the next file."""

    code = "document"
    http_status = 422


class EmptyFile(DocumentError):
    """Nothing but white space."""

    code = "empty"

    def __init__(self) -> None:
        super().__init__("Tệp không có chữ nào; hãy kiểm tra lại tệp rồi nạp lại.")


class BinaryFile(DocumentError):
    """Bytes that are no text, whatever the name says; `what` they are and what to `do`, where that is known."""

    code = "binary"

    def __init__(self, what: str = "", do: str = "lưu lại dưới dạng .docx, .pdf hoặc UTF-8") -> None:
        said = f"Tệp này là {what}, không phải văn bản" if what else "Nội dung tệp không phải là văn bản chữ"
        super().__init__(f"{said}; hãy {do}.")


class FileTooLarge(DocumentError):
    """More bytes than one document may have."""

    code = "too_large"
    http_status = 413

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"Tệp nặng {size / 1e6:.0f} MB, quá giới hạn {limit / 1e6:.0f} MB cho một văn bản; "
            "hãy tách tệp rồi nạp lại."
        )


class UnknownEncoding(DocumentError):
    """Text in an encoding that is not recognised with certainty."""

    code = "encoding"

    def __init__(self) -> None:
        super().__init__("Không nhận ra bảng mã của tệp; hãy lưu lại dưới dạng UTF-8 rồi nạp lại.")


class UnsupportedFormat(DocumentError):
    """A file type that is not read."""

    code = "unsupported"
    http_status = 415

    def __init__(self, suffix: str, supported: str) -> None:
        shown = suffix or "không có đuôi"
        super().__init__(f"Chưa đọc được loại tệp này ({shown}); các loại đọc được: {supported}.")


class UnreadableFile(DocumentError):
    """The operating system refuses the file or folder."""

    code = "unreadable"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"Không mở được {path}: {reason}; hãy kiểm tra đường dẫn và quyền đọc.")


class EncryptedFile(DocumentError):
    """A file that opens only with a password."""

    code = "encrypted"

    def __init__(self) -> None:
        super().__init__("Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi nạp lại.")


class DamagedFile(DocumentError):
    """A file that is cut off or does not hold to its own format. `kind` is the format's name."""

    code = "damaged_file"

    def __init__(self, kind: str, reason: str = "không đúng cấu trúc") -> None:
        super().__init__(f"Tệp {kind} bị hỏng ({reason}); hãy mở bằng phần mềm gốc, lưu lại rồi nạp lại.")


class TooComplex(DocumentError):
    """A file that unpacks to more than is read: pages, rows, nesting or unpacked size. `what` says which."""

    code = "too_complex"
    http_status = 413

    def __init__(self, what: str) -> None:
        super().__init__(f"Tệp quá lớn khi mở ra ({what}); hãy tách tệp rồi nạp lại.")


class HelperMissing(DocumentError):
    """A format that needs a program which is not installed."""

    code = "helper_missing"

    def __init__(self, need: str, program: str, install: str) -> None:
        super().__init__(f"{need} cần {program}, máy này chưa có; hãy cài bằng «{install}» rồi nạp lại.")


class HelperFailed(DocumentError):
    """The program that was to convert the file gave no result or took too long."""

    code = "helper_failed"

    def __init__(self, program: str, reason: str) -> None:
        super().__init__(f"{program} không đọc được tệp này ({reason}); hãy lưu lại dưới dạng .docx rồi nạp lại.")


class UnparsedFile(DocumentError):
    """The parser itself failed on the text."""

    code = "unparsed"

    def __init__(self) -> None:
        super().__init__("Chương trình gặp lỗi khi phân tích văn bản này; hãy gửi tệp cho người quản trị để sửa lỗi.")


class QuestionError(TrolyError):
    """A question that is empty or too long."""

    code = "question"
    http_status = 422


class NotFound(TrolyError):
    """A document id that is not in the store."""

    code = "not_found"
    http_status = 404

    def __init__(self, document_id: str) -> None:
        super().__init__(
            f"Không có văn bản mang mã {document_id[:40]} trong kho; lệnh «troly documents» liệt kê các mã."
        )


class ConversationNotFound(TrolyError):
    """A conversation, or an answer in one, that is not kept."""

    code = "no_conversation"
    http_status = 404

    def __init__(self) -> None:
        super().__init__("Không có cuộc trò chuyện hoặc câu trả lời này; có thể nó đã được xóa.")


class ConversationRefused(TrolyError):
    """Something that cannot be kept in a conversation: too long, too many, ill named."""

    code = "conversation"
    http_status = 422


class RegistryInvalid(TrolyError):
    """The user's own registry of legal documents cannot be read; `reason` names the row."""

    code = "registry"
    http_status = 422

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"Danh mục văn bản {where} chưa đúng: {reason}; hãy sửa tệp rồi làm lại.")


class ListError(TrolyError):
    """A list of duties that cannot be made as it is asked for."""

    code = "list"
    http_status = 422


class DraftError(TrolyError):
    """A plan that cannot be drafted from what is given, or a kept draft that cannot be used as asked."""

    code = "draft"
    http_status = 422


class DraftNotFound(DraftError):
    """A draft id that is not stored."""

    code = "draft_not_found"
    http_status = 404

    def __init__(self, draft_id: str) -> None:
        super().__init__(f"Không có dự thảo mang mã {draft_id[:40]}; có thể dự thảo đã bị xóa.")


class DraftConflict(DraftError):
    """Somebody else has changed the same place of a draft. `who` and `when` are Vietnamese words."""

    code = "draft_conflict"
    http_status = 409

    def __init__(self, who: str, when: str, what: str) -> None:
        super().__init__(
            f"{who} đã sửa dự thảo này lúc {when} ({what}). Phần anh/chị vừa làm chưa được lưu nhưng không mất: "
            "hãy xem bản mới, rồi làm lại trên bản đó nếu vẫn cần."
        )


class DraftFull(DraftError):
    """A draft that is too large, or one draft too many."""

    code = "draft_full"
    http_status = 413


class EditRefused(DraftError):
    """A change that does not fit the draft."""

    code = "edit"


class OutputError(TrolyError):
    """A result file that cannot be written."""

    code = "output"

    def __init__(self, path: str) -> None:
        super().__init__(f"Không ghi được tệp {path[:200]}; hãy kiểm tra thư mục và quyền ghi.")


class StoreError(TrolyError):
    """The data home cannot be used."""

    code = "store"
    http_status = 503


class StoreBusy(StoreError):
    """Another process owns the store and does not answer requests."""

    code = "busy"

    def __init__(self, owner: str) -> None:
        super().__init__(f"Kho văn bản đang do tiến trình khác giữ ({owner}); hãy đợi tiến trình đó xong rồi làm lại.")


class StoreReadOnly(StoreError):
    """TROLY_HOME cannot be written."""

    code = "read_only"

    def __init__(self, home: str) -> None:
        super().__init__(
            f"Không ghi được vào thư mục dữ liệu {home}; hãy cấp quyền ghi hoặc đặt TROLY_HOME sang thư mục khác."
        )


class DiskFull(StoreError):
    """No space left while writing; what was stored before is intact."""

    code = "disk_full"
    http_status = 507

    def __init__(self, home: str) -> None:
        super().__init__(
            f"Ổ đĩa chứa {home} đã đầy; văn bản đang nạp chưa được lưu, các văn bản cũ còn nguyên. "
            "Hãy dọn ổ đĩa rồi nạp lại."
        )


class StoreDamaged(StoreError):
    """A stored file cannot be read back."""

    code = "damaged"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Không đọc được {what} trong thư mục dữ liệu; hãy chạy «troly reindex», "
            "nếu vẫn lỗi thì khôi phục từ bản sao lưu."
        )


class StoreNewer(StoreError):
    """A newer version of the program wrote a file of the data home."""

    code = "newer"

    def __init__(self, what: str, found: int, known: int) -> None:
        super().__init__(
            f"Thư mục dữ liệu có {what} do một bản troly mới hơn ghi (phiên bản {found}, bản này đọc được đến "
            f"{known}); hãy cập nhật troly. Dữ liệu còn nguyên."
        )


class ConversationsUnavailable(StoreError):
    """The file of the conversations cannot be read or written; answers do not need it."""

    code = "conversations"

    def __init__(self) -> None:
        super().__init__(
            "Không đọc, ghi được các cuộc trò chuyện đã lưu; hãy kiểm tra quyền ghi và ổ đĩa của thư mục dữ liệu."
        )


class EmbedderUnavailable(StoreError):
    """The embedding model that TROLY_EMBEDDING names cannot be loaded."""

    code = "embedder"

    def __init__(self, model: str) -> None:
        super().__init__(
            f"Không mở được mô hình nhúng «{model[:200]}» nêu trong TROLY_EMBEDDING: cần gói sentence-transformers "
            "và mô hình có sẵn trên máy; hãy sửa hoặc bỏ biến này rồi làm lại."
        )


class ModelError(TrolyError):
    """A language model that cannot be used as it is set: a wrong setting, or a package that is missing."""

    code = "model"
    http_status = 500


class ServiceError(TrolyError):
    """`troly serve` is running but does not answer as it should."""

    code = "service"
    http_status = 502


class TemplateInvalid(TrolyError):
    """A unit's own Word template that cannot be filled."""

    code = "template"
    http_status = 422

    def __init__(self, what: str) -> None:
        super().__init__(f"Mẫu văn bản Word không dùng được: {what}.")
