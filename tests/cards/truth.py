"""What really stands on the cards of a picture, and its form on disk (`truth.json`)."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from ocr.geometry import Quad
from ocr.model import Face, FieldKind

FILE_NAME = "truth.json"


class FieldTruth(NamedTuple):
    """One printed value, exactly as it is printed."""

    kind: FieldKind
    value: str


@dataclass(frozen=True, slots=True)
class CardTruth:
    """One card in a picture.

    Attributes:
        quad: corners in pixels of the EXIF-upright picture, clockwise from the card's top left.
        orientation: degrees the card is turned clockwise, 0 to 359.
        language: `ja` or `en`.
        fields: every value printed on this side.
        layout: name of the layout that drew it, if it was drawn.
        difficulty: what makes this picture hard, `flat` if nothing does.
        side: the side of the card that is seen.
    """

    quad: Quad
    orientation: int
    language: str
    fields: tuple[FieldTruth, ...]
    layout: str | None = None
    difficulty: str | None = None
    side: Face = Face.FRONT


@dataclass(frozen=True, slots=True)
class PictureTruth:
    """One picture file and the cards in it."""

    file: str
    cards: tuple[CardTruth, ...]


def orientation_of(quad: Quad) -> int:
    """Degrees from 0 to 359 by which the quad's top edge is turned clockwise."""
    x = quad.top_right.x - quad.top_left.x
    y = quad.top_right.y - quad.top_left.y
    return round(math.degrees(math.atan2(y, x))) % 360


def load_truth(folder: Path) -> tuple[PictureTruth, ...]:
    """The labelled pictures of a folder; FileNotFoundError without a `truth.json`."""
    document = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    return tuple(
        PictureTruth(entry["file"], tuple(_card_from_json(c) for c in entry["cards"]))
        for entry in document
    )


def save_truth(folder: Path, pictures: Sequence[PictureTruth]) -> None:
    """Writes `truth.json`, the pictures in the order given."""
    document = [{"file": p.file, "cards": [_card_to_json(c) for c in p.cards]} for p in pictures]
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    (folder / FILE_NAME).write_text(text, encoding="utf-8", newline="\n")


def _card_from_json(entry: dict[str, Any]) -> CardTruth:
    return CardTruth(
        Quad.of(entry["quad"]),
        entry["orientation"],
        entry["language"],
        tuple(FieldTruth(FieldKind(f["kind"]), f["value"]) for f in entry["fields"]),
        entry.get("layout"),
        entry.get("difficulty"),
        Face(entry.get("side", Face.FRONT)),
    )


def _card_to_json(card: CardTruth) -> dict[str, Any]:
    document: dict[str, Any] = {
        "quad": card.quad.as_lists(),
        "orientation": card.orientation,
        "language": card.language,
        "side": card.side.value,
        "fields": [{"kind": f.kind.value, "value": f.value} for f in card.fields],
    }
    optional = {"layout": card.layout, "difficulty": card.difficulty}
    return document | {key: value for key, value in optional.items() if value is not None}
