"""Two entries of one person become one, and two again."""

from __future__ import annotations

from dataclasses import replace

from app.changes import command
from app.domain.attachment import Attachment
from app.domain.company import name_key
from app.domain.contact import Affiliation, ContactDetails, ContactMethod, MethodKind
from app.domain.event import Event
from app.domain.history import Encounter, Exchange, FollowUp, Introduction, Nuisance, Triage
from app.domain.ids import ContactId, StepId
from app.domain.known import Forgotten
from app.domain.offers import Need, OfferTold
from app.domain.two_languages import led_by_japanese
from app.errors import UserInputError
from app.i18n import N_
from app.store import cards, contacts, entities, journal
from app.store.database import Snapshot, Transaction

_OWNED = (
    *(Encounter, Triage, FollowUp, Exchange, Nuisance, Need, OfferTold, Forgotten),
    Attachment,
)


@command(N_("Merge contacts"))
def merge(
    tx: Transaction,
    survivor: ContactId,
    other: ContactId,
    details: ContactDetails | None = None,
) -> ContactId:
    """Move everything of `other` to `survivor` and put `other` into the trash.

    Args:
        tx: the open transaction.
        survivor: who stays.
        other: who goes.
        details: what the survivor's details become; by default both together.

    Raises:
        UserInputError: both are the same contact, or one was merged before.
    """
    if survivor == other:
        raise UserInputError(N_("A contact cannot be merged with itself."))
    kept, gone = contacts.get(tx, survivor), contacts.get(tx, other)
    for contact in (kept, gone):
        if contact.merged_into is not None:
            raise UserInputError(N_("Contact {id} was merged before."), id=contact.id)
    _move_facts(tx, survivor, other)
    for scan in cards.scans_of_contacts(tx, [other]):
        cards.file_scan(tx, scan.id, survivor)
    contacts.update(tx, survivor, details or _both(kept.details, gone.details))
    contacts.set_merged(tx, other, survivor)
    return survivor


@command(N_("Undo a merge"))
def unmerge(tx: Transaction, other: ContactId) -> None:
    """Bring a merged contact back with all that was moved, at any later time.

    What was changed since the merge, such as the survivor's new number, stays as it is now.

    Raises:
        UserInputError: the contact was not merged.
    """
    step = merge_step(tx, other)
    if step is None:
        raise UserInputError(N_("Contact {id} was not merged."), id=other)
    journal.undo_step(tx, step, keep_newer=True)


def merge_step(snapshot: Snapshot, other: ContactId) -> StepId | None:
    """The step that merged this contact into another one."""
    if contacts.get(snapshot, other).merged_into is None:
        return None
    label = N_("Merge contacts")
    steps = journal.history(snapshot, "contact", other)
    return next((s.id for s in steps if s.label == label and not s.is_undone), None)


def merged_into(snapshot: Snapshot, survivor: ContactId) -> tuple[tuple[ContactId, str], ...]:
    """The entries that were merged into a contact, with the names that they had."""
    return contacts.merged_into(snapshot, survivor)


def _both(kept: ContactDetails, gone: ContactDetails) -> ContactDetails:
    return led_by_japanese(joined(kept, gone), kept, gone)


def joined(kept: ContactDetails, gone: ContactDetails) -> ContactDetails:
    """Both details together: nothing is lost, the kept ones come first."""
    return ContactDetails(
        replace(
            kept.name,
            family_kana=kept.name.family_kana or gone.name.family_kana,
            given_kana=kept.name.given_kana or gone.name.given_kana,
            family_romaji=kept.name.family_romaji or gone.name.family_romaji,
            given_romaji=kept.name.given_romaji or gone.name.given_romaji,
        ),
        _joined_affiliations(kept.affiliations, gone.affiliations),
        _joined_methods(kept.methods, gone.methods),
        tuple({a.printed: a for a in (*gone.addresses, *kept.addresses)}.values()),
        tuple(dict.fromkeys((*kept.tags, *gone.tags))),
        "\n".join(filter(None, dict.fromkeys((kept.note, gone.note)))),
        tuple(dict.fromkeys((*kept.extra, *gone.extra))),
    )


def _joined_affiliations(
    kept: tuple[Affiliation, ...], gone: tuple[Affiliation, ...]
) -> tuple[Affiliation, ...]:
    known = {work_key(a) for a in kept}
    further = [a for a in gone if work_key(a) not in known]
    return (*kept, *(replace(a, is_primary=False, id=None) for a in further))


def work_key(affiliation: Affiliation) -> tuple[str, str | None, str | None]:
    """Under which two affiliations are the same work, however the company is written."""
    company = name_key(affiliation.company) if affiliation.company else ""
    return company, affiliation.department, affiliation.position


def _joined_methods(
    kept: tuple[ContactMethod, ...], gone: tuple[ContactMethod, ...]
) -> tuple[ContactMethod, ...]:
    known = {_method_key(m) for m in kept}
    further = [m for m in gone if _method_key(m) not in known]
    return (*kept, *(replace(m, is_primary=False) for m in further))


def _method_key(method: ContactMethod) -> tuple[MethodKind, str]:
    """Nobody has two mail addresses that differ by capitals alone."""
    return method.kind, (method.normalised or method.value).casefold()


def _move_facts(tx: Transaction, survivor: ContactId, other: ContactId) -> None:
    _name_survivor(tx, survivor, other)
    for kind in _OWNED:
        for fact in entities.select(tx, kind, contact_id=other):
            entities.replace(tx, replace(fact, contact_id=survivor))
    for introduction in entities.select(tx, Introduction):
        _move_introduction(tx, introduction, survivor, other)


def _name_survivor(tx: Transaction, survivor: ContactId, other: ContactId) -> None:
    """Where somebody recommended, introduced or brought about; nobody does so for themselves."""
    one = (survivor, other)
    facts: tuple[Encounter | Exchange, ...] = (
        *entities.select(tx, Encounter, introduced_by=one),
        *entities.select(tx, Exchange, introduced_by=one),
    )
    for fact in facts:
        by = None if fact.contact_id in one else survivor
        entities.replace(tx, replace(fact, introduced_by=by))
    for event in entities.select(tx, Event, recommended_by=other):
        entities.replace(tx, replace(event, recommended_by=survivor))


def _move_introduction(
    tx: Transaction, introduction: Introduction, survivor: ContactId, other: ContactId
) -> None:
    """Name the survivor; one between the two entries of a person was none and stays behind."""
    people = (introduction.person, introduction.introducer, introduction.other)
    if other not in people or survivor in people:
        return
    person, introducer, third = (survivor if p == other else p for p in people)
    assert person is not None  # an introduction always has one
    entities.replace(tx, replace(introduction, person=person, introducer=introducer, other=third))
