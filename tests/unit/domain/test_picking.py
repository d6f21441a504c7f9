"""Picking some out of everyone in order."""

from __future__ import annotations

import pytest

from app.domain.picking import InOrder


@pytest.mark.parametrize(
    ("everyone", "ids", "picked"),
    [
        ((5, 2, 9, 1), (1, 5), (5, 1)),
        ((5, 2, 9, 1), (9, 9, 100, 3), (9,)),
        ((5, 2, 9, 1), (), ()),
        ((7,), (7,), (7,)),
        ((7,), (3,), ()),
        ((), (3,), ()),
    ],
)
def test_the_order_is_everyones(
    everyone: tuple[int, ...], ids: tuple[int, ...], picked: tuple[int, ...]
) -> None:
    assert tuple(InOrder(everyone).picked(ids)) == picked
