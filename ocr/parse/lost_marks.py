"""Small marks that both readers lose, put back where the card spells the word in other letters.

Kroger on a card of kroeger.de is Kröger; ハコプネ on one of hakobune.co is ハコブネ. What was read
stays as another spelling, and a value so mended is never sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocr.model import FieldKind, Penalty
from ocr.parse.checks import host_of
from ocr.parse.evidence import Candidate
from ocr.parse.romaji import kana_to_romaji, romaji_key
from ocr.parse.vouch_words import values
from ocr.text import is_japanese

_MENDED = Penalty("corrected", 0.6, 2.0)
_NAMED = (FieldKind.NAME, FieldKind.NAME_ROMAJI, FieldKind.COMPANY)
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü"}
_ROWS = ("ハバパ", "ヒビピ", "フブプ", "ヘベペ", "ホボポ")
_OTHER_VOICES = {kana: row.replace(kana, "") for row in _ROWS for kana in row}
_LEAST = 5
"""Letters of a word that another spelling on the card is believed to be the same as."""


def with_lost_marks(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, names of people and firms with the marks that hosts and mailboxes spell."""
    spelled = [v.partition("@")[0].lower() for v in values(found, FieldKind.EMAIL)]
    spelled += [host_of(v) for v in values(found, FieldKind.EMAIL, FieldKind.URL)]
    firms = [v for v in values(found, FieldKind.COMPANY) if not is_japanese(v)]
    return [_mended(c, spelled, firms) if c.kind in _NAMED else c for c in found]


def _mended(candidate: Candidate, spelled: Sequence[str], firms: Sequence[str]) -> Candidate:
    value = candidate.value
    if not is_japanese(value):
        mended = " ".join(_with_umlaut(word, spelled) for word in value.split(" "))
    elif (form := _with_bracket(candidate)) is not None:
        mended = form
    elif candidate.kind is FieldKind.COMPANY:
        keys = [romaji_key(text) for text in (*spelled, *firms)]
        mended = re.sub(r"[ァ-ヺー]{3,}", lambda m: _voiced(m.group(), keys), value)
    else:
        mended = value
    if mended == value:
        return candidate
    return replace(candidate, value=mended, spellings=(value, *candidate.spellings)).having(_MENDED)


def _with_bracket(candidate: Candidate) -> str | None:
    """A firm with the bracket of its legal form that was lost: (株北斗 is (株)北斗."""
    value, span = candidate.value, candidate.spans[0]
    if candidate.kind is not FieldKind.COMPANY:
        return None
    opened = span.row.text[: span.start].endswith(("(", "（"))
    ahead = re.match(r"([株有])(?![式限])([)）]?)(?=\S)", value)
    if ahead and opened != bool(ahead[2]):
        return f"({ahead[1]}){value[ahead.end() :]}"
    behind = re.search(r"(?<=\S)([(（]?)([株有])([)）]?)$", value)
    if behind and bool(behind[1]) != bool(behind[3]):
        return f"{value[: behind.start()]}({behind[2]})"
    return None


def _with_umlaut(word: str, spelled: Sequence[str]) -> str:
    """The word with the one umlaut that is written with an e elsewhere on the card."""
    plain = word.lower()
    if len(word) < _LEAST - 1 or not word.isascii() or any(plain in text for text in spelled):
        return word
    for place, letter in enumerate(word):
        if letter in _UMLAUTS:
            long = f"{plain[: place + 1]}e{plain[place + 1 :]}"
            if any(long in text for text in spelled):
                return word[:place] + _UMLAUTS[letter] + word[place + 1 :]
    return word


def _voiced(word: str, keys: Sequence[str]) -> str:
    """Katakana with the one mark of voice by which another spelling on the card says them."""
    if any(romaji_key(kana_to_romaji(word)) in key for key in keys):
        return word
    fitting = [w for w in _with_other_voice(word) if _is_said(w, keys)]
    return fitting[0] if len(fitting) == 1 else word


def _with_other_voice(word: str) -> Iterator[str]:
    for place, kana in enumerate(word):
        for other in _OTHER_VOICES.get(kana, ""):
            yield word[:place] + other + word[place + 1 :]


def _is_said(word: str, keys: Sequence[str]) -> bool:
    key = romaji_key(kana_to_romaji(word))
    return len(key) >= _LEAST and any(key in text for text in keys)
