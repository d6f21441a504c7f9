"""One person on two sides or cards, one Japanese and one in Latin letters: the Japanese leads."""

from __future__ import annotations

from dataclasses import replace

from app.domain.contact import Affiliation, ContactDetails, PersonName
from app.domain.typed import person_name
from ocr.parse.romaji import kana_to_romaji, romaji_key
from ocr.text import has_kanji, is_japanese, is_latin


def is_name_in_both(one: PersonName, other: PersonName) -> bool:
    """Whether a name in kanji and one in Latin letters may be the same.

    Where the kana is known, the Latin letters have to spell it, in whichever order.
    """
    kanji, latin = (one, other) if has_kanji(one.printed) else (other, one)
    if not (has_kanji(kanji.printed) and is_latin(latin.printed)):
        return False
    halves = [romaji_key(kana_to_romaji(k)) for k in (kanji.family_kana, kanji.given_kana) if k]
    return len(halves) < 2 or romaji_key(latin.printed) in ("".join(halves), "".join(halves[::-1]))


def is_work_in_both(one: Affiliation | None, other: Affiliation | None) -> bool:
    """Whether one company is printed in Latin letters alone and the other is not."""
    names = [affiliation.company if affiliation else None for affiliation in (one, other)]
    return all(names) and len({name.isascii() for name in names if name}) > 1


def share_a_method(one: ContactDetails, other: ContactDetails) -> bool:
    """Whether an address or number stands on both: the two sides of one card mostly do."""
    mine, theirs = ({m.normalised for m in d.methods if m.normalised} for d in (one, other))
    return not mine.isdisjoint(theirs)


def is_address_in_both(one: str, other: str) -> bool:
    """Whether one address is Japanese and the other in Latin letters."""
    return (is_japanese(one) and is_latin(other)) or (is_latin(one) and is_japanese(other))


def led_by_japanese(
    both: ContactDetails, known: ContactDetails, newer: ContactDetails
) -> ContactDetails:
    """What joining two details gave, with the Japanese name, work and address first.

    The Latin name is kept as the romaji.
    """
    both = replace(both, name=name_of_both(both.name, known.name, newer.name))
    if is_work_in_both(known.current, newer.current) and _is_japanese_work(newer.current):
        both = replace(both, affiliations=_led_by(both.affiliations, newer.current))
    addresses = sorted(both.addresses, key=lambda a: not is_japanese(a.printed))
    return replace(both, addresses=tuple(addresses))


def name_of_both(both: PersonName, known: PersonName, newer: PersonName) -> PersonName:
    """The name in kanji with the Latin one as its romaji; `both` where they are not the same."""
    if not is_name_in_both(known, newer):
        return both
    kanji, latin = (known, newer) if has_kanji(known.printed) else (newer, known)
    spelled = person_name(latin.printed, None, latin.printed)
    return replace(
        kanji,
        family_kana=kanji.family_kana or both.family_kana,
        given_kana=kanji.given_kana or both.given_kana,
        family_romaji=kanji.family_romaji or spelled.family_romaji,
        given_romaji=kanji.given_romaji or spelled.given_romaji,
        credentials=kanji.credentials or latin.credentials,
    )


def _is_japanese_work(work: Affiliation | None) -> bool:
    return work is not None and bool(work.company) and is_japanese(work.company or "")


def _led_by(works: tuple[Affiliation, ...], lead: Affiliation | None) -> tuple[Affiliation, ...]:
    first = [w for w in works if lead is not None and w.company == lead.company]
    if not first:
        return works
    rest = tuple(replace(w, is_primary=False) for w in works if w is not first[0])
    return (replace(first[0], is_primary=True), *rest)
