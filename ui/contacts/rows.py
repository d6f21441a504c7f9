"""What the lists of the Contacts page show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from app.domain.contact import ContactDetails
from app.domain.ids import ContactId
from app.domain.lit import Span
from app.domain.stage import Stage
from app.domain.summary import ContactSummary
from app.i18n import gettext as _
from app.services.found import Reason
from ui.theme.icon_names import Icon
from ui.wording import day_with_year, days_ago, industry_word, people, stage_word

FilterKind = Literal[
    "heading",
    "saved",
    "industry",
    "stage",
    "event",
    "tag",
    "prefecture",
    "month",
    "has",
    "lacks",
]


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One person in the list.

    Attributes:
        days: since anything last happened, None for never.
        reason: why a search found this person.
        details: all of the person, where a table shows more than a list does.
        events: where the person was met.
        added: the day on which the entry was made.
    """

    contact: ContactSummary
    stage: Stage
    days: int | None
    picture: Path | None
    reason: Reason | None = None
    details: ContactDetails | None = None
    events: tuple[str, ...] = ()
    added: str = ""

    @property
    def work(self) -> str:
        """Company and position."""
        return "  ".join(filter(None, (self.contact.company, self.contact.position)))

    @property
    def when(self) -> str:
        """How long ago, short."""
        return days_ago(self.days) if self.days is not None else ""

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        industry = industry_word(self.contact.industry)
        parts = (self.contact.name, self.work, stage_word(self.stage), industry, self.when)
        why = self.reason.other if self.reason else ""
        return "、".join(p for p in (*parts, why) if p)

    @property
    def work_lit(self) -> tuple[Span, ...]:
        """The parts of the work that a search found."""
        if self.reason is None:
            return ()
        shift = len(self.contact.company or "") + 2 if self.contact.company else 0
        moved = tuple((start + shift, end + shift) for start, end in self.reason.position)
        return (*self.reason.company, *moved)


def blank_row(contact_id: int) -> ContactRow:
    """A row whose person is still being fetched."""
    return ContactRow(ContactSummary(ContactId(contact_id), ""), Stage.COLLECTED, None, None)


@dataclass(frozen=True, slots=True)
class FilterRow:
    """A condition with how many people it holds for, a saved search, or a group's heading."""

    kind: FilterKind
    value: str
    text: str
    count: int = 0
    is_on: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What identifies the row."""
        return self.kind, self.value

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        if self.kind == "heading":
            return f"{self.text}、{_('open') if self.is_on else _('folded')}"
        if self.kind == "saved":
            return self.text
        state = _("on") if self.is_on else _("off")
        return f"{self.text}、{people(self.count)}、{state}"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """Something that happened, for the thread of a person."""

    on: date
    icon: Icon
    stage: Stage
    title: str
    detail: str
    key: str

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        return "、".join(p for p in (day_with_year(self.on), self.title, self.detail) if p)
