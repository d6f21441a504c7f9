"""The columns of the table of contacts: what each says, sorts by, and changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.places import Part, Place, value_at
from app.domain.search import ListOrder
from app.i18n import gettext as _
from ui.contacts.rows import ContactRow
from ui.wording import industry_word, joined, part_word, stage_word


class Column(StrEnum):
    """A column, by the name under which its place and width are remembered."""

    NAME = "name"
    KANA = "kana"
    COMPANY = "company"
    DEPARTMENT = "department"
    POSITION = "position"
    INDUSTRY = "industry"
    STAGE = "stage"
    LAST = "last"
    MET = "met"
    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    ADDRESS = "address"
    TAGS = "tags"
    NOTE = "note"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Shown:
    """A column that is shown, and how wide at 13 px body text."""

    column: Column
    width: int


FIRST = (
    Shown(Column.NAME, 190),
    Shown(Column.COMPANY, 180),
    Shown(Column.POSITION, 110),
    Shown(Column.INDUSTRY, 110),
    Shown(Column.STAGE, 120),
    Shown(Column.LAST, 90),
)
"""What is shown before anything was chosen."""

WIDTH = 140
ORDERS = {
    Column.NAME: ListOrder.READING,
    Column.KANA: ListOrder.READING,
    Column.COMPANY: ListOrder.COMPANY,
    Column.DEPARTMENT: ListOrder.DEPARTMENT,
    Column.POSITION: ListOrder.POSITION,
    Column.INDUSTRY: ListOrder.INDUSTRY,
    Column.STAGE: ListOrder.STAGE,
    Column.LAST: ListOrder.LAST_CONTACT,
    Column.MET: ListOrder.MET,
    Column.EMAIL: ListOrder.EMAIL,
    Column.PHONE: ListOrder.PHONE,
    Column.MOBILE: ListOrder.MOBILE,
    Column.ADDRESS: ListOrder.PLACE,
    Column.TAGS: ListOrder.TAGS,
    Column.NOTE: ListOrder.NOTE,
    Column.ADDED: ListOrder.ADDED,
}
PARTS = {
    Column.NAME: Part.NAME,
    Column.KANA: Part.KANA,
    Column.COMPANY: Part.COMPANY,
    Column.DEPARTMENT: Part.DEPARTMENT,
    Column.POSITION: Part.POSITION,
    Column.EMAIL: Part.EMAIL,
    Column.PHONE: Part.PHONE,
    Column.MOBILE: Part.MOBILE,
    Column.ADDRESS: Part.ADDRESS,
    Column.TAGS: Part.TAGS,
}
"""The columns in which something can be typed."""


def title(column: Column) -> str:
    """The heading of a column."""
    others = {
        Column.INDUSTRY: _("Industry"),
        Column.STAGE: _("Stage"),
        Column.LAST: _("Last contact"),
        Column.MET: _("Met at"),
        Column.NOTE: _("Note"),
        Column.ADDED: _("Added"),
    }
    return others[column] if column in others else part_word(PARTS[column])


def text(row: ContactRow, column: Column) -> str:
    """What a cell says."""
    if column in PARTS:
        return value_at(row.details, Place(PARTS[column])) if row.details else row.contact.name
    words: dict[Column, Callable[[], str]] = {
        Column.INDUSTRY: lambda: industry_word(row.contact.industry),
        Column.STAGE: lambda: stage_word(row.stage),
        Column.LAST: lambda: row.when,
        Column.MET: lambda: joined(*row.events),
        Column.NOTE: lambda: row.details.note.replace("\n", " ") if row.details else "",
        Column.ADDED: lambda: row.added,
    }
    return words[column]()


def parse(kept: Sequence[str]) -> tuple[Shown, ...]:
    """Columns as they were written down; what is not understood is left out."""
    found: dict[Column, Shown] = {}
    for entry in kept:
        name, _colon, width = entry.partition(":")
        if name in set(Column) and width.isdecimal():
            found[Column(name)] = Shown(Column(name), max(40, min(2000, int(width))))
    return tuple(found.values()) or FIRST


def written(shown: Sequence[Shown]) -> list[str]:
    """Columns to be remembered."""
    return [f"{one.column.value}:{one.width}" for one in shown]
