"""The places of a template that are filled in: {{TRÍCH YẾU}}. A unit puts them where its own form has them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from corpus.errors import TemplateInvalid

SUPERIOR: Final = "CƠ QUAN CHỦ QUẢN"
UNIT: Final = "CƠ QUAN BAN HÀNH"
NUMBER: Final = "SỐ KÝ HIỆU"
PLACE_DATE: Final = "ĐỊA DANH NGÀY THÁNG"
TYPE: Final = "TÊN LOẠI"
TITLE: Final = "TRÍCH YẾU"
BASES: Final = "CĂN CỨ"
CONTENT: Final = "NỘI DUNG"
RECIPIENTS: Final = "NƠI NHẬN"
AUTHORITY: Final = "QUYỀN HẠN CHỨC VỤ"
# A body of its own may have no superior one above it.
REQUIRED: Final = (UNIT, NUMBER, PLACE_DATE, TYPE, TITLE, BASES, CONTENT, RECIPIENTS, AUTHORITY)
ALL: Final = (SUPERIOR, *REQUIRED)
_FIELD = re.compile(r"\{\{([^{}]{1,60})\}\}")


def field(name: str) -> str:
    """A field as it is printed in a template."""
    return f"{{{{{name}}}}}"


def find_fields(document: Document) -> Mapping[str, Paragraph]:
    """The paragraph of every field. Raises TemplateInvalid for a field that is lacking, unknown or there twice."""
    found: dict[str, Paragraph] = {}
    for paragraph in _paragraphs(document):
        for name in _FIELD.findall(_words(paragraph)):
            known = _known(name)
            if known is None:
                raise TemplateInvalid(f"có trường lạ {field(name.strip())}; các trường dùng được: {_listed(ALL)}")
            if known in found:
                raise TemplateInvalid(f"có trường {field(known)} hai lần; hãy giữ một chỗ")
            found[known] = paragraph
    if missing := [name for name in REQUIRED if name not in found]:
        raise TemplateInvalid(f"thiếu trường {_listed(missing)}; hãy thêm vào chỗ cần điền")
    return found


def replace_field(paragraph: Paragraph, name: str, words: str) -> None:
    """Put words where the field stands, in the look of its first letter; it may be cut into many runs."""
    runs = paragraph.runs
    whole = "".join(run.text for run in runs)
    for match in _FIELD.finditer(whole):
        if _known(match[1]) == name:
            break
    else:
        return
    at = 0
    for run in runs:
        start, end = at, at + len(run.text)
        at = end
        if end <= match.start() or start >= match.end():
            continue
        text = run.text
        before, after = text[: max(0, match.start() - start)], text[max(0, match.end() - start) :]
        run.text = before + (words if start <= match.start() else "") + (after if end >= match.end() else "")


def _known(name: str) -> str | None:
    wanted = " ".join(unicodedata.normalize("NFC", name).split()).upper()
    return wanted if wanted in ALL else None


def _words(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    """Paragraphs of the body, also those in tables, in order."""
    return (Paragraph(one, document._body) for one in document.element.body.iter(qn("w:p")))


def _listed(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(map(field, names))
