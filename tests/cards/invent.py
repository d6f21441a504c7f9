"""People and firms by chance for the evaluation, from the word lists of one set.

Each set has a folder of the lexicon to itself; positions and offices are common words and shared.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace

from tests.cards.content import (
    Address,
    Content,
    Office,
    Place,
    invented_address,
    landline,
    mailbox,
    rows,
)

COMPANY_FORMS = ("株式会社", "株式会社", "株式会社", "有限会社", "合同会社", "(株)")
_ENGLISH_FORMS = {"有限会社": "Ltd.", "合同会社": "LLC"}
WESTERN_FORMS = {
    "us": (", Inc.", " LLC", " Corp.", ""),
    "uk": (" Ltd", " LLP", " plc", ""),
    "de": (" GmbH", " AG"),
    "fr": (" S.A.", " SARL"),
    "nl": (" B.V.", ""),
    "in": (" Pvt. Ltd.", " Limited"),
    "sg": (" Pte. Ltd.", " Pte Ltd"),
    "es": (" S.L.", " S.A."),
    "se": (" AB",),
    "it": (" S.r.l.", " S.p.A."),
    "pl": (" Sp. z o.o.",),
}
# Kept for fiction by the numbering authorities where they keep any, else exchanges of zeros.
_LANDLINES = {
    "us": ("({a}) 555-01{n}", "{a}.555.01{n}", "+1 {a} 555 01{n}", "+1-{a}-555-01{n}"),
    "uk": ("020 7946 0{n}9", "+44 (0)20 7946 0{n}3", "+44 161 496 0{n}7", "0121 496 0{n}1"),
    "de": ("+49 (0)30 23125 0{n}", "+49 89 99998 1{n}", "+49 40 66969-2{n}"),
    "fr": ("+33 1 99 00 {n} 10", "01 99 00 {n} 42"),
    "nl": ("+31 20 000 00{n}", "+31 (0)10 000 {n}1"),
    "in": ("+91 80 0000 00{n}", "+91-22-0000 1{n}0"),
    "sg": ("+65 0000 01{n}", "(65) 0000 2{n}1"),
    "es": ("+34 910 000 0{n}", "+34 960 00 00 {n}"),
    "se": ("+46 8 465 004 {n}", "08-465 004 {n}"),
    "it": ("+39 02 0000 00{n}", "+39 06 0000 1{n}"),
    "pl": ("+48 22 000 00 {n}", "+48 12 000 0{n}"),
}
_MOBILES = {
    "us": _LANDLINES["us"],
    "uk": ("07700 900{n}1", "+44 7700 900{n}4"),
    "de": ("+49 171 39200 {n}", "+49 (0)176 040690 {n}"),
    "fr": ("+33 6 39 98 {n} 07", "06 39 98 {n} 55"),
    "se": ("+46 70 174 06 {n}",),
}
_PLAIN = str.maketrans({"ß": "ss", "ł": "l", "Ł": "L", "ø": "o", "æ": "ae"})
_AREAS = {"tune": ("415", "206", "212"), "final": ("312", "503", "617")}


def invented(language: str, words: str, rng: random.Random) -> Content:
    """A person at a firm: Japanese where the language is `ja`, else from the West or its trade.

    `words` is a folder of the lexicon: `tune` or `final`.
    """
    return _japanese(words, rng) if language == "ja" else _western(words, rng)


def _japanese(words: str, rng: random.Random) -> Content:
    family, given = rng.choice(rows(f"{words}/family")), rng.choice(rows(f"{words}/given"))
    foreign = rng.choice(rows(f"{words}/foreign"))
    place, buildings = Place(*rng.choice(rows(f"{words}/places"))), rows(f"{words}/buildings")
    (title, title_en), (more, _) = rng.sample(rows("positions"), 2)
    (office, office_en), (branch, _) = rng.sample(rows("branches"), 2)
    address = invented_address(place, rng, buildings)
    firm = _located(_firm(words, rng), place, address, rng)
    domain = firm.url
    content = replace(
        firm,
        name=f"{family[0]} {given[0]}",
        kana=f"{family[1]} {given[1]}",
        romaji=f"{given[2]} {family[2]}",
        title=title,
        title_en=title_en,
        more_titles=(more,) if rng.random() < 0.25 else (),
        office=office,
        office_en=office_en,
        mobile=f"{rng.choice(('090', '080', '070'))}-0000-{rng.randint(1000, 9999)}",
        email=f"{mailbox(given[2], family[2], rng)}@{domain}",
        url=rng.choice(("https://{}/", "https://www.{}/", "www.{}", "http://{}", "{}")).format(
            domain
        ),
        second=_office(branch, words, rng),
    )
    return _spelled(_as_foreigner(content, foreign, rng) if rng.random() < 0.06 else content, rng)


def _located(firm: Content, place: Place, address: Address, rng: random.Random) -> Content:
    return replace(
        firm,
        postal=place.postal,
        address=address.horizontal if rng.random() < 0.8 else _long_numbers(address),
        address_vertical=address.vertical,
        address_en=address.english,
        phone=landline(place.area_code, rng),
        fax=landline(place.area_code, rng),
        direct=landline(place.area_code, rng),
    )


def _long_numbers(address: Address) -> tuple[str, ...]:
    """The house number as 3丁目4番5号 where cards mostly have 3-4-5."""
    street, building = address.horizontal
    head = street.rstrip("0123456789-")
    chome, block, house = street[len(head) :].split("-")
    return (f"{head}{chome}丁目{block}番{house}号", building)


def _office(name: str, words: str, rng: random.Random) -> Office:
    place = Place(*rng.choice(rows(f"{words}/places")))
    address = invented_address(place, rng, rows(f"{words}/buildings"))
    return Office(name, place.postal, address.horizontal, landline(place.area_code, rng))


def _firm(words: str, rng: random.Random) -> Content:
    """A firm's name in its forms; the person is still missing, `url` holds its domain."""
    stem, latin = rng.choice(rows(f"{words}/stems"))
    trade, english, forms, business, department, department_en, badge, slogan = rng.choice(
        rows(f"{words}/trades")
    )
    name, name_en = stem + trade, f"{latin} {english}"
    if forms == "k" and rng.random() < 0.35:
        name, name_en = stem, latin
    printed, form_en = _with_form(name, forms, rng)
    name_en = f"{name_en}{form_en}".replace("-and-", " & ")
    short = "".join(c for c in latin.lower() if c.isalnum())
    host = short if rng.random() < 0.6 else f"{short}-{english.split()[0].lower()}"
    domain = f"{host}.example.{rng.choice(('co.jp', 'co.jp', 'jp', 'com'))}"
    return Content(
        *("ja", "", printed, "", domain, "", "", "", department, "", (), slogan, business, badge),
        company_en=name_en,
        department_en=department_en,
        group=f"{stem}{rng.choice(('グループ', 'ホールディングスグループ'))}",
    )


