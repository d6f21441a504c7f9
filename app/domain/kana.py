"""A name's reading in kana, guessed from lists of names and from what else stands on the card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ocr.parse import lexicon
from ocr.parse.person_name import split_name
from ocr.parse.romaji import kana_to_romaji, romaji_key

MOST = 4
"""More readings than this of one name are no help."""


@dataclass(frozen=True, slots=True)
class KanaGuess:
    """Readings of family and given name, the likeliest first; empty where the lists know none.

    Attributes:
        is_certain: whether Latin letters on the card confirm it, or the lists know only this one.
    """

    family: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    is_certain: bool = False

    @property
    def readings(self) -> tuple[str, ...]:
        """Whole readings, the likeliest first."""
        if not self.family or not self.given:
            return tuple(reading for reading in (*self.family, *self.given)[:1])
        whole = [f"{family} {given}" for given in self.given for family in self.family]
        return tuple(whole[:MOST])


def guess_kana(name: str, latin: Iterable[str] = ()) -> KanaGuess:
    """The likely readings of a name in kanji.

    Args:
        name: the name as printed.
        latin: Latin letters that may say it too: the romanised name, a mail's local part.
    """
    parts = split_name(name)
    family = lexicon.families().get(lexicon.usual_kanji(parts.family or ""), ())
    given = lexicon.givens().get(lexicon.usual_kanji(parts.given or ""), ())
    keys = [romaji_key(text) for text in latin]
    said = [_said(readings, keys) for readings in (family, given)]
    found = [_first(part, readings) for part, readings in zip(said, (family, given), strict=True)]
    certain = all(
        part is not None or len(readings) == 1
        for part, readings in zip(said, (family, given), strict=True)
    )
    return KanaGuess(found[0], found[1], certain)


def _said(readings: tuple[str, ...], keys: list[str]) -> str | None:
    """The longest reading that the Latin letters say."""
    spoken = [r for r in readings if any(_key(r) in key for key in keys if len(_key(r)) > 2)]
    return max(spoken, key=len) if spoken else None


def _key(kana: str) -> str:
    return romaji_key(kana_to_romaji(kana))


def _first(said: str | None, readings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*([said] if said else []), *readings)))[:MOST]
