"""Answers of a model that lies: true sentences of its passages with something false put in, or something made up."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.assistant.model.speaker import Speech, written

BODIES = [
    "Sở Ngoại vụ", "Sở Du lịch", "Bộ Quốc phòng", "Cục Hàng không", "Chi cục Kiểm lâm", "Thanh tra Chính phủ",
    "Ban Dân tộc", "Phòng Kinh tế và Hạ tầng", "Viện Kiểm sát nhân dân", "Hội Chữ thập đỏ", "Kho bạc Nhà nước",
    "UBND tỉnh Quảng Ninh", "Ủy ban nhân dân thành phố Đà Lạt", "Sở Giao thông vận tải", "Đảng ủy Khối", "VKSND tỉnh",
]  # fmt: skip
_PASSAGE = re.compile(r"^\[(\d+)\] (.+)$", re.M)
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}|\d{1,2} tháng \d{1,2}")
_SYMBOL = re.compile(r"\d+/[A-ZĐ]+-[A-ZĐ]+")
_NUMBER = re.compile(r"(?<![\d/.,-])\d{1,3}(?:\.\d{3})+(?![\d/])|(?<![\d/.,-])\d{1,3}(?![\d/.,-]|\.\d)")
_BODY = re.compile(
    r"(?:Sở|Phòng|Ban|Văn phòng|UBND|Ủy ban nhân dân|Thanh tra|Trung tâm|Công an) ?[A-ZĐ]?[^\W\d_]*(?: [a-zà-ỹđ]+)?"
)


@dataclass(frozen=True)
class Lie:
    """A sentence, the numbers it cites, and the false words in it ("" where the lie is in the numbers)."""

    text: str
    passages: list[int]
    false: str


def passages(body: dict[str, Any]) -> dict[int, str]:
    """The numbered passages of a prompt."""
    return {int(number): words for number, words in _PASSAGE.findall(body["messages"][-1]["content"])}


def lies(body: dict[str, Any], chance: Random) -> list[Lie]:
    """Four to six sentences, most of them false."""
    given = passages(body)
    return [chance.choice(_WAYS)(given, chance) for _ in range(chance.randint(4, 6))]


def spoken(told: list[Lie], chance: Random) -> Speech:
    """How they are said; now and then the JSON breaks off."""
    text = written(*((lie.text, lie.passages) for lie in told))
    if chance.random() < 0.1:
        return Speech(text[: chance.randint(1, len(text))], cut=chance.random() < 0.5)
    return Speech(text)


def _true(given: dict[int, str], chance: Random) -> Lie:
    number = chance.choice(list(given))
    return Lie(given[number], [number], "")


def _elsewhere(given: dict[int, str], chance: Random) -> Lie:
    """A true sentence with the number of another passage, or of none."""
    other = chance.choice([*given, 9, 99, 0])
    return Lie(given[chance.choice(list(given))], [other], "")


def _changed(pattern: re.Pattern[str], make: Callable[[Random], str]) -> Callable[[dict[int, str], Random], Lie]:
    def way(given: dict[int, str], chance: Random) -> Lie:
        fitting = [number for number, words in given.items() if pattern.search(words)]
        if not fitting:
            return _invented(given, chance)
        number = chance.choice(fitting)
        place = chance.choice(list(pattern.finditer(given[number])))
        false = make(chance)
        words = given[number]
        return Lie(words[: place.start()] + false + words[place.end() :], [number], false)

    return way


def _added(given: dict[int, str], chance: Random) -> Lie:
    number = chance.choice(list(given))
    false = chance.choice([_date, _money, _symbol, _body])(chance)
    joint = {"0": " trước ngày ", "1": " với kinh phí ", "2": " theo Quyết định số ", "3": " do "}
    return Lie(f"{given[number].rstrip(' .;')}{joint[chance.choice('0123')]}{false}.", [number], false)


def _invented(given: dict[int, str], chance: Random) -> Lie:
    body, date, money = _body(chance), _date(chance), _money(chance)
    text, false = chance.choice(
        [
            (f"{body} chủ trì thực hiện.", body),
            (f"Thời hạn báo cáo là ngày {date}.", date),
            (f"Kinh phí thực hiện là {money}.", money),
            (f"Báo cáo gửi về {body} trước ngày {date}.", body),
            ("Kế hoạch đã được đánh giá là thành công nhất cả nước.", "thành công nhất cả nước"),
        ]
    )
    return Lie(text, chance.sample(list(given), min(len(given), chance.randint(1, 3))), false)


def _date(chance: Random) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2015, 2035)
    shape = chance.choice(["{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d} tháng {m} năm {y}", "{d}-{m}-{y}", "{d} tháng {m}"])
    return shape.format(d=day, m=month, y=year)


def _money(chance: Random) -> str:
    value = chance.randint(2, 999)
    return chance.choice(
        [f"{value}.500.000 đồng", f"{value} triệu đồng", f"{value},5 tỷ đồng", f"{value}%", f"{value} hồ sơ"]
    )


def _number(chance: Random) -> str:
    return str(chance.choice([chance.randint(100, 999), chance.randint(13, 99)]))


def _symbol(chance: Random) -> str:
    code = chance.choice(["/KH-UBND", "/QĐ-UBND", "/CT-TTg", "-CT/TU", "/2023/NĐ-CP", "/SNV-CCHC"])
    return f"{chance.randint(2, 9999)}{code}"


def _body(chance: Random) -> str:
    return chance.choice(BODIES)


_WAYS = [
    _true,
    _elsewhere,
    _changed(_DATE, _date),
    _changed(_NUMBER, _number),
    _changed(_SYMBOL, _symbol),
    _changed(_BODY, _body),
    _added,
    _invented,
]
