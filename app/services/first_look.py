"""What the window's first page needs at once, asked before Peewee and the domain are loaded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.domain.due import NOTHING_DUE, Today
from app.domain.ids import ContactId
from app.settings import Settings
from app.store import due, plain_settings
from app.store.folders import Folders
from app.store.opening import Look

if TYPE_CHECKING:
    from app.domain.event import Event
    from app.services.coming import Coming


class Day(NamedTuple):
    """A day at a glance.

    Attributes:
        may_ask: whether anything may be due or an event to come; if not, Today shows nothing.
        is_empty: whether there is no contact outside the trash.
    """

    on: date
    may_ask: bool
    is_empty: bool


class FirstPage(NamedTuple):
    """What Today shows.

    Attributes:
        coming: the next event with what stands behind it.
        pictures: the cards of those it names.
    """

    day: Day
    today: Today
    follow_up_hours: float
    pictures: Mapping[ContactId, Path]
    coming: Coming | None = None


def settings(look: Look) -> Settings:
    """All settings."""
    return plain_settings.load_settings(look.connection)


def day(look: Look) -> Day:
    """The day at a glance."""
    connection, now = look.connection, look.now
    hours = settings(look).follow_up_hours
    may_ask = due.may_come(connection, now) or bool(due.may_ask(connection, now, hours))
    return Day(now.astimezone().date(), may_ask, due.is_empty(connection))


def page(folders: Folders, look: Look) -> FirstPage:
    """The first page; the domain is loaded only where something may be due."""
    seen, hours = day(look), settings(look).follow_up_hours
    if not seen.may_ask:
        return FirstPage(seen, NOTHING_DUE, hours, {})
    from app.services import today
    from app.store import few_facts

    found = today.at_a_glance(look)
    names = few_facts.picture_names(look.connection, found.people)
    pictures = {i: folders.cache / name for i, name in names.items()}
    coming = None if found.next_event is None else _behind(look, found.next_event)
    return FirstPage(seen, found, hours, pictures, coming)


def _behind(look: Look, event: Event) -> Coming:
    from app.services.coming import coming_at_a_glance

    return coming_at_a_glance(look, event)
