"""Kinds of arguments that several commands take."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date

from app.domain.moments import Moment, parse_moment
from app.domain.money import CURRENCIES
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _


def day(text: str) -> date:
    """A day in ISO 8601."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(
            _("“{text}” is no day; write it as 2026-11-23").format(text=text)
        ) from error


def moment(text: str) -> Moment:
    """A day or a time in ISO 8601."""
    try:
        return parse_moment(text)
    except ValueError as error:
        raise ArgumentTypeError(
            _("“{text}” is no day or time; write it as 2026-11-23 or 2026-11-23T18:30").format(
                text=text
            )
        ) from error


def number(text: str) -> int:
    """A number that counts something, or an id."""
    if not (text.isascii() and text.isdigit()):
        raise ArgumentTypeError(_("“{text}” is no number; write one such as 3").format(text=text))
    return int(text)


def amount(text: str) -> int:
    """A whole amount in the currency's smallest unit, 0 or more."""
    if not (text.isascii() and text.isdigit()):
        raise ArgumentTypeError(
            _("“{text}” is no amount; write a whole number such as 5000").format(text=text)
        )
    return int(text)


def hours(text: str) -> float:
    """Hours, 0 or more."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < 10_000:
        raise ArgumentTypeError(
            _("“{text}” are no hours; write a number such as 3.5").format(text=text)
        )
    return value


def currency(text: str) -> str:
    """An ISO 4217 code."""
    if text not in CURRENCIES:
        raise ArgumentTypeError(
            _("“{text}” is no currency; write its code, such as JPY").format(text=text)
        )
    return text


def id_argument(parser: ArgumentParser) -> None:
    """The number of an entry, as lists show it."""
    parser.add_argument("id", type=number, metavar="ID", help=_("number from the list"))


def filters(parser: ArgumentParser) -> None:
    """QUERY and the filters that narrow a search for contacts."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help=_("words to find"))
    parser.add_argument("--industry", metavar="CODE", help=_("code or name of an industry"))
    parser.add_argument("--event", metavar="EVENT", help=_("met at this event"))
    parser.add_argument("--stage", metavar="STAGE", help=_("stage of the relationship"))


def only_with(chosen: Namespace, others: tuple[str, ...], *options: str) -> None:
    """Refuse options that say nothing unless one of some others stands beside them.

    Options are named as their values are kept: without dashes, words in capitals.
    """
    if not any(is_given(chosen, other) for other in others):
        _refuse(chosen, options, N_("{option} goes only with {other}."), others[0])


def never_with(chosen: Namespace, other: str, *options: str) -> None:
    """Refuse options that say nothing where another one stands beside them."""
    if is_given(chosen, other):
        _refuse(chosen, options, N_("{option} does not go with {other}."), other)


def is_given(chosen: Namespace, option: str) -> bool:
    """Whether somebody typed an option or a word; a flag that is off was not typed."""
    value = getattr(chosen, option.lower(), None)
    return value is not None and value is not False and value != []


def _refuse(chosen: Namespace, options: tuple[str, ...], text: str, other: str) -> None:
    for option in options:
        if is_given(chosen, option):
            raise UserInputError(text, option=_typed(option), other=_typed(other))


def _typed(option: str) -> str:
    return option if option.isupper() else f"--{option.replace('_', '-')}"
