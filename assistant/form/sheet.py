"""The Word document while it is written: styled paragraphs with marked placeholders, and what each stands for."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.text.font import CT_RPr
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from assistant.drafting.plan import Line, TaskRow
from assistant.form.content import Text
from assistant.form.profile import Form
from assistant.form.styles import add_styles
from assistant.form.text import clean, in_pieces


@dataclass(slots=True)
class Sheet:
    """A document with the styles of a form; `written` are the paragraphs that stand for a line or row of the plan."""

    document: Document
    form: Form
    styles: Mapping[str, ParagraphStyle] = field(init=False)
    _ids: Mapping[str, str] = field(init=False)
    written: list[tuple[Paragraph, Text]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.styles = add_styles(self.document, self.form)
        self._ids = {key: style.style_id for key, style in self.styles.items()}

    def fill(self, paragraph: Paragraph, text: Text) -> Paragraph:
        """Put words into an empty paragraph."""
        # By id: looking for the style by its object takes longer than all the rest.
        paragraph._p.style = self._ids[text.style]
        add_runs(paragraph, text.words, text.of.placeholders if text.of else ())
        if text.of is not None:
            self.written.append((paragraph, text))
        return paragraph

    def add(self, style: str, words: str, of: Line | TaskRow | None = None) -> Paragraph:
        """A new paragraph at the end of the document."""
        return self.fill(self.document.add_paragraph(), Text(style, words, of))

    def end_table(self) -> None:
        """The paragraph without height that Word needs behind a table at the end of a section."""
        self.document.add_paragraph().paragraph_format.line_spacing = Pt(1)


def add_runs(paragraph: Paragraph, words: str, placeholders: Sequence[str] = (), look: CT_RPr | None = None) -> None:
    """Words at the end of a paragraph, what is left to fill in highlighted; line breaks stay."""
    for at, line in enumerate(words.split("\n")):
        if at:
            paragraph.add_run().add_break()
        for piece, is_placeholder in in_pieces(clean(line), placeholders):
            run = paragraph.add_run(piece)
            if look is not None:
                run._r.insert(0, deepcopy(look))
            if is_placeholder:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
