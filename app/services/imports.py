"""Contacts in: each file is one step to undo, and what is known already is recognised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from app.changes import command
from app.domain.contact import ContactDetails, Source
from app.domain.duplicates import likely_duplicates
from app.domain.ids import ContactId
from app.domain.typed import contact_method
from app.errors import UserInputError, reason_of
from app.formats.csv_tables import read_csv
from app.formats.records import ParsedCard, ParseProblem
from app.formats.vcard_read import read_vcards
from app.i18n import N_, gettext
from app.services.industries import settle_company
from app.services.merge import joined
from app.store import contacts
from app.store.database import Transaction
from ocr.model import Level


class Taken(StrEnum):
    """What became of a person in a file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(slots=True)
class ImportResult:
    """How many people were new, fuller than before, or known already; and what failed."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: tuple[tuple[int, str], ...] = ()


@command(N_("Import contacts"))
def import_file(tx: Transaction, path: Path) -> ImportResult:
    """Take in all people of a vCard or CSV file; importing it again changes nothing.

    A person is known by the file's UID, or else by being likely the same. Known people gain
    what is new and lose nothing.

    Raises:
        UserInputError: the file cannot be read.
    """
    known = contacts.ids_by_uid(tx)
    result = ImportResult()
    failed: list[tuple[int, str]] = []
    for entry in _entries(path):
        if isinstance(entry, ParseProblem):
            failed.append((entry.line, gettext(entry.message)))
        else:
            taken = _take(tx, entry, known)
            setattr(result, taken.value, getattr(result, taken.value) + 1)
    result.failed = tuple(failed)
    return result


def _entries(path: Path) -> Iterable[ParsedCard | ParseProblem]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserInputError(
            N_("{path} cannot be read: {reason}. Nothing was imported."),
            path=path,
            reason=reason_of(error),
        ) from error
    is_csv = path.suffix.lower() in (".csv", ".tsv", ".txt")
    return read_csv(data) if is_csv else read_vcards(data)


def _take(tx: Transaction, card: ParsedCard, known: dict[str, ContactId]) -> Taken:
    details = _with_keys(card.details)
    by_uid = known.get(card.uid) if card.uid else None
    contact_id = by_uid or _same_person(tx, details)
    if contact_id is None:
        added = contacts.add(tx, details, Source.IMPORT, card.uid)
        settle_company(tx, details)
        known[card.uid or ""] = added
        return Taken.ADDED
    present = contacts.get(tx, contact_id).details
    merged = joined(present, details)
    if by_uid is not None:
        merged = replace(merged, name=joined(details, present).name)
    if _bare(merged) == _bare(present):
        return Taken.UNCHANGED
    contacts.update(tx, contact_id, merged)
    settle_company(tx, merged)
    return Taken.UPDATED


def _same_person(tx: Transaction, details: ContactDetails) -> ContactId | None:
    keys = [m.normalised for m in details.methods if m.normalised]
    ids = contacts.ids_by_method(tx, keys) if keys else ()
    if not ids:
        return None
    likely = likely_duplicates(details, tuple(contacts.load(tx, ids).values()))
    return next((d.contact_id for d in likely if d.level is Level.STRONG), None)


def _with_keys(details: ContactDetails) -> ContactDetails:
    methods = tuple(
        replace(m, normalised=contact_method(m.kind, m.value).normalised) for m in details.methods
    )
    return replace(details, methods=methods)


def _bare(details: ContactDetails) -> ContactDetails:
    """Details without what only the card book knows of them."""
    affiliations = tuple(
        replace(a, id=None, company_id=None, scan_id=None, is_primary=False)
        for a in details.affiliations
    )
    return replace(details, affiliations=affiliations)
