"""The whole story of a reading: picture → cards → flat → upright → lines → fields."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import cv2

from ocr import barcode, layout, quality, rectify
from ocr.engines.base import OcrEngine
from ocr.engines.choose import open_engines
from ocr.geometry import Quad
from ocr.lines import read_lines
from ocr.load import Picture, load
from ocr.locate import find_cards_by_text
from ocr.model import CardReading, ReadResult, SideReading, SideSource
from ocr.options import ReadOptions
from ocr.parse.evidence import SideText
from ocr.parse.resolve import resolve_fields
from ocr.pixels import Pixels, frame_of, size_of, turned_back
from ocr.steps import OnStep, no_step, with_lines, with_outlines, written_to
from ocr.upright import places_turned_back, turn_by_reading

OnCard = Callable[[], object]
"""Called when a card is read, so that a picture of many is not taken for one that hangs."""


@dataclass(frozen=True, slots=True)
class _Job:
    """What stays the same for all cards of one reading."""

    engines: tuple[OcrEngine, ...]
    options: ReadOptions
    on_step: OnStep
    on_card: OnCard

    def find_lines(self, image: Pixels) -> list[Quad]:
        """Where the first engine sees text."""
        return [place.quad for place in self.engines[0].find_lines(image)]


@dataclass(frozen=True, slots=True)
class _Side:
    """A side as read, and what stands on it for the parsers."""

    reading: SideReading
    text: SideText


def read_cards(
    sides: Sequence[SideSource],
    options: ReadOptions | None = None,
    on_step: OnStep | None = None,
    on_card: OnCard = lambda: None,
) -> ReadResult:
    """Reads the cards of a job; `on_card` is called after each of them.

    One side without an outline: all cards in the picture, each a card of its own; where none
    stands out, the whole picture is one. With an outline: exactly that card. Two sides: one card.

    Raises:
        UnreadableImage: a file cannot be read.
        EngineMissing: an engine is not installed.
        LanguageMissing: an engine lacks the data of a language.
        EngineFailed: an engine gave no usable answer.
    """
    started = time.perf_counter()
    chosen = options or ReadOptions()
    engines = open_engines(chosen.engine, chosen.language)
    job = _Job(engines, chosen, on_step or _steps_for(chosen, sides[0].path), on_card)
    read = [_read_picture(job, source, alone=len(sides) == 1) for source in sides]
    cards = (
        [[side] for side in read[0]] if len(sides) == 1 else [[s for found in read for s in found]]
    )
    return ReadResult(
        tuple(_card(card) for card in cards if card),
        time.perf_counter() - started,
        "+".join(f"{engine.name} {engine.version}" for engine in engines),
    )


def _card(sides: Sequence[_Side]) -> CardReading:
    fields = resolve_fields([side.text for side in sides])
    return CardReading(tuple(side.reading for side in sides), fields)


def _read_picture(job: _Job, source: SideSource, alone: bool) -> list[_Side]:
    """The sides in one picture; of several cards in a picture of a pair only the best."""
    picture = load(source.path, source.page, job.options)
    if source.outline is not None:
        return [_read_side(job, source, picture, source.outline)]
    found = find_cards_by_text(picture.pixels, job.find_lines)
    if not alone:
        found = tuple(sorted(found, key=lambda card: -card.score)[:1])
    outlines = [card.outline.scaled(1 / picture.scale) for card in found]
    job.on_step("found", lambda: with_outlines(picture.pixels, [c.outline for c in found]))
    sides = [_read_side(job, source, picture, outline) for outline in outlines]
    with_text = [side for side in sides if side.reading.lines]
    if with_text:
        return with_text
    whole = _read_side(job, source, picture, frame_of(picture.size))
    return [whole] if whole.reading.lines else []


def _read_side(job: _Job, source: SideSource, picture: Picture, outline: Quad) -> _Side:
    """Flat, upright, read; the outline is in pixels of the whole image."""
    if source.turn is not None:
        outline = rectify.named_for_turn(outline, source.turn)
    flat = _flat(picture, outline)
    places = job.engines[0].find_lines(flat)
    if source.turn is None:
        turn = turn_by_reading(job.engines[0], flat, places)
        places = places_turned_back(places, turn, size_of(flat))
        flat, outline = turned_back(flat, turn), outline.turned(turn // 90)
    job.on_step("flat", lambda: flat)
    lines = layout.arranged(read_lines(job.engines, flat, places))
    job.on_step("lines", lambda: with_lines(flat, lines))
    reading = SideReading(
        source.face,
        outline,
        rectify.turn_of(outline),
        size_of(flat),
        lines,
        quality.warnings_for(flat, outline, picture.size),
        _kept_flat(flat, job.options.flat_dir),
    )
    codes = barcode.decoded_texts(flat)
    job.on_card()
    return _Side(reading, SideText(source.face, reading.size, lines, codes))


def _flat(picture: Picture, outline: Quad) -> Pixels:
    here = outline.scaled(picture.scale)
    is_whole = outline == frame_of(picture.size)
    largest = rectify.LARGEST_WHOLE if is_whole else rectify.LARGEST
    size = rectify.flat_size(here, size_of(picture.pixels), largest)
    return rectify.flattened(picture.pixels, here, size)


def _kept_flat(flat: Pixels, folder: Path | None) -> str | None:
    """Writes the flat picture under the digest of its pixels and returns its file name.

    None where it cannot be written: on a full disk a card is worth reading all the same.
    """
    if folder is None:
        return None
    _, encoded = cv2.imencode(".jpg", flat, [cv2.IMWRITE_JPEG_QUALITY, 90])
    content = encoded.tobytes()
    name = f"{hashlib.sha256(content).hexdigest()[:32]}.jpg"
    part = folder / f".{name}.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(folder / name)
    except OSError:
        with suppress(OSError):
            part.unlink()
        return None
    return name


def _steps_for(options: ReadOptions, path: Path) -> OnStep:
    return no_step if options.debug_dir is None else written_to(options.debug_dir, path.stem)
