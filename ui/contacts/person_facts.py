"""The four facts that stand under a person's card."""

from __future__ import annotations

from app.domain.moments import day_of
from app.i18n import ngettext
from ui.contacts.query import Person
from ui.wording import NOTHING, days_ago


def person_facts(person: Person) -> list[tuple[str, bool]]:
    """How often met, when last, given and received, owed; True for what presses."""
    row = person.relationship
    last = days_ago((person.today - day_of(row.last_contact)).days) if row.last_contact else NOTHING
    both = row.give_and_take
    owed = len(row.owed_by_me)
    times = ngettext("{n} time", "{n} times", len(row.met)).format(n=len(row.met))
    balance = f"{both.gave.count} · {both.received.count}"
    return [(times, False), (last, False), (balance, False), (str(owed or NOTHING), owed > 0)]
