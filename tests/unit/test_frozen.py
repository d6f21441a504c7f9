"""Frozen classes behave as frozen dataclasses with slots do."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, fields, is_dataclass, replace
from typing import Any, Generic, TypeVar

import pytest

from app.domain.kept import kept
from app.frozen import frozen, frozen_with_dict

T = TypeVar("T")


@frozen
class Coin:
    """An amount that is never negative."""

    amount: int
    currency: str = "JPY"
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError(self.amount)

    @property
    def text(self) -> str:
        return f"{self.amount} {self.currency}"


@frozen
class Box(Generic[T]):
    inside: T


@frozen_with_dict
class Purse:
    coins: tuple[Coin, ...] = ()

    @kept
    def total(self) -> int:
        return sum(coin.amount for coin in self.coins)


@frozen
class Folded:
    text: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Folded) and other.text.lower() == self.text.lower()


def pair(make: Callable[[type], type]) -> Any:
    @make
    class Pair:
        left: int
        right: str = "r"

    return Pair


ALIKE = pair(frozen), pair(dataclass(frozen=True, slots=True))


def test_values_come_by_place_by_name_and_by_default() -> None:
    coin = Coin(5, currency="EUR")
    assert (coin.amount, coin.currency, coin.text) == (5, "EUR", "5 EUR")
    assert Coin(5).currency == "JPY"
    with pytest.raises(ValueError, match="-1"):
        Coin(-1)
    with pytest.raises(TypeError):
        Coin()  # type: ignore[call-arg]


def test_it_tells_compares_and_hashes_as_a_dataclass() -> None:
    ours, theirs = (kind(1, "a") for kind in ALIKE)
    assert repr(ours) == repr(theirs)
    assert hash(ours) == hash(theirs)
    assert ours == ALIKE[0](1, "a") != ALIKE[0](2, "a")
    assert ours != theirs
    assert {Box("a"): 1}[Box("a")] == 1


def test_nothing_of_it_can_be_changed_or_added() -> None:
    coin: Any = Coin(1)
    for name in ("amount", "colour"):
        with pytest.raises(FrozenInstanceError):
            setattr(coin, name, 2)
    with pytest.raises(FrozenInstanceError):
        del coin.amount
    assert not hasattr(coin, "__dict__")


def test_the_functions_for_dataclasses_take_it() -> None:
    coin = Coin(1)
    assert is_dataclass(coin)
    assert replace(coin, currency="EUR") == Coin(1, "EUR")
    assert asdict(Box(coin)) == {"inside": {"amount": 1, "currency": "JPY", "notes": ()}}
    told = [[(f.name, f.type, f.default) for f in fields(kind)] for kind in ALIKE]
    assert told[0] == told[1]


def test_it_is_copied_and_pickled() -> None:
    coin = Box((1, "a"))
    assert pickle.loads(pickle.dumps(coin)) == copy.copy(coin) == copy.deepcopy(coin) == coin


def test_it_is_matched_by_place() -> None:
    match Coin(1, "EUR"):
        case Coin(amount, "EUR"):
            assert amount == 1
        case _:
            pytest.fail("not matched")


def test_what_is_kept_stays_with_the_object() -> None:
    purse = Purse((Coin(1), Coin(2)))
    assert purse.total == 3
    assert vars(purse)["total"] == 3
    assert replace(purse, coins=()).total == 0


def test_an_own_comparison_is_left() -> None:
    assert Folded("A") == Folded("a")
    assert isinstance(hash(Folded("A")), int)
