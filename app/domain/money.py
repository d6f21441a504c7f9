"""Amounts of money in the smallest unit of their currency."""

from __future__ import annotations

from collections.abc import Iterable

from app.frozen import frozen

ZERO_DECIMALS = frozenset({"JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF", "XOF"})
"""ISO 4217 currencies without a smaller unit that we expect; all others have two decimals."""


_CODES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP
BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS
UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_CODES.split())
"""The currencies of ISO 4217 in use; what is typed must be one of them, what is stored is kept."""


@frozen
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


def amount_of(text: str, currency: str) -> Money:
    """The money that somebody typed: whole yen, or euros and cents; nothing typed is nothing.

    Raises:
        ValueError: it is no amount of 0 or more, or no currency.
    """
    code = currency.strip().upper() or "JPY"
    if code not in CURRENCIES:
        raise ValueError(f"not a currency: {currency!r}")
    whole, point, cents = text.replace(",", "").strip().partition(".")
    if not (text.strip() or whole):
        return Money(0, code)
    digits = whole + cents
    if not (digits.isascii() and digits.isdigit()) or len(cents) > 2 or (point and not cents):
        raise ValueError(f"not an amount: {text!r}")
    if code in ZERO_DECIMALS:
        if point:
            raise ValueError(f"{code} has no smaller unit")
        return Money(int(whole), code)
    return Money(int(whole or 0) * 100 + int(cents.ljust(2, "0")), code)


def amount_text(money: Money) -> str:
    """The amount as it may be typed, without its currency; empty for nothing."""
    if not money.amount:
        return ""
    if money.currency in ZERO_DECIMALS:
        return str(money.amount)
    return f"{money.amount // 100}.{money.amount % 100:02}"


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
