"""What is done with several contacts at once, each as one step that one undo takes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.changes import command
from app.domain.history import Channel, Repeat, TriageChoice
from app.domain.ids import ContactId, EventId
from app.i18n import N_
from app.services import history
from app.services.industries import set_industry
from app.store import contacts
from app.store.database import Transaction


@command(N_("Choose an industry"))
def choose_industries(tx: Transaction, ids: Sequence[ContactId], code: str | None) -> int:
    """Say in which industry the companies of several contacts work; the number of companies.

    Contacts without a company are left out. It holds for all people of these companies.

    Raises:
        UserInputError: the code is unknown.
    """
    works = [contact.details.current for contact in contacts.load(tx, ids).values()]
    companies = {work.company_id for work in works if work and work.company_id}
    for company_id in sorted(companies):
        set_industry(tx, company_id, code)
    return len(companies)


@command(N_("Note an encounter"))
def meet_all(tx: Transaction, ids: Sequence[ContactId], event_id: EventId) -> int:
    """Note that several people were met at an event; those noted already are left out."""
    met = 0
    for contact_id in ids:
        known = history.timeline(tx, contact_id).encounters
        if all(encounter.event_id != event_id for encounter in known):
            history.meet_at_event(tx, contact_id, event_id)
            met += 1
    return met


@command(N_("Plan a follow-up"))
def plan_all(
    tx: Transaction,
    ids: Sequence[ContactId],
    due: date,
    channel: Channel | None = None,
    bring: str | None = None,
    repeat: Repeat | None = None,
) -> None:
    """Plan to be in touch with several people on the same day."""
    for contact_id in ids:
        history.plan_follow_up(tx, contact_id, due, channel, bring, repeat)


@command(N_("Choose after the event"))
def choose_all(tx: Transaction, ids: Sequence[ContactId], choice: TriageChoice) -> None:
    """Keep in touch with several people, let go, or mark as nuisance."""
    for contact_id in ids:
        history.choose(tx, contact_id, choice)
