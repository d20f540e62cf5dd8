"""Which parts of a saved page are the document: not scripts, menus, boxes of the site, struck or unseen words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources

import yaml
from lxml import etree

from corpus.document import ParseWarning
from corpus.reading.extracted_text import about_file
from corpus.reading.grid import is_letterhead

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]{0,60}line-through", re.I)
_STRUCK_TAGS = frozenset({"s", "strike", "del"})
_TAB = re.compile(r"(?:^|[\s_-])(?:tab|tabs|tabpanel|tabcontent|accordion|collapse|panel)(?:$|[\s_-])")
# What only a document says at the beginning of a line. Two kinds of it make a document.
_SAYINGS = tuple(
    re.compile(pattern, re.M)
    for pattern in (
        r"^\s*Căn cứ\s",
        r"^\s*[IVX]{1,5}[.\-/]\s*[A-ZĐÀ-Ỹ]",
        r"^\s*Điều\s+\d+\s*[.:]",
        r"^\s*(?:Nơi nhận|Kính gửi)",
        r"^\s*(?:TM|KT|TL|TUQ)\.\s",
        r"^\s*\d{1,2}\.\s+\S.{60}",
    )
)
# A list of links is a menu; documents link single words of their sentences.
_MENU_LINKS, _MENU_SHARE, _MENU_LONGEST = 5, 0.9, 60
# Characters worth a warning when unseen, or enough for a document; of a line that only a second copy repeats.
_WORTH_TELLING, _LONG_LINE = 200, 60


@dataclass(frozen=True, slots=True)
class PageRules:
    """The data file: what to drop and what stands on its own lines."""

    tags: frozenset[str]
    furniture: frozenset[str]
    names: re.Pattern[str]
    blocks: frozenset[str]


@dataclass
class PageParts:
    """One page. Counts what it drops without a reader's asking."""

    root: etree._Element
    struck: int = 0
    unseen: int = 0
    _judged: dict[etree._Element, bool] = field(default_factory=dict)

    def drops(self, element: etree._Element) -> bool:
        """Whether an element is no part of the document."""
        if element not in self._judged:
            self._judged[element] = self._is_dropped(element)
        return self._judged[element]

    def warnings(self) -> list[ParseWarning]:
        """What was dropped though it might be wanted."""
        told = []
        if self.struck:
            told.append(about_file("struck_text", f"Trang web có {self.struck} chỗ chữ gạch ngang; đã đọc như đã xóa."))
        if self.unseen:
            message = (
                f"Đã bỏ {self.unseen} phần không hiện khi mở trang web; nếu là nội dung văn bản, hãy lưu lại trang."
            )
            told.append(about_file("hidden_text", message))
        return told

    def _is_dropped(self, element: etree._Element) -> bool:
        rules = page_rules()
        tag = str(element.tag).lower()
        style = (element.get("style") or "")[:1000]
        if tag in rules.tags:
            return True
        if tag in _STRUCK_TAGS or _STRUCK.search(style):
            self.struck += bool(_text(element).strip())
            return True
        named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"[:500].lower()
        if _is_unseen(element):
            return self._stays_unseen(element, named)
        if tag == "figure":
            return element.find(".//table") is None and element.find(".//p") is None
        if tag in rules.furniture or any(rules.names.match(word) for word in named.split()):
            return not self._holds_document(element)
        return tag in {"ul", "ol", "div"} and _is_menu(element)

    def _stays_unseen(self, element: etree._Element, named: str) -> bool:
        """A tab that is not open holds words of the document, unless it is a second copy of what is shown."""
        words = _own_words(element)
        if _TAB.search(named) and _says_document(element) and not self._is_copy(element):
            return False
        self.unseen += len(words) >= _WORTH_TELLING and not self._is_copy(element)
        return True

    def _holds_document(self, element: etree._Element) -> bool:
        text = _text(element)
        if is_letterhead(" ".join(text.split())) or _says_document(element):
            return True
        size = len(_own_words(element))
        return size >= _WORTH_TELLING and 2 * size >= self._size

    def _is_copy(self, element: etree._Element) -> bool:
        lines = [" ".join(line.split()) for line in _lines(element)]
        long = [line for line in lines if len(line) >= _LONG_LINE][:5]
        return any(line in self._shown for line in long)

    @cached_property
    def _size(self) -> int:
        return len(_own_words(self.root))

    @cached_property
    def _shown(self) -> str:
        return "\n".join(" ".join(line.split()) for line in _lines(self.root, seen=True))


def _is_unseen(element: etree._Element) -> bool:
    style = (element.get("style") or "")[:1000]
    return bool(_HIDDEN.search(style)) or "hidden" in element.attrib or element.get("aria-hidden") == "true"


def _says_document(element: etree._Element) -> bool:
    text = "\n".join(_lines(element))
    return sum(1 for saying in _SAYINGS if saying.search(text)) >= 2


def _own_words(element: etree._Element) -> str:
    """The words of an element but for links, scripts and form fields."""
    return " ".join(" ".join(_pieces(element, frozenset({"a"}) | page_rules().tags, seen=False)).split())


def _lines(element: etree._Element, *, seen: bool = False) -> list[str]:
    """The words of an element as its blocks part them; with `seen` those of parts that are shown at once."""
    return "".join(_pieces(element, page_rules().tags, seen=seen)).split("\n")


def _pieces(element: etree._Element, without: frozenset[str], *, seen: bool) -> Iterator[str]:
    blocks = page_rules().blocks
    skipped: etree._Element | None = None
    for event, one in etree.iterwalk(element, events=("start", "end")):
        tag = one.tag.lower() if isinstance(one.tag, str) else ""
        if event == "start" and skipped is None:
            if not tag or tag in without or (seen and _is_unseen(one)):
                skipped = one
            else:
                yield "\n" if tag in blocks or tag == "br" else ""
                # Line breaks of the source are blanks.
                yield (one.text or "").replace("\n", " ")
        elif event == "end":
            if skipped is one:
                skipped = None
            if skipped is None:
                yield "\n" if tag in blocks else ""
                if one is not element:
                    yield (one.tail or "").replace("\n", " ")


def _is_menu(element: etree._Element) -> bool:
    links = [" ".join(_text(link).split()) for link in element.iterdescendants("a")]
    if len(links) < _MENU_LINKS or element.find(".//table") is not None:
        return False
    words = sum(len(link) for link in links)
    whole = sum(len(part.strip()) for part in _text(element).split("\n"))
    return words >= _MENU_SHARE * whole and words <= _MENU_LONGEST * len(links)


def _text(element: etree._Element) -> str:
    """All the words inside an element."""
    return "".join(str(part) for part in element.itertext())


@cache
def page_rules() -> PageRules:
    """The data file, checked. Raises ValueError where a list is missing."""
    text = (resources.files("corpus") / "data" / "web_pages.yaml").read_text("utf-8")
    data: Mapping[str, list[str] | str] = yaml.safe_load(text)
    if set(data) != {"tags", "furniture", "names", "blocks"} or not isinstance(data["names"], str):
        raise ValueError("web_pages.yaml: tags, furniture, names and blocks are needed")
    return PageRules(
        frozenset(data["tags"]), frozenset(data["furniture"]), re.compile(data["names"]), frozenset(data["blocks"])
    )
