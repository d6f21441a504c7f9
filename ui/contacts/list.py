"""The list of contacts: any number of rows, several of them chosen, dragged out as files."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from app.domain.ids import ContactId
from app.i18n import gettext as _
from ui.contacts.delegates import ContactDelegate
from ui.contacts.rows import ContactRow, blank_row
from ui.models.windows import WindowModel
from ui.pictures import Pictures
from ui.widgets.window_list import WindowList


class ContactList(WindowList[ContactRow]):
    """Everybody who fits, in order."""

    drag_wanted = Signal()

    def __init__(self, pictures: Pictures) -> None:
        model = WindowModel[ContactRow](
            lambda row: row.spoken, lambda row: row.contact.id, blank_row
        )
        super().__init__(_("Contacts"), model, ContactDelegate(pictures))
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        pictures.arrived.connect(self.viewport().update)

    def chosen_ids(self) -> tuple[ContactId, ...]:
        """Everybody who is chosen, in the order of the list."""
        return tuple(ContactId(key) for key in self.chosen_keys())

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """The files are made first, off this thread."""
        self.drag_wanted.emit()
