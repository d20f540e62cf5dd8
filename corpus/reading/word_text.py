"""The words of one Word paragraph as a reader sees them: what is deleted, struck, hidden or only a prompt is gone."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from corpus.document import ParseWarning
from corpus.reading.columns import GAP
from corpus.reading.extracted_text import about_file
from corpus.reading.legacy import LegacyFonts
from corpus.reading.word_names import MC, M, W
from corpus.reading.word_styles import Look, Styles, look_of

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_OFF = frozenset({"0", "false", "off"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_WRAPPERS = frozenset(
    {f"{W}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "bdo", "dir", "customXml")}
    | {f"{M}oMath", f"{M}oMathPara"}
)
# What a run may hold besides words.
_SHOWN = {
    f"{W}tab": GAP,
    f"{W}ptab": GAP,
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    # Invisible, except under old fonts: there it is a letter.
    f"{W}softHyphen": "\u00ad",
}


@dataclass(slots=True)
class Gathered:
    """What one paragraph gathers while it is read."""

    words: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    # Open fields; True while their instruction is read, which no reader sees.
    fields: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class WordText:
    """Reads the paragraphs of one file. `blocks` gives the lines of what stands inside text boxes and notes."""

    styles: Styles
    notes: dict[str, etree._Element]
    fonts: LegacyFonts
    blocks: Callable[[etree._Element, int], list[str]]
    due: list[str] = field(default_factory=list)
    deleted: int = 0
    _paragraph: int = 0
    _marks: int = 0
    _hidden: int = 0
    _struck: int = 0

    def warnings(self) -> list[ParseWarning]:
        """What was left out or changed."""
        told: list[ParseWarning] = []
        if self._hidden:
            told.append(about_file("hidden_text", f"Đã bỏ {self._hidden} đoạn chữ ẩn trong tệp Word."))
        if self.deleted:
            message = f"Tệp Word còn {self.deleted} chỗ xóa chưa được chấp nhận (Track Changes); đã đọc như đã xóa."
            told.append(about_file("tracked_changes", message))
        if self._struck:
            message = f"Tệp Word có {self._struck} chỗ chữ gạch ngang; đã đọc như đã xóa."
            told.append(about_file("struck_text", message))
        if self.fonts.converted:
            message = "Một số chữ dùng phông cũ (TCVN3, VNI), đã chuyển sang Unicode; hãy đối chiếu với bản gốc."
            told.append(about_file("legacy_encoding", message))
        return told

    def read(self, paragraph: etree._Element, look: Look, depth: int) -> tuple[str, list[str]]:
        """(the words, the lines of the text boxes that hang on it). Tabs are gaps, line breaks line ends."""
        self._paragraph += 1
        gathered = Gathered()
        self._runs(paragraph, look, gathered, depth)
        return "".join(gathered.words), gathered.boxes

    def _runs(self, parent: etree._Element, look: Look, into: Gathered, depth: int) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child, look, into, depth)
            elif child.tag in _DELETED:
                self.deleted += 1
            elif child.tag in _WRAPPERS:
                self._runs(child, look, into, depth)
            elif child.tag == f"{W}sdt":
                content = content_of(child)
                if content is not None:
                    self._runs(content, look, into, depth)
            elif child.tag == f"{M}r":
                into.words.extend(one.text or "" for one in child.iterfind(f"{M}t"))
            elif child.tag == f"{MC}AlternateContent":
                chosen = chosen_of(child)
                if chosen is not None:
                    self._runs(chosen, look, into, depth)
            elif isinstance(child.tag, str) and child.tag.startswith(M):
                self._runs(child, look, into, depth)

    def _run(self, run: etree._Element, look: Look, into: Gathered, depth: int) -> None:
        properties = run.find(f"{W}rPr")
        named = value_of(properties, "rStyle")
        look = look_of(properties).over(self.styles.look(named) if named else Look()).over(look)
        words: list[str] = []
        for child in run:
            self._piece(child, words, into, depth)
        text = "".join(words)
        if look.hidden or look.struck:
            self._hidden += bool(look.hidden and text.strip())
            self._struck += bool(not look.hidden and text.strip())
        elif text:
            shown = self.fonts.shown(text, look.font or "", self._paragraph)
            into.words.append(shown.upper() if look.capitals else shown)

    def _piece(self, piece: etree._Element, words: list[str], into: Gathered, depth: int) -> None:
        tag = piece.tag
        if tag == f"{W}t":
            # A tab sets cells of a row apart and nothing else.
            if not any(into.fields):
                words.append((piece.text or "").replace("\t", " ").replace("\n", " ").replace(GAP, " "))
        elif tag in _SHOWN:
            words.append(_SHOWN[tag])
        elif tag == f"{W}fldChar":
            _follow_field(piece.get(f"{W}fldCharType", ""), into.fields)
        elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            words.append(self._note(piece, depth))
        elif tag == f"{MC}AlternateContent":
            chosen = chosen_of(piece)
            if chosen is not None:
                self._boxes(chosen, into, depth)
        elif tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
            self._boxes(piece, into, depth)

    def _note(self, reference: etree._Element, depth: int) -> str:
        kind = "footnote" if reference.tag == f"{W}footnoteReference" else "endnote"
        note = self.notes.pop(f"{kind}:{reference.get(f'{W}id', '')}", None)
        if note is None:
            return ""
        self._marks += 1
        mark = str(self._marks).translate(_RAISED)
        body = " ".join(" ".join(line for line in self.blocks(note, depth + 1) if line).split())
        self.due.extend([f"{mark} {body}", ""])
        return mark

    def _boxes(self, parent: etree._Element, into: Gathered, depth: int) -> None:
        """Text boxes, each once: the older form of the same box stands beside it as a fallback."""
        for child in parent:
            if child.tag == f"{W}txbxContent":
                into.boxes.extend(self.blocks(child, depth + 1))
            elif child.tag == f"{MC}AlternateContent":
                chosen = chosen_of(child)
                if chosen is not None:
                    self._boxes(chosen, into, depth)
            else:
                self._boxes(child, into, depth)


def content_of(control: etree._Element) -> etree._Element | None:
    """What a content control holds; nothing while it only shows its prompt ("Bấm vào đây để nhập ngày")."""
    prompt = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    if prompt is not None and prompt.get(f"{W}val", "1") not in _OFF:
        return None
    return control.find(f"{W}sdtContent")


def chosen_of(alternatives: etree._Element) -> etree._Element | None:
    """The newer of two forms of the same content."""
    choice = alternatives.find(f"{MC}Choice")
    return choice if choice is not None else alternatives.find(f"{MC}Fallback")


def value_of(properties: etree._Element | None, name: str) -> str:
    """What a property of this name says, "" where there is none."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _follow_field(what: str, fields: list[bool]) -> None:
    """Between begin and separate stands a field's instruction, between separate and end what the reader sees."""
    if what == "begin":
        fields.append(True)
    elif what == "separate" and fields:
        fields[-1] = False
    elif what == "end" and fields:
        fields.pop()
