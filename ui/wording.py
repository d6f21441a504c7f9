"""Days, spans, counts and amounts as the interface says them, in its language."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from app.domain.stages import Stage
from app.i18n import gettext as _
from app.i18n import language, ngettext

if TYPE_CHECKING:  # the words of a kind are asked for only where something of it is shown
    from app.domain.event import Event
    from app.domain.history import Channel, ExchangeKind
    from app.domain.money import Money
    from app.domain.ratio import Ratio
    from app.domain.search import Has
    from ocr.model import FieldKind

if TYPE_CHECKING:
    from app.services.met_before import MetBefore

NOTHING = "–"
_JA_DAYS = "月火水木金土日"
# strftime would follow the system's locale, which need not be the interface's language
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EN_MONTHS = (
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


def joined(*facts: str | None) -> str:
    """Facts on one line: a full-width space between them in Japanese, a middle dot in English."""
    return ("　" if language() == "ja" else " · ").join(fact for fact in facts if fact)


def listed(*things: str | None) -> str:
    """Things one after the other: 、 between them in Japanese, a comma in English."""
    return ("、" if language() == "ja" else ", ").join(thing for thing in things if thing)


def with_reason(what: str, why: str | None) -> str:
    """What was decided, and why."""
    return (f"{what}：{why}" if language() == "ja" else f"{what}: {why}") if why else what


def weekday(day: date) -> str:
    """The day of the week, short."""
    return _JA_DAYS[day.weekday()] if language() == "ja" else _EN_DAYS[day.weekday()][:3]


def day_long(day: date) -> str:
    """A day in full: 11月25日（水）, Wednesday, 25 November."""
    if language() == "ja":
        return f"{day.month}月{day.day}日（{weekday(day)}）"
    return f"{_EN_DAYS[day.weekday()]}, {day.day} {_EN_MONTHS[day.month - 1]}"


def day_with_year(day: date) -> str:
    """A day with its year: 2026年11月25日, 25 Nov 2026."""
    if language() == "ja":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_EN_MONTHS[day.month - 1][:3]} {day.year}"


def day_short(day: date) -> str:
    """A day in a narrow column: 11/25, 25 Nov."""
    return (
        f"{day.month}/{day.day:02}"
        if language() == "ja"
        else f"{day.day} {_EN_MONTHS[day.month - 1][:3]}"
    )


def clock(moment: datetime) -> str:
    """A time of the day in local time: 18:30."""
    return f"{moment.astimezone():%H:%M}"


def days_ago(days: int) -> str:
    """How long ago, to the day; a day still to come is said so too."""
    if days == 0:
        return _("today")
    if days < 0:
        return days_ahead(-days)
    return ngettext("{n} day ago", "{n} days ago", days).format(n=days)


def days_ahead(days: int) -> str:
    """When something falls due: today, in days, or days over."""
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("{n} day over", "{n} days over", -days).format(n=-days)
    return ngettext("in {n} day", "in {n} days", days).format(n=days)


def hours_left(hours: float) -> str:
    """What is left of a clock, rounded down to hours, to minutes in the last one."""
    if hours < 1:
        minutes = max(0, int(hours * 60))
        return _("{n} min left").format(n=minutes)
    return _("{n} h left").format(n=int(hours))


def people(count: int) -> str:
    """A number of people."""
    return ngettext("{n} person", "{n} people", count).format(n=count)


def cards(count: int) -> str:
    """A number of cards."""
    return ngettext("{n} card", "{n} cards", count).format(n=count)


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


def month_word(day: date) -> str:
    """The month alone: 11月, Nov."""
    return f"{day.month}月" if language() == "ja" else _EN_MONTHS[day.month - 1][:3]


def event_facts(event: Event) -> str:
    """When, where and for how much, on one line."""
    when = f"{day_short(event.day)} {weekday(event.day)}"
    if isinstance(event.starts_at, datetime):
        when = f"{when} {clock(event.starts_at)}"
    fee = _("fee {amount}").format(amount=money(event.fee)) if event.fee.amount else None
    return joined(when, event.place, fee)


def industry_word(code: str | None) -> str:
    """The name of an industry; what is not settled says so."""
    from app.domain.industry import industry

    if code is None:
        return _("Industry not set")
    found = industry(code)
    if found is None:
        return code
    return found.short_ja if language() == "ja" else found.short_en


def month_with_year(month: str) -> str:
    """A month from YYYY-MM: 2026年11月, Nov 2026."""
    year, number = month.split("-")
    if language() == "ja":
        return f"{year}年{int(number)}月"
    return f"{_EN_MONTHS[int(number) - 1][:3]} {year}"


def has_word(what: Has) -> str:
    """What a contact has, as a filter says it."""
    from app.domain.search import Has

    return {
        Has.FOLLOW_UP: _("Follow-up planned"),
        Has.CARD: _("Has a card"),
        Has.ATTACHMENT: _("Has attachments"),
        Has.NOTE: _("Has a note"),
        Has.EMAIL: _("Has a mail address"),
        Has.PHONE: _("Has a telephone number"),
        Has.INDUSTRY: _("Industry set"),
        Has.UNSURE: _("Unsure on the card"),
    }[what]


def lacks_word(what: Has) -> str:
    """What a contact lacks, as a filter says it."""
    from app.domain.search import Has

    if what is Has.INDUSTRY:
        return _("Industry not set")
    if what is Has.FOLLOW_UP:
        return _("No follow-up planned")
    return _("Without: {what}").format(what=has_word(what))


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


def before_words(before: MetBefore) -> str:
    """Where somebody was met before, and what I owe them; empty where there is neither."""
    met = None
    if before.on is not None:
        where = before.event or _("elsewhere")
        met = _("Met before: {where}, {day}.").format(where=where, day=day_with_year(before.on))
    owed = [x.note or exchange_word(x.kind) for x in before.owed]
    what = listed(*owed)
    owe = _("You owe: {what}.").format(what=what) if owed else None
    return joined(met, owe)
