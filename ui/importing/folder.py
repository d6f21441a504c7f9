"""Folders: what one holds, and the one that is shared with other programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.cardbook import CardBook
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services.contacts import delete_contacts
from app.services.everything import Contents, contents, is_everything
from app.services.import_sources import ImportSource, sources_of
from app.services.words import listed
from ui.desk import Desk
from ui.theme.fonts import Role, px
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.choice import CheckBox
from ui.widgets.label import Label
from ui.widgets.watch_row import WatchRow

NAMED = 5


def looked_into(folder: Path, book: CardBook) -> Contents | tuple[ImportSource, ...]:
    """What a folder holds: a whole card book, or vCards and tables."""
    return book.ask(contents, folder) if is_everything(folder) else sources_of(folder)


class FolderPane(QWidget):
    """Chooses the folder of one file a contact; asks about contacts whose files were deleted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shared = desk.contacts_folder
        self.row = WatchRow(_("Shared folder"))
        self.row.setToolTip(
            _("A folder of one vCard a contact, such as vdirsyncer's: what changes there comes in.")
        )
        self.gone = Banner("info")
        self.trash_button = self.gone.add_button(
            Button(_("Put into the trash"), clicked=self.trash)
        )
        self.keep_button = self.gone.add_button(Button(_("Keep them"), clicked=self.keep))
        self.writes = CheckBox(_("Write my contacts there too"))
        self._told = Label(
            _(
                "One file a contact, renewed with every change; the files of contacts in the trash "
                "are removed."
            ),
            Role.SMALL,
            "text2",
            wrap=True,
        )
        self.writes.setAccessibleDescription(self._told.text())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(2))
        for widget in (self.row, self.writes, self._told):
            layout.addWidget(widget)
        self.setFixedWidth(px(330))
        self.writes.toggled.connect(self._shared.set_writes)
        self.row.choice_wanted.connect(self.choose)
        self.row.stop_wanted.connect(self._stop)
        self._shared.changed.connect(self._show)
        self._shared.looked.connect(self._show)
        self._show()

    def choose(self) -> None:
        """Ask for the folder."""
        if name := QFileDialog.getExistingDirectory(self, _("Share a folder")):
            self._shared.watch(Path(name))

    def trash(self) -> None:
        """Put the contacts into the trash whose files were deleted."""
        ids = tuple(gone.contact_id for gone in self._shared.gone)
        self._desk.tasks.run(delete_contacts, ids)
        self.keep()

    def keep(self) -> None:
        """Ask no more."""
        self._shared.forget()
        self._show()

    def _stop(self) -> None:
        self._shared.watch(None)

    def _show(self, _look: object = None) -> None:
        self.row.show_folder(self._shared.folder)
        for widget in (self.writes, self._told):
            widget.setVisible(self._shared.folder is not None)
        if self.writes.isChecked() != self._shared.writes:
            self.writes.setChecked(self._shared.writes)
        gone = self._shared.gone
        if not gone:
            self.gone.hide()
            return
        title = ngettext(
            "{n} file is gone from the shared folder. Its contact is still here.",
            "{n} files are gone from the shared folder. Their contacts are still here.",
            len(gone),
        ).format(n=len(gone))
        names = [one.name for one in gone[:NAMED]]
        more = len(gone) - len(names)
        rest = [_("{n} more").format(n=more)] if more else []
        self.gone.say(title, listed([*names, *rest]))
