"""A segmented switch: one of a few ways of seeing, all in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui.theme import icons
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.theme.theme import theme, tokens


class Switch(QFrame):
    """Exclusive segments; arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        segments: Sequence[tuple[str, str, Icon]],
        parent: QWidget | None = None,
        *,
        icons_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icons_only = icons_only
        self.setObjectName("switch")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, tuple[QToolButton, Icon]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(2)
        for key, text, icon in segments:
            layout.addWidget(self._add(key, text, icon))
        self.choose(segments[0][0])
        self._dress()
        theme().changed.connect(self._dress)

    def _add(self, key: str, text: str, icon: Icon) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAccessibleName(text)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if self._icons_only:
            button.setToolTip(text)
            button.setFixedWidth(px(36))
        beside, alone = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
            Qt.ToolButtonStyle.ToolButtonIconOnly,
        )
        button.setToolButtonStyle(alone if self._icons_only else beside)
        button.toggled.connect(lambda on: self._toggled(key, on))
        self._group.addButton(button)
        self._buttons[key] = (button, icon)
        return button

    def _toggled(self, key: str, on: bool) -> None:
        if on:
            self.chosen.emit(key)
        self._dress()

    @property
    def current(self) -> str:
        """The key of the segment that is on."""
        return next(k for k, (button, _) in self._buttons.items() if button.isChecked())

    @property
    def text(self) -> str:
        """What the segment that is on says."""
        return self._buttons[self.current][0].text()

    def choose(self, key: str) -> None:
        """Switch a segment on."""
        self._buttons[key][0].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._buttons)
        key = keys[(keys.index(self.current) + step) % len(keys)]
        self.choose(key)
        self._buttons[key][0].setFocus(Qt.FocusReason.TabFocusReason)

    def _dress(self) -> None:
        for button, icon in self._buttons.values():
            colour = tokens().accent if button.isChecked() else tokens().text2
            button.setIcon(icons.qicon(icon, px(16), colour))
            button.setIconSize(icons.button_icon_size(px(16)))
