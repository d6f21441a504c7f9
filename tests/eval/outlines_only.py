"""`python -m tests.eval.outlines_only DIR…`: finding alone, by kind of scene, without reading.

A kind is the name of a picture up to its number. Where the truth has no card, an outline that
leaves out a fifth of the picture or more is a false card.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2

from ocr.geometry import Quad
from ocr.load import load
from ocr.options import ReadOptions
from ocr.pixels import Pixels, frame_of
from tests.cards.truth import PictureTruth, load_truth
from tests.eval.outlines import FOUND, overlap_within, pair

ALL_OF_IT = 0.8
"""Share of a picture without cards that an outline may cover and still mean the picture."""

Finder = Callable[[Pixels], Sequence[Quad]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One picture: the overlap of each of its cards, false cards, seconds of processor time."""

    file: str
    overlaps: tuple[float, ...]
    false_cards: int
    seconds: float

    @property
    def kind(self) -> str:
        """The name of the file up to its number."""
        return Path(self.file).stem.rsplit("-", 1)[0]


def compare(
    truth: PictureTruth, found: Sequence[Quad], size: tuple[int, int], seconds: float = 0.0
) -> Finding:
    """What was found in a picture of a size against what lies there, both within the picture."""
    outlines = list(found) or ([frame_of(size)] if truth.cards else [])
    pairs = pair([card.quad for card in truth.cards], outlines)
    overlaps = [
        overlap_within(size, card.quad, outlines[pairs[i]]) if i in pairs else 0.0
        for i, card in enumerate(truth.cards)
    ]
    if truth.cards:
        false = len(outlines) - len(pairs)
    else:
        false = sum(quad.area < ALL_OF_IT * size[0] * size[1] for quad in outlines)
    return Finding(truth.file, tuple(overlaps), false, seconds)


def findings_in(folder: Path, finder: Finder) -> list[Finding]:
    """Every picture of a folder that has a truth."""
    findings = []
    for truth in load_truth(folder):
        picture = load(folder / truth.file, 0, ReadOptions())
        began = time.process_time()
        found = finder(picture.pixels)
        seconds = time.process_time() - began
        whole = [quad.scaled(1 / picture.scale) for quad in found]
        findings.append(compare(truth, whole, picture.size, seconds))
    return findings


def table_of(findings: Sequence[Finding]) -> str:
    """Rates by kind, and over all kinds."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.kind].append(finding)
    rows = [_row(kind, group) for kind, group in groups.items()]
    head = f"{'kind':16} {'cards':>5} {'found %':>8} {'false':>6} {'ms':>6}"
    return "\n".join([head, *rows, _row("all", findings)])


def misses_in(findings: Sequence[Finding]) -> str:
    """Pictures in which a card was missed or made up, a line each."""
    return "\n".join(
        f"{f.file}: {' '.join(f'{o:.2f}' for o in f.overlaps)}, {f.false_cards} false"
        for f in findings
        if f.false_cards or any(o <= FOUND for o in f.overlaps)
    )


def _row(kind: str, findings: Sequence[Finding]) -> str:
    overlaps = [overlap for finding in findings for overlap in finding.overlaps]
    rate = f"{100 * sum(o > FOUND for o in overlaps) / len(overlaps):.1f}" if overlaps else "-"
    false = sum(finding.false_cards for finding in findings)
    milliseconds = 1000 * sum(finding.seconds for finding in findings) / len(findings)
    return f"{kind:16} {len(overlaps):5} {rate:>8} {false:6} {milliseconds:6.0f}"


def main(arguments: list[str] | None = None) -> int:
    """Prints the table of folders, as the program would find with its first engine's help."""
    from ocr.engines.choose import open_engines
    from ocr.locate import find_cards_by_text
    from ocr.options import EngineChoice

    parser = argparse.ArgumentParser(prog="python -m tests.eval.outlines_only", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--misses", action="store_true", help="name the pictures that went wrong")
    options = parser.parse_args(arguments)
    cv2.setNumThreads(1)
    (engine,) = open_engines(EngineChoice.PPOCR, None)

    def lines(image: Pixels) -> list[Quad]:
        return [place.quad for place in engine.find_lines(image)]

    def finder(image: Pixels) -> list[Quad]:
        return [card.outline for card in find_cards_by_text(image, lines)]

    findings = [f for folder in options.folders for f in findings_in(folder, finder)]
    print(table_of(findings))
    if options.misses:
        print(misses_in(findings))
    return 0


if __name__ == "__main__":
    sys.exit(main())
