"""Word files as parts that refer to each other: zipped, in one XML file (flat OPC), or Word 2003 XML.

Parts are found as Word finds them, through the relationships between them: their names are anybody's choice.
"""

import base64
import binascii
import posixpath
from dataclasses import dataclass, field

from lxml import etree

from corpus.errors import DamagedFile
from corpus.reading.archive import Archive, parse_xml
from corpus.reading.kind import NAMES
from corpus.reading.word_names import FLAT, WORDML, W, in_usual_names
from corpus.reading.wordml import from_wordml

_ROOT = ""


@dataclass(slots=True)
class Package:
    """The parts of one Word file by name, without the slash in front. Raises DocumentError throughout."""

    archive: Archive | None = None
    trees: dict[str, etree._Element] = field(default_factory=dict)
    binaries: dict[str, bytes] = field(default_factory=dict)
    _relations: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part in the names of transitional Office XML, None where there is no such part."""
        if name not in self.trees:
            root = self.archive.xml(name) if self.archive is not None else None
            if root is None:
                return None
            self.trees[name] = in_usual_names(root)
        return self.trees[name]

    def part(self, name: str) -> bytes | None:
        """The bytes of a part."""
        if self.archive is not None:
            return self.archive.part(name)
        return self.binaries.get(name) or (etree.tostring(self.trees[name]) if name in self.trees else None)

    def main(self) -> str:
        """The name of the part that holds the text. Raises DamagedFile where no part does."""
        stated = self.related(_ROOT, "officeDocument")
        # Files of some programs lack the relationship; their part bears the usual name, or one like it.
        usual = [name for name in self._names() if name.startswith("word/document") and name.endswith(".xml")]
        for name in [*stated, *sorted(usual)]:
            root = self.xml(name)
            if root is not None and root.find(f"{W}body") is not None:
                return name
        raise DamagedFile(NAMES["docx"], "không có phần nội dung")

    def body(self) -> etree._Element:
        """The text of the document."""
        root = self.xml(self.main())
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise DamagedFile(NAMES["docx"], "không có phần nội dung")
        return body

    def of_main(self, kind: str) -> etree._Element | None:
        """The part of this kind ("styles", "numbering", ...) that the main part refers to."""
        main = self.main()
        names = self.related(main, kind)
        if not names and not self._relations_of(main):
            names = [f"word/{kind}.xml"]
        return next((root for name in names if (root := self.xml(name)) is not None), None)

    def related(self, name: str, kind: str) -> list[str]:
        """The names of the parts of one kind that a part refers to."""
        return [target for type_, target in self._relations_of(name).values() if type_ == kind]

    def target(self, name: str, relation: str) -> str | None:
        """The part that a part means by the id of a relationship."""
        found = self._relations_of(name).get(relation)
        return found[1] if found else None

    def _names(self) -> frozenset[str]:
        return self.archive.names() if self.archive is not None else frozenset(self.trees)

    def _relations_of(self, name: str) -> dict[str, tuple[str, str]]:
        """By id: the last word of the type of a relationship, and the name of its target inside the file."""
        if name not in self._relations:
            folder, file = posixpath.split(name)
            root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
            found: dict[str, tuple[str, str]] = {}
            for one in root if root is not None else ():
                if one.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
                    found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target)
            self._relations[name] = found
        return self._relations[name]


def open_package(data: bytes) -> Package:
    """The parts of a .docx file, a flat OPC file or a Word 2003 XML file. Raises DocumentError."""
    if data.startswith(b"PK"):
        return Package(Archive(data, NAMES["docx"]))
    root = parse_xml(data, NAMES["word_xml"])
    if root.tag == f"{FLAT}package":
        return _flat(root)
    if root.tag == f"{WORDML}wordDocument":
        return Package(trees=from_wordml(root))
    raise DamagedFile(NAMES["word_xml"], "không có phần nội dung")


def _flat(root: etree._Element) -> Package:
    package = Package()
    for part in root.iterfind(f"{FLAT}part"):
        name = part.get(f"{FLAT}name", "").lstrip("/")
        content = part.find(f"{FLAT}xmlData/*")
        if content is not None:
            package.trees[name] = in_usual_names(content)
        else:
            try:
                package.binaries[name] = base64.b64decode(part.findtext(f"{FLAT}binaryData", "").strip())
            except (binascii.Error, ValueError):
                continue
    return package
