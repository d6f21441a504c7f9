"""Every way a card can be laid out, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.cards.canvas import Canvas
from tests.cards.content import Content
from tests.cards.layouts import english, japanese, vertical
from tests.cards.style import Style

Draw = Callable[[Content, Style], Canvas]


@dataclass(frozen=True, slots=True)
class Layout:
    """A named layout and the language whose content it takes."""

    name: str
    language: str
    draw: Draw


LAYOUTS = {
    layout.name: layout
    for layout in (
        Layout("ja-classic", "ja", japanese.classic),
        Layout("ja-centred", "ja", japanese.centred),
        Layout("ja-side-band", "ja", japanese.side_band),
        Layout("ja-top-band", "ja", japanese.top_band),
        Layout("ja-columns", "ja", japanese.columns),
        Layout("ja-right-set", "ja", japanese.right_set),
        Layout("ja-code", "ja", japanese.with_code),
        Layout("ja-portrait", "ja", japanese.portrait),
        Layout("ja-vertical-tall", "ja", vertical.tall),
        Layout("ja-vertical-plain", "ja", vertical.plain),
        Layout("ja-vertical-wide", "ja", vertical.wide),
        Layout("ja-dark", "ja", english.dark),
        Layout("bilingual", "ja", english.bilingual),
        Layout("en-minimal", "en", english.minimal),
        Layout("en-formal", "en", english.formal),
        Layout("en-split", "en", english.split),
        Layout("en-dark", "en", english.dark),
    )
}
