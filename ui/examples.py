"""Questions to begin with, made from the labels of the stored documents."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml

from ui.wire import ListedDocument

EXAMPLES_FILE = Path(__file__).parent / "static" / "examples.yaml"


@cache
def question_templates() -> tuple[str, ...]:
    """The templates of static/examples.yaml. Raises ValueError where one lacks its "{label}"."""
    templates = yaml.safe_load(EXAMPLES_FILE.read_text(encoding="utf-8"))["questions"]
    for template in templates:
        if template.count("{label}") != 1:
            raise ValueError(f"một câu hỏi mẫu phải có đúng một chỗ {{label}}: {template}")
    return tuple(templates)


def example_questions(documents: Sequence[ListedDocument]) -> tuple[str, ...]:
    """One question for each template, about the newest documents that have a number; none for an empty store."""
    numbered = [document for document in documents if document.symbol] or list(documents)
    newest = sorted(numbered, key=lambda document: document.date or "", reverse=True)
    if not newest:
        return ()
    return tuple(
        template.replace("{label}", newest[at % len(newest)].label) for at, template in enumerate(question_templates())
    )
