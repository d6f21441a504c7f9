"""Fictitious people and firms: everything that a layout may print on a card."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ocr.model import FieldKind

_LEXICON = Path(__file__).parent / "lexicon"
_BUILDINGS = (
    ("汐見ビル", "Shiomi Bldg."),
    ("第二若葉ビル", "Dai-ni Wakaba Bldg."),
    ("楓タワー", "Kaede Tower"),
    ("港町センタービル", "Minatomachi Center Bldg."),
    ("梢ビルディング", "Kozue Building"),
)
_STREETS = ("Lantern Street", "Orchard Row", "Mill Lane", "Harbour Way", "Quarry Hill Road")
_US_TOWNS = ("Fairhaven, CA 90000", "Cedar Falls, WA 98000", "Brookfield, NY 10000")
_UK_TOWNS = ("London EC9X 4QT", "Bristol BS79 4QT", "Edinburgh EH77 5LW")
_WHOLE_FIRM = {"代表取締役", "取締役", "所長", "支店長"}  # who has these belongs to no department
_CODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|\d{4} [A-Z]{2}|\d{2}-\d{3}|\d{3} \d{2}|\d{4,6})\b"
)
_DIGITS = "〇一二三四五六七八九"


class Office(NamedTuple):
    """A further office of the same firm."""

    name: str
    postal: str
    address: tuple[str, ...]
    phone: str


@dataclass(frozen=True, slots=True)
class Content:
    """What may be printed on one card; an empty text is never printed.

    `address` and `address_en` are the lines of one address, `address_vertical` has town,
    numbers in kanji, building. Names have one space between family and given name, but for
    foreign ones in katakana, which have a dot.
    """

    language: str
    name: str
    company: str
    email: str
    url: str
    phone: str
    mobile: str
    fax: str
    department: str
    title: str
    address: tuple[str, ...]
    slogan: str
    business: str = ""
    qualification: str = ""
    postal: str = ""
    kana: str = ""
    romaji: str = ""
    company_en: str = ""
    department_en: str = ""
    title_en: str = ""
    address_vertical: tuple[str, ...] = ()
    address_en: tuple[str, ...] = ()
    more_titles: tuple[str, ...] = ()
    group: str = ""
    office: str = ""
    office_en: str = ""
    direct: str = ""
    second: Office | None = None

    @property
    def initial(self) -> str:
        """The firm's first Latin letter, for marks."""
        return (self.company_en or self.company)[0]


class Firm(NamedTuple):
    """A row of companies.tsv; `jsic` is a division of the Japan Standard Industrial Classification.

    `legal_place` says where the legal form stands: `before`, `after` or `none`.
    """

    jsic: str
    name: str
    legal_form: str
    legal_place: str
    english: str
    english_form: str
    domain: str
    slogan: str
    business: str
    department: str
    department_en: str
    qualification: str

    @property
    def printed(self) -> str:
        """The name with its legal form where it belongs."""
        before = self.legal_form if self.legal_place == "before" else ""
        return before + self.name + (self.legal_form if self.legal_place == "after" else "")


class Place(NamedTuple):
    """A row of places.tsv: a real postal code with its town, and the telephone area code."""

    postal: str
    prefecture: str
    city: str
    town: str
    town_en: str
    ward_en: str
    city_en: str
    area_code: str


class Address(NamedTuple):
    """One invented address in the three ways in which cards print it, line by line."""

    horizontal: tuple[str, ...]
    vertical: tuple[str, ...]
    english: tuple[str, ...]


def rows(name: str) -> list[list[str]]:
    """The rows of one of the lexicon's tables."""
    return [list(row) for row in _table(name)]


def western_code(lines: Sequence[str]) -> tuple[tuple[FieldKind, str], ...]:
    """The postal code in the last line of an address abroad, as a field to note."""
    found = _CODE.search(lines[-1])
    return ((FieldKind.POSTAL, found.group()),) if found else ()


@cache
def _table(name: str) -> tuple[tuple[str, ...], ...]:
    text = (_LEXICON / f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line)


