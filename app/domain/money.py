"""Amounts of money in the smallest unit of their currency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ZERO_DECIMALS = frozenset({"JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF", "XOF"})
"""ISO 4217 currencies without a smaller unit that we expect; all others have two decimals."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units with its ISO 4217 code; never added across currencies."""

    amount: int
    currency: str = "JPY"

    def __post_init__(self) -> None:
        if not (len(self.currency) == 3 and self.currency.isascii() and self.currency.isupper()):
            raise ValueError(f"not an ISO 4217 code: {self.currency!r}")

    def __add__(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.amount + other.amount, self.currency)

    def __str__(self) -> str:
        if self.currency in ZERO_DECIMALS:
            return f"{self.amount:,} {self.currency}"
        return f"{self.amount / 100:,.2f} {self.currency}"


FREE = Money(0)
"""Nothing to pay."""


def totals(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """The sum in each currency, by its code."""
    sums: dict[str, int] = {}
    for money in amounts:
        sums[money.currency] = sums.get(money.currency, 0) + money.amount
    return tuple(Money(amount, currency) for currency, amount in sorted(sums.items()))


def amount_in(amounts: Iterable[Money], currency: str) -> int:
    """The minor units of one currency among amounts of several."""
    return sum(money.amount for money in amounts if money.currency == currency)
