"""What the lists of the Contacts page show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from app.domain.contact import ContactSummary
from app.domain.stage import Stage
from app.i18n import gettext as _
from ui.theme.icon_names import Icon
from ui.wording import days_ago, industry_word, people, stage_word

FilterKind = Literal["heading", "industry", "stage", "event"]


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One person in the list; `days` since anything last happened, None for never."""

    contact: ContactSummary
    stage: Stage
    days: int | None
    picture: Path | None

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
        return "、".join(p for p in parts if p)


@dataclass(frozen=True, slots=True)
class FilterRow:
    """A condition with how many people it holds for; or the heading of a group."""

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
        return "、".join(p for p in (self.on.isoformat(), self.title, self.detail) if p)
