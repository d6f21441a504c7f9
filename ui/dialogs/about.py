"""What the program is, and whose work it carries."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.popover import Popover
from ui.widgets.seal import Seal


class About(Popover):
    """Name, version, licences."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=440)
        self.layout_.setContentsMargins(px(32), px(28), px(32), px(24))
        self.layout_.setSpacing(px(10))
        self._close = Button(_("Close"), key="Esc", clicked=self.close_)
        text = _("Business cards in, relationships out. Everything stays on this computer.")
        licences = _("Icons: Lucide (ISC) and Feather (MIT). Window: Qt (LGPL).")
        widgets = (
            Seal(56),
            Label(f"Enishi {_version()}", Role.TITLE),
            Label(text, wrap=True),
            Label(licences, Role.SMALL, "text2", wrap=True),
            self._close,
        )
        for widget in widgets:
            self.layout_.addWidget(widget, 0, _how(widget))

    def open(self) -> None:
        """Show it; Enter closes it."""
        super().open()
        self._close.setFocus()


def _how(widget: QWidget) -> Qt.AlignmentFlag:
    fixed = isinstance(widget, (Seal, Button))
    return Qt.AlignmentFlag.AlignHCenter if fixed else Qt.AlignmentFlag(0)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("enishi")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return ""
