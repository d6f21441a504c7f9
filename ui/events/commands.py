"""Storing what the event form holds, as one step that can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.changes import command
from app.domain.event import Event
from app.domain.ids import EventId
from app.i18n import N_
from app.services import events
from app.services.naming import Named, one_named


@command(N_("Add an event"))
def save_event(tx: Any, event: Event, recommender: Named | None) -> EventId:
    """Store an event, new or changed, on the word of a contact.

    Raises:
        NotFound: nobody has this name, or several people do.
    """
    event = replace(event, recommended_by=one_named(tx, recommender))
    if event.id is None:
        return events.add_event(tx, event)
    events.edit_event(tx, event)
    return event.id


@command(N_("Judge an event"))
def say_again(tx: Any, event_id: EventId, again: bool) -> None:
    """Say whether one would go again."""
    events.edit_event(tx, replace(events.event(tx, event_id), again=again))
