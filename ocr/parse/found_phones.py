"""Telephone numbers found in a line with their labels, and sorted into kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ocr.model import FieldKind
from ocr.parse.kanji_numbers import (
    KANJI_BAR,
    KANJI_LATE_BAR,
    KANJI_NUMBER,
    KANJI_RUN,
    barred,
    with_bar,
    with_bars,
    with_late_bar,
)
from ocr.parse.labels import Label, labels_before, labels_between
from ocr.parse.phone import CONFUSED, SLASHED, normalise_phone
from ocr.text import halfwidth, kanji_to_digits


@dataclass(frozen=True, slots=True)
class FoundPhone:
    """A number in a line.

    Attributes:
        start, end: its letters, the label not counted.
        claimed: where its label starts, else `start`.
        value: as printed, in half width, vertical numerals as digits.
        kinds: what the label says it is; two for one number behind "TEL/FAX".
        labelled: whether a label says so.
        corrected: whether letters were taken for digits.
        planned: whether a numbering plan has numbers of this length.
        open: whether more digits follow, of which nothing says whether they belong to it.
    """

    start: int
    end: int
    claimed: int
    value: str
    kinds: tuple[FieldKind, ...]
    labelled: bool
    corrected: bool
    planned: bool = True
    open: bool = False


_GAP = r"[\s\-.()/~‐‑‒–—―─−ー|｜]"
_DIGIT = r"[0-9OoIl]"
_NUMBER = re.compile(
    rf"""
    (?<![0-9+@_-])(?<![0-9]\.)
    (?:
      \+\s?[1-9]\d{{0,2}} (?:{_GAP}{{0,3}}\d{{1,5}}){{1,8}}              # +81 3 …, +44 (0) 20 …
    | \(?0\d{{1,4}}\)?{_GAP}{{1,3}}{_DIGIT}{{1,4}}{_GAP}{{1,3}}{_DIGIT}{{3,4}}  # 03-0000-1200
    | [Oo0]{_DIGIT}{{1,4}}-{_DIGIT}{{1,4}}-{_DIGIT}{{3,4}}               # O3-OOOO-l200
    | 0\d{{2,4}}\s?/\s?\d{{2,4}}(?:[\s-]?\d{{1,4}}){{1,4}}               # 0211 / 86 20 14-0
    | [6-9]\d{{4}}[\s-]\d{{5}}                                           # 94140-55123
    | 0\d{{4}}\s\d{{6}}                                                  # 07911 123456
    | 0\d{{9,10}}                                                        # 0300001200
    | \(?[2-9]\d{{2}}\)?[\s.\-/]{{1,2}}\d{{3}}[\s.\-](?=\S*\d){_DIGIT}{{4}}(?!\w)  # (987) 555-O123
    )
    (?![0-9])
    """,
    re.VERBOSE,
)
# Any run of digits as numbers are grouped; believed where a label, a + or its line says so.
_LOOSE = re.compile(
    r"""
    (?<![0-9A-Za-z@._+#-])(?:\+\s?|\(\+?)?\d
    (?:[\s\-.()‐‑‒–—―─−ー]{0,3}\d){6,14}
    (?![0-9A-Za-z@])
    """,
    re.VERBOSE,
)
_GROUPS = re.compile(r"\(?\+?\d{1,5}\)?(?:[\s\-.‐‑‒–—―─−]{1,2}\(?\d{2,6}\)?){1,4}")
_IS_LISTED = re.compile(r"\s?[/,、／]\s?")
"""What parts a number from another of the same label."""
_GOES_ON = re.compile(
    r"[-‐–]\d|\s?,?\(?(?:ext|extn|extension|poste|x)\b\.?\s?\d|\sto\s\d", re.IGNORECASE
)
"""The last digits of the next lines behind a number, or an extension: 05 40-41-42, ext. 214."""
_EXTENSION = re.compile(r"\s?\((?=[^()]*$)")
SWITCHBOARD = re.compile(
    r"\s?[(（]?\s?(?:大?代[^\d()（）]?表?|直通?|直)\s?[)）]"
    r"|\s?[(（][^\d()（）A-Za-z]{1,10}(?:直通|代表|受付|窓口|専用|予約|ダイヤルイン)\s?[)）]"
    r"|\s?\((?i:main|direct|office|lab\.?|home|general|switchboard|rep\.?|representative)\)(?=\s*(?:[/|,;A-Za-z]|$))"
)
"""Behind a number, where it is no label of the next one; readers lose the first bracket of ㈹."""
_DATE = re.compile(r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}")
_SHORT_MOBILE = re.compile(r"0[789]0(?:[-\s]?\d){7}")
"""A Japanese mobile number that lacks its last digit: they all have eleven."""
_LAST_DIGIT = re.compile(r"\s\d(?![\d-])")
_CIRCLES = str.maketrans("○◯", "〇〇")
_DASHES = re.compile(r"\s?[‐‑‒–—―─−ー|｜]\s?|(?<=\d)\s-(?=\d)|(?<=\d)-\s(?=\d)")
_FREE = re.compile(r"0800[-\s]\d{3}[-\s]")
"""A number free of charge, by its groups: 0800-000-3322 has the digits of a mobile 080."""
_KINDS = (FieldKind.PHONE, FieldKind.FAX, FieldKind.MOBILE)


def find_phones(text: str, *, in_japan: bool = True) -> list[FoundPhone]:
    """All telephone numbers of a line, each with the kind that its label announces.

    A number that Japan has for mobiles is one there, though TEL stands before it.
    """
    plain = halfwidth(text).translate(_CIRCLES)
    places = _places(plain)
    behind = _labels_behind(plain, places)
    found: list[FoundPhone] = []
    spare: list[FieldKind] = []
    before = 0
    for number, (start, end, certain) in enumerate(places):
        start -= _is_in_bracket(plain, start, end)
        labels = labels_before(plain, before, start) if not behind else []
        kinds = [_announced(plain, label) for label in labels] or behind[number : number + 1]
        if kinds and kinds[-1] is None:
            before = end
            continue
        named = [k for k in kinds if k in _KINDS]
        listed = bool(found) and _IS_LISTED.fullmatch(plain, before, start) is not None
        if not certain and not (named or spare or listed or _is_told(plain, start, end)):
            continue
        if named and spare:
            found, spare = _with_pairs(found, spare), []
        given, spare = _share_labels(named, spare)
        claimed = labels[0].start if labels else start
        if not kinds and found and _is_list(plain, before, start):
            given = list(found[-1].kinds) if found[-1].kinds == (FieldKind.MOBILE,) else given
        if in_japan and _SHORT_MOBILE.fullmatch(plain, start, end):
            # Wide digits are read with spaces between them: 080-0000-717 3.
            last = _LAST_DIGIT.match(plain, end)
            end, certain = (last.end(), certain) if last else (end, False)
        phone = _found(plain, start, end, claimed, given, in_japan)
        goes_on = _GOES_ON.match(plain, end) is not None
        found.append(replace(phone, planned=certain, open=goes_on))
        told = SWITCHBOARD.match(plain, end)
        before = told.end() if told else end
    return _with_pairs(found, spare)


def _is_in_bracket(plain: str, start: int, end: int) -> bool:
    """Whether a bracket before a number closes within it: (+216) 28 316 318."""
    printed = plain[start:end]
    return plain[start - 1 : start] == "(" and printed.count(")") > printed.count("(")


def _is_list(plain: str, end: int, start: int) -> bool:
    """Whether but a comma parts two numbers, so that one label tells both."""
    return plain[end:start].strip() in (",", "、")


def _announced(plain: str, label: Label) -> FieldKind | None:
    """What a label before a number announces: HP is a home page, but a hand phone here."""
    hand = label.kind is FieldKind.URL and plain[label.start : label.end].lower() == "hp"
    return FieldKind.MOBILE if hand else label.kind


def _labels_behind(plain: str, places: list[tuple[int, int, bool]]) -> list[FieldKind | None]:
    """The kinds where every number has its label behind it: "(916) 555-0100 phone"."""
    if not places or any(labels_between(plain, 0, places[0][0])):
        return []
    ends = [start for start, _, _ in places[1:]] + [len(plain)]
    found: list[FieldKind | None] = []
    for (_, end, _), next_start in zip(places, ends, strict=True):
        kinds = [
            label.kind
            for label in labels_between(plain, end, next_start)
            if label.kind in _KINDS and not plain[end : label.start].strip(" ()")
        ]
        last = next_start == len(plain)
        if len(kinds) > 1 or (last and not kinds):
            return []
        found += kinds or [FieldKind.PHONE]  # 650 321 3900   408 390 7771 Cell
    return found


def _is_told(plain: str, start: int, end: int) -> bool:
    """Whether a run of digits without a label can only be a number: by its + or its groups."""
    printed = plain[start:end]
    if printed.lstrip("(").startswith("+"):
        return True
    alone = not re.sub(r"[\W_]", "", plain[:start] + plain[end:])
    digits = sum(c.isdigit() for c in printed)
    return alone and 9 <= digits <= 12 and bool(_GROUPS.fullmatch(printed.strip()))


def _places(plain: str) -> list[tuple[int, int, bool]]:
    """Where numbers may stand; true for those that follow a numbering plan."""
    vertical = (m for p in (KANJI_NUMBER, KANJI_RUN) for m in p.finditer(plain))
    places = [(*m.span(), True) for m in vertical if _is_vertical_number(_digits(m.group()))]
    for match in (m for p in (KANJI_BAR, KANJI_LATE_BAR) for m in p.finditer(plain)):
        free = all(match.end() <= a or b <= match.start() for a, b, _ in places)
        if free and _mended(match.group()):
            places.append((*match.span(), True))
    for match in _NUMBER.finditer(plain):
        end = _without_extension(match)
        if _is_plausible(plain[match.start() : end]):
            places.append((match.start(), end, True))
    for match in _LOOSE.finditer(plain):
        free = all(match.end() <= a or b <= match.start() for a, b, _ in places)
        if free and not _DATE.match(match.group()):
            places.append((*match.span(), False))
    return sorted(places)


def _is_vertical_number(printed: str) -> bool:
    """Whether kanji numerals are a number of Japan: ten digits, eleven of mobiles alone."""
    long = len(re.sub(r"\D", "", printed)) > 10 and not re.match(r"0[5-9]0|0800", printed)
    return _is_plausible(printed) and not long


def _without_extension(match: re.Match[str]) -> int:
    """Where a number ends that took the digits in brackets behind it: +90 212 000 1200 (185)."""
    opened = _EXTENSION.search(match.group())
    cut = opened and _is_plausible(match.group()[: opened.start()])
    return match.start() + opened.start() if opened and cut else match.end()


def _is_plausible(printed: str) -> bool:
    number = normalise_phone(printed)
    digits = re.sub(r"\D", "", printed.translate(CONFUSED))
    if number is None or sum(c.isdigit() for c in printed) < 6:
        return False
    if SLASHED.match(printed):
        return len(digits) < 14
    if digits.startswith("0"):
        # Ten digits, mobile, IP and free numbers eleven, British ones eleven too.
        return len(digits) == 10 or (len(digits) == 11 and digits[:2] != "03")
    return printed.startswith("+") or len(digits) == 10 or number.e164.startswith("+861")


def _share_labels(
    named: list[FieldKind], spare: list[FieldKind]
) -> tuple[list[FieldKind], list[FieldKind]]:
    """The labels of this number and those left for the next, as in "TEL/FAX 03-… / 03-…"."""
    if not named:
        return spare[:1], spare[1:]
    return named[:1] if len(set(named)) > 1 else named[-1:], named[1:] if len(
        set(named)
    ) > 1 else []


def _found(
    plain: str, start: int, end: int, claimed: int, given: list[FieldKind], in_japan: bool
) -> FoundPhone:
    printed = plain[start:end]
    value = _digits(printed)
    mended = _mended(printed)
    barless = KANJI_RUN.fullmatch(printed) is not None and mended is None
    value = mended or (with_bars(value) if barless else value)
    barless = barless or mended is not None
    fixed = value.translate(CONFUSED)
    corrected = barless or barred(printed) != printed or fixed != value
    number = normalise_phone(fixed)
    planned = number.kind if number and not _FREE.match(fixed) else FieldKind.PHONE
    japanese = in_japan and number is not None and number.e164.startswith("+81")
    japanese = japanese and fixed[:1] == "0"
    if japanese and planned is FieldKind.MOBILE and given[:1] == [FieldKind.PHONE]:
        given = [FieldKind.MOBILE]
    kinds = tuple(given) or (planned,)
    return FoundPhone(start, end, claimed, _tidy(fixed), kinds, bool(given), corrected)


def _mended(printed: str) -> str | None:
    """A vertical number of which a bar was taken for a numeral; None for others."""
    if KANJI_BAR.fullmatch(printed):
        return with_bar(printed)
    return with_late_bar(printed) if KANJI_LATE_BAR.fullmatch(printed) else None


def _digits(printed: str) -> str:
    """A number with digits and hyphens, however it is printed."""
    return _DASHES.sub("-", kanji_to_digits(barred(printed)))


def _tidy(value: str) -> str:
    closed = re.sub(r"\(\s+|\s+\)", lambda m: m.group().strip(), value.strip())
    if closed.startswith("0") and closed.count("-") == 2:
        closed = closed.replace(" ", "")
    return (
        " ".join(closed.split()) if closed.count("(") == closed.count(")") else closed.strip("()")
    )


def _with_pairs(found: list[FoundPhone], spare: list[FieldKind]) -> list[FoundPhone]:
    """One number behind "TEL/FAX" is both."""
    if not found or not spare:
        return found
    last = found[-1]
    both = tuple(dict.fromkeys((*last.kinds, *spare)))
    return [*found[:-1], replace(last, kinds=both, labelled=True)]
