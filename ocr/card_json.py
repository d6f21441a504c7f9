"""A card as the command line prints it: CARD and FIELD of the command-line reference."""

from __future__ import annotations

from typing import Any

from ocr.geometry import Homography, Point, Quad
from ocr.model import CardReading, Face, FieldReading, SideReading


def card_to_json(card: CardReading) -> dict[str, Any]:
    """A card with all quads in image pixels; quad, orientation and side are those of its front."""
    front = card.sides[0]
    return {
        "quad": outline_of(front).as_lists(),
        "orientation": front.turn,
        "side": front.face.value,
        "fields": [_field_to_json(field, card) for field in card.fields],
        "text": card.text,
    }


def outline_of(side: SideReading) -> Quad:
    """A side's outline in the image; where none is known, the flat picture's own corners."""
    return side.outline or _corners(side)


def quad_in_image(quad: Quad, side: SideReading) -> Quad:
    """A quad of the flat card in pixels of the image that the card is in."""
    return Homography.between(_corners(side), outline_of(side)).quad(quad)


def _corners(side: SideReading) -> Quad:
    width, height = side.size
    return Quad(Point(0, 0), Point(width, 0), Point(width, height), Point(0, height))


def _field_to_json(field: FieldReading, card: CardReading) -> dict[str, Any]:
    side = _side_of(field.face, card)
    quad = None if field.quad is None else quad_in_image(field.quad, side).as_lists()
    return {
        "kind": field.kind.value,
        "value": field.value,
        "confidence": round(field.confidence, 4),
        "sure": field.sure,
        "quad": quad,
    }


def _side_of(face: Face, card: CardReading) -> SideReading:
    return next((side for side in card.sides if side.face is face), card.sides[0])
