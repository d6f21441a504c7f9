"""The files of a person or of an offer: opened, saved elsewhere, removed; dragged in and out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.attachment import LIMIT, Attachment
from app.i18n import gettext as _
from ui.theme.fonts import Role
from ui.theme.icon_names import Icon
from ui.widgets.button import Button, ElidedButton
from ui.widgets.label import Label
from ui.wording import octets


class Files(QWidget):
    """A line a file, and the button that attaches further ones; `beside` stands beside it.

    Without `can_change` they are only handed out.
    """

    attach_wanted = Signal()
    open_wanted = Signal(object)  # Attachment
    save_wanted = Signal(object)
    remove_wanted = Signal(object)
    dragged = Signal(object)

    def __init__(self, beside: QWidget, *, can_change: bool = True) -> None:
        super().__init__()
        self.can_change = can_change
        self.links: tuple[FileLink, ...] = ()
        self._shown: Sequence[Attachment] = ()
        self.attach = Button(
            _("Attach files…"), icon=Icon.FILE, kind="link", clicked=self.attach_wanted.emit
        )
        self.attach.setToolTip(
            _("Up to {size} a file; or drop files here").format(size=octets(LIMIT))
        )
        self.attach.setVisible(can_change)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._rows)
        foot = QHBoxLayout()
        foot.addWidget(self.attach)
        foot.addStretch()
        foot.addWidget(beside)
        column.addLayout(foot)

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Show somebody's files."""
        if files == self._shown:
            return
        self._shown = files
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.links = tuple(FileLink(file, self) for file in files)
        for link in self.links:
            self._rows.addWidget(self._row(link))

    def _row(self, link: FileLink) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        name = link.file.file_name
        save = _("Save {name} as…").format(name=name)
        remove = _("Remove {name}").format(name=name)
        saved, removed = (
            partial(s.emit, link.file) for s in (self.save_wanted, self.remove_wanted)
        )
        row.addWidget(link)
        row.addWidget(Label(octets(link.file.size), Role.SMALL, "text2"))
        row.addStretch()
        row.addWidget(Button(icon=Icon.SAVE_AS, kind="quiet", name=save, clicked=saved))
        if self.can_change:
            row.addWidget(Button(icon=Icon.TRASH, kind="quiet", name=remove, clicked=removed))
        return line


class FileLink(ElidedButton):
    """The name of a file: a click or Enter opens it, Del removes it, it can be dragged out."""

    def __init__(self, file: Attachment, owner: Files) -> None:
        super().__init__(file.file_name, icon=Icon.FILE)
        self.file = file
        self._owner = owner
        self._pressed: QPoint | None = None
        said = _("Enter opens it, Del removes it") if owner.can_change else _("Enter opens it")
        self.setAccessibleDescription(said)
        self.clicked.connect(lambda: owner.open_wanted.emit(file))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._owner.can_change:
            self._owner.remove_wanted.emit(self.file)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        way = (event.position().toPoint() - self._pressed).manhattanLength() if self._pressed else 0
        if way >= QApplication.startDragDistance():
            self._pressed = None
            self.setDown(False)
            self._owner.dragged.emit(self.file)
