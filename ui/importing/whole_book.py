"""A folder that holds a whole card book as open files: what is in it, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import gettext as _
from app.services.everything import Contents, import_everything
from ui.desk import Desk
from ui.tasks import Failed
from ui.theme.fonts import Role, px
from ui.widgets.label import Label
from ui.wording import joined


class WholeBookPane(QWidget):
    """What would come into an empty card book."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._contents: Contents | None = None
        column = QVBoxLayout(self)
        column.setSpacing(px(12))
        column.setContentsMargins(px(60), 0, px(60), 0)
        self.what = Label("", Role.TITLE, wrap=True)
        text = _(
            "Your card book is empty, so everything in this folder can come in: contacts, cards "
            "with their pictures, events, follow-ups and exchanges, and the settings. It is one "
            "step, and can be undone."
        )
        column.addStretch(2)
        for label in (self.what, Label(text, Role.BODY, "text2", wrap=True)):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(3)

    def show_contents(self, contents: Contents) -> None:
        """Say how much there is."""
        self._contents = contents
        self.what.setText(contents_words(contents))

    def import_(self, then: Callable[[int], object], failed: Failed) -> None:
        """Fill the card book with what is shown, as one step."""
        if self._contents is not None:
            folder = self._contents.folder
            pending = self._desk.tasks.run(import_everything, self._desk.folders, folder)
            pending.then(then, failed)


def contents_words(contents: Contents) -> str:
    """How much a folder holds, in words."""
    told = (
        (_("Contacts: {n}"), contents.contacts),
        (_("Cards: {n}"), contents.cards),
        (_("Events: {n}"), contents.events),
    )
    return joined(*(words.format(n=f"{number:,}") for words, number in told))


def only_contacts_words(contents: Contents) -> tuple[str, str]:
    """Why only the contacts of a folder are offered."""
    title = _("This folder holds a whole card book: {what}").format(what=contents_words(contents))
    return title, _(
        "Yours is not empty, so only its contacts can be added, as shown below. To have "
        "everything, choose a new data folder when you start Enishi (--data)."
    )
