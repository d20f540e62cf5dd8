"""The data sets: the documents to store and what is asked of them."""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path
from typing import Any

from evals.questions import Own, Question, load, load_cases, samples

_OWN: Mapping[str, Own] = {"samples": "sample_questions", "hard": "hard_questions"}
GOLD = "gold"
PLAIN = "gold-plain"
ALQAC = "alqac"
RATED = "rated"
NAMES = (*_OWN, GOLD, PLAIN, ALQAC, RATED)


@dataclass(frozen=True, slots=True)
class Lookup:
    """A search whose hits should come from certain documents (by file name)."""

    q: str
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class DataSet:
    """Sets with equal `documents` share a store. `texts` are documents made for the set: text by file name."""

    name: str
    documents: tuple[Path, ...]
    questions: tuple[Question, ...] = ()
    lookups: tuple[Lookup, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


def case_id(question: str) -> str:
    """What a recorded run knows a question by: it tells nothing of its words."""
    return sha1(question.encode(), usedforsecurity=False).hexdigest()[:10]


def own(name: str) -> DataSet:
    """A set of this project, asked of its sample documents."""
    return DataSet(name, (samples(),), load(_OWN[name]))


def gold(folder: Path, documents: Sequence[Path], *, plain: bool = False, name: str | None = None) -> DataSet:
    """The questions of a folder of annotations, as they are or typed without diacritics."""
    questions = tuple(_from_gold(folder))
    if plain:
        questions = tuple(one.model_copy(update={"q": without_diacritics(one.q)}) for one in questions)
    return DataSet(name or (PLAIN if plain else GOLD), tuple(documents), questions)


def _from_gold(folder: Path) -> Iterator[Question]:
    for path in sorted(folder.glob("*.json")):
        annotated = json.loads(path.read_text("utf-8"))
        for one in annotated["questions"]:
            # What a question requires beyond the stored documents cannot be looked for in them.
            if not one.get("requires"):
                yield _question(one, annotated["file"])


def _question(one: dict[str, Any], file: str) -> Question:
    if one["kind"] == "unanswerable":
        return Question(q=one["q"], kind="unanswerable", note=one.get("note") or "marked so in the annotations")
    everywhere = [*one["evidence"], *(words for more in one.get("evidence_other", {}).values() for words in more)]
    return Question(
        q=one["q"],
        kind=one["kind"],
        file=None if one.get("docs") else file,
        documents=tuple(one.get("docs", ())),
        must=one["must"],
        must_not=one.get("must_not", ()),
        evidence=tuple(dict.fromkeys(everywhere)),
    )


def rated(cases: Path, documents: Sequence[Path]) -> DataSet:
    """Questions whose answers users have rated, exported by `troly feedback --format json`."""
    return DataSet(RATED, tuple(documents), load_cases(cases))


def without_diacritics(text: str) -> str:
    """As typed on a keyboard without Vietnamese: no tone, no accent, d for đ."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def alqac(bench: Path) -> DataSet:
    """Questions on statutes, each with the articles that answer it; every article is stored as one document."""
    laws = json.loads((bench / "law.json").read_text("utf-8"))
    number = {law["id"]: n for n, law in enumerate(laws)}
    texts = {
        _article(number[law["id"]], one["id"]): f"{law['id']}\nĐiều {one['id']}. {one['text']}\n"
        for law in laws
        for one in law["articles"]
    }
    asked = json.loads((bench / "questions.json").read_text("utf-8"))
    lookups = tuple(
        Lookup(one["text"], frozenset(_article(number[r["law_id"]], r["article_id"]) for r in one["relevant_articles"]))
        for one in asked
    )
    return DataSet(ALQAC, (), lookups=lookups, texts=tuple(texts.items()))


def _article(law: int, article: str) -> str:
    return f"{law:02d}_{article}.txt"
