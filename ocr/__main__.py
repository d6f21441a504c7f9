"""`python -m ocr IMAGE…`: cards in, JSON out, one line an image."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ocr.card_json import card_to_json
from ocr.errors import EngineMissing, LanguageMissing, OcrError
from ocr.model import SideSource
from ocr.options import EngineChoice, ReadOptions
from ocr.pages import page_count
from ocr.pipeline import read_cards

DONE, IN_PART, LACKING = 0, 1, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads the images named; returns the exit status."""
    chosen = _parser().parse_args(arguments)
    options = ReadOptions(
        engine=EngineChoice(chosen.engine), language=chosen.language, debug_dir=chosen.debug_images
    )
    status = DONE
    for path in chosen.image:
        record = _record(path, options)
        print(json.dumps(record, ensure_ascii=False), flush=True)
        if record["error"] is not None:
            print(record["error"]["message"], file=sys.stderr)
            lacking = record["error"]["code"] in (EngineMissing.code, LanguageMissing.code)
            status = max(status, LACKING if lacking else IN_PART)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m ocr", description="Reads business cards.")
    parser.add_argument("image", nargs="+", type=Path, metavar="IMAGE")
    parser.add_argument("--engine", choices=[e.value for e in EngineChoice], default="both")
    parser.add_argument("--language", choices=["ja", "en"], help="all cards are in this language")
    parser.add_argument(
        "--debug-images", type=Path, metavar="DIR", help="write a picture of every step"
    )
    return parser


def _record(path: Path, options: ReadOptions) -> dict[str, Any]:
    record: dict[str, Any] = {"file": str(path), "seconds": 0.0, "cards": [], "error": None}
    try:
        for page in range(page_count(path, options)):
            result = read_cards([SideSource(path, page=page)], options)
            record["seconds"] = round(record["seconds"] + result.seconds, 3)
            record["cards"] += [card_to_json(card) for card in result.cards]
    except OcrError as problem:
        record["error"] = {"code": problem.code, "message": str(problem)}
    return record


if __name__ == "__main__":
    sys.exit(main())
