"""Push buttons: primary (one a page), secondary, quiet, link; their icons follow the theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import icons
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import font, theme, tokens
from ui.widgets.tips import plain_tip

Kind = Literal["primary", "secondary", "quiet", "link"]


class Button(QPushButton):
    """A button that says what it does; with `key` its shortcut stands beside the words."""

    def __init__(
        self,
        text: str = "",
        *,
        icon: Icon | None = None,
        kind: Kind = "secondary",
        key: str = "",
        name: str = "",
        clicked: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._kind = kind
        self._key = key
        self._words = ""
        self._is_folded = False
        self._widths: dict[tuple[str, str], int] = {}
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setAccessibleName(name or text)
        if name and not text:
            self.setToolTip(plain_tip(name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        if clicked is not None:
            self.clicked.connect(lambda: clicked())
        self._dress()
        theme().changed.connect(self._dress)

    def set_text(self, text: str) -> None:
        """The words, with the key after them; text is never taken for a mnemonic."""
        shown = text.replace("&", "&&")
        self._words = f"{shown}  {self._key}" if self._key else shown
        if not self._is_folded:
            self.setText(self._words)
        if text:
            self.setAccessibleName(text)

    def fold(self, folded: bool) -> None:
        """Show the icon alone, with the words as its tip; or the words again."""
        self._is_folded = folded
        self.setText("" if folded else self._words)
        self.setToolTip(self.accessibleName() if folded else "")

    @property
    def is_folded(self) -> bool:
        """Whether it shows its icon alone."""
        return self._is_folded

    def width_as(self, *, folded: bool) -> int:
        """How wide it is with its icon alone, or with its words."""
        words = "" if folded else self._words
        known = (words, self.font().key())
        if known not in self._widths:  # measuring asks for a new layout, so it is done once
            before = self.text()
            self.setText(words)
            self._widths[known] = self.sizeHint().width()
            self.setText(before)
        return self._widths[known]

    def set_icon(self, icon: Icon) -> None:
        """Another icon in the same place."""
        if icon is not self._icon:
            self._icon = icon
            self._dress()

    def _dress(self) -> None:
        strong = self._kind in ("primary", "link")
        self.setFont(font(Role.BODY_STRONG if strong else Role.BODY))
        if self._icon is None:
            return
        colours = tokens()
        by_kind = {"primary": colours.on_accent, "link": colours.accent, "quiet": colours.text2}
        size = px(16)
        colour = by_kind.get(self._kind, colours.text)
        self.setIcon(icons.qicon(self._icon, size, colour, disabled=colours.text3))
        self.setIconSize(icons.button_icon_size(size))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a focused button as Space does; with Ctrl it is meant for the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self.click()
        else:
            super().keyPressEvent(event)


class ElidedButton(Button):
    """A button that gives way: its words are elided at their end, the whole is its tooltip."""

    def __init__(
        self, text: str, *, icon: Icon | None = None, kind: Kind = "link", name: str = ""
    ) -> None:
        self._whole = ""
        super().__init__(text, icon=icon, kind=kind, name=name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """The words, all of which are spoken."""
        self._whole = text
        super().set_text(text)
        self._elide()

    def sizeHint(self) -> QSize:
        """Room for all words, whatever is shown of them now."""
        metrics, hint = self.fontMetrics(), super().sizeHint()
        more = metrics.horizontalAdvance(self._whole) - self._shown_width()
        return QSize(hint.width() + max(0, more) + 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(70), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        around = super().sizeHint().width() - self._shown_width()
        room = self.width() - around
        elided = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        shown = elided if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else self._whole
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")

    def _shown_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
