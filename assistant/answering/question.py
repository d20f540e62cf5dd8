"""What a question asks and names, without a model: patterns over its folded words (data/question_words.yaml)."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from assistant.answering.wording import Wording, written_for
from assistant.answering.words import functional_words, load, phrase, plain, without_phrases
from corpus.citations.typed import as_printed, find_typed
from corpus.errors import QuestionError
from index.syllables import fold

MAX_CHARACTERS = 2_000
# "Theo Kế hoạch số 12/KH-UBND, ...": the document with this symbol is what the question is about.
_OPENING = re.compile(r"(?:theo |trong |tai )?(?:\w+ ){1,4}?(?:so )?\d{1,5}(?:/\d{4})?[/\-]\w")
_TASK_NUMBER = re.compile(r"\b(?:nhiem vu|muc|dong|stt|so thu tu)\s+(?:so\s+)?(\d{1,2}(?:\.\d{1,2})*(?:\.[a-z])?)\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
# "kế hoạch dân vận năm 2024": the year that a document is called after, no period or goal.
_DOCUMENT_YEAR = re.compile(
    r"\b(?:ke hoach|kh|chi thi|chuong trinh|cong van|cong dien|huong dan|quyet dinh|thong bao)\b"
    r"(?:(?! (?:giai doan|den|tu|nhiem ky|trong|ngay|vien dan|dan|can cu|nao|theo)\b)[^,;?]){0,60}?"
    r" nam ((?:19|20)\d{2})\b(?!\s*[-–])"
)
# Each asks for something of its own: "trước ngày nào, gửi ai".
ASKING = re.compile(r"\b(?:bao nhieu|nao|may|gi|ai|dau|bao gio|bao lau)\b")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=[^\W\da-zà-ỹđ_])")
_SHARE = re.compile(r"\bbao nhieu ?%|\bmay (?:%|phan tram)")
_ROUND = re.compile(r"\b(?:lan|dot)\s+(?:thu\s+)?(\d)\b")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    `folded` is its text without diacritics, `phrase` its plain words, `bare` the same without document symbols,
    `words` those that may carry its subject ("" where a phrase was left out), `counted` what "bao nhiêu" asks the
    number of. `container` tells that it asks what the document with its symbol says, `document_years` the years that
    a document is called after, `parts` how many things are asked, `wordings` what documents write for its phrases.
    """

    text: str
    folded: str
    phrase: str
    bare: str
    words: tuple[str, ...]
    counted: tuple[str, ...]
    kinds: tuple[str, ...]
    wanted: frozenset[str]
    symbols: tuple[str, ...]
    container: bool
    opens_with_symbol: bool
    task_number: str | None
    years: tuple[str, ...]
    document_years: tuple[str, ...]
    round: str | None
    accented: bool
    parts: int
    wordings: tuple[Wording, ...]


@cache
def _patterns(group: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for name, patterns in load("question_words.yaml")[group].items():
        listed = [patterns] if isinstance(patterns, str) else patterns
        found[name] = tuple(re.compile(pattern) for pattern in listed)
    return found


def understand(text: str) -> Question:
    """Raises QuestionError for an empty question or one of more than MAX_CHARACTERS."""
    words = _asked(as_printed(" ".join(text.replace("\0", " ").split())))
    if not words:
        raise QuestionError("Câu hỏi đang để trống; hãy gõ câu hỏi rồi gửi lại.")
    if len(words) > MAX_CHARACTERS:
        raise QuestionError(
            f"Câu hỏi dài {len(words)} ký tự, quá giới hạn {MAX_CHARACTERS}; "
            "hãy hỏi ngắn lại hoặc tách thành nhiều câu."
        )
    folded = " ".join(fold(words).split())
    symbols = tuple(symbol.value for symbol in find_typed(words))
    task = _TASK_NUMBER.search(folded)
    round_ = _ROUND.search(folded)
    counted = _counted(plain(words))
    return Question(
        text=words,
        folded=folded,
        phrase=phrase(words),
        bare=phrase(without_symbols(words)),
        words=without_phrases(plain(without_symbols(words))),
        counted=counted,
        kinds=_matching("kinds", folded),
        wanted=_wanted(folded, counted),
        symbols=symbols,
        container=bool(symbols) and any(pattern.search(folded) for pattern in _patterns("container")["asked_of"]),
        opens_with_symbol=bool(_OPENING.match(folded)),
        task_number=task[1] if task else None,
        years=tuple(_YEAR.findall(folded)),
        document_years=tuple(match[1] for match in _DOCUMENT_YEAR.finditer(folded)),
        round=round_[1] if round_ else None,
        accented=folded != words.lower(),
        wordings=written_for(words, accented=folded != words.lower()),
        parts=max(1, len(ASKING.findall(folded))),
    )


def _asked(words: str) -> str:
    """The words without sentences that tell how to answer; all of them if they are nothing else."""
    sentences = _SENTENCE.split(words)
    orders = _patterns("orders")["how_to_answer"]
    asked = [one for one in sentences if not any(order.search(fold(one)) for order in orders)]
    return " ".join(asked) or words


def _counted(words: tuple[str, ...]) -> tuple[str, ...]:
    """The one or two words after "bao nhiêu": (mo, hinh) of "bao nhiêu mô hình". Empty where it ends the question."""
    for at in range(len(words) - 2):
        if words[at : at + 2] == ("bao", "nhieu"):
            return tuple(takewhile(lambda word: word not in functional_words(), words[at + 2 : at + 4]))
    return ()


def _wanted(folded: str, counted: tuple[str, ...]) -> frozenset[str]:
    """What the answer must hold; a share of money is no sum."""
    wanted = frozenset(_matching("wanted", folded))
    return wanted - {"money"} if counted[:2] == ("phan", "tram") or _SHARE.search(folded) else wanted


def _matching(group: str, folded: str) -> tuple[str, ...]:
    return tuple(name for name, listed in _patterns(group).items() if any(p.search(folded) for p in listed))


def without_symbols(text: str) -> str:
    """The words of a question without the symbols of documents in them."""
    for symbol in reversed(tuple(find_typed(text))):
        text = f"{text[: symbol.start]} ; {text[symbol.end :]}"
    return text
