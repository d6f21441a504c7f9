"""The commands of the Contacts page with their keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.history import TriageChoice
from app.i18n import gettext as _
from ui.contacts.actions import Actions
from ui.contacts.entries import Entries
from ui.contacts.people import People
from ui.contacts.several import Several
from ui.page import Page

Call = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Doing:
    """What the commands are given to."""

    people: People
    actions: Actions
    several: Several
    entries: Entries
    history: QWidget
    look: Call
    attach: Call
    save_search: Call


def add_commands(page: Page, do: Doing) -> None:
    """Put them into the page's menu; single letters work while list or table has the focus."""
    add, actions = page.add_command, do.actions
    add(_("Write"), "Ctrl+M", actions.write)
    add(_("Letter from a template…"), "Ctrl+L", actions.write_letter)
    add(_("Log a touch"), "Ctrl+T", actions.log)
    add(_("Gave or received…"), "Ctrl+G", actions.record_exchange)
    add(_("Attach files…"), "Ctrl+Shift+A", do.attach)
    add(_("What is known of this company…"), "Ctrl+I", actions.show_known)
    add(_("Private mark…"), "Ctrl+Shift+P", do.entries.mark)
    add(_("An answer has come"), "A", do.entries.answered, on=do.history)
    add(_("Change the entry…"), "F2", do.entries.change, on=do.history)
    add(_("Delete the entry"), "Del", do.entries.delete, on=do.history)
    _add_for_rows(page, do, do.people.list, listed=True)
    _add_for_rows(page, do, do.people.table, listed=False)
    add(_("Save this search…"), "Ctrl+Shift+S", do.save_search)
    add(_("Separate the newest card"), "", actions.separate)
    add(_("List or table"), "F8", do.people.switch)
    do.people.table.add_commands(page.add_command)


def _add_for_rows(page: Page, do: Doing, on: QWidget, *, listed: bool) -> None:
    add = partial(page.add_command, on=on, listed=listed)
    actions, several, record = do.actions, do.several, do.actions.recording
    add(_("Quick look"), "Space", do.look)
    if on is do.people.list:
        add(_("Edit"), "F2", actions.edit)
    add(_("The whole person"), "P", actions.open_person)
    add(_("Met again…"), "M", partial(actions.record, record.meet))
    add(_("Plan a follow-up…"), "F", partial(actions.record, record.plan))
    add(_("Introduce…"), "N", partial(actions.record, record.introduce))
    add(_("Note a need…"), "Shift+N", partial(actions.record, record.need))
    add(_("Settle, thank, delete…"), "S", partial(actions.record, record.settle))
    add(_("Contact as QR code"), "Q", page.code_wanted.emit)
    add(_("Copy as text"), "Ctrl+C", actions.copy_text)
    add(_("Copy the card's picture"), "Ctrl+Shift+C", actions.copy_picture)
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
