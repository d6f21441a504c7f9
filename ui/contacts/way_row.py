"""A way to reach somebody as a link, with what copies and what changes it beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import gettext as _
from ui.theme.icon_names import Icon
from ui.widgets.button import Button, ElidedButton
from ui.widgets.in_place import Editable


class WayRow(Editable):
    """The link opens what it names; F2 or the pencil changes it.

    Args:
        name: what kind of way it is.
        text: its value.
        icon: the sign before it.
        follow: opens it.
        copy: puts it on the clipboard.
    """

    def __init__(
        self,
        name: str,
        text: str,
        icon: Icon,
        follow: Callable[[], object],
        copy: Callable[[], object],
    ) -> None:
        self.link = _Link(text, icon=icon)
        self.link.clicked.connect(lambda: follow())
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        copied = _("Copy {text}").format(text=text)
        changed = _("Change {text}").format(text=text)
        row.addWidget(self.link)
        row.addStretch()
        for icon, said, call in (
            (Icon.DUPLICATE, copied, copy),
            (Icon.EDIT, changed, self.begin),
        ):
            button = Button(icon=icon, kind="quiet", name=said, clicked=call)
            button.setProperty("snug", True)
            row.addWidget(button)
        shown.setFocusProxy(self.link)
        super().__init__(name, shown)
        self.text = text
        self.link.setAccessibleDescription(_("{name}; F2 changes it").format(name=name))

    def show_text(self, text: str) -> None:
        super().show_text(text)
        self.link.set_text(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and not self.is_editing:
            self.begin()
        else:
            super().keyPressEvent(event)


class _Link(ElidedButton):
    """F2 goes to the row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            event.ignore()
        else:
            super().keyPressEvent(event)
