"""What an import would do, as plain data, before anything is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from app.domain.contact import ContactDetails, MethodKind
from app.domain.ids import ContactId
from app.formats.contact_text import address_line
from app.formats.csv_reading import TableSample
from app.formats.plain_text import one_line
from app.i18n import gettext
from app.services.import_columns import remembered, table_of
from app.services.import_findings import (
    Conflict,
    Failures,
    Finding,
    Findings,
    Kind,
    chunks,
)
from app.services.import_sources import ImportSource, entries
from app.services.words import listed, method_word
from app.store.database import Snapshot

SHOWN = 10_000
"""So many people of a file are shown one by one; further ones are only counted."""

LONGEST = 2_000
"""So many letters of what a file says of somebody are shown."""


@dataclass(frozen=True, slots=True)
class PreviewEntry:
    """A person of a file as a list shows it.

    Attributes:
        number: which person of the file it is, from 1; `Choices.each` goes by it.
        contact_id: who it is in the card book, or may be.
        known_as: that contact's name.
        reasons: what is the same: `uid`, `email`, `mobile`, `phone`, `name`, `kana`, `company`.
        conflicts: what both tell differently.
        says: what the file tells beside name and company, a line each.
    """

    number: int
    line: int
    kind: Kind
    name: str
    company: str
    email: str
    contact_id: ContactId | None = None
    known_as: str = ""
    reasons: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    says: str = ""


@dataclass(slots=True)
class ImportPreview:
    """What an import of one file would do.

    Attributes:
        counts: how many people there are of each kind.
        table: how a CSV file begins and what its columns seem to mean; None for vCard.
    """

    source: ImportSource
    table: TableSample | None
    counts: dict[Kind, int] = field(default_factory=lambda: dict.fromkeys(Kind, 0))
    entries: list[PreviewEntry] = field(default_factory=list)
    failures: Failures = field(default_factory=Failures)


def preview(
    snapshot: Snapshot,
    source: ImportSource,
    on_progress: Callable[[int], None] = lambda _: None,
) -> ImportPreview:
    """What importing a file would do; nothing is changed.

    Args:
        snapshot: the data to compare with.
        source: the file, and what was corrected about its columns and encoding.
        on_progress: told how many people were looked at so far; may raise to stop.

    Raises:
        UserInputError: the file cannot be read.
    """
    source = remembered(snapshot, source)
    shown = ImportPreview(source, table_of(source))
    with Findings(snapshot) as findings:
        for cards, problems in chunks(entries(source)):
            shown.failures.name(source.path, problems)
            for finding in findings.of(cards):
                shown.counts[finding.kind] += 1
                if len(shown.entries) < SHOWN:
                    shown.entries.append(_entry(finding))
            on_progress(sum(shown.counts.values()))
    return shown


def _entry(finding: Finding) -> PreviewEntry:
    details, match = finding.card.details, finding.match
    return PreviewEntry(
        finding.number,
        finding.card.line,
        finding.kind,
        details.name.printed,
        _company(details),
        next(iter(details.values(MethodKind.EMAIL)), ""),
        match.contact.id if match else None,
        match.contact.details.name.printed if match else "",
        match.reasons if match else (),
        finding.conflicts,
        "\n".join(_lines(details))[:LONGEST],
    )


def _lines(details: ContactDetails) -> Iterator[str]:
    if details.name.kana:
        yield details.name.kana
    for work in details.affiliations:
        yield " ".join(filter(None, (work.company, work.department, work.position)))
    for method in details.methods:
        yield f"{method_word(method.kind)}: {one_line(method.value)}"
    yield from map(one_line, map(address_line, details.addresses))
    if details.tags:
        yield f"{gettext('Tags')}: {listed(details.tags)}"
    if details.note:
        yield details.note


def _company(details: ContactDetails) -> str:
    return (details.current.company if details.current else None) or ""
