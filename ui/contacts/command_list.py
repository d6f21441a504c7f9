"""The commands of the Contacts page with their keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.history import TriageChoice
from app.i18n import gettext as _

if TYPE_CHECKING:
    from ui.contacts.page import ContactsPage


def add_commands(page: ContactsPage) -> None:
    """Put them into the page's menu; single letters work while list or table has the focus."""
    add, actions = page.add_command, page.actions_
    add(_("Write"), "Ctrl+M", actions.write)
    add(_("Log a touch"), "Ctrl+T", actions.log)
    add(_("Gave or received…"), "Ctrl+G", actions.record_exchange)
    add(_("Attach files…"), "Ctrl+Shift+A", page.attaching.choose)
    add(_("What is known of this company…"), "Ctrl+I", page.show_known)
    for on, listed in ((page.list, True), (page.people.table, False)):
        _add_for_rows(page, on, listed=listed)
    add(_("Save this search…"), "Ctrl+Shift+S", page.save_search)
    add(_("Separate the newest card"), "", actions.separate)
    add(_("List or table"), "Ctrl+Shift+L", page.people.switch)
    page.people.table.add_commands(page.add_command)


def _add_for_rows(page: ContactsPage, on: QWidget, *, listed: bool) -> None:
    add = partial(page.add_command, on=on, listed=listed)
    actions, several = page.actions_, page.several
    if on is page.list:
        add(_("Edit"), "F2", actions.edit)
    record = page.recording
    add(_("Met again…"), "M", partial(actions.record, record.meet))
    add(_("Plan a follow-up…"), "P", partial(actions.record, record.plan))
    add(_("Introduce…"), "N", partial(actions.record, record.introduce))
    add(_("Settle, thank, delete…"), "S", partial(actions.record, record.settle))
    add(_("Copy as text"), "Ctrl+C", page.copy_text)
    add(_("Copy the card's picture"), "Ctrl+Shift+C", page.copy_picture)
    add(_("Tag…"), "T", several.tag)
    add(_("Industry…"), "I", several.industry)
    add(_("Met at an event…"), "E", several.event_met)
    add(_("Export the chosen…"), "X", several.export)
    add(_("Make one entry of the two"), "G", several.merge)
    add(_("Delete"), "Del", actions.delete)
    for text, key, choice in (
        (_("Keep in touch"), "1", TriageChoice.WANTED),
        (_("Let go"), "2", TriageChoice.LET_GO),
        (_("Nuisance"), "3", TriageChoice.NUISANCE),
    ):
        add(text, key, partial(actions.choose_after, choice))
