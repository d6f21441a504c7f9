"""Every way a card can be laid out, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.cards.canvas import Canvas
from tests.cards.content import Content
from tests.cards.layouts import english, final, japanese, tuned, vertical
from tests.cards.layouts.compose import Arrangement, drawn
from tests.cards.style import Style

Draw = Callable[[Content, Style], Canvas]


@dataclass(frozen=True, slots=True)
class Layout:
    """A named layout.

    `language` is that of the content it takes, `ja` or `en`; `printed` that of the card, which may
    be `bilingual` too. A composed one heeds all of a style, the hand-made ones have their own.
    `furigana` where it always sets kana above the name.
    """

    name: str
    language: str
    draw: Draw
    printed: str = ""
    composed: bool = False
    furigana: bool = False

    @property
    def family(self) -> str:
        """What it is like: `ja`, `ja-vertical`, `bilingual` or `en`."""
        return family_of(self.name)


def family_of(name: str) -> str:
    """The family of a layout by its name; the name itself where it belongs to none."""
    families = ("ja-vertical", "bilingual", "ja", "en")
    return next((family for family in families if name.startswith(family)), name)


def _composed(arrangement: Arrangement) -> Layout:
    draw = partial(drawn, arrangement)
    return Layout(
        *(arrangement.name, arrangement.people, draw, arrangement.language, True),
        furigana=arrangement.forced.get("ruby") == "above",
    )


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
TUNE_LAYOUTS = LAYOUTS | {each.name: _composed(each) for each in tuned.ARRANGEMENTS}
FINAL_LAYOUTS = {each.name: _composed(each) for each in final.ARRANGEMENTS}
