from __future__ import annotations

from importlib.resources import files

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from app.domain.stage import Stage
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.settings.page import SettingsPage
from ui.theme import fonts, icons
from ui.theme.icon_names import Icon
from ui.theme.style_sheet import make_style_sheet
from ui.theme.theme import Contrast, Scheme, font, theme, tokens
from ui.theme.tokens import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, Tokens

ICONS = files(resources) / "icons"


def luminance(name: str) -> float:
    colour = QColor(name)
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_stand_out_from_their_grounds(scheme: Tokens) -> None:
    for ground in (scheme.window, scheme.base, scheme.soft):
        assert contrast(scheme.text, ground) >= 4.5
        assert contrast(scheme.text2, ground) >= 4.5
    assert contrast(scheme.on_accent, scheme.accent) >= 4.5
    assert contrast(scheme.warn, scheme.warn_bg) >= 4.5
    assert contrast(scheme.danger, scheme.danger_bg) >= 4.5
    assert contrast(scheme.edge, scheme.base) >= 3
    assert contrast(scheme.on_toast, scheme.toast) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_stage_has_a_readable_badge(scheme: Tokens) -> None:
    assert set(scheme.stages) == set(Stage)
    for style in scheme.stages.values():
        assert contrast(style.fg, style.bg) >= 4.5


ALL = [LIGHT, DARK, LIGHT_HIGH, DARK_HIGH]
NAMES = ["light", "dark", "light-high", "dark-high"]


@pytest.mark.parametrize("scheme", [LIGHT_HIGH, DARK_HIGH], ids=NAMES[2:])
def test_high_contrast_has_seven_to_one_for_every_text(scheme: Tokens) -> None:
    grounds = ("window", "side", "column", "base", "raised", "hover", "soft")
    texts = ("text", "text2", "text3", "accent", "warn", "danger", "ok")
    pairs = [(text, ground) for text in texts for ground in grounds]
    pairs += [("on_accent", "accent"), ("on_toast", "toast"), ("toast_link", "toast")]
    pairs += [(f"{tone}", f"{tone}_bg") for tone in ("warn", "danger", "ok")]
    pairs += [("text", "warn_bg"), ("text", "danger_bg"), ("text", "ok_bg"), ("text2", "track")]
    ratios = {p: contrast(getattr(scheme, p[0]), getattr(scheme, p[1])) for p in pairs}
    assert {pair: round(r, 2) for pair, r in ratios.items() if r < 7} == {}
    badges = {stage: contrast(style.fg, style.bg) for stage, style in scheme.stages.items()}
    assert {stage: round(r, 2) for stage, r in badges.items() if r < 7} == {}


@pytest.mark.parametrize("scheme", [LIGHT_HIGH, DARK_HIGH], ids=NAMES[2:])
def test_high_contrast_has_lines_and_marks_that_are_seen(scheme: Tokens) -> None:
    for ground in (scheme.window, scheme.side, scheme.base, scheme.raised, scheme.hover):
        assert contrast(scheme.edge, ground) >= 7
        assert contrast(scheme.line, ground) >= 4.5
        assert contrast(scheme.accent, ground) >= 7, "the ring of the focus"
        assert contrast(scheme.warn_mark, ground) >= 4.5
        assert contrast(scheme.thread, ground) >= 4.5
    for style in scheme.stages.values():
        for ground in (scheme.base, scheme.soft, scheme.track):
            assert contrast(style.mark, ground) >= 3, "icons and bars"
    assert scheme.ring > LIGHT.ring


@pytest.mark.parametrize("scheme", ALL, ids=NAMES)
def test_the_sheet_knows_all_its_colours_and_measures(scheme: Tokens) -> None:
    assert "@" not in make_style_sheet(scheme)


def test_contrast_is_chosen_in_the_settings_and_remembered(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.open_page("settings")
    page = window.page
    assert isinstance(page, SettingsPage)
    page.contrast.setFocus()
    QTest.keyClick(page.contrast, Qt.Key.Key_End)
    assert page.contrast.currentText() == "High contrast"
    page.contrast.activated.emit(page.contrast.currentIndex())
    assert tokens() is LIGHT_HIGH
    assert Preferences().contrast is Contrast.HIGH
    window.menu.scheme.emit("dark")
    assert tokens() is DARK_HIGH
    choice = next(c for c in window.menu.commands() if c.text == "Contrast as the system")
    choice.call()
    assert Preferences().contrast is Contrast.SYSTEM
    wanted = QGuiApplication.styleHints().accessibility().contrastPreference()
    assert tokens().high is (wanted is Qt.ContrastPreference.HighContrast)
    theme().choose_contrast(Contrast.NORMAL)


def test_every_icon_has_its_file_and_every_file_its_icon() -> None:
    stored = {p.name.removesuffix(".svg") for p in ICONS.iterdir() if p.name.endswith(".svg")}
    assert stored == set(Icon)


def test_icons_take_the_colour_and_the_screen_they_are_asked_for(qapp: QApplication) -> None:
    drawn = icons.pixmap(Icon.SURE, 16, "#ff0000", 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (32, 2.0)
    picture = drawn.toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#ff0000"}
    assert icons.pixmap(Icon.SURE, 16, "#ff0000", 2.0).cacheKey() == drawn.cacheKey()


def test_the_window_repaints_in_the_other_colours(window: MainWindow) -> None:
    def corner() -> str:
        picture = window.grab().toImage()
        return picture.pixelColor(picture.width() - 3, picture.height() - 3).name()

    assert corner() == LIGHT.window.lower()
    window.menu.scheme.emit("dark")
    assert tokens() is DARK
    assert corner() == DARK.window.lower()
    assert theme().scheme is Scheme.DARK


def test_dark_texts_are_never_bolder_than_medium(qapp: QApplication) -> None:
    theme().choose(Scheme.DARK)
    assert all(font(role).weight() <= 500 for role in fonts.Role)
    theme().choose(Scheme.LIGHT)
    assert font(fonts.Role.TITLE).weight() == 600


def test_no_text_for_reading_is_smaller_than_twelve_pixels(qapp: QApplication) -> None:
    roles = set(fonts.Role) - {fonts.Role.TINY}
    assert min(font(role).pixelSize() for role in roles) >= 12
