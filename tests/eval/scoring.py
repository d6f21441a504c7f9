"""One picture's reading against its truth, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocr.model import CardReading, FieldKind, FieldReading
from tests.cards.truth import CardTruth, FieldTruth, PictureTruth
from tests.eval.matching import folded, normalised
from tests.eval.outlines import FOUND, outline, overlap, pair, same_top_left


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One printed value and what became of it.

    Attributes:
        exact: a field of this kind with this value was read on this card.
        sure: that field was marked sure.
        anywhere: the value occurs in what was read of the whole picture.
        yardstick: the value occurs in what raw Tesseract read of the whole picture.
    """

    case: str
    kind: FieldKind
    value: str
    language: str
    difficulty: str
    layout: str
    exact: bool
    sure: bool
    anywhere: bool
    yardstick: bool


@dataclass(frozen=True, slots=True)
class CardScore:
    """One card: was it found, its top left known; None where nothing was read of it."""

    difficulty: str
    overlap: float
    top_left: bool | None

    @property
    def found(self) -> bool:
        """Whether the outline is right to a tenth of the area."""
        return self.overlap > FOUND


@dataclass(frozen=True, slots=True)
class Claim:
    """One field that was read: what it claims, and whether that is printed on its card."""

    reading: FieldReading
    right: bool


@dataclass(frozen=True, slots=True)
class PictureScore:
    """One picture: every printed value, every card, and every field that was read."""

    file: str
    fields: tuple[FieldScore, ...]
    cards: tuple[CardScore, ...]
    false_cards: int
    claims: tuple[Claim, ...]

    @property
    def sure(self) -> int:
        """How many fields are marked sure."""
        return sum(claim.reading.sure for claim in self.claims)

    @property
    def wrong_sure(self) -> tuple[FieldReading, ...]:
        """Those of them that are not printed."""
        return tuple(c.reading for c in self.claims if c.reading.sure and not c.right)


def score_picture(
    label: str,
    truth: PictureTruth,
    size: tuple[int, int],
    reading: Sequence[CardReading],
    yardstick: str,
) -> PictureScore:
    """Compares; `label` names the picture in the list of cases.

    `size` is its width and height in pixels, `yardstick` what Tesseract read of it.
    """
    outlines = [outline(card, size) for card in reading]
    pairs = pair([card.quad for card in truth.cards], outlines)
    text = folded("\n".join(card.text for card in reading))
    fields: list[FieldScore] = []
    cards: list[CardScore] = []
    for number, card in enumerate(truth.cards):
        read = reading[pairs[number]] if number in pairs else None
        found = outlines[pairs[number]] if number in pairs else None
        share = overlap(card.quad, found) if found else 0.0
        known = same_top_left(card.quad, found) if found else None
        cards.append(CardScore(card.difficulty or "unlabelled", share, known))
        name = f"{label}#{number}"
        fields += [_score(name, f, card, read, text, folded(yardstick)) for f in card.fields]
    printed = {j: truth.cards[i].fields for i, j in pairs.items()}
    claims = [
        Claim(field, any(_same(field, one) for one in printed.get(number, ())))
        for number, card in enumerate(reading)
        for field in card.fields
    ]
    false_cards = len(reading) - len(pairs)
    return PictureScore(label, tuple(fields), tuple(cards), false_cards, tuple(claims))


def _score(
    card_name: str,
    field: FieldTruth,
    card: CardTruth,
    read: CardReading | None,
    text: str,
    yardstick: str,
) -> FieldScore:
    same = [f for f in read.fields if _same(f, field)] if read else []
    value = folded(field.value)
    return FieldScore(
        f"{card_name} {field.kind} {field.value}",
        field.kind,
        field.value,
        card.language,
        card.difficulty or "unlabelled",
        card.layout or "unlabelled",
        exact=bool(same),
        sure=any(f.sure for f in same),
        anywhere=value in text,
        yardstick=value in yardstick,
    )


def _same(read: FieldReading, printed: FieldTruth) -> bool:
    return read.kind is printed.kind and normalised(read.kind, read.value) == normalised(
        printed.kind, printed.value
    )