def japanese_content(rng: random.Random, company: int | None = None) -> Content:
    """A person at a Japanese firm; `company` picks a row of companies.tsv, else chance does."""
    family, given = rng.choice(rows("family")), rng.choice(rows("given"))
    firms = rows("companies")
    firm = Firm(*firms[rng.randrange(len(firms)) if company is None else company])
    place, title = Place(*rng.choice(rows("places"))), rng.choice(rows("titles"))
    domain = f"{firm.domain}.example.{rng.choice(('co.jp', 'co.jp', 'jp', 'com'))}"
    head = title[0] in _WHOLE_FIRM
    address = invented_address(place, rng)
    return Content(
        language="ja",
        name=f"{family[0]} {given[0]}",
        kana=f"{family[1]} {given[1]}",
        romaji=f"{given[2]} {family[2]}",
        company=firm.printed,
        company_en=" ".join(part for part in (firm.english, firm.english_form) if part),
        department="" if head else firm.department,
        department_en="" if head else firm.department_en,
        title=title[0],
        title_en=title[1],
        qualification=firm.qualification,
        slogan=firm.slogan,
        business=firm.business,
        postal=place.postal,
        address=address.horizontal,
        address_vertical=address.vertical,
        address_en=address.english,
        phone=landline(place.area_code, rng),
        fax=landline(place.area_code, rng),
        mobile=f"{rng.choice(('090', '080', '070'))}-0000-{rng.randint(1000, 9999)}",
        email=f"{mailbox(given[2], family[2], rng)}@{domain}",
        url=rng.choice(("https://{}/", "https://www.{}/", "www.{}", "{}")).format(domain),
    )


def invented_address(
    place: Place, rng: random.Random, buildings: Sequence[Sequence[str]] = _BUILDINGS
) -> Address:
    """A house number and a floor of some building in a real town."""
    numbers = rng.randint(1, 8), rng.randint(1, 28), rng.randint(1, 19)
    (building, building_en), floor = rng.choice(buildings), rng.randint(2, 12)
    town, block = place.prefecture + place.city + place.town, "-".join(map(str, numbers))
    return Address(
        (town + block, f"{building}{floor}F"),
        (
            town,
            "{}丁目{}番{}号".format(*map(kanji_number, numbers)),
            f"{building}{kanji_number(floor)}階",
        ),
        (
            f"{floor}F {building_en}, {block} {place.town_en},",
            f"{place.ward_en}, {place.city_en} {place.postal}, Japan",
        ),
    )


def english_content(rng: random.Random, company: int | None = None) -> Content:
    """A person at an English-speaking firm, British or American by chance."""
    given, family = rng.choice(rows("english"))[0], rng.choice(rows("english"))[1]
    firms = rows("english_companies")
    firm = firms[rng.randrange(len(firms)) if company is None else company]
    british = rng.random() < 0.5
    domain = f"{firm[2]}.example.{'org' if british else 'com'}"
    number = _british if british else _american
    return Content(
        language="en",
        name=f"{given} {family}",
        company=f"{firm[0]}, {firm[1]}" if firm[1] == "Inc." else f"{firm[0]} {firm[1]}".strip(),
        slogan=firm[3],
        department=firm[4],
        title=firm[5],
        qualification=firm[6] if len(firm) > 6 else "",
        address=(
            f"{rng.randint(2, 480)} {rng.choice(_STREETS)}",
            rng.choice(_UK_TOWNS if british else _US_TOWNS),
        ),
        phone=number(rng),
        mobile=number(rng),
        fax=number(rng),
        email=f"{mailbox(given, family, rng)}@{domain}",
        url=rng.choice(("https://www.{}", "www.{}", "{}")).format(domain),
    )


def kanji_number(number: int) -> str:
    """A number below 100 as kanji with 十: 14 → 十四."""
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, _DIGITS[tens] + "十")
    return head + (_DIGITS[ones] if ones or not tens else "")


def kanji_digits(text: str) -> str:
    """Digits one by one as kanji, hyphens as the dash of vertical writing."""
    return "".join(_DIGITS[int(c)] if c.isdigit() else "―" if c == "-" else c for c in text)


def landline(area: str, rng: random.Random) -> str:
    """A Japanese telephone number with the area code."""
    # No exchange begins with 0, so these numbers cannot be assigned.
    return f"{area}-{'0' * (6 - len(area))}-{rng.randint(1000, 9999)}"


def _american(rng: random.Random) -> str:
    area, line = rng.choice(("415", "206", "212")), rng.randint(100, 199)
    return rng.choice(("({}) 555-0{}", "{}.555.0{}", "+1 {} 555 0{}")).format(area, line)


def _british(rng: random.Random) -> str:
    return rng.choice(("020 7946 0{}", "+44 20 7946 0{}")).format(rng.randint(100, 999))


def mailbox(given: str, family: str, rng: random.Random) -> str:
    """The part of a mail address before the @, from a person's name in Latin letters."""
    first, last = (
        "".join(c for c in part.lower() if c.isalnum() or c == "-") for part in (given, family)
    )
    return rng.choice((f"{first[0]}.{last}", f"{first}.{last}", f"{last}", f"{first[0]}-{last}"))
