"""Contacts in: one step to undo, and what is known already is recognised."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field

from app.changes import command
from app.domain.contact import ContactDetails, Source
from app.domain.ids import CompanyId
from app.errors import UserInputError
from app.i18n import N_
from app.services.import_columns import remembered
from app.services.import_findings import (
    Choice,
    Choices,
    Failures,
    Finding,
    Findings,
    chunks,
    replaced,
)
from app.services.import_sources import ImportSource, entries
from app.services.industries import settle_by_domains, settle_companies
from app.store import contacts, search_index
from app.store.contacts import NewContact
from app.store.database import Transaction


@dataclass(slots=True)
class ImportResult:
    """How many people were new, fuller than before, known already or left out; and what failed."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    failures: Failures = field(default_factory=Failures)

    @property
    def count(self) -> int:
        """How many people were dealt with."""
        return self.added + self.updated + self.unchanged + self.skipped


Progress = Callable[[int], object]


@command(N_("Import contacts"))
def import_files(
    tx: Transaction,
    sources: Iterable[ImportSource],
    choices: Choices | None = None,
    on_progress: Progress = lambda _: None,
) -> ImportResult:
    """Take in all people of vCard and CSV files; importing them again changes nothing.

    Known people gain what is new and lose nothing. A file that cannot be read is named in the
    result. Memory does not grow with the number of people.

    Args:
        tx: the open transaction.
        sources: the files.
        choices: what else to do with some; they hold for a single file.
        on_progress: told how many people were dealt with so far; may raise to stop, and then
            nothing is imported.
    """
    result = ImportResult()
    for source in sources:
        try:
            take_in_source(tx, source, choices or Choices(), result, on_progress)
        except UserInputError as error:
            result.failures.add(source.path, None, str(error))
    return result


def take_in_source(
    tx: Transaction,
    source: ImportSource,
    choices: Choices,
    result: ImportResult,
    on_progress: Progress = lambda _: None,
    findings: Findings | None = None,
) -> None:
    """Take in one file and count what was done; UserInputError if it cannot be read.

    Its people may share their findings with those of other files.
    """
    source = remembered(tx, source)
    newest = CompanyId(tx.last_id("company"))
    with Findings(tx) if findings is None else nullcontext(findings) as findings:
        for cards, problems in chunks(entries(source)):
            result.failures.name(source.path, problems)
            taking = _Taking(tx, findings, choices, result)
            for finding in findings.of(cards):
                taking.take(finding)
            taking.finish()
            search_index.refresh(tx)
            on_progress(result.count)
    settle_by_domains(tx, newest)


class _Taking:
    """Does what was chosen for some people; new ones are stored together."""

    def __init__(
        self, tx: Transaction, findings: Findings, choices: Choices, result: ImportResult
    ) -> None:
        self._tx, self._findings, self._result = tx, findings, result
        self._choices = choices
        self._new: list[NewContact] = []
        self._people: list[tuple[ContactDetails, str | None]] = []

    def take(self, finding: Finding) -> None:
        """Do what was chosen for one person."""
        choice = self._choices.of_finding(finding)
        if choice is Choice.ADD or (finding.match is None and choice is not Choice.SKIP):
            self._add(finding)
        elif choice is Choice.SKIP or finding.match is None:
            is_known = finding.kind == "unchanged"
            self._result.unchanged += is_known
            self._result.skipped += not is_known
        else:
            self._change(finding, choice)

    def finish(self) -> None:
        """Store the new ones and settle the industries of all companies."""
        contacts.add_all(self._tx, self._new)
        settle_companies(self._tx, self._people)

    def _add(self, finding: Finding) -> None:
        is_taken = finding.match is not None and finding.match.by_uid
        uid = None if is_taken else finding.card.uid
        self._new.append(NewContact(finding.card.details, Source.IMPORT, uid))
        self._people.append((finding.card.details, finding.card.industry))
        self._result.added += 1

    def _change(self, finding: Finding, choice: Choice) -> None:
        match = finding.match
        assert match is not None  # only who is known is changed
        present, details = self._findings.present(match), finding.card.details
        result = finding.result
        if choice is Choice.REPLACE or result is None:
            result = replaced(present, details)
        if match.contact.deleted_at is not None:
            contacts.set_deleted(self._tx, match.contact.id, None)
        elif result == present:
            self._result.unchanged += 1
            return
        contacts.update(self._tx, match.contact.id, result)
        self._findings.note(match.contact.id, result)
        self._people.append((result, finding.card.industry))
        self._result.updated += 1
