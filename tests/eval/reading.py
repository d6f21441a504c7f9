"""How well cards are read: `python -m tests.eval.reading DIR…`.

Each folder has pictures and their `truth.json`. Raw Tesseract reads the same pictures in the same
run. Exit status 1 where `--compare` or `--baseline` finds a rate that fell by more than a point.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps

from ocr.model import CardReading
from ocr.options import EngineChoice
from tests.cards.__main__ import main as draw_cards
from tests.cards.truth import FILE_NAME, PictureTruth, load_truth
from tests.eval.baseline import compare
from tests.eval.diagram import diagram
from tests.eval.figures import Document, document
from tests.eval.readers import PipelineReader, Reader, tesseract_text
from tests.eval.running import Run, run
from tests.eval.scoring import PictureScore, score_picture
from tests.eval.speed import speed_tables
from tests.eval.tables import compared, markdown
from tests.eval.worst import save_worst

BASELINE = Path(__file__).with_name("baseline.json")
KEPT_SET, KEPT_SEED, KEPT_COUNT = "final", 1, 50
_ENGINES = [engine.value for engine in EngineChoice]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was read of each picture, its score, and the run's figures."""

    paths: tuple[Path, ...]
    truths: tuple[PictureTruth, ...]
    readings: tuple[Sequence[CardReading], ...]
    scores: tuple[PictureScore, ...]
    figures: Document


def evaluate(
    folders: Sequence[Path],
    reader: Reader,
    yardstick: Callable[[Path], str] = tesseract_text,
    jobs: int = 1,
    engine: str = "both",
) -> Evaluation:
    """Reads every labelled picture of the folders with both and scores them."""
    paths, truths = labelled(folders)
    return assess(paths, truths, run(reader, paths, jobs), run(yardstick, paths, jobs), engine)


def labelled(folders: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[PictureTruth, ...]]:
    """All pictures of the folders with their truths."""
    pairs = [(folder / truth.file, truth) for folder in folders for truth in load_truth(folder)]
    return tuple(path for path, _ in pairs), tuple(truth for _, truth in pairs)


def assess(
    paths: tuple[Path, ...],
    truths: tuple[PictureTruth, ...],
    own: Run[tuple[CardReading, ...]],
    raw: Run[str],
    engine: str,
) -> Evaluation:
    """Scores what was read of labelled pictures against what raw Tesseract read of them."""
    readings = tuple(timed.answer or () for timed in own.answers)
    scores = tuple(
        score_picture(f"{path.parent.name}/{path.name}", truth, _size(path), reading, text)
        for path, truth, reading, text in zip(
            paths, truths, readings, (timed.answer or "" for timed in raw.answers), strict=True
        )
    )
    return Evaluation(paths, truths, readings, scores, document(scores, own, raw, engine))


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.speed:
        print(speed_tables(options.jobs))
        return 0
    if not options.folders and not options.baseline:
        parser.error("which folders? (or --baseline, or --speed)")
    for folder in options.folders:
        if not (folder / FILE_NAME).is_file():
            parser.error(f"{folder} has no {FILE_NAME}")
    with TemporaryDirectory() as scratch:
        folders = options.folders or [draw_kept_set(Path(scratch))]
        results = _results(folders, options.engines or [options.engine], options.jobs)
        return _told(results, options)


def draw_kept_set(parent: Path) -> Path:
    """Draws the pictures of the kept baseline into a folder of their own."""
    folder = parent / f"{KEPT_SET}-{KEPT_SEED}"
    words = ["--set", KEPT_SET, "--seed", str(KEPT_SEED), "--count", str(KEPT_COUNT)]
    if draw_cards([str(folder), *words]):
        raise SystemExit(3)
    return folder


def _results(folders: Sequence[Path], engines: Sequence[str], jobs: int) -> dict[str, Evaluation]:
    """The same pictures by each choice of engines, and once by the yardstick."""
    paths, truths = labelled(folders)
    raw = run(tesseract_text, paths, jobs)
    return {
        engine: assess(
            paths, truths, run(PipelineReader(EngineChoice(engine)), paths, jobs), raw, engine
        )
        for engine in engines
    }


def _told(results: dict[str, Evaluation], options: argparse.Namespace) -> int:
    """Prints, saves and compares what was asked for; the last engine counts where one must."""
    documents = {engine: result.figures for engine, result in results.items()}
    for figures in documents.values():
        print(_text(figures, options.json))
    if len(documents) > 1 and not options.json:
        print(compared(documents))
    engine, result = list(results.items())[-1]
    if options.worst:
        kept = zip(result.paths, result.truths, result.scores, result.readings, strict=True)
        print(f"{save_worst(options.worst, kept)} pictures in {options.worst}", file=sys.stderr)
    if options.diagram:
        options.diagram.write_text(diagram(result.figures, f"engine {engine}"), encoding="utf-8")
    if options.save:
        options.save.write_text(_text(result.figures, True) + "\n", encoding="utf-8")
    before = BASELINE if options.baseline else options.compare
    if before is None:
        return 0
    comparison = compare(json.loads(before.read_text("utf-8")), result.figures)
    print("\n".join(comparison.lines()), file=sys.stderr)
    return 0 if comparison.passed else 1


def _text(figures: Document, as_json: bool) -> str:
    return json.dumps(figures, ensure_ascii=False, indent=1) if as_json else markdown(figures)


def _size(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return ImageOps.exif_transpose(picture).size


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _engines(text: str) -> list[str]:
    chosen = text.split(",")
    if unknown := set(chosen) - set(_ENGINES):
        raise argparse.ArgumentTypeError(f"no engine {', '.join(sorted(unknown))}")
    return chosen


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.eval.reading", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders with a truth.json")
    parser.add_argument("--engine", choices=_ENGINES, default="both")
    parser.add_argument("--engines", type=_engines, help="several, as in ppocr,both: one table")
    parser.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the document")
    form.add_argument("--markdown", action="store_true", help="print tables (the default)")
    parser.add_argument("--diagram", type=Path, help="file for the reliability diagram (SVG)")
    parser.add_argument(
        "--baseline",
        action="store_true",
        help=f"compare with {BASELINE.name}; without folders on its own pictures",
    )
    parser.add_argument("--speed", action="store_true", help="only speed and memory")
    parser.add_argument("--save", type=Path, help="keep the document as a baseline")
    parser.add_argument("--compare", type=Path, help="a kept baseline")
    parser.add_argument("--worst", type=Path, help="folder for the worst pictures")
    return parser


if __name__ == "__main__":
    sys.exit(main())
