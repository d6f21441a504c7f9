"""Labels before values: TEL, Fax, 携帯, E-mail, and what they announce."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ocr.model import FieldKind
from ocr.parse import lexicon
from ocr.text import edit_distance, is_japanese


def _spelled(word: str) -> str:
    """A label as a pattern; Japanese ones are printed 電 話 too, and T E L to fill a column."""
    if (is_japanese(word) and len(word) <= 4) or word in ("tel", "fax", "url"):
        return r"\s?".join(map(re.escape, word))
    return re.escape(word)


_LABEL = re.compile(
    r"(?<![a-z])(?:"
    + "|".join(_spelled(w) for w in sorted(lexicon.labels(), key=len, reverse=True))
    + r")(?![a-zà-ÿ])"
)
_MISREAD = re.compile(r"(?<![^\W_])(?=[a-z01|]*[a-z]{2})[a-z01|]{3,}(?![^\W_])")
_STROKES = str.maketrans("01|", "oll")
"""Letters that readers take for figures: cel1 207-…, 0ffice 218-…."""
_SPACED = re.compile(r"(?<!\w)(?:T E L|F A X|U R L)\s?[.:：]*\s*$", re.IGNORECASE)
AROUND = " :./|：()[]{}<>【】〔〕《》〈〉「」■●◆□"
"""Marks that are set around labels."""
_REACH, _BESIDE = 14, 4
"""How many letters may stand between a label and its value, and between two labels."""
_BETWEEN = re.compile(r"[\s.:;：・/|>\])）】-]{0,4}")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a line and the kind that it announces; None is no field."""

    kind: FieldKind | None
    start: int
    end: int


def labels_before(plain: str, start: int, end: int) -> list[Label]:
    """The labels from `start` on that stand right before `end`, one next to the other."""
    found: list[Label] = []
    place, reach = end, _REACH
    for label in reversed(list(labels_between(plain, start, end))):
        gap = plain[label.end : place]
        if len(gap) > reach or re.search(r"\d", gap) or is_japanese(gap.replace("・", "")):
            break
        found.insert(0, label)
        place, reach = label.start, _BESIDE
    return found


def labels_between(plain: str, start: int, end: int) -> Iterator[Label]:
    """The labels from `start` to `end`."""
    for match in _LABEL.finditer(as_label(plain[start:end])):
        word = match.group()
        place = start + match.start()
        if len(word) == 1 and word.isascii() and not _stands_alone(plain, place):
            continue
        if match.start() > 0 and word == "f" and plain[place - 1].isdigit():
            continue  # a floor: 8F
        yield Label(_kind(word), place, start + match.end())


def as_label(text: str) -> str:
    """A text in small letters, figures in a label as the letters for which they were read."""
    return _MISREAD.sub(_mended, text.lower())


def _mended(match: re.Match[str]) -> str:
    word = match.group().translate(_STROKES)
    return word if word in lexicon.labels() else match.group()


def ends_with_label(plain: str) -> int:
    """Where a label at the end of a text begins; the text's length where there is none."""
    word = re.search(r"(?:^|(?<=[\s|/,]))[^\s|/,]+?(?=\s?[.:：/]*\s*$)", plain)
    slashed = word is not None and plain[: word.start()].endswith("/")  # Frankfurt/Main
    if word and not slashed and word.group().casefold().strip(AROUND) in lexicon.labels():
        return word.start()
    spaced = _SPACED.search(plain)
    return spaced.start() if spaced else len(plain)


def is_no_field(plain: str, place: int) -> bool:
    """Whether the label right before a place announces something else: Instagram, 登録番号."""
    for match in _LABEL.finditer(plain[:place].lower()):
        if _kind(match.group()) is None and _BETWEEN.fullmatch(plain[match.end() : place]):
            return True
    return False


def is_near_label(word: str, *kinds: FieldKind) -> bool:
    """Whether a word may be a label of these kinds that was misread, or begins or ends like one."""
    plain = word.lower()
    known = [w for w, kind in lexicon.labels().items() if kind in kinds and w.isascii()]
    near = (w for w in known if len(w) > 2 and abs(len(w) - len(plain)) <= 2)
    if any(edit_distance(plain, w) <= max(1, len(w) // 3) for w in near):
        return True
    return any(len(w) > 2 and (plain.startswith(w) or plain.endswith(w)) for w in known)


def _kind(word: str) -> FieldKind | None:
    known = lexicon.labels()
    return known[word] if word in known else known["".join(word.split())]


def _stands_alone(plain: str, place: int) -> bool:
    before, after = plain[:place].rstrip(), plain[place + 1 : place + 3]
    opened = (
        not before or before[-1] in "/|・,、;)•·" or before[-1].isdigit() or plain[place - 1] == " "
    )
    return opened and (not after or not after[0].isalpha())
