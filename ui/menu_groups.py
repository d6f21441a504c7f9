"""How the commands of a page are grouped, so that a menu of them stays short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.i18n import gettext as _

Group = tuple[str, tuple[str, ...]]
FLAT = 10
"""So many commands need no groups."""


def of_a_person() -> tuple[Group, ...]:
    """What is done with a person, or with those who are chosen, by the commands' names.

    Those of a group without a name stand in the menu itself.
    """
    return (
        ("", (_("The whole person"), _("Edit"), _("Write"), _("Letter from a template…"))),
        (
            _("Note what happened"),
            (
                *(_("Log a touch"), _("Gave or received…"), _("Met again…")),
                *(_("Plan a follow-up…"), _("Introduce…"), _("Note a need…")),
                _("Settle, thank, delete…"),
            ),
        ),
        (
            _("Send or copy"),
            (
                *(_("Export the chosen…"), _("Contact as QR code")),
                *(_("Copy as text"), _("Copy the card's picture")),
            ),
        ),
        (
            _("Add to the entry"),
            (
                *(_("Tag…"), _("Industry…"), _("Met at an event…"), _("Attach files…")),
                *(_("Private mark…"), _("What is known of this company…")),
            ),
        ),
        (_("Keep in touch?"), (_("Keep in touch"), _("Let go"), _("Nuisance"))),
        ("", (_("Make one entry of the two"), _("Separate the newest card"), _("Delete"))),
    )


def _of_pages() -> tuple[Group, ...]:
    """What concerns the list as a whole, one entry of a history, or the cards before they are."""
    return (
        (
            _("Entry of the history"),
            (_("Change the entry…"), _("An answer has come"), _("Delete the entry")),
        ),
        (
            _("List"),
            (
                *(_("Quick look"), _("List or table"), _("List wider"), _("List narrower")),
                _("Save this search…"),
            ),
        ),
        (
            _("Table"),
            (
                *(_("Change the value"), _("Sort by this column"), _("Column to the left")),
                *(_("Column to the right"), _("Wider column"), _("Narrower column")),
            ),
        ),
        (
            _("Reading"),
            (_("Pause or go on"), _("Stop"), _("Read again"), _("Read failed cards again")),
        ),
        (
            _("Card"),
            (
                *(_("Front and back"), _("Show front or back"), _("Front or back"), _("Turn")),
                *(_("Larger"), _("Whole card"), _("Add an outline"), _("Remove the outline")),
                _("To the trash"),
            ),
        ),
        (
            _("Known already?"),
            (
                *(_("Same person, newer card"), _("Different person"), _("Compare")),
                _("What is known of this company…"),
            ),
        ),
    )


def fill_menu(menu: QMenu, commands: Sequence[QAction]) -> None:
    """Put a page's commands into its menu: all of them, in groups where they are many."""
    if len(commands) <= FLAT:
        menu.addActions(list(commands))
        return
    groups = (*of_a_person(), *_of_pages())
    grouped = {name for _title, names in groups for name in names}
    menu.addActions([action for action in commands if action.text() not in grouped])
    fill_with_groups(menu, groups, commands)


def fill_with_groups(menu: QMenu, groups: Sequence[Group], commands: Sequence[QAction]) -> None:
    """Put those of the commands into a menu that the groups name; a group of one needs no menu."""
    left = list(commands)
    for title, names in groups:
        found = [action for name in names for action in left if action.text() == name]
        left = [action for action in left if action not in found]
        if title and len(found) > 1:
            menu.addMenu(title).addActions(found)
        elif found:
            menu.addSeparator()
            menu.addActions(found)
            menu.addSeparator()
