"""Parts of a zip file (.docx), read within bounds: a small file may claim to unpack to more than memory holds."""

import zipfile
import zlib
from io import BytesIO

from lxml import etree

from corpus.errors import DamagedFile, EncryptedFile, TooComplex

MAX_UNPACKED = 150_000_000
# Office XML packs about thirty to one, a long table of equal rows two hundred to one; bombs a thousand to one.
MAX_RATIO = 400
_RATIO_FROM = 5_000_000
_MAX_MEMBERS = 10_000
_MAX_TAGS = 2_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
_FLAG_ENCRYPTED = 0x1


class Archive:
    """An opened zip file. `kind` is the name of the format for messages. Raises DocumentError throughout."""

    def __init__(self, data: bytes, kind: str) -> None:
        self._kind = kind
        self._left = MAX_UNPACKED
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise DamagedFile(kind, "tệp bị cắt cụt hoặc thiếu phần") from error
        members = self._zip.infolist()
        if len(members) > _MAX_MEMBERS:
            raise TooComplex(f"hơn {_MAX_MEMBERS} tệp con")
        # Some programs write the folders with backslashes.
        self._members = {member.filename.replace("\\", "/").lstrip("/"): member for member in members}

    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._members)

    def part(self, name: str) -> bytes | None:
        """The bytes of one part, None where there is no such part."""
        member = self._members.get(name)
        if member is None:
            return None
        if member.flag_bits & _FLAG_ENCRYPTED:
            raise EncryptedFile
        size = member.file_size
        if size > self._left or (size > _RATIO_FROM and size > MAX_RATIO * max(1, member.compress_size)):
            raise TooComplex(f"hơn {MAX_UNPACKED // 1_000_000} MB hoặc nén bất thường")
        try:
            with self._zip.open(member) as file:
                # The size that the directory states may be a lie: never more than it is read.
                content = file.read(size + 1)
        except _BROKEN as error:
            raise DamagedFile(self._kind, "có phần không giải nén được") from error
        self._left -= len(content)
        return content

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML part, None where there is no such part."""
        content = self.part(name)
        return None if content is None else parse_xml(content, self._kind)


def parse_xml(content: bytes, kind: str) -> etree._Element:
    """The root of an XML file. Entities and other files are never loaded; `kind` names the format for messages.

    Raises DamagedFile or TooComplex.
    """
    # In every encoding that Office writes, each tag has this byte: the tree takes far more memory than its text.
    if content.count(b"<") > _MAX_TAGS:
        raise TooComplex(f"hơn {_MAX_TAGS // 1_000_000} triệu thẻ XML")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise TooComplex("bảng hoặc khung lồng nhau quá sâu") from error
        raise DamagedFile(kind, "có phần XML sai cú pháp") from error
    except ValueError as error:
        raise DamagedFile(kind, "có phần XML sai cú pháp") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedFile(kind, "có khai báo DTD không được phép")
    return root


def is_word(archive: Archive) -> bool:
    """Whether a zip file holds a Word document."""
    if any(name.startswith("word/document") for name in archive.names()):
        return True
    types = archive.xml("[Content_Types].xml")
    return types is not None and any(
        "wordprocessingml.document.main" in one.get("ContentType", "") for one in types.iterfind("{*}Override")
    )
