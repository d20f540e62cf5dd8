"""Word 2003 XML -> the parts and names of today's Word files."""

from lxml import etree

from corpus.reading.word_names import WORDML, W

_AML = "{http://schemas.microsoft.com/aml/2001/core}"
_WX = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
# What is named otherwise today, elements and attributes alike.
_RENAMED = {
    "listPr": "numPr",
    "ilfo": "numId",
    "ilst": "abstractNumId",
    "listDef": "abstractNum",
    "listDefId": "abstractNumId",
    "list": "num",
    "nfc": "numFmt",
    "vmerge": "vMerge",
    "hlink": "hyperlink",
    "lists": "numbering",
    "wordDocument": "document",
}
# Number formats are numbers there.
_FORMATS = {
    "0": "decimal",
    "1": "upperRoman",
    "2": "lowerRoman",
    "3": "upperLetter",
    "4": "lowerLetter",
    "22": "decimalZero",
    "23": "bullet",
    "255": "none",
}
_ANNOTATIONS = {"Word.Deletion": "del", "Word.Insertion": "ins"}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def from_wordml(root: etree._Element) -> dict[str, etree._Element]:
    """The parts by name: the document, its styles, its lists, and the relationships between them."""
    for element in root.iter(etree.Element):
        _rename(element)
    parts = {"word/document.xml": root}
    relations = etree.Element("Relationships")
    for tag, kind in (("styles", "styles"), ("numbering", "numbering")):
        found = root.find(f"{W}{tag}")
        if found is not None:
            parts[f"word/{kind}.xml"] = found
            etree.SubElement(relations, "Relationship", Id=kind, Type=_RELATION + kind, Target=f"{kind}.xml")
    parts["word/_rels/document.xml.rels"] = relations
    return parts


def _rename(element: etree._Element) -> None:
    tag = str(element.tag)
    if tag == f"{_AML}annotation":
        kind = next((value for name, value in element.attrib.items() if str(name).endswith("}type")), "")
        element.tag = W + _ANNOTATIONS.get(str(kind), "customXml")
    elif tag.startswith((_WX, _AML)):
        # Sections, and the inside of annotations: only what they hold is text.
        element.tag = f"{W}customXml"
    elif tag.startswith(WORDML):
        local = tag.removeprefix(WORDML)
        element.tag = W + _RENAMED.get(local, local)
    for name, value in list(element.attrib.items()):
        local = str(name).removeprefix(WORDML)
        if local != name:
            del element.attrib[name]
            element.set(
                W + _RENAMED.get(local, local), _FORMATS.get(str(value), value) if tag.endswith("}nfc") else value
            )
