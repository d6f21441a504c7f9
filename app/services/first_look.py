"""What the window's first page needs at once, asked before Peewee and the domain are loaded."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from app.settings import Settings
from app.store import due, plain_settings
from app.store.opening import Look


class Day(NamedTuple):
    """A day at a glance.

    Attributes:
        may_ask: whether anything may be due or an event to come; if not, Today shows nothing.
        is_empty: whether there is no contact outside the trash.
    """

    on: date
    may_ask: bool
    is_empty: bool


def settings(look: Look) -> Settings:
    """All settings."""
    return plain_settings.load_settings(look.connection)


def day(look: Look) -> Day:
    """The day at a glance."""
    connection, now = look.connection, look.now
    hours = settings(look).follow_up_hours
    may_ask = due.may_come(connection, now) or bool(due.may_ask(connection, now, hours))
    return Day(now.astimezone().date(), may_ask, due.is_empty(connection))
