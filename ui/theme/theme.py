"""The one theme of the program: which scheme is in force, and how it is put on."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from ui.theme import fonts, icons
from ui.theme.palette import make_palette
from ui.theme.style_sheet import make_style_sheet
from ui.theme.tokens import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, Tokens


class Scheme(StrEnum):
    """What a person chooses: as the system has it, or always one of both."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Contrast(StrEnum):
    """What a person chooses: as the system has it, or always one of both."""

    SYSTEM = "system"
    NORMAL = "normal"
    HIGH = "high"


_QT_SCHEMES = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


_TOKENS = {
    (False, False): LIGHT,
    (True, False): DARK,
    (False, True): LIGHT_HIGH,
    (True, True): DARK_HIGH,
}
"""The colours by whether they are dark, and of high contrast."""
_STYLE = "Fusion"
_HAS_STYLE = "enishiHasStyle"


def make_application(program: str) -> QApplication:
    """The application in our style, chosen by its arguments: to name it later loads all styles."""
    app = QApplication([program, "-style", _STYLE])
    app.setProperty(_HAS_STYLE, True)
    return app


class Theme(QObject):
    """Puts palette, style sheet and icons on the application, together."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.scheme = Scheme.SYSTEM
        self.contrast = Contrast.SYSTEM
        self.tokens = LIGHT
        if not app.property(_HAS_STYLE):
            app.setStyle(_STYLE)
        app.setFont(fonts.font(fonts.Role.BODY))
        self._hints = app.styleHints()
        self._needs = self._hints.accessibility()  # held: Qt's bindings lose it otherwise
        self._hints.colorSchemeChanged.connect(self._put_on)
        self._needs.contrastPreferenceChanged.connect(self._put_on)
        self._put_on()

    def choose(self, scheme: Scheme) -> None:
        """Follow the system or override it."""
        if scheme is self.scheme:
            return
        self.scheme = scheme
        self._app.styleHints().setColorScheme(_QT_SCHEMES[scheme])
        self._put_on()

    def choose_contrast(self, contrast: Contrast) -> None:
        """Follow the system or override it."""
        if contrast is not self.contrast:
            self.contrast = contrast
            self._put_on()

    def _put_on(self) -> None:
        self.tokens = _TOKENS[self._is_dark(), self._is_high()]
        icons.forget()
        self._app.setPalette(make_palette(self.tokens))
        self._app.setStyleSheet(make_style_sheet(self.tokens))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self.scheme is not Scheme.SYSTEM:
            return self.scheme is Scheme.DARK
        return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark

    def _is_high(self) -> bool:
        if self.contrast is not Contrast.SYSTEM:
            return self.contrast is Contrast.HIGH
        wanted = self._needs.contrastPreference()
        return wanted is Qt.ContrastPreference.HighContrast


@cache
def theme() -> Theme:
    """The theme of the running application, put on when first asked for."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("the theme needs a running application")
    return Theme(app)


def tokens() -> Tokens:
    """The colours in force."""
    return theme().tokens


@cache
def color(name: str) -> QColor:
    """A `#RRGGBB` text as a colour, made once; do not change it in place."""
    return QColor(name)


def font(role: fonts.Role) -> QFont:
    """The font of a role in the scheme in force."""
    return fonts.font(role, dark=tokens().dark)
