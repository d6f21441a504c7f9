"""The menu of a person or of those who are chosen: the page's commands in groups."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import gettext as _

Group = tuple[str, tuple[str, ...]]


def groups() -> tuple[Group, ...]:
    """The names of the commands by group; those of a group without a name stand in the menu itself.

    The page's other commands concern the list as a whole, or one entry of a history.
    """
    return (
        ("", (_("The whole person"), _("Edit"), _("Write"), _("Letter from a template…"))),
        (
            _("Note what happened"),
            (
                *(_("Log a touch"), _("Gave or received…"), _("Met again…")),
                *(_("Plan a follow-up…"), _("Introduce…"), _("Settle, thank, delete…")),
            ),
        ),
        (
            _("Send or copy"),
            (
                *(_("Export the chosen…"), _("QR code for a phone")),
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


def person_menu(parent: QWidget, commands: Mapping[str, QAction]) -> QMenu:
    """A menu of the commands, by their names."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for title, names in groups():
        if title:
            menu.addMenu(title).addActions([commands[name] for name in names])
        else:
            menu.addSeparator()
            menu.addActions([commands[name] for name in names])
            menu.addSeparator()
    return menu
