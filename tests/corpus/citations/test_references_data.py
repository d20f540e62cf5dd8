"""The data files: complete, consistent and in use."""

import re

import pytest

from corpus.citations.data_files import load
from corpus.citations.law import fold_name, name_of_number, years_of
from corpus.citations.references import find_references
from corpus.document import Reference
from corpus.text.folding import lower
from corpus.text.patterns import read_data, strings

LAWS = load("reference_laws")


def _one(text: str) -> Reference:
    [found] = find_references(text)
    return found


@pytest.mark.parametrize("name", [*LAWS["laws"], *LAWS["aliases"]])
def test_every_law_is_found_by_its_exact_name(name: str) -> None:
    found = _one(f"theo quy định của {name} và các văn bản hướng dẫn")
    assert (found.name, found.quote) == (name, name)
    assert found.key == fold_name(name)


def test_the_lawbook_is_wide_enough() -> None:
    assert len(LAWS["laws"]) >= 250


def test_every_number_leads_to_its_law() -> None:
    for name, numbers in LAWS["laws"].items():
        for number in numbers:
            assert name_of_number(number) == fold_name(name)
            assert number.split("/")[1] in years_of(fold_name(name))


@pytest.mark.parametrize(("short", "words"), LAWS["abbreviations"].items())
def test_every_abbreviation_occurs_in_a_name(short: str, words: str) -> None:
    names = [name for name in LAWS["laws"] if lower(words) in lower(name)]
    assert names
    shortened = re.sub(re.escape(words), short, names[0], flags=re.IGNORECASE)
    assert _one(f"theo {shortened} hiện hành").key == fold_name(names[0])


@pytest.mark.parametrize(
    "type_", [t for t in load("document_types")["types"] if t not in ("Luật", "Bộ luật", "Pháp lệnh")]
)
def test_every_type_is_read(type_: str) -> None:
    assert _one(f"Thực hiện {type_} số 5/KHCT-UBND").type == type_
    assert _one(f"THỰC HIỆN {type_.upper()} SỐ 5/KHCT-UBND").type == type_


@pytest.mark.parametrize(("short", "type_"), load("document_types")["short_types"].items())
def test_every_short_type_is_read(short: str, type_: str) -> None:
    assert _one(f"theo {short} số 5/XYZ-UBND").type == type_


@pytest.mark.parametrize("word", load("document_types")["not_documents"])
def test_forms_are_no_documents(word: str) -> None:
    assert find_references(f"theo {word} số 05/BC-UBND") == ()


@pytest.mark.parametrize("body", strings(read_data("bodies"), "complete"))
def test_every_named_body_is_read_to_its_end(body: str) -> None:
    assert _one(f"Kế hoạch số 5/KH-X ngày 1/2/2024 của {body} quy định").issuer == body


@pytest.mark.parametrize(("odd", "plain"), load("reference_characters")["latin_for_cyrillic"].items())
def test_look_alikes_are_read_as_latin(odd: str, plain: str) -> None:
    assert odd != plain
    assert not odd.isascii()
    if plain.isupper():
        assert _one(f"Công văn số 5/{odd}{odd}{odd}-UBND").symbol == f"5/{plain * 3}-UBND"


def test_a_data_file_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load("reference_nothing")
