"""What the Contacts page asks: who fits, the rows in view, and one person whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from app.cardbook import CardBook
from app.domain.company import IndustryReason
from app.domain.ids import ContactId, EventId
from app.domain.moments import day_of
from app.domain.offers import Need
from app.domain.relationship import Relationship
from app.domain.search import Has, ListOrder
from app.domain.stage import Stage
from app.domain.timeline import Timeline
from app.domain.trust import NOTHING_KNOWN, TrustFacts
from app.services import (
    contacts,
    derived_table,
    events,
    found,
    listing,
    merge,
    offers,
    search,
)
from app.services.contacts import ContactView
from app.services.derived_table import DerivedTable
from app.services.industries import suggest_industry
from app.services.nuisances import Caution, cautions_about_person
from app.services.trust import trust
from ui.contacts.rows import ContactRow
from ui.models.windows import WINDOW, place_of
from ui.wording import day_with_year


@dataclass(frozen=True, slots=True)
class Filters:
    """What is checked in the filter pane."""

    industries: frozenset[str] = frozenset()
    stages: frozenset[Stage] = frozenset()
    events: frozenset[EventId] = frozenset()
    tags: frozenset[str] = frozenset()
    prefectures: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    has: frozenset[Has] = frozenset()
    lacks: frozenset[Has] = frozenset()

    def __len__(self) -> int:
        groups = (self.industries, self.stages, self.events, self.tags)
        return sum(map(len, (*groups, self.prefectures, self.months, self.has, self.lacks)))


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: the text, what is checked, the order; `whole` for rows of a table."""

    text: str = ""
    filters: Filters = Filters()
    order: ListOrder = ListOrder.READING
    descending: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ContactsAnswer:
    """Who fits, and the first rows to show: those around the person that was wanted.

    Attributes:
        words: what each row is to be lit by.
        window: the number of the window of rows.
        places: where the person that was wanted stands; -1 for nowhere.
    """

    ids: Sequence[ContactId]
    words: tuple[str, ...]
    window: int
    rows: tuple[ContactRow, ...]
    is_empty_book: bool
    places: Mapping[int, int]


def find_contacts(
    snapshot: Any,
    book: CardBook,
    derived: DerivedTable,
    asked: Asked,
    wanted: ContactId | None = None,
) -> ContactsAnswer:
    """The people who fit what was typed and checked, with the rows of one window."""
    whole = search_of(snapshot, asked)
    ids = listing.found_in_order(snapshot, whole, asked.order, derived, descending=asked.descending)
    places = {} if wanted is None else {int(wanted): place_of(ids, wanted)}
    window = max([0, *places.values()]) // WINDOW
    shown = tuple(ids[window * WINDOW : (window + 1) * WINDOW])
    words = whole.query.words
    rows = load_rows(snapshot, book, shown, words, whole=asked.whole)
    is_empty_book = not ids and not listing.count(snapshot)
    return ContactsAnswer(ids, words, window, rows, is_empty_book, places)


def load_rows(
    snapshot: Any,
    book: CardBook,
    ids: Sequence[ContactId],
    words: Sequence[str],
    *,
    whole: bool = False,
) -> tuple[ContactRow, ...]:
    """The rows of some contacts, lit by the words that found them; `whole` for a table."""
    known = listing.summaries(snapshot, ids)
    pictures = listing.card_pictures(snapshot, book.folders, ids)
    table, today = derived_table.rows_of(snapshot, ids), snapshot.now.astimezone().date()
    reasons = found.reasons(snapshot, known, words)
    views = {v.contact.id: v for v in contacts.views(snapshot, list(ids))} if whole else {}
    return tuple(
        _with_view(
            ContactRow(
                known[i], table[i].stage, _days(table[i], today), pictures.get(i), reasons.get(i)
            ),
            views.get(i),
        )
        for i in ids
        if i in known
    )


def _with_view(row: ContactRow, view: ContactView | None) -> ContactRow:
    if view is None:
        return row
    added = day_with_year(view.contact.created_at.astimezone().date())
    return replace(row, details=view.contact.details, events=view.events, added=added)


def search_of(snapshot: Any, asked: Asked) -> search.Search:
    """What was typed and what is checked, as one search."""
    chosen = asked.filters
    return search.narrowed(
        search.parse(snapshot, asked.text),
        industries=sorted(chosen.industries),
        events=sorted(chosen.events),
        tags=sorted(chosen.tags),
        stages=chosen.stages,
        prefectures=sorted(chosen.prefectures),
        months=sorted(chosen.months),
        has=chosen.has,
        lacks=sorted(chosen.lacks),
    )


def _days(row: Relationship, today: date) -> int | None:
    return None if row.last_contact is None else (today - day_of(row.last_contact)).days


@dataclass(frozen=True, slots=True)
class Person:
    """One person whole.

    Attributes:
        names: of those who were brought together with this person, who brought others to me, or
            brought about what went between us.
        industry_words: the words from which the industry of the company was concluded.
        cautions: what they have in common with people marked as a nuisance.
        needs: what they need, met needs among it.
        newest: the pictures of the newest card, front before back.
    """

    view: ContactView
    relationship: Relationship
    picture: Path | None
    today: date
    event_names: Mapping[int, str]
    merged: tuple[tuple[ContactId, str], ...] = ()
    pictures: tuple[Path, ...] = ()
    industry_words: tuple[str, ...] = ()
    trust: TrustFacts = NOTHING_KNOWN
    names: Mapping[ContactId, str] = field(default_factory=dict)
    cautions: tuple[Caution, ...] = ()
    newest: tuple[Path, ...] = ()
    needs: tuple[Need, ...] = ()


def load_person(snapshot: Any, book: CardBook, contact_id: ContactId) -> Person:
    """Everything that is shown of one person."""
    view = contacts.view(snapshot, contact_id)
    row = derived_table.row_of(snapshot, contact_id)
    return Person(
        view,
        row,
        listing.card_pictures(snapshot, book.folders, [contact_id]).get(contact_id),
        snapshot.now.astimezone().date(),
        {e.id: e.name for e in events.events(snapshot) if e.id is not None},
        merge.merged_into(snapshot, contact_id),
        listing.all_pictures(view.scans, book.folders),
        industry_words(view),
        trust(snapshot, contact_id, row.timeline),
        _names(snapshot, row.timeline),
        cautions_about_person(snapshot, contact_id),
        _newest(view, book),
        offers.needs(snapshot, contact_id),
    )


def _newest(view: ContactView, book: CardBook) -> tuple[Path, ...]:
    by_age = sorted(view.scans, key=lambda scan: scan.requested_at)
    return listing.all_pictures(by_age[-1:], book.folders)


def _names(snapshot: Any, line: Timeline) -> Mapping[ContactId, str]:
    made = line.introductions
    ids = {p for i in made for p in (i.introducer, i.person, i.other) if p is not None}
    ids |= {e.introduced_by for e in line.encounters if e.introduced_by is not None}
    ids |= {x.introduced_by for x in line.exchanges if x.introduced_by is not None}
    return {i: known.name for i, known in contacts.summaries(snapshot, ids).items()}


def industry_words(view: ContactView) -> tuple[str, ...]:
    """The words from which an industry was concluded; none where something else told it."""
    company = view.company
    if company is None or company.industry_reason is not IndustryReason.WORDS:
        return ()
    suggested = suggest_industry(view.contact.details)
    return suggested.words if suggested and suggested.code == company.industry else ()
