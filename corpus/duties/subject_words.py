"""The words that tell whom a sentence or a heading obliges (data/assignment.yaml), compiled."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.text.patterns import alternatives, compile_pattern, read_data, strings


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """One pattern a list of data/assignment.yaml."""

    assigning: re.Pattern[str]
    charging: re.Pattern[str]
    charge: re.Pattern[str]
    role: re.Pattern[str]
    besides: re.Pattern[str]
    field_before: re.Pattern[str]
    assigned: re.Pattern[str]
    just_assigned: re.Pattern[str]
    concerning: re.Pattern[str]
    aside: re.Pattern[str]
    not_subject: re.Pattern[str]
    coordinating: re.Pattern[str]
    closing: re.Pattern[str]


@cache
def subject_words() -> SubjectWords:
    """The patterns, compiled once."""
    data = read_data("assignment")
    assigning = alternatives(strings(data, "assigning"))
    return SubjectWords(
        assigning=compile_pattern(rf"{assigning}:?\s{{1,4}}(?=\w)", {}),
        charging=compile_pattern(rf"{alternatives(strings(data, 'charging'))}:?\s{{1,4}}(?=\w)", {}),
        charge=compile_pattern(rf"(?<!\w){alternatives(strings(data, 'charges'))}(?!\w)", {}),
        role=compile_pattern(rf"\s{{1,4}}{alternatives(strings(data, 'roles'))}(?!\w)", {}),
        besides=compile_pattern(rf"\s{{0,4}}[-–,]\s{{1,4}}{alternatives(strings(data, 'besides'))}(?!\w)", {}),
        field_before=compile_pattern(rf"(?<!\w){alternatives(strings(data, 'fields_before'))} ?$", {}),
        assigned=compile_pattern(rf"(?<!\w){alternatives(strings(data, 'assigning_inside'))}(?!\w)", {}),
        just_assigned=compile_pattern(rf"(?<!\w){alternatives(strings(data, 'assigning_inside'))}$", {}),
        concerning=compile_pattern(rf"{alternatives(strings(data, 'concerning'))} (?=\w)", {}),
        aside=compile_pattern(rf"{alternatives(strings(data, 'asides'))}(?!\w)", {}),
        not_subject=compile_pattern(rf"(?<!\w){alternatives(strings(data, 'not_subject'))}$", {}),
        closing=compile_pattern(rf"{alternatives(strings(data, 'closing_words'))}(?!\w)", {}),
        coordinating=compile_pattern(rf"(?<!\w){alternatives(strings(data, 'coordinating'))} (?=\w)", {}),
    )
