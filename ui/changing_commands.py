"""What the forms ask of an entry that is to be changed, and storing it as one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from app.changes import command
from app.domain.event import Event
from app.domain.history import Encounter, Exchange, FollowUp, Introduction
from app.domain.ids import ContactId, EncounterId
from app.domain.moments import Moment, day_of
from app.domain.offers import Need, Offer
from app.errors import UserInputError
from app.i18n import N_
from app.services import changing, contacts, events, exchanges, history, offers, settling
from app.services.changing import MetAndSaid
from app.services.history import Fact
from app.services.naming import Named, one_named
from ui.causes_query import load_causes
from ui.dialogs.introduce import Introducing
from ui.dialogs.log_exchange import Origins, Went
from ui.dialogs.log_touch import Touch
from ui.dialogs.note_encounter import Meeting
from ui.dialogs.note_need import Needed
from ui.dialogs.plan_follow_up import Plan


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry with all that its form offers.

    Attributes:
        names: of everybody in it.
        said: for a meeting, what came of it.
    """

    fact: Fact
    names: Mapping[ContactId, str]
    origins: Origins = field(default_factory=Origins)
    said: MetAndSaid | None = None

    def name_of(self, contact_id: ContactId | None) -> str:
        """Somebody's name; empty for nobody."""
        return self.names.get(contact_id, "") if contact_id is not None else ""

    def named(self, contact_id: ContactId | None) -> Named | None:
        """Somebody as a form shows them; None for nobody."""
        name = self.name_of(contact_id)
        return Named(name, contact_id) if name else None


def load_recorded(snapshot: Any, key: str) -> Recorded:
    """The entry that a key such as `encounter-12` names."""
    fact = history.entry(snapshot, key)
    names = {i: who.name for i, who in contacts.summaries(snapshot, _people(fact)).items()}
    said = None
    if isinstance(fact, Encounter):
        said = changing.met_and_said(snapshot, EncounterId(fact.id or 0))
    return Recorded(fact, names, _origins(snapshot, fact), said)


def _people(fact: Fact) -> set[ContactId]:
    roles = ("contact_id", "introduced_by", "person", "other", "introducer")
    return {who for role in roles if (who := getattr(fact, role, None)) is not None}


def _origins(snapshot: Any, fact: Fact) -> Origins:
    """Events and offers to choose from, with those of the entry though they be put away."""
    held = events.past_events(snapshot)
    event_id = getattr(fact, "event_id", None)
    if event_id is not None and all(e.id != event_id for e in held):
        held = (events.event(snapshot, event_id), *held)
    causes = load_causes(snapshot, fact.contact_id, fact) if isinstance(fact, Exchange) else ()
    return Origins(held, _offers(snapshot, getattr(fact, "offer_id", None)), causes)


def _offers(snapshot: Any, offer_id: int | None) -> tuple[Offer, ...]:
    return tuple(o for o in offers.offers(snapshot) if o.closed_on is None or o.id == offer_id)


@command(N_("Change an entry"))
def change_meeting(tx: Any, known: Recorded, meeting: Meeting) -> None:
    """Store a meeting as it stands in the form; who introduced us is found by name."""
    met = known.fact
    assert isinstance(met, Encounter)  # the form of meetings was opened with it
    by = one_named(tx, meeting.introducer)
    left_alone = (meeting.event_id, meeting.on) == (met.event_id, day_of(met.met_at))
    met_at = met.met_at if left_alone else _met_at(tx, meeting)
    changed = replace(
        met, met_at=met_at, event_id=meeting.event_id, note=meeting.note, introduced_by=by
    )
    changing.change_encounter(tx, changed, meeting.talk)


def _met_at(tx: Any, meeting: Meeting) -> Moment:
    event: Event | None = None
    if meeting.event_id is not None:
        event = events.event(tx, meeting.event_id)
    return event.starts_at if event is not None and event.day == meeting.on else meeting.on


@command(N_("Change an entry"))
def change_introducing(tx: Any, known: Recorded, made: Introducing) -> None:
    """Store an introduction as it stands in the form; the other person is found by name."""
    fact = known.fact
    assert isinstance(fact, Introduction)  # the form of introductions was opened with it
    other = one_named(tx, made.other)
    by, to = (None, other) if made.by_me else (other, None)
    try:
        changed = replace(
            fact,
            on=made.on,
            introducer=by,
            other=to,
            both_asked=made.both_asked and made.by_me,
            outcome=made.outcome,
            note=made.note,
        )
    except ValueError as error:
        raise UserInputError(N_("An introduction joins two different people.")) from error
    changing.change_introduction(tx, changed)


def other_in(made: Introduction) -> ContactId | None:
    """Who stands beside the person of an introduction: the one they met, or who brought them."""
    return made.other if made.introducer is None else made.introducer


@command(N_("Change an entry"))
def change_written(tx: Any, known: FollowUp, touch: Touch) -> None:
    """Store a word that was written as it stands in the form; a known hour stays with its day."""
    assert known.done_at is not None  # the form of touches was opened with it
    same_day = day_of(touch.done_at) == day_of(known.done_at)
    done = known.done_at if same_day else touch.done_at
    answered = (known.answered_at or tx.now) if touch.answered else None
    try:
        changed = replace(
            known,
            done_at=done,
            channel=touch.channel,
            brought=touch.brought,
            offer_id=touch.offer_id,
            answered_at=answered,
        )
    except ValueError as error:
        raise UserInputError(N_("An answer cannot come before the follow-up.")) from error
    changing.change_touch(tx, changed)


@command(N_("Change a need"))
def change_needed(tx: Any, known: Need, needed: Needed) -> None:
    """Store a need as it stands in the form; it was met when that was said first."""
    today = tx.now.astimezone().date()
    met_on = (known.met_on or today) if needed.met else None
    offers.edit_need(tx, replace(known, text=needed.text, on=needed.on, met_on=met_on))


@command(N_("Change an entry"))
def change_planned(tx: Any, known: FollowUp, plan: Plan) -> None:
    """Store a planned word as it stands in the form; another day ends its snoozing."""
    values: dict[str, Any] = {"channel": plan.channel, "repeat": plan.repeat}
    values["brought"] = plan.bring
    if plan.due != (known.snoozed_until or known.due_on):
        values |= {"due_on": plan.due, "snoozed_until": None}
    history.change_plan(tx, known, values)


@command(N_("Change an entry"))
def change_went(tx: Any, known: Recorded, went: Went) -> None:
    """Store something given or received as it stands in the form, its introducer by name."""
    fact = known.fact
    assert isinstance(fact, Exchange)  # the form of exchanges was opened with it
    by = one_named(tx, went.introducer)
    changed = exchanges.brought_by(went.exchange, by)
    if changed.led_by != fact.led_by:
        settling.check_cause(tx, fact, changed.led_by)
    values = {f.name: getattr(changed, f.name) for f in fields(Exchange)}
    exchanges.change_exchange(tx, fact, values)
