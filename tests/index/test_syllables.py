import unicodedata
from importlib import resources

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from index.syllables import fold, read_spelling, tokenise

RULES = resources.files("index").joinpath("data/syllables.yaml").read_text("utf-8")

vietnamese = st.text(
    alphabet="aàáảãạăằâấbcdđeẻêễghiìíklmnoòóôốơờpqrstuủũưừvxyỳýỵAĐƯỦ 0123456789/-–.,;:()\n\"&_'",
    max_size=60,
)


def words(text: str) -> list[str]:
    return [token for token in tokenise(text) if "_" not in token]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kế hoạch dân vận", ["kế", "hoạch", "dân", "vận"]),
        ("ý kiến ở cơ sở", ["ý", "kiến", "ở", "cơ", "sở"]),
        ("Số 33/CT-TTg", ["số", "33", "ct", "ttg", "33/ct-ttg"]),
        ("33-CT/TU", ["33", "ct", "tu", "33-ct/tu"]),
        ("05/2020/NĐ-CP", ["5", "2020", "nđ", "cp", "5/2020/nđ-cp"]),
        ("ngày 06/03/2024", ["ngày", "6", "3", "2024", "6/3/2024"]),
        ("2021–2025", ["2021", "2025", "2021-2025"]),
        ("1.250.000 đồng", ["1", "250", "0", "1.250.000", "đồng"]),
        ("mục 4.6.", ["mục", "4", "6", "4.6"]),
        ("Thanh tra.Công an", ["thanh", "tra", "công", "an"]),
        ("BNV-CTTN&BĐG", ["bnv", "cttn", "bđg"]),
        ("và/hoặc", ["và", "hoặc"]),
        ("", []),
        ("... --- !", []),
    ],
)
def test_words_and_whole_symbols(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa giải", "hoà giải"),
        ("Thủy lợi", "thuỷ lợi"),
        ("ỦY BAN", "uỷ ban"),
        ("sức khỏe", "sức khoẻ"),
        ("qúy", "quý"),
        ("tòan", "toàn"),
        ("kỹ thuật", "kĩ thuật"),
        ("lý do", "lí do"),
        ("quý III", "quí III"),
        ("tháng 05", "tháng 5"),
        ("08/KH-UBND", "8/KH-UBND"),
        ("2021 - 2025", "2021 2025"),
    ],
)
def test_two_spellings_meet(one: str, other: str) -> None:
    assert tokenise(one) == tokenise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tai", "tay"),
        ("thủy", "thúy"),
        ("dân", "dần"),
        ("hoa", "hoà"),
        ("mai", "may"),
        ("1.050", "1.50"),
        ("33/CT-TTg", "33-CT/TTg"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert tokenise(one) != tokenise(other)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("kế hoạch năm", ["kế_hoạch", "hoạch_năm"]),
        ("kế hoạch. Năm", ["kế_hoạch"]),
        ("kế\nhoạch", []),
        ("xã, thị trấn", ["xã_thị", "thị_trấn"]),
        ("(kế) hoạch", []),
        ("số 33/CT", ["số_33", "33_ct"]),
    ],
)
def test_pairs_stay_inside_a_phrase(text: str, pairs: list[str]) -> None:
    assert [token for token in tokenise(text) if "_" in token] == pairs


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Đề án ĐƯỜNG bộ", "de an duong bo"), ("thuỷ", "thuy"), ("33/QĐ-UBND", "33/qd-ubnd"), ("abc", "abc")],
)
def test_fold_takes_every_mark_off(text: str, bare: str) -> None:
    assert fold(text) == bare


@given(vietnamese)
def test_folding_before_or_after_gives_the_same_tokens(text: str) -> None:
    assert tokenise(fold(text)) == [fold(token) for token in tokenise(text)]


@given(st.text(max_size=80))
def test_tokens_of_any_text_are_clean(text: str) -> None:
    for token in tokenise(text):
        assert token
        assert not any(sign.isspace() or sign in "\"'(){}*:^" for sign in token)


@given(st.text(max_size=80))
def test_composition_does_not_matter(text: str) -> None:
    assert tokenise(unicodedata.normalize("NFD", text)) == tokenise(unicodedata.normalize("NFC", text))
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tone_placement", {"òa": "o"}),
        ("tone_placement", ["òa"]),
        ("tone_placement", {unicodedata.normalize("NFD", "òa"): "oà"}),
        ("y_as_i_after", "hkl"),
        ("joiners", [["/", "a"]]),
        ("joiners", []),
        ("number_joiners", ["_"]),
        ("phrase_breaks", ["."] * 2 + [" "]),
        ("phrase_breaks", None),
    ],
)
def test_rules_that_are_not_as_they_should_be_are_refused(name: str, value: object) -> None:
    rules = yaml.safe_load(RULES)
    with pytest.raises(ValueError, match=name):
        read_spelling(yaml.safe_dump({**rules, name: value}, allow_unicode=True))


def test_rules_that_are_no_mapping_are_refused() -> None:
    with pytest.raises(ValueError, match="mapping"):
        read_spelling("- a")
