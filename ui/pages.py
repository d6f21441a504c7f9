"""The pages there are, in the order of the navigation; each is imported when first opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from app.i18n import gettext as _
from ui.desk import Desk
from ui.page import Page
from ui.theme.icon_names import Icon


class Entry(NamedTuple):
    """One row of the navigation; rows of a group stand together.

    Attributes:
        under: the row that is marked for a page without one of its own, which another opens.
        keys: the shortcut of a page without a row that can be opened from anywhere.
    """

    key: str
    title: str
    icon: Icon
    group: int
    make: Callable[[Desk], Page]
    under: str | None = None
    keys: str = ""


_NAMES = "contacts intake review relationships events plan matches triage industries year importing"
LATER = tuple(f"ui.{name}.page" for name in (*_NAMES.split(), "trash", "settings"))
"""The pages' modules but for the first one's, the most used first."""


def page_key(number: int) -> str:
    """The shortcut of a row of the navigation: the first nine have one."""
    return f"Ctrl+{number}" if number < 10 else ""


def entries() -> tuple[Entry, ...]:
    """All pages, titled in the language in use."""
    return (
        Entry("today", _("Today"), Icon.TODAY, 0, _today),
        Entry("intake", _("Intake"), Icon.INTAKE, 1, _intake),
        Entry("review", _("Review"), Icon.REVIEW, 1, _review),
        Entry("contacts", _("Contacts"), Icon.CONTACTS, 1, _contacts),
        Entry("relationships", _("Relationships"), Icon.RELATIONSHIPS, 1, _relationships),
        Entry("events", _("Events"), Icon.EVENTS, 2, _events),
        Entry("plan", _("Plan"), Icon.PLAN, 2, _plan),
        Entry("matches", _("Matches"), Icon.MATCHES, 2, _matches),
        Entry("triage", _("Tonight"), Icon.EVENTS, 2, _triage, "events", "Ctrl+Shift+T"),
        Entry("industries", _("Industries"), Icon.COLLEAGUES, 2, _industries),
        Entry("year", _("Year in review"), Icon.YEAR, 2, _year),
        Entry("person", _("Person"), Icon.CONTACTS, 1, _person, under="contacts"),
        Entry("import", _("Import"), Icon.INTAKE, 1, _import, under="contacts"),
        Entry("trash", _("Trash"), Icon.TRASH, 3, _trash),
        Entry("settings", _("Settings"), Icon.SETTINGS, 3, _settings),
    )


def _today(desk: Desk) -> Page:
    from ui.today.page import TodayPage

    return TodayPage(desk)


def _intake(desk: Desk) -> Page:
    from ui.intake.page import IntakePage

    return IntakePage(desk)


def _review(desk: Desk) -> Page:
    from ui.review.page import ReviewPage

    return ReviewPage(desk)


def _contacts(desk: Desk) -> Page:
    from ui.contacts.page import ContactsPage

    return ContactsPage(desk)


def _relationships(desk: Desk) -> Page:
    from ui.relationships.page import RelationshipsPage

    return RelationshipsPage(desk)


def _events(desk: Desk) -> Page:
    from ui.events.page import EventsPage

    return EventsPage(desk)


def _industries(desk: Desk) -> Page:
    from ui.industries.page import IndustriesPage

    return IndustriesPage(desk)


def _plan(desk: Desk) -> Page:
    from ui.plan.page import PlanPage

    return PlanPage(desk)


def _trash(desk: Desk) -> Page:
    from ui.trash.page import TrashPage

    return TrashPage(desk)


def _settings(desk: Desk) -> Page:
    from ui.settings.page import SettingsPage

    return SettingsPage(desk)


def _triage(desk: Desk) -> Page:
    from ui.triage.page import TriagePage

    return TriagePage(desk)


def _matches(desk: Desk) -> Page:
    from ui.matches.page import MatchesPage

    return MatchesPage(desk)


def _year(desk: Desk) -> Page:
    from ui.year.page import YearPage

    return YearPage(desk)


def _person(desk: Desk) -> Page:
    from ui.person.page import PersonPage

    return PersonPage(desk)


def _import(desk: Desk) -> Page:
    from ui.importing.page import ImportPage

    return ImportPage(desk)
