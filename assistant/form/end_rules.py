"""The end of a document: its mark, the signature, the recipients, the appendices."""

import re
from collections.abc import Iterator, Sequence

from assistant.form.anatomy import Anatomy
from assistant.form.element_rules import Broken
from assistant.form.letterhead_rules import same_row
from assistant.form.profile import Form
from assistant.form.word_reader import Line

_ACADEMIC = re.compile(r"\b(?:GS|PGS|TS|ThS|BS|KS|LS)\b\.?")


def end_mark(document: Anatomy, form: Form) -> Iterator[Broken] | None:
    """The last words in front of the signature."""
    if not document.body:
        return None
    mark = form.wording.end
    if document.body[-1].text.endswith(mark) or any(line.text.endswith(mark) for line in _last_lines(document)):
        return iter(())
    return iter([Broken(f"Nội dung chưa kết thúc bằng dấu «{mark}»", document.body[-1])])


def signer_title(document: Anatomy) -> Iterator[Broken]:
    """No academic title in front of the name."""
    for line in document.signer:
        if _ACADEMIC.match(line.text):
            yield Broken("không ghi học hàm, học vị ở trước", line)


def recipients_form(document: Anatomy, form: Form) -> Iterator[Broken] | None:
    """ "- ...;" for each, "- Lưu: ..." at the end with a full stop."""
    return _wrong_list(document.recipients) if document.recipients else None


def recipients_level(document: Anatomy, form: Form) -> Iterator[Broken] | None:
    """In one row with the signature."""
    return same_row(document.authority, document.label, "«Nơi nhận» chưa ngang với quyền hạn, chức vụ của người ký")


def appendix_pages(document: Anatomy, form: Form) -> Iterator[Broken] | None:
    """Every appendix begins with page 1."""
    return _unnumbered(document) if document.appendices else None


def _last_lines(document: Anatomy) -> Sequence[Line]:
    """Also lines of a table that is the last of the body."""
    until = min((line.at for line in (*document.label, *document.authority)), default=None)
    return [line for line in document.seen.lines if until is None or line.at < until][-3:]


def _wrong_list(lines: Sequence[Line]) -> Iterator[Broken]:
    for line in lines[:-1]:
        # A name may go on in the next line.
        if not line.text.startswith(("-", "–", "+")):
            yield Broken("Mỗi nơi nhận mở đầu bằng gạch đầu dòng «-»", line)
        elif not line.text.endswith((";", ":")):
            yield Broken("Mỗi nơi nhận kết thúc bằng dấu «;»", line)
    last = lines[-1]
    if not re.match(r"[-–]\s?Lưu\s?:", last.text):
        yield Broken("Dòng cuối của nơi nhận là «- Lưu: VT, ...»", last)
    elif not last.text.endswith("."):
        yield Broken("Dòng «Lưu» kết thúc bằng dấu «.»", last)


def _unnumbered(document: Anatomy) -> Iterator[Broken]:
    body = {line.section for line in (*document.body, *document.title)}
    for line in document.appendices:
        if line.section in body or document.seen.sections[line.section].restart != 1:
            yield Broken("Phụ lục chưa được đánh số trang riêng", line)
