"""The folder that is watched, and how to choose one or stop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.tips import plain_tip


class WatchRow(QWidget):
    """One line at the foot of a page."""

    choice_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self._folder = ElidedLabel("", Role.SMALL, "text2")
        self._choose = Button(
            icon=Icon.WATCHED, kind="quiet", name=_("Watch a folder…"), clicked=self._chosen
        )
        self._stop = Button(
            icon=Icon.CLOSE, kind="quiet", name=_("Stop watching"), clicked=self._stopped
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(Label(title, Role.SMALL, "text2"))
        row.addWidget(self._folder, 1)
        row.addWidget(self._choose)
        row.addWidget(self._stop)
        self.show_folder(None)

    def _chosen(self) -> None:
        self.choice_wanted.emit()

    def _stopped(self) -> None:
        self.stop_wanted.emit()

    def show_folder(self, folder: Path | None) -> None:
        """Show which folder is watched; None for none."""
        self._folder.setText(folder.name if folder else _("none"))
        self._folder.setToolTip(plain_tip(str(folder)) if folder else "")
        self._stop.setVisible(folder is not None)
