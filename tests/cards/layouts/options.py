"""What an arrangement leaves to chance: how name, numbers and address are written."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Options:
    """How the blocks of a card are written.

    Attributes:
        gap: what stands between family and given name.
        ruby: furigana `above` each part of the name, as a `row` above or below it, or `none`.
        romaji: the name in Latin letters: `below`, `capitals` or `none`.
        position: titles and departments `above`, `below` or `before` the name.
        qualification: `before` the name, `after` it, or `none`.
        numbers: which numbers, in order: t, f, m and d for the direct line.
        pairs: telephone and fax on one line.
        tabs: labels in a column of their own.
        icons: small pictures in place of labels.
        address_rows: an address on one line or two.
        capitals: an English card's name and company in capitals.
        english: each line of a Japanese card in English below it.
        size: the name's size in points.
    """

    gap: str = "　"
    ruby: str = "none"
    romaji: str = "none"
    position: str = "above"
    qualification: str = "none"
    numbers: str = "tfm"
    pairs: bool = False
    tabs: bool = False
    icons: bool = False
    address_rows: int = 2
    capitals: bool = False
    english: bool = False
    size: float = 15.0


def options(language: str, forced: dict[str, object], rng: random.Random) -> Options:
    """Options by chance, but for those that the arrangement sets itself."""
    ruby = ("none", "none", "above", "row-below", "row-above")
    chosen = Options(
        gap=rng.choice(("", " ", "　", "　", "　　")),
        ruby=rng.choice(ruby),
        romaji=rng.choice(("none", "below", "below", "capitals")),
        position=rng.choice(("above", "above", "below")),
        qualification=rng.choice(("none", "none", "before" if language == "ja" else "after")),
        numbers=rng.choice(("tm", "tf", "tfm", "tfm", "t", "dm", "tfd")),
        pairs=rng.random() < 0.3,
        tabs=rng.random() < 0.25,
        icons=rng.random() < 0.08,
        address_rows=rng.choice((1, 2, 2)),
        capitals=language == "en" and rng.random() < 0.2,
        size=rng.uniform(13.0, 17.0),
    )
    return replace(chosen, **forced)  # type: ignore[arg-type]
