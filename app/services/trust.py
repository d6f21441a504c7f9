"""What to think of somebody's word: the facts, and a private mark of one's own."""

from __future__ import annotations

from app.changes import command
from app.domain.event import Event
from app.domain.history import Settlement
from app.domain.ids import ContactId
from app.domain.timeline import Timeline
from app.domain.trust import TrustFacts, trust_facts
from app.i18n import N_
from app.services.exchanges import brought_through
from app.services.history import timeline
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction


def trust(snapshot: Snapshot, contact_id: ContactId, known: Timeline | None = None) -> TrustFacts:
    """The facts beside one contact; `known` is the timeline where it was derived already."""
    line = known or timeline(snapshot, contact_id)
    ids = tuple(x.id for x in line.exchanges)
    parts = entities.select(snapshot, Settlement, exchange_id=ids) if ids else ()
    words = entities.select(snapshot, Event, recommended_by=contact_id, deleted_at=None)
    today = snapshot.now.astimezone().date()
    brought = [i for i in line.introductions if i.introducer == contact_id]
    through = brought_through(snapshot, contact_id, brought)
    return trust_facts(line, {part.exchange_id for part in parts}, words, today, through)


@command(N_("Write a private mark"))
def mark_contact(tx: Transaction, contact_id: ContactId, mark: str | None) -> None:
    """Keep a word of one's own beside a contact; None or blank takes it away. Never exported."""
    contacts.get(tx, contact_id)
    contacts.set_mark(tx, contact_id, (mark or "").strip() or None)
