"""Bringing people together, being brought to people, and what came of it."""

from __future__ import annotations

from dataclasses import replace

from app.changes import command
from app.domain.history import Introduction, IntroductionOutcome
from app.domain.ids import IntroductionId
from app.i18n import N_
from app.services.history import not_in_the_future
from app.services.repeating import move_on
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction


@command(N_("Note an introduction"))
def introduce(tx: Transaction, introduction: Introduction) -> IntroductionId:
    """Record that people were brought together.

    Raises:
        UserInputError: it lies in the future.
    """
    not_in_the_future(tx, introduction.on)
    for person in (introduction.person, introduction.other, introduction.introducer):
        if person is not None:
            contacts.get(tx, person)
            move_on(tx, person, introduction.on)
    return IntroductionId(entities.add(tx, introduction))


@command(N_("Note what came of an introduction"))
def came_of(
    tx: Transaction,
    introduction_id: IntroductionId,
    outcome: IntroductionOutcome,
    note: str | None = None,
) -> Introduction:
    """Record what came of an introduction."""
    known = entities.get(tx, Introduction, introduction_id)
    changed = replace(known, outcome=outcome, note=note or known.note)
    entities.replace(tx, changed)
    return changed


def introduction(snapshot: Snapshot, introduction_id: IntroductionId) -> Introduction:
    """One introduction; NotFound if there is none."""
    return entities.get(snapshot, Introduction, introduction_id)


def introductions(snapshot: Snapshot) -> tuple[Introduction, ...]:
    """All introductions, made and received, the newest first."""
    found = entities.select(snapshot, Introduction)
    return tuple(sorted(found, key=lambda i: (i.on, i.id or 0), reverse=True))
