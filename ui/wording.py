"""Days, spans, counts and amounts as the interface says them, in its language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.domain.wording import EN_MONTHS
from app.domain.wording import NOTHING as NOTHING
from app.domain.wording import channel_word as channel_word
from app.domain.wording import day_with_year as day_with_year
from app.domain.wording import exchange_word as exchange_word
from app.domain.wording import field_word as field_word
from app.domain.wording import fraction as fraction
from app.domain.wording import industry_word as industry_word
from app.domain.wording import money as money
from app.domain.wording import stage_word as stage_word
from app.domain.wording import touched_words as touched_words
from app.i18n import gettext as _
from app.i18n import language, ngettext
from ui.plain import isolated

if TYPE_CHECKING:  # the words of a kind are asked for only where something of it is shown
    from app.domain.company import Company
    from app.domain.event import Event
    from app.domain.places import Part
    from app.domain.search import Has
    from app.services.met_before import MetBefore

_JA_DAYS = "月火水木金土日"
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def joined(*facts: str | None) -> str:
    """Facts on one line: a full-width space between them in Japanese, a middle dot in English."""
    return ("　" if language() == "ja" else " · ").join(isolated(fact) for fact in facts if fact)


def sentences(*said: str | None) -> str:
    """Sentences one after the other, with what separates them in the language."""
    return ("" if language() == "ja" else " ").join(isolated(one) for one in said if one)


def listed(*things: str | None) -> str:
    """Things one after the other: 、 between them in Japanese, a comma in English."""
    return ("、" if language() == "ja" else ", ").join(thing for thing in things if thing)


def with_reason(what: str, why: str | None) -> str:
    """What was decided, and why."""
    return (f"{what}：{why}" if language() == "ja" else f"{what}: {why}") if why else what


def in_brackets(what: str, more: str) -> str:
    """A thing with more about it in brackets, full-width ones in Japanese."""
    return (f"{what}（{more}）" if language() == "ja" else f"{what} ({more})") if more else what


def weekday(day: date) -> str:
    """The day of the week, short."""
    return _JA_DAYS[day.weekday()] if language() == "ja" else _EN_DAYS[day.weekday()][:3]


def day_long(day: date) -> str:
    """A day in full: 11月25日（水）, Wednesday, 25 November."""
    if language() == "ja":
        return f"{day.month}月{day.day}日（{weekday(day)}）"
    return f"{_EN_DAYS[day.weekday()]}, {day.day} {EN_MONTHS[day.month - 1]}"


def day_short(day: date) -> str:
    """A day in a narrow column: 11/25, 25 Nov."""
    return (
        f"{day.month}/{day.day:02}"
        if language() == "ja"
        else f"{day.day} {EN_MONTHS[day.month - 1][:3]}"
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


def month_word(day: date) -> str:
    """The month alone: 11月, Nov."""
    return f"{day.month}月" if language() == "ja" else EN_MONTHS[day.month - 1][:3]


def event_facts(event: Event) -> str:
    """When, where and for how much, on one line."""
    when = f"{day_short(event.day)} {weekday(event.day)}"
    if isinstance(event.starts_at, datetime):
        when = f"{when} {clock(event.starts_at)}"
    fee = _("fee {amount}").format(amount=money(event.fee)) if event.fee.amount else None
    return joined(when, event.place, fee)


def month_with_year(month: str) -> str:
    """A month from YYYY-MM: 2026年11月, Nov 2026."""
    year, number = month.split("-")
    if language() == "ja":
        return f"{year}年{int(number)}月"
    return f"{EN_MONTHS[int(number) - 1][:3]} {year}"


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


def industry_reason(company: Company, words: Sequence[str] = ()) -> str:
    """Why a company has its industry, and how sure that is."""
    from app.domain.company import IndustryReason
    from app.domain.industry import is_public

    if company.industry is None:
        return _("Nothing on the card tells the industry. Enter chooses one.")
    if company.industry_reason is IndustryReason.DOMAIN and not is_public(company.industry):
        return _("Likely: others with the same domain work in it.")
    said = {
        IndustryReason.USER: _("You chose it."),
        IndustryReason.DOMAIN: _("Sure: its web domain tells it."),
        IndustryReason.DIRECTORY: _("Sure: it stands so in the directory of listed companies."),
        IndustryReason.WORDS: _("Likely: concluded from words on the card."),
    }
    if company.industry_reason is IndustryReason.WORDS and words:
        return _("Likely: concluded from {words}.").format(words=", ".join(words))
    return said[company.industry_reason or IndustryReason.WORDS]


def part_word(part: Part) -> str:
    """The name of a value of a contact."""
    from app.domain.places import Part
    from ocr.model import FieldKind

    others = {Part.SOCIAL: _("Social"), Part.TAGS: _("Tags"), Part.NOTE: _("Note")}
    return others[part] if part in others else field_word(FieldKind(part.value))


def octets(size: int) -> str:
    """The size of a file: 12 KB, 3.4 MB."""
    if size < 1000 * 1000:
        return f"{max(1, -(-size // 1000))} KB" if size else "0 KB"
    return f"{size / 1e6:.1f} MB"


def before_words(before: MetBefore) -> str:
    """Where somebody was met before, and what I owe them; empty where there is neither."""
    met = None
    if before.on is not None:
        where = before.event or _("elsewhere")
        met = _("Met before: {where}, {day}.").format(where=where, day=day_with_year(before.on))
    owed = [x.note or exchange_word(x.kind) for x in before.owed]
    what = listed(*owed)
    owe = _("You owe: {what}.").format(what=what) if owed else None
    return sentences(met, owe)
