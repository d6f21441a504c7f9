from __future__ import annotations

from importlib.resources import files

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

import resources
from app.domain.stage import Stage
from ui.main_window import MainWindow
from ui.theme import fonts, icons
from ui.theme.icon_names import Icon
from ui.theme.theme import Scheme, font, theme, tokens
from ui.theme.tokens import DARK, LIGHT, Tokens

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
    window.choose_scheme("dark")
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
