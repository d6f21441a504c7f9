"""Postal codes and addresses, Japanese and English: found, taken apart, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ocr.parse import lexicon
from ocr.parse.latin_address import foreign_codes, latin_likeness, without_country
from ocr.text import KANA, KANJI, halfwidth, is_japanese, kanji_to_digits


@dataclass(frozen=True, slots=True)
class AddressParts:
    """An address taken apart; None is unknown. `postal` is "105-0011" for Japan."""

    postal: str | None = None
    prefecture: str | None = None
    city: str | None = None
    street: str | None = None
    building: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class FoundPostal:
    """A Japanese postal code in a line; `marked` if 〒 stands before it."""

    start: int
    end: int
    value: str
    marked: bool


_DASH = r"[\-‐‑‒–—―─−ー|｜]"
_NUMERAL = r"[〇零一二三四五六七八九]"
_BAR = r"[\-‐‑‒–—―─−ー|｜1Il]"
"""Between vertical numerals, where engines read the bar as 1 or I too."""
_POSTAL = re.compile(
    rf"""
    (?:
      (?P<mark>〒|郵便番号[:：]?)\s?
    | (?:(?<![A-Za-z])[〶干于テ〠T]|(?<![A-Za-z0-9])F)  # 〒 misread
      (?=\s?(?:\d{{3}}{_DASH}|{_NUMERAL}{{3}}))\s?
    | (?<![0-9A-Za-z〇零一二三四五六七八九\-‐―─ー])
    )
    (?P<code>
      \d{{3}}\s?{_DASH}\s?\d{{4}}
    | {_NUMERAL}{{3}}{_BAR}{_NUMERAL}{{4}}
    | (?<=[〒TFテ干])(?:\d{{7}}|{_NUMERAL}{{7}})
    )
    (?![0-9〇零一二三四五六七八九]|{_DASH}\d)
    """,
    re.VERBOSE,
)
_GLUED = re.compile(r"(?<=\d)(\d{3}-\d{4})$")
"""Behind an address whose 〒 was not read; believed where the address names the code's town."""
_MISREAD = re.compile(r"[^\w\s]?[IlTFT1丁干千テ下三]{1,3}\s?(?P<code>\d{3}-\d{4})")
"""A code alone in its line whose 〒 was read as strokes: II640-8331."""
_BARLESS = re.compile(rf"\D?(?P<code>{_NUMERAL}{{7}})(?!{_NUMERAL})")
"""A vertical code whose bar was lost; believed where the address behind it names the town."""
_AN_ADDRESS = 0.55
_CIRCLES = str.maketrans("○◯", "〇〇")
_PREFECTURE = re.compile("|".join(lexicon.prefectures()))
_CITY = re.compile(
    rf"""
      [{KANJI}{KANA}]{{1,5}}?郡[{KANJI}{KANA}]{{1,6}}?[町村]     # county and town
    | [{KANJI}{KANA}]{{1,7}}?市(?:[{KANJI}]{{1,4}}?区)?          # city, perhaps with a ward
    | [{KANJI}]{{1,5}}?[区町村]                                   # ward of Tokyo, town, village
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(
    rf"\d+\s?{_DASH}\s?\d+|[0-9〇一二三四五六七八九十]+\s?(?:丁目|番地?|号)|"
    r"通\S{1,8}(?:[上下][ルる]|[東西]入)"
)
"""Numbers of streets, or the crossing that Kyoto has in their place: 烏丸通今出川下ル."""
_BUILDING = re.compile(
    r"ビル|タワー|マンション|ハイツ|コーポ|プラザ|会館|センター|スクエア|ヒルズ|レジデンス|"
    r"ガーデン|メゾン|パレス|アネックス|\d\s?(?:F|階)|[一二三四五六七八九十]階|号室|号棟|[A-Z]棟|\d+号$"
)
# Where the street's numbers end and the building begins: 1-2-3 若葉ビル5F, 一丁目二番三号 若葉ビル
_STREET_END = re.compile(
    rf"(?:\d+(?:\s?{_DASH}\s?\d+)*|[0-9〇一二三四五六七八九十]+(?:丁目|番地?|号))"
    rf"(?=\s*[^\d\s\-‐‑‒–—―─−丁番号の,]|\s+\d|$)"
)
_ROMAJI_PREFECTURE = re.compile(
    r"\b(?:" + "|".join(lexicon.prefectures().values()) + r")\b", re.IGNORECASE
)


def find_postals(text: str) -> list[FoundPostal]:
    """All Japanese postal codes of a line."""
    found = []
    for match in _POSTAL.finditer(halfwidth(text).translate(_CIRCLES)):
        code = match["code"]
        vertical = re.search(_NUMERAL, code) is not None
        bare = re.sub("[1Il]", "", code) if vertical else code
        digits = re.sub(r"\D", "", kanji_to_digits(bare))
        marked = match["mark"] is not None
        value = f"{digits[:3]}-{digits[3:]}"
        found.append(FoundPostal(match.start(), match.end(), value, marked))
    barless = _BARLESS.match(text) if not found else None
    if barless:
        digits = kanji_to_digits(barless["code"])
        value = f"{digits[:3]}-{digits[3:]}"
        if town_of(value, text[barless.end() :]):
            return [FoundPostal(*barless.span("code"), value, False)]
    misread = _MISREAD.fullmatch(text.strip()) if not found else None
    if misread and lexicon.towns_of(misread["code"]):
        start = text.index(misread["code"])
        return [FoundPostal(start, start + len(misread["code"]), misread["code"], False)]
    glued = _GLUED.search(text) if not found else None
    if glued and town_of(glued[1], text[: glued.start()]):
        found.append(FoundPostal(glued.start(1), glued.end(1), glued[1], False))
    return found


def is_likely_code(text: str, found: FoundPostal) -> bool:
    """Whether a code without 〒 is one: in Japanese, alone, or beside a place of Japan."""
    beside = text[: found.start] + text[found.end :]
    if is_japanese(text) or not re.search(r"[A-Za-z0-9]", beside):
        return True
    return names_japan(beside) or bool(lexicon.towns_of(found.value))


def names_japan(text: str) -> bool:
    """Whether Latin letters name Japan, one of its prefectures, a ward or a city."""
    return bool(_ROMAJI_PREFECTURE.search(text) or re.search(r"(?i)\bjapan\b|-(?:ku|shi)\b", text))


def parse_address(text: str) -> AddressParts:
    """An address taken apart, in either language; what is not there stays None."""
    plain = " ".join(halfwidth(text).split())
    postals = find_postals(plain)
    if postals:
        plain = (plain[: postals[0].start] + plain[postals[0].end :]).strip(" ,")
    code = postals[0].value if postals else None
    return _japanese_parts(plain, code) if is_japanese(plain) else _english_parts(plain, code)


@lru_cache(maxsize=4096)
def address_likeness(text: str) -> float:
    """How much a line looks like a Japanese or English address, from 0 to 1."""
    plain = halfwidth(text).strip()
    return _japanese_likeness(plain) if is_japanese(plain) else latin_likeness(plain)


def ends_in_address(text: str) -> bool:
    """Whether the last words of a text are an address: 京都店 600-8008 京都市下京区….

    What stands before it, an office's name or a postal code, is no matter.
    """
    plain = text.rstrip()
    starts = (0, *(gap.end() for gap in re.finditer(r"\s+", plain)))
    return any(address_likeness(plain[start:]) >= _AN_ADDRESS for start in starts)


def goes_on(text: str) -> float:
    """How much a line looks like the rest of an address above it: numbers, a building, a floor."""
    plain = halfwidth(text).strip()
    if _BUILDING.search(plain) or re.match(rf"\d+({_DASH}\d+)*(\s|$|[{KANJI}])", plain):
        return 0.9
    if _NUMBERED.match(plain):
        return 0.8
    if re.fullmatch(rf"[{KANJI}{KANA}A-Za-z・ ]{{2,}}[ァ-ヺー{KANJI}]\d{{1,4}}", plain):
        return 0.6
    return latin_likeness(plain) if not is_japanese(plain) else 0.0


def begins_place(text: str) -> bool:
    """Whether a Japanese line begins with a prefecture or a city that is known."""
    plain = halfwidth(text).strip()
    city = _city(plain)
    return _PREFECTURE.match(plain) is not None or (city is not None and _is_known_city(city))


def is_building(text: str) -> bool:
    """Whether a line begins with a building rather than with the street's numbers."""
    return re.match(r"[\d〇一二三四五六七八九十]+(?:丁目|番|号|[-‐―─−ー])", halfwidth(text)) is None


def postal_fits(code: str, address: str) -> bool | None:
    """Whether code and address name one place; None where the address names none."""
    places = lexicon.municipalities_of(code[:3])
    parts = parse_address(address)
    if parts.prefecture is None and parts.city is None:
        return None
    if not places or (
        parts.prefecture and all(place.prefecture != parts.prefecture for place in places)
    ):
        return False
    if parts.city is None or not is_japanese(address):
        return True
    names = {place.name for place in places} | {p.name.partition("郡")[2] for p in places}
    return any(name and (name in address or parts.city in name) for name in names)


def town_of(code: str, address: str) -> str | None:
    """The town (or, of a code without one, the city) of a code, if the address names it."""
    plain = "".join(halfwidth(address).split())
    for town in lexicon.towns_of(code):
        city = town.city.partition("郡")[2] or town.city
        if city in plain and _same_town(town.name) in _same_town(plain):
            return town.name or city
    return None


def town_length(code: str, address: str) -> int:
    """How many letters an address without spaces begins with that its postal code confirms."""
    for town in lexicon.towns_of(code):
        city = town.city.partition("郡")[2] or town.city
        for start in (town.prefecture + town.city, town.city, town.prefecture + city, city):
            whole = start + town.name
            if _same_town(address).startswith(_same_town(whole)):
                return len(whole)
    return 0


def _same_town(text: str) -> str:
    """Towns are spelled 一番町 and 1番町, 旭ケ丘 and 旭ヶ丘."""
    return kanji_to_digits(text).translate(str.maketrans("ヶガが之", "ケケケノ"))


def _japanese_parts(plain: str, code: str | None) -> AddressParts:
    rest, country = re.sub(r"^日本国?[,、\s]*", "", plain), None
    country = "JP" if code or is_japanese(plain) else None
    found = _PREFECTURE.match(rest)
    prefecture = found.group() if found else None
    rest = rest[len(prefecture or "") :].strip()
    city = _city(rest)
    rest = rest[len(city or "") :].strip()
    if prefecture is None and city:
        where = lexicon.municipalities().get(city, frozenset())
        prefecture = next(iter(where)) if len(where) == 1 else None
    cut = _street_length(rest)
    street, building = rest[:cut].strip(), rest[cut:].strip()
    return AddressParts(code, prefecture, city, street or None, building or None, country)


def _city(rest: str) -> str | None:
    known = lexicon.municipalities()
    names = (rest[:length] for length in range(min(12, len(rest)), 1, -1))
    exact = next((name for name in names if name in known), None)
    if exact:
        return exact
    found = _CITY.match(rest)
    return found.group() if found else None


def _street_length(rest: str) -> int:
    ends = [m.end() for m in _STREET_END.finditer(rest)]
    if not ends:
        return len(rest)
    last = ends[0]
    for match in _STREET_END.finditer(rest):
        between = rest[last : match.start()]
        if match.end() > last and (between.strip() in ("", "の") and match.start() - last < 2):
            last = match.end()
    return last


def _english_parts(plain: str, code: str | None) -> AddressParts:
    rest, country = without_country(plain)
    if code or (country or "").casefold().startswith("japan"):
        romaji = _ROMAJI_PREFECTURE.findall(rest)
        names = {r.casefold(): name for name, r in lexicon.prefectures().items()}
        prefecture = names.get(romaji[-1].casefold()) if romaji else None
        city = re.search(r"[A-Z][a-z]+-(?:ku|shi|cho|machi|mura)\b", rest)
        return AddressParts(code, prefecture, city and city.group(), rest or None, None, "JP")
    printed = next((one.value for one in foreign_codes(plain)), None)
    return AddressParts(printed, None, None, rest or None, None, country)


def _is_known_city(city: str) -> bool:
    old_ward = city.endswith("区") and f"{city.partition('市')[0]}市" in lexicon.cities_with_wards()
    return old_ward or city in lexicon.municipalities()


def _japanese_likeness(plain: str) -> float:
    score = 0.0
    found = _PREFECTURE.match(plain)
    rest = plain[found.end() :].strip() if found else plain
    city = _city(rest)
    if found:
        score += 0.5
    if city and (found or _is_known_city(city)):
        score += 0.35
    if _NUMBERED.search(plain):
        score += 0.25
    return min(1.0, score) if found or city or _NUMBERED.match(plain) is None else 0.2
