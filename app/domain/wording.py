"""What command line and window both call stages, kinds, days and amounts, in their language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.domain.stages import Stage
from app.i18n import gettext as _
from app.i18n import language

if TYPE_CHECKING:  # the words of a kind are asked for only where something of it is shown
    from app.domain.history import Channel, ExchangeKind
    from app.domain.money import Money
    from app.domain.ratio import Ratio
    from ocr.model import FieldKind

NOTHING = "–"
# strftime would follow the system's locale, which need not be the language in use
EN_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def stage_word(stage: Stage) -> str:
    """The name of a stage."""
    return {
        Stage.COLLECTED: _("Collected"),
        Stage.WANTED: _("Wanted"),
        Stage.FOLLOWED_UP: _("Followed up"),
        Stage.ANSWERED: _("Answered"),
        Stage.EXCHANGED: _("Exchanged"),
        Stage.MATCHED: _("Matched"),
        Stage.TRUSTED: _("Trusted"),
        Stage.LET_GO: _("Let go"),
        Stage.NUISANCE: _("Nuisance"),
    }[stage]


def channel_word(channel: Channel) -> str:
    """How a touch was made."""
    from app.domain.history import Channel

    return {
        Channel.MAIL: _("Mail"),
        Channel.PHONE: _("Telephone"),
        Channel.MEETING: _("Meeting"),
        Channel.LETTER: _("Letter"),
        Channel.MESSAGE: _("Message"),
    }[channel]


def touched_words(channel: Channel | None) -> str:
    """What one did to be in touch."""
    from app.domain.history import Channel

    return {
        Channel.MAIL: _("Wrote a mail"),
        Channel.PHONE: _("Called"),
        Channel.MEETING: _("Sat down together"),
        Channel.LETTER: _("Wrote a letter"),
        Channel.MESSAGE: _("Sent a message"),
        None: _("Was in touch"),
    }[channel]


def exchange_word(kind: ExchangeKind) -> str:
    """What kind of value it was."""
    from app.domain.history import ExchangeKind

    return {
        ExchangeKind.INTRODUCTION: _("Introduction"),
        ExchangeKind.KNOWLEDGE: _("Knowledge"),
        ExchangeKind.BUSINESS: _("Business"),
        ExchangeKind.OPPORTUNITY: _("Opportunity"),
        ExchangeKind.INVITATION: _("Invitation"),
        ExchangeKind.HELP: _("Help"),
    }[kind]


def field_word(kind: FieldKind) -> str:
    """The name of a kind of field."""
    from ocr.model import FieldKind

    return {
        FieldKind.NAME: _("Name"),
        FieldKind.NAME_KANA: _("Kana reading"),
        FieldKind.NAME_ROMAJI: _("Latin name"),
        FieldKind.COMPANY: _("Company"),
        FieldKind.DEPARTMENT: _("Department"),
        FieldKind.TITLE: _("Position"),
        FieldKind.EMAIL: _("E-mail"),
        FieldKind.PHONE: _("Phone"),
        FieldKind.MOBILE: _("Mobile"),
        FieldKind.FAX: _("Fax"),
        FieldKind.URL: _("Web"),
        FieldKind.POSTAL: _("Postcode"),
        FieldKind.ADDRESS: _("Address"),
    }[kind]


def industry_word(code: str | None) -> str:
    """The name of an industry; what is not settled says so."""
    from app.domain.industry import industry

    if code is None:
        return _("Industry not set")
    found = industry(code)
    if found is None:
        return code
    return found.short_ja if language() == "ja" else found.short_en


def day_with_year(day: date) -> str:
    """A day with its year: 2026年11月25日, 25 Nov 2026."""
    if language() == "ja":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {EN_MONTHS[day.month - 1][:3]} {day.year}"


def money(amount: Money | None) -> str:
    """An amount: 3,500円, ¥3,500; other currencies with their code."""
    from app.domain.money import ZERO_DECIMALS

    if amount is None:
        return NOTHING
    if amount.currency == "JPY":
        return f"{amount.amount:,}円" if language() == "ja" else f"¥{amount.amount:,}"
    if amount.currency in ZERO_DECIMALS:
        return f"{amount.amount:,} {amount.currency}"
    return f"{amount.amount / 100:,.2f} {amount.currency}"


def fraction(ratio: Ratio) -> str:
    """The fraction, then the percentage where there is one; a dash for nothing."""
    if not ratio.whole:
        return NOTHING
    words = f"{ratio.part:g}/{ratio.whole:g}"
    return words if ratio.percent is None else f"{words} {round(ratio.percent)} %"
