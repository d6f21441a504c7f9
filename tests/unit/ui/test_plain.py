"""Text from cards is never markup, and turns no other text round."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from app.i18n import set_language
from ui.plain import calm, isolated
from ui.widgets.button import Button, ElidedButton
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.tips import plain_tip
from ui.wording import joined

HOSTILE = '<img src="file:///etc/hostname"><b>X</b> & co'
HEBREW = "שלום"


def read(tooltip: str) -> str:
    """What a person sees of a tooltip."""
    document = QTextDocument()
    if tooltip.startswith("<"):
        document.setHtml(tooltip)
    else:
        document.setPlainText(tooltip)
    return document.toPlainText()


def test_a_tooltip_shows_markup_as_it_is_written(qapp: QApplication) -> None:
    assert read(plain_tip(HOSTILE)) == HOSTILE
    button = ElidedButton(HOSTILE)
    button.resize(80, 24)
    button.show()
    label = ElidedLabel(HOSTILE)
    label.resize(60, 20)
    label.show()
    named = Button(name=HOSTILE)
    for widget in (button, label, named):
        assert read(widget.toolTip()) == HOSTILE


@pytest.mark.parametrize("control", ["\u202e", "\u202b", "\u202d"])
def test_no_override_reaches_what_is_shown(qapp: QApplication, control: str) -> None:
    text = f"abc{control}def"
    assert Label(text).text() == calm(text) == "abcdef"


def test_facts_on_one_line_keep_their_directions_to_themselves() -> None:
    set_language("en")
    assert joined("Aoba Ltd.", "Manager") == "Aoba Ltd. · Manager"
    assert joined(HEBREW, "12") == f"\u2068{HEBREW}\u2069 · 12"
    assert isolated(f"{HEBREW}\u2067") == f"\u2068{HEBREW}\u2069", "no isolate is left open"
    assert isolated("髙橋 美咲") == "髙橋 美咲"


def test_kanji_of_names_are_shown_as_stored(qapp: QApplication) -> None:
    assert Label("神\ufe00 﨑").text() == "神\ufe00 﨑"
