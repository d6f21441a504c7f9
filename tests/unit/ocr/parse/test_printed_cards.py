"""Whole cards in many ways of printing them, drawn as text."""

import pytest

from ocr.parse.resolve import resolve_fields
from tests.eval.matching import CORE, normalised
from tests.unit.ocr.parse.drawn_text import DrawnCard, drawn_cards

_CARDS = {card.name: card for card in drawn_cards()}


def _read(card: DrawnCard, *, sure: bool = False) -> set[tuple[str, str]]:
    fields = resolve_fields([card.side])
    return {(f.kind.value, normalised(f.kind, f.value)) for f in fields if f.sure or not sure}


def _printed(card: DrawnCard) -> set[tuple[str, str]]:
    return {(kind.value, normalised(kind, value)) for kind, value in card.fields}


@pytest.mark.parametrize("name", list(_CARDS))
def test_every_printed_field_is_read_and_nothing_else_is_sure(name: str) -> None:
    card = _CARDS[name]
    assert not _printed(card) - _read(card)
    assert not _read(card, sure=True) - _printed(card)
    assert not {kind for kind, _ in _read(card)} & {kind.value for kind in card.absent}


def test_most_core_fields_that_two_readers_read_alike_are_sure() -> None:
    core = {kind.value for kind in CORE}
    right = [
        (field, field in _read(card, sure=True))
        for card in _CARDS.values()
        for field in _printed(card)
        if field[0] in core
    ]
    assert sum(sure for _, sure in right) >= 0.8 * len(right)
