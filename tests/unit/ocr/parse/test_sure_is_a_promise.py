"""How far `sure` can be trusted where engines make faults, over all cards drawn as text."""

import random

from ocr.parse.resolve import resolve_fields
from tests.eval.matching import CORE, normalised
from tests.unit.ocr.parse.drawn_text import DrawnCard, drawn_cards
from tests.unit.ocr.parse.noise import noisy

_SEEDS = range(3)


def _trials() -> list[tuple[int, int, int, int]]:
    """Of each card and seed: sure, wrong but sure, core fields right, those of them sure."""
    return [_trial(card, seed) for seed in _SEEDS for card in drawn_cards()]


def _trial(card: DrawnCard, seed: int) -> tuple[int, int, int, int]:
    fields = resolve_fields([noisy(card.side, random.Random(f"{seed} {card.name}"))])
    printed = {(kind, normalised(kind, value)) for kind, value in card.fields}
    right = [f for f in fields if (f.kind, normalised(f.kind, f.value)) in printed]
    sure = [f for f in fields if f.sure]
    core = [f for f in right if f.kind in CORE]
    wrong = sum(f not in right for f in sure)
    return len(sure), wrong, len(core), sum(f.sure for f in core)


def test_fewer_than_one_sure_field_in_200_is_wrong_and_most_right_ones_are_sure() -> None:
    sure, wrong, right, right_sure = map(sum, zip(*_trials(), strict=True))
    assert wrong < sure / 200
    assert right_sure > 0.75 * right
