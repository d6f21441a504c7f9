"""Asks whom to export, as what, and with what beside the contacts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.ids import ContactId
from app.i18n import gettext as _
from app.services.export import Format
from ui.dialogs.choices_grid import choices_grid
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.popover import Popover
from ui.wording import joined, people


class Who(StrEnum):
    """Whose contacts."""

    CHOSEN = "chosen"
    SHOWN = "shown"
    ALL = "all"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be written.

    Attributes:
        everything: the whole card book as open files, whoever `ids` are.
        separate: a file a person.
        photo: with a picture of the card.
    """

    ids: tuple[ContactId, ...]
    form: Format = Format.VCARD3
    everything: bool = False
    separate: bool = False
    with_events: bool | None = None
    photo: bool = False

    @property
    def ending(self) -> str:
        """The ending of the file."""
        return ".vcf" if self.form in VCARDS else ".csv"


VCARDS = (Format.VCARD3, Format.VCARD4)
Do = Callable[[ExportWish], object]


class ExportSheet(Popover):
    """A few choices, then save to a file or send to oneself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=520)
        self._people: Mapping[Who, tuple[ContactId, ...]] = {}
        self._save: Do = lambda _wish: None
        self._send: Do = lambda _wish: None
        self.who = Choice(_("Who"))
        self.form = Choice(_("Format"))
        for form, words in format_words().items():
            self.form.addItem(words, form)
        self.files = Choice(_("Files"))
        self.files.addItem(_("One file"), False)
        self.files.addItem(_("A file a person"), True)
        self.events = CheckBox(_("Name in the note where you met"))
        self.photo = CheckBox(_("With a picture of the card"))
        self.save_button = Button(
            _("Save…"), icon=Icon.EXPORT, kind="primary", clicked=lambda: self._done(self._save)
        )
        self.send_button = Button(
            _("Send to myself"), icon=Icon.MAIL, clicked=lambda: self._done(self._send)
        )
        self._fill()
        self.who.currentIndexChanged.connect(lambda _at: self._enable())
        self.form.currentIndexChanged.connect(lambda _at: self._enable())

    def _fill(self) -> None:
        rows = (
            (_("Who"), self.who),
            (_("Format"), self.form),
            (_("Files"), self.files),
            ("", self.events),
            ("", self.photo),
        )
        cancel = Button(_("Cancel"), key="Esc", clicked=self.close_)
        buttons = (cancel, self.send_button, self.save_button)
        self.layout_.addLayout(choices_grid(_("Export contacts"), rows, buttons))

    def ask(
        self,
        offered: Mapping[Who, tuple[ContactId, ...]],
        save: Do,
        send: Do,
        *,
        with_events: bool,
    ) -> None:
        """Open it; `save` or `send` is called with what was chosen."""
        self._people, self._save, self._send = offered, save, send
        self.who.clear()
        for who, ids in offered.items():
            self.who.addItem(joined(who_word(who), people(len(ids))), who)
        self.who.addItem(_("Everything in the card book, as open files"), Who.EVERYTHING)
        self.events.setChecked(with_events)
        self._enable()
        self.open()
        self.who.setFocus()

    @property
    def wish(self) -> ExportWish:
        """What is chosen now."""
        who, form = Who(self.who.currentData()), Format(self.form.currentData())
        is_vcard = form in VCARDS
        return ExportWish(
            self._people.get(who, ()),
            form,
            who is Who.EVERYTHING,
            bool(self.files.currentData()) and is_vcard,
            self.events.isChecked(),
            self.photo.isChecked() and is_vcard,
        )

    def _enable(self) -> None:
        if self.who.currentIndex() < 0:
            return
        wish = self.wish
        is_vcard = wish.form in VCARDS
        self.form.setEnabled(not wish.everything)
        self.events.setEnabled(not wish.everything)
        for widget in (self.files, self.photo):
            widget.setEnabled(is_vcard and not wish.everything)
        self.send_button.setEnabled(bool(wish.ids))
        self.save_button.setEnabled(bool(wish.ids) or wish.everything)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.save_button.isEnabled():
            self._done(self._save)
        else:
            super().keyPressEvent(event)

    def _done(self, do: Do) -> None:
        wish = self.wish
        self.close_()
        do(wish)


def format_words() -> dict[Format, str]:
    """The formats and what they are for."""
    return {
        Format.VCARD3: _("vCard 3.0, for phones and mail"),
        Format.VCARD4: _("vCard 4.0"),
        Format.OUTLOOK: _("Table for Outlook"),
        Format.GOOGLE: _("Table for Google"),
        Format.EIGHT: _("Table for Eight"),
    }


def who_word(who: Who) -> str:
    """Whose contacts, in words."""
    return {
        Who.CHOSEN: _("The one chosen"),
        Who.SHOWN: _("Those shown"),
        Who.ALL: _("All contacts"),
        Who.EVERYTHING: _("Everything in the card book, as open files"),
    }[who]
