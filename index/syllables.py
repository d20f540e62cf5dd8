"""Vietnamese text -> search tokens: syllables, pairs of neighbouring syllables, and whole document symbols."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from corpus.text.folding import folded

PAIR_JOINER = "_"

_TONED_I = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))


@dataclass(frozen=True, slots=True)
class Spelling:
    """The rules of data/syllables.yaml, ready to apply.

    `runs` matches one word or several joined ones, `joiner` one joining sign, `final_y` a syllable whose last
    letter may also be written i; `joiners` maps every joining sign to the one it is written as, `number_joiners`
    are those that join digits only.
    """

    tones: re.Pattern[str]
    tone_placement: dict[str, str]
    final_y: re.Pattern[str]
    runs: re.Pattern[str]
    joiner: re.Pattern[str]
    joiners: dict[str, str]
    number_joiners: frozenset[str]
    phrase_break: re.Pattern[str]


@cache
def spelling() -> Spelling:
    """The rules shipped with the package. Raises ValueError when the data file is not as it should be."""
    return read_spelling(resources.files("index").joinpath("data/syllables.yaml").read_text("utf-8"))


def read_spelling(source: str) -> Spelling:
    """Rules from YAML. Raises ValueError naming the entry that is wrong."""
    data = yaml.safe_load(source)
    if not isinstance(data, dict):
        raise ValueError("syllables: a mapping is expected")
    placement = _letters(data, "tone_placement", 2)
    onsets = _strings(data.get("y_as_i_after"), "y_as_i_after")
    groups = data.get("joiners")
    if not isinstance(groups, list) or not groups:
        raise ValueError("joiners: a list of lists is expected")
    signs = [_signs(group, "joiners") for group in groups]
    number_signs = _signs(data.get("number_joiners"), "number_joiners")
    breaks = _signs(data.get("phrase_breaks"), "phrase_breaks")
    joiners = {sign: group[0] for group in signs for sign in group} | {sign: sign for sign in number_signs}
    anywhere = "".join(re.escape(sign) for group in signs for sign in group)
    between_digits = "".join(re.escape(sign) for sign in number_signs)
    joiner = rf"[{anywhere}]|(?<=\d)[{between_digits}](?=\d)"
    return Spelling(
        tones=re.compile("|".join(map(re.escape, placement))),
        tone_placement=placement,
        final_y=re.compile(rf"(?:{'|'.join(map(re.escape, onsets))})[{''.join(_TONED_I)}]"),
        runs=re.compile(rf"[^\W_]+(?:(?:{joiner})[^\W_]+)*"),
        joiner=re.compile(joiner),
        joiners=joiners,
        number_joiners=frozenset(number_signs),
        phrase_break=re.compile(rf"[\n\r{''.join(re.escape(sign) for sign in breaks)}]"),
    )


def tokenise(text: str) -> list[str]:
    """Search tokens of a text, in reading order.

    Lower case, NFC, one spelling per word (data/syllables.yaml), numbers without zeros in front. Three kinds:
    single words of any length; `a_b` for two neighbours with no phrase break between them; and words joined
    into a symbol, date or number ("33/ct-ttg", "5/3/2024", "1.250.000") as a whole besides their parts.
    """
    return list(_tokens(unicodedata.normalize("NFC", text).lower()))


def fold(text: str) -> str:
    """The text in lower case without tone marks and diacritics: "Đề án" -> "de an"."""
    return folded(text)


def _tokens(text: str) -> Iterator[str]:
    rules = spelling()
    previous, last_end = "", 0
    for run in rules.runs.finditer(text):
        if rules.phrase_break.search(text, last_end, run.start()):
            previous = ""
        last_end = run.end()
        parts = rules.joiner.split(run.group())
        for part in parts:
            word = _spell(part)
            if previous:
                yield previous + PAIR_JOINER + word
            yield word
            previous = word
        if len(parts) > 1 and any(sign.isdigit() for sign in run.group()):
            yield _whole(parts, rules.joiner.findall(run.group()))


def _whole(parts: list[str], signs: list[str]) -> str:
    """Joined words as one token. Zeros after a point stay: 1.050 is not 1.50."""
    rules = spelling()
    token = _spell(parts[0])
    for sign, part in zip(signs, parts[1:], strict=True):
        token += rules.joiners[sign] + (part if sign in rules.number_joiners else _spell(part))
    return token


def _spell(word: str) -> str:
    if word.isdecimal():
        return word.lstrip("0") or "0"
    rules = spelling()
    word = rules.tones.sub(lambda pair: rules.tone_placement[pair.group()], word)
    return word[:-1] + _TONED_I[word[-1]] if rules.final_y.fullmatch(word) else word


def _letters(data: dict[str, object], name: str, length: int) -> dict[str, str]:
    """A mapping of letter groups of one length, in NFC."""
    entries = data.get(name)
    if not isinstance(entries, dict) or not entries:
        raise ValueError(f"{name}: a mapping is expected")
    for old, new in entries.items():
        for group in (old, new):
            if not isinstance(group, str) or not group.isalpha() or len(group) != length:
                raise ValueError(f"{name}: {old!r}: {new!r} must be {length} letters each, in NFC")
    return {str(old): str(new) for old, new in entries.items()}


def _strings(entries: object, name: str) -> list[str]:
    if not isinstance(entries, list) or not entries or not all(isinstance(e, str) and e for e in entries):
        raise ValueError(f"{name}: a list of texts is expected")
    return entries


def _signs(entries: object, name: str) -> list[str]:
    signs = _strings(entries, name)
    for sign in signs:
        if len(sign) != 1 or sign.isalnum() or sign.isspace() or sign == PAIR_JOINER:
            raise ValueError(f"{name}: {sign!r} is not a single punctuation mark")
    return signs
