"""The sets of made cards: what is tuned on and what gives the final figure have nothing in common.

Layouts, typefaces, names, companies and places are each other's strangers; positions, labels and
the tables on which cards lie are common.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tests.cards.content import Content, english_content, japanese_content
from tests.cards.fonts import FINAL_TYPEFACES, NOT_FOR_COLUMNS, TUNE_TYPEFACES
from tests.cards.invent import invented
from tests.cards.layouts import FINAL_LAYOUTS, TUNE_LAYOUTS, Layout
from tests.cards.picture import CardArt
from tests.cards.style import Style, random_style

QUIET = ("plain", "plain", "plain", "plain", "edges", "corner")


@dataclass(frozen=True, slots=True)
class CardSet:
    """Layouts, typefaces and the folder of words that belong together."""

    name: str
    layouts: Mapping[str, Layout]
    families: tuple[str, ...]

    def card(self, layout: str, rng: random.Random, look: Mapping[str, object]) -> CardArt:
        """A card by chance in a layout; `look` sets properties of its style."""
        chosen = self.layouts[layout]
        content = self._content(chosen, rng)
        style = self._style(chosen, rng)
        canvas = chosen.draw(content, replace(style, **look))  # type: ignore[arg-type]
        return CardArt.of(canvas, chosen.printed or chosen.language, layout)

    def _content(self, layout: Layout, rng: random.Random) -> Content:
        if layout.composed:
            return invented(layout.language, self.name, rng)
        # The hand-made layouts have room for the people of the shipped samples only.
        return japanese_content(rng) if layout.language == "ja" else english_content(rng)

    def _style(self, layout: Layout, rng: random.Random) -> Style:
        families = self.families
        if layout.family == "ja-vertical":
            families = tuple(name for name in families if name not in NOT_FOR_COLUMNS)
        language = "en" if layout.printed == "en" else layout.language
        return replace(random_style(rng, language, families), ground=rng.choice(QUIET))


SETS = {
    each.name: each
    for each in (
        CardSet("tune", TUNE_LAYOUTS, tuple(TUNE_TYPEFACES)),
        CardSet("final", FINAL_LAYOUTS, tuple(FINAL_TYPEFACES)),
    )
}
