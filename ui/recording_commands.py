"""Storing what the forms about a person hold, each as one step; and what the forms ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.changes import command
from app.domain.chains import Link
from app.domain.event import Event
from app.domain.history import Encounter, Exchange, Introduction
from app.domain.ids import ContactId, EncounterId, ExchangeId, IntroductionId, NeedId
from app.domain.moments import Moment
from app.domain.offers import Need
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import encounters, events, exchanges, introductions, listing, offers, settling
from app.services.naming import one_named
from ui.causes_query import load_causes
from ui.dialogs.causes import Cause, came_of
from ui.dialogs.introduce import Introducing
from ui.dialogs.log_exchange import Origins, Went
from ui.dialogs.note_encounter import Meeting
from ui.dialogs.note_need import Needed
from ui.dialogs.settle_exchange import Entry, Settled, entry_words


@dataclass(frozen=True, slots=True)
class Entries:
    """Somebody's exchanges, and what may have led to them."""

    entries: tuple[Entry, ...]
    causes: tuple[Cause, ...]


def load_events(snapshot: Any) -> tuple[Event, ...]:
    """The events at which somebody may have been met, newest first."""
    return events.events(snapshot)


def load_origins(snapshot: Any, contact_id: ContactId) -> Origins:
    """What something given to somebody or received may have come of."""
    causes = load_causes(snapshot, contact_id)
    return Origins(events.past_events(snapshot), offers.open_offers(snapshot), causes)


def load_entries(snapshot: Any, contact_id: ContactId) -> Entries:
    """What went between somebody and me, the newest first."""
    mine = [x for x in exchanges.exchanges(snapshot)[::-1] if x.contact_id == contact_id]
    chains = settling.chains_of(snapshot, mine)
    entries = (_entry(snapshot, x, links) for x, links in zip(mine, chains, strict=True))
    return Entries(tuple(entries), load_causes(snapshot, contact_id))


@command(N_("Note an encounter"))
def meet_named(tx: Any, contact_id: ContactId, meeting: Meeting) -> EncounterId:
    """Record a meeting; who introduced us is found by name."""
    by = one_named(tx, meeting.introducer)
    met_at: Moment = meeting.on
    if meeting.event_id is not None:
        event = events.event(tx, meeting.event_id)
        met_at = event.starts_at if event.day == meeting.on else meeting.on
    met = Encounter(contact_id, met_at, meeting.event_id, introduced_by=by, note=meeting.note)
    return encounters.note_encounter(tx, met, meeting.talk)


@command(N_("Add a need"))
def note_needed(tx: Any, contact_id: ContactId | None, needed: Needed) -> NeedId:
    """Store what somebody needs, or what I need."""
    met_on = tx.now.astimezone().date() if needed.met else None
    return offers.add_need(tx, Need(needed.text, needed.on, contact_id, met_on=met_on))


@command(N_("Note an exchange"))
def exchange_named(tx: Any, went: Went) -> ExchangeId:
    """Record something given or received; who brought it about is found by name."""
    by = one_named(tx, went.introducer)
    return exchanges.record_exchange(tx, exchanges.brought_by(went.exchange, by))


@command(N_("Note an introduction"))
def introduce_named(tx: Any, contact_id: ContactId, made: Introducing) -> IntroductionId:
    """Record an introduction; the other person is found by name."""
    other = one_named(tx, made.other)
    if other == contact_id:
        raise UserInputError(N_("An introduction joins two different people."))
    by, to = (None, other) if made.by_me else (other, None)
    asked = made.both_asked and made.by_me
    known = Introduction(made.on, contact_id, by, to, asked, made.outcome, made.note)
    return introductions.introduce(tx, known)


@command(N_("Change an entry"))
def settle(tx: Any, settled: Settled) -> None:
    """Store a part, the cause and the thanks of an exchange."""
    exchange_id = settled.exchange_id
    known = exchanges.exchange(tx, exchange_id)
    if settled.whole:
        exchanges.keep_promise(tx, exchange_id, settled.on, settled.note)
    elif settled.part is not None or settled.some:
        what = (settled.part, settled.on, settled.note, settled.rest_due)
        settling.settle_part(tx, exchange_id, *what)
    elif settled.rest_due is not None:
        exchanges.change_exchange(tx, known, {"due_on": settled.rest_due})
    if settled.came != came_of(known):
        settling.name_cause(tx, exchange_id, *settled.came)
    if settled.thanked is not (known.thanked_on is not None):
        settling.thank(tx, exchange_id, settled.on if settled.thanked else None)


def _entry(snapshot: Any, exchange: Exchange, links: Sequence[Link]) -> Entry:
    words = " ← ".join(_link(snapshot, link) for link in links[1:])
    return Entry(exchange, settling.still_open(snapshot, exchange), words or "–")


def _link(snapshot: Any, link: Link) -> str:
    name = listing.summaries(snapshot, [link.contact_id])[link.contact_id].name
    fact = link.fact
    if isinstance(fact, Exchange):
        return f"{name}: {entry_words(fact)}"
    if isinstance(fact, Introduction):
        return _("{name} was introduced").format(name=name)
    where = events.event(snapshot, fact.event_id).name if fact.event_id else _("elsewhere")
    return _("met {name} at {event}").format(name=name, event=where)
