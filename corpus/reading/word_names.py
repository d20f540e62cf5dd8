"""The names of Office XML: one form of them, whatever form a file uses."""

from lxml import etree

_OFFICE = "http://schemas.openxmlformats.org/"
W = f"{{{_OFFICE}wordprocessingml/2006/main}}"
R = f"{{{_OFFICE}officeDocument/2006/relationships}}"
M = f"{{{_OFFICE}officeDocument/2006/math}}"
MC = f"{{{_OFFICE}markup-compatibility/2006}}"
FLAT = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
WORDML = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_STRICT = "http://purl.oclc.org/ooxml/"
# The strict form has the same words under other addresses.
_USUAL = {
    f"{{{_STRICT}wordprocessingml/main}}": W,
    f"{{{_STRICT}officeDocument/relationships}}": R,
    f"{{{_STRICT}officeDocument/math}}": M,
    f"{{{_STRICT}drawingml/main}}": f"{{{_OFFICE}drawingml/2006/main}}",
}


def in_usual_names(root: etree._Element) -> etree._Element:
    """The same tree with the names of transitional Office XML in place of strict ones."""
    if not any(address.startswith(_STRICT) for address in root.nsmap.values()):
        return root
    for element in root.iter(etree.Element):
        element.tag = _usual(str(element.tag))
        for name, value in list(element.attrib.items()):
            usual = _usual(str(name))
            if usual != name:
                del element.attrib[name]
                element.set(usual, value)
    return root


def _usual(name: str) -> str:
    address, end, local = name.partition("}")
    return _USUAL.get(address + end, address + end) + local if end else name
