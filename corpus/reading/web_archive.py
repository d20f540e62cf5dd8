"""Pages saved as one file (.mht, also under the name .doc): the page among its pictures and styles."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from corpus.errors import DamagedFile, EmptyFile
from corpus.reading.extracted_text import Raw
from corpus.reading.kind import NAMES
from corpus.reading.web import read_web

_MOST_PARTS = 2_000


def read_web_archive(data: bytes) -> Raw:
    """The text of the archive's page. Raises a DocumentError."""
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    pages = []
    for count, part in enumerate(message.walk()):
        if count > _MOST_PARTS:
            break
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                pages.append((content, part.get_content_charset()))
    if not pages:
        raise DamagedFile(NAMES["mhtml"], "không có trang nào") if message.is_multipart() else EmptyFile
    # Frames and advertisements are pages too: the document is the longest one.
    content, charset = max(pages, key=lambda page: len(page[0]))
    return read_web(content, charset)