def _with_form(name: str, forms: str, rng: random.Random) -> tuple[str, str]:
    """The name with its legal form before or after it, and the form in English."""
    if forms == "-":
        return name, ""
    if forms != "k":
        return (forms.removesuffix("<") + name), ""
    form = rng.choice(COMPANY_FORMS)
    english = _ENGLISH_FORMS.get(form) or rng.choice(("Co., Ltd.", "Inc.", "Corporation"))
    gap = ", " if english == "Inc." else " "
    return (form + name if rng.random() < 0.5 else name + form), gap + english


def _as_foreigner(content: Content, foreign: list[str], rng: random.Random) -> Content:
    name, latin = foreign
    given, family = latin.split(" ", 1)
    address = f"{mailbox(_ascii(given), _ascii(family), rng)}@{content.email.split('@')[1]}"
    return replace(content, name=name, kana="", romaji=latin, email=address)


def _spelled(content: Content, rng: random.Random) -> Content:
    """Telephone numbers in one of the ways in which Japanese cards write them."""
    way = rng.choice(("{}-{}-{}", "{}-{}-{}", "{}-{}-{}", "({}){}-{}", "{}({}){}", "{}.{}.{}"))
    if rng.random() < 0.12:
        way = "+81-{}-{}-{}"

    def spelled(number: str) -> str:
        area, exchange, line = number.split("-")
        return way.format(area[1:] if way[0] == "+" else area, exchange, line)

    return replace(
        content,
        phone=spelled(content.phone),
        fax=spelled(content.fax),
        direct=spelled(content.direct),
        mobile=spelled(content.mobile),
    )


def _western(words: str, rng: random.Random) -> Content:
    people = {row[0]: row[1:] for row in rows(f"{words}/western")}
    # Most English cards are American or British ones; the others share the rest.
    region = rng.choice(("us", "uk", "us", "uk", *people))
    given, family = (rng.choice(names.split(",")) for names in people[region])
    name = (
        f"{family} {given}" if region == "sg" and family != "Binte Rahman" else f"{given} {family}"
    )
    stem, host = rng.choice(rows(f"{words}/western_stems"))
    trade, department, badge, slogan = rng.choice(rows(f"{words}/western_trades"))
    domain = f"{host}.example.{'com' if region in ('us', 'in') else rng.choice(('com', 'org'))}"
    title, more = (row[0] for row in rng.sample(rows("western_titles"), 2))
    body = f"{stem} {trade}" if rng.random() < 0.7 else stem
    numbers = (_number(_LANDLINES, region, words, rng) for _ in range(3))
    return Content(
        "en",
        name,
        body + rng.choice(WESTERN_FORMS[region]),
        f"{mailbox(_ascii(given), _ascii(family), rng)}@{domain}",
        rng.choice(("https://www.{}", "www.{}", "{}", "https://{}/")).format(domain),
        next(numbers),
        _number(_MOBILES if region in _MOBILES else _LANDLINES, region, words, rng),
        next(numbers),
        department,
        title,
        _street(words, region, rng),
        slogan,
        business="",
        qualification=badge,
        more_titles=(more,) if rng.random() < 0.15 else (),
        direct=next(numbers),
    )


def _street(words: str, region: str, rng: random.Random) -> tuple[str, ...]:
    streets, towns = {row[0]: row[1:] for row in rows(f"{words}/western_places")}[region]
    numbers = {"n": rng.randint(2, 480), "f": rng.randint(4, 19), "s": rng.randint(100, 480)}
    return tuple(rng.choice(lines.split(";")).format(**numbers) for lines in (streets, towns))


def _number(styles: dict[str, tuple[str, ...]], region: str, words: str, rng: random.Random) -> str:
    return rng.choice(styles[region]).format(a=rng.choice(_AREAS[words]), n=rng.randint(10, 99))


def _ascii(name: str) -> str:
    """The name as mail addresses spell it: Müller as muller, O'Brien as obrien."""
    folded = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return "".join(c for c in folded if c.isascii() and c.isalnum())
