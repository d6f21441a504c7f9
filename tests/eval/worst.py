"""The worst pictures, each with outlines and boxes drawn and what went wrong beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageOps

from ocr.geometry import Box, Quad
from ocr.model import CardReading, FieldReading
from tests.cards.truth import PictureTruth
from tests.eval.outlines import outline
from tests.eval.scoring import PictureScore

MOST = 20
_TRUE, _READ, _SURE = "#00a040", "#d03020", "#2060d0"


def save_worst(
    folder: Path,
    results: Iterable[tuple[Path, PictureTruth, PictureScore, Sequence[CardReading]]],
) -> int:
    """Writes a picture and a text for each of the worst, worst first; returns how many.

    True outlines are green, read ones red, boxes of fields red or, where sure, blue.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for kind in ("jpg", "txt"):
        for old in folder.glob(f"[0-9][0-9]-*.{kind}"):
            old.unlink()  # of an earlier run
    ranked = sorted(
        (result for result in results if faults(result[2])), key=lambda r: -faults(r[2])
    )[:MOST]
    for rank, (path, truth, score, reading) in enumerate(ranked, start=1):
        stem = f"{rank:02}-{path.stem}"
        _drawn(path, truth, reading).save(folder / f"{stem}.jpg", quality=85)
        (folder / f"{stem}.txt").write_text(_report(score, reading), encoding="utf-8")
    return len(ranked)


def faults(score: PictureScore) -> int:
    """How much is wrong: missed values, wrong ones marked sure, cards missed or invented."""
    missed = sum(not field.exact for field in score.fields)
    lost = sum(not card.found or card.top_left is False for card in score.cards)
    return missed + 3 * len(score.wrong_sure) + 2 * (lost + score.false_cards)


def _report(score: PictureScore, reading: Sequence[CardReading]) -> str:
    lines = [f"missed  {f.kind}: {f.value}" for f in score.fields if not f.exact]
    lines += [f"WRONG BUT SURE  {f.kind}: {f.value}" for f in score.wrong_sure]
    lines += [f"overlap {card.overlap:.2f}, top left {card.top_left}" for card in score.cards]
    for number, card in enumerate(reading):
        lines += ["", f"card {number}", *map(_described, card.fields), "", card.text]
    return "\n".join(lines) + "\n"


def _described(field: FieldReading) -> str:
    doubts = ", ".join(f"{p.name} {p.amount:.2f}" for p in field.penalties)
    others = " | ".join(a.value for a in field.alternatives)
    return f"{field.kind} {field.level} {field.confidence:.2f}  {field.value}  [{doubts}]  {others}"


def _drawn(path: Path, truth: PictureTruth, reading: Sequence[CardReading]) -> Image.Image:
    picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    draw = ImageDraw.Draw(picture)
    width = max(2, picture.width // 600)
    for card in truth.cards:
        _outline(draw, card.quad, _TRUE, width)
    for read in reading:
        where = outline(read, picture.size)
        _outline(draw, where, _READ, width)
        for field in read.fields:
            if field.quad is not None:
                place = _in_picture(field.quad, read.sides[0].size, where)
                _outline(draw, place, _SURE if field.sure else _READ, width)
    picture.thumbnail((2000, 2000))
    return picture


def _outline(draw: ImageDraw.ImageDraw, quad: Quad, colour: str, width: int) -> None:
    draw.line([*quad, quad.top_left], colour, width)


def _in_picture(quad: Quad, size: tuple[int, int], where: Quad) -> Quad:
    flat = np.array(Box(0, 0, *size).to_quad(), dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(flat, np.array(where, dtype=np.float32))
    return Quad.of(cv2.perspectiveTransform(np.array([quad], dtype=np.float32), matrix)[0])
