"""What Today's lists show, put into words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.domain.due import AgainItem, ClockItem, DueItem, PromiseItem
from app.domain.ids import ContactId
from app.i18n import gettext as _
from app.i18n import ngettext
from ui.theme.icon_names import Icon
from ui.wording import day_short, days_ahead, exchange_word, hours_left, joined

if TYPE_CHECKING:
    from app.domain.summary import ContactSummary

Item = ClockItem | DueItem | PromiseItem | AgainItem
SOON_HOURS = 12


class TodayRow(NamedTuple):
    """One line of a block.

    Attributes:
        sign, lead: an icon and a word before the text, whose promise it is.
        right: when, at the right end; `urgent` paints it amber.
        ring: the part of a clock that is left.
    """

    item: Item
    name: str
    company: str
    text: str
    right: str
    urgent: bool = False
    sign: Icon | None = None
    lead: str = ""
    ring: float | None = None
    picture: Path | None = None

    @property
    def contact_id(self) -> ContactId:
        """Whom it is about."""
        return self.item.contact.id

    @property
    def key(self) -> str:
        """What identifies the row."""
        return f"{type(self.item).__name__}-{self.contact_id}-{self.text}"

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        parts = (self.name, self.company, self.lead, self.text, self.right)
        return "、".join(p for p in parts if p)


def clock_row(item: ClockItem, hours: float, picture: Path | None) -> TodayRow:
    """Somebody whose clock runs, out of so many hours."""
    return TodayRow(
        item,
        *_who(item.contact),
        item.bring or _("Nothing to bring yet"),
        hours_left(item.hours_left),
        urgent=item.hours_left < SOON_HOURS,
        ring=item.hours_left / hours,
        picture=picture,
    )


def due_row(item: DueItem, today: date, picture: Path | None) -> TodayRow:
    """A planned follow-up that is due."""
    return TodayRow(
        item,
        *_who(item.contact),
        item.follow_up.brought or _("Planned follow-up"),
        days_ahead((item.on - today).days),
        urgent=item.on <= today,
        picture=picture,
    )


def promise_row(item: PromiseItem, today: date, picture: Path | None) -> TodayRow:
    """Something promised, by me or to me."""
    due = item.promise.due_on
    return TodayRow(
        item,
        *_who(item.contact),
        item.promise.note or exchange_word(item.promise.kind),
        days_ahead((due - today).days) if due else "",
        urgent=due is not None and due <= today,
        sign=Icon.GAVE if item.is_mine else Icon.RECEIVED,
        lead=_("Mine") if item.is_mine else _("Theirs"),
        picture=picture,
    )


def again_row(item: AgainItem, picture: Path | None) -> TodayRow:
    """Somebody met again lately."""
    met = _("Met again on {day}").format(day=day_short(item.last))
    owed = _("you owe: {what}").format(what=item.owed) if item.owed else None
    return TodayRow(
        item,
        *_who(item.contact),
        joined(met, owed or item.said),
        ngettext("{n} time", "{n} times", item.times).format(n=item.times),
        picture=picture,
    )


def _who(contact: ContactSummary) -> tuple[str, str]:
    return contact.name, contact.company or ""
