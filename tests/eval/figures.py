"""Rates in percent from the scores of all pictures, as one JSON document."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ocr.model import FieldKind
from tests.cards.layouts import family_of
from tests.eval.calibration import calibration, wilson
from tests.eval.matching import CORE
from tests.eval.running import Run
from tests.eval.scoring import FieldScore, PictureScore

Document = dict[str, Any]


def percent(part: int, whole: int) -> float | None:
    """A rate to a tenth of a percent; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def document(
    scores: Sequence[PictureScore], own: Run[Any], yardstick: Run[str], engine: str
) -> Document:
    """Everything that a run gives: what it ran on, rates, speed and each single case."""
    fields = [field for score in scores for field in score.fields]
    core = [field for field in fields if field.kind in CORE]
    return {
        "commit": commit(),
        "machine": machine(),
        "engine": engine,
        "jobs": own.jobs,
        "pictures": len(scores),
        "all": _rates(fields),
        "core": _rates(core),
        "kinds": _by(fields, lambda f: f.kind, [kind.value for kind in FieldKind]),
        "languages": {
            language: _by(of_language, lambda f: f.kind, [kind.value for kind in FieldKind])
            for language in sorted({f.language for f in fields})
            for of_language in [[f for f in fields if f.language == language]]
        },
        "printed": _by(core, lambda f: f.language, sorted({f.language for f in core})),
        "families": _by(
            core,
            lambda f: family_of(f.layout),
            sorted({family_of(f.layout) for f in core}),
        ),
        "difficulties": _by(core, lambda f: f.difficulty, sorted({f.difficulty for f in core})),
        "layouts": _by(core, lambda f: f.layout, sorted({f.layout for f in core})),
        "sure": _sure(scores, core),
        "calibration": calibration([claim for score in scores for claim in score.claims]),
        "cards": _cards(scores),
        "speed": _speed(scores, own, yardstick),
        "errors": _errors(scores, own, "this project") + _errors(scores, yardstick, "Tesseract"),
        "cases": {field.case: field.exact for field in fields},
    }


def commit() -> str:
    """The commit that is checked out, with a plus where files differ from it."""

    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    return git("rev-parse", "--short", "HEAD") + ("+" if git("status", "--porcelain") else "")


def machine() -> str:
    """Processor and number of cores."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else platform.processor()}, {os.cpu_count()} cores"


def _errors(scores: Sequence[PictureScore], run: Run[Any], reader: str) -> list[str]:
    return [
        f"{score.file} by {reader}: {timed.error}"
        for score, timed in zip(scores, run.answers, strict=True)
        if timed.error
    ]


def _rates(fields: Sequence[FieldScore]) -> Document:
    return {
        "count": len(fields),
        "exact": percent(sum(f.exact for f in fields), len(fields)),
        "anywhere": percent(sum(f.anywhere for f in fields), len(fields)),
        "yardstick": percent(sum(f.yardstick for f in fields), len(fields)),
    }


def _by(
    fields: Sequence[FieldScore], key: Callable[[FieldScore], str], names: Sequence[str]
) -> Document:
    groups = {name: [f for f in fields if key(f) == name] for name in names}
    return {name: _rates(group) for name, group in groups.items() if group}


def _sure(scores: Sequence[PictureScore], core: Sequence[FieldScore]) -> Document:
    marked, wrong = sum(s.sure for s in scores), sum(len(s.wrong_sure) for s in scores)
    right = [field for field in core if field.exact]
    return {
        "marked": marked,
        "wrong": wrong,
        "wrong_rate": percent(wrong, marked),
        "wrong_interval": wilson(wrong, marked),
        "core_right_marked": percent(sum(f.sure for f in right), len(right)),
    }


def _cards(scores: Sequence[PictureScore]) -> Document:
    cards = [card for score in scores for card in score.cards]
    read = [card for card in cards if card.top_left is not None]
    false = sum(score.false_cards for score in scores)
    return {
        "count": len(cards),
        "found": percent(sum(card.found for card in cards), len(cards)),
        "false": false,
        "false_rate": percent(false, len(cards)),
        "top_left": percent(sum(bool(card.top_left) for card in read), len(read)),
    }


def _speed(scores: Sequence[PictureScore], own: Run[Any], yardstick: Run[str]) -> Document:
    cards = [max(len(score.cards), 1) for score in scores]

    def figures(run: Run[Any]) -> Document:
        each = [timed.seconds / n for timed, n in zip(run.answers, cards, strict=True)]
        return {
            "seconds_a_card": round(statistics.median(each), 2),
            "cards_a_minute": round(60 * sum(cards) / run.wall_seconds, 1),
        }

    mine, theirs = figures(own), figures(yardstick)
    ratio = round(mine["cards_a_minute"] / theirs["cards_a_minute"], 2)
    return {**mine, "yardstick": theirs, "ratio": ratio}
