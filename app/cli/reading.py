"""read: cards in images, stored nowhere."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from app.cli.context import Command, Context, table
from app.i18n import N_
from app.i18n import gettext as _
from app.scanning.workers import WorkerPool, cores, read_in_order
from app.services.problems import problem_text
from app.services.words import field_word
from ocr.card_json import card_to_json
from ocr.errors import EngineMissing, LanguageMissing, UnreadableImage
from ocr.model import FieldKind, Problem, SideSource
from ocr.options import EngineChoice, ReadOptions
from ocr.pages import page_count
from ocr.worker import Answer, Job

Json = dict[str, Any]
_OF_THE_MACHINE = (EngineMissing.code, LanguageMissing.code)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page to read, or why its file cannot be read at all; `order` tells files apart."""

    order: int
    path: Path
    page: int = 0
    problem: Problem | None = None


def _read(context: Context, chosen: Namespace) -> int:
    options = ReadOptions(
        engine=EngineChoice(chosen.engine),
        language=chosen.language,
        debug_dir=chosen.debug_images,
    )
    pages = [page for i, path in enumerate(chosen.image) for page in _pages(i, path, options)]
    status = 0
    with WorkerPool(min(cores(), len(pages))) as pool:
        for _order, group in groupby(_answers(pages, options, pool), key=lambda p: p[0].order):
            record = _record(list(group))
            context.json_line(record, "\n".join(_lines(record)))
            if record["error"] is not None:
                context.note(record["error"]["message"])
                lacking = record["error"]["code"] in _OF_THE_MACHINE
                status = max(status, 3 if lacking else 1)
    return status


def _pages(order: int, path: Path, options: ReadOptions) -> Iterator[_Page]:
    if path.is_dir():
        yield _Page(order, path, problem=Problem("is-folder", str(path)))
        return
    try:
        count = page_count(path, options)
    except UnreadableImage as error:
        yield _Page(order, path, problem=Problem(error.code, str(error)))
    else:
        yield from (_Page(order, path, page) for page in range(count))


def _answers(
    pages: Sequence[_Page], options: ReadOptions, pool: WorkerPool
) -> Iterator[tuple[_Page, Answer]]:
    """Each page with its answer, in the order of the pages."""
    jobs = (
        Job(i, (SideSource(page.path, page=page.page),), options)
        for i, page in enumerate(pages)
        if page.problem is None
    )
    answers = read_in_order(jobs, pool)
    for i, page in enumerate(pages):
        yield page, next(answers) if page.problem is None else Answer(i, problem=page.problem)


def _record(group: Sequence[tuple[_Page, Answer]]) -> Json:
    results = [answer.result for _, answer in group if answer.result is not None]
    problem = next((answer.problem for _, answer in group if answer.problem is not None), None)
    path = group[0][0].path
    return {
        "file": str(path),
        "seconds": round(sum(result.seconds for result in results), 3),
        "cards": [card_to_json(card) for result in results for card in result.cards],
        "error": problem and {"code": problem.code, "message": problem_text(problem, path.name)},
    }


def _lines(record: Json) -> list[str]:
    lines = [f"{record['file']}  ({record['seconds']:.1f} s)"]
    for card in record["cards"]:
        lines.append("")
        rows = (
            [" " if f["sure"] else "?", field_word(FieldKind(f["kind"])), f["value"]]
            for f in card["fields"]
        )
        lines += [f"  {line}" for line in table(rows)]
    if any(not field["sure"] for card in record["cards"] for field in card["fields"]):
        lines += ["", f"  {_('? = not sure, please check')}"]
    if not record["cards"] and record["error"] is None:
        lines.append(f"  {_('no card found')}")
    return lines


def engine_arguments(parser: ArgumentParser) -> None:
    """The options that say how cards are read."""
    parser.add_argument(
        "--engine", choices=[e.value for e in EngineChoice], default="both", help=_("what reads")
    )
    parser.add_argument("--language", choices=["ja", "en"], help=_("all cards are in it"))


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "image", nargs="+", type=Path, metavar="IMAGE", help=_("images or PDF files")
    )
    engine_arguments(parser)
    parser.add_argument(
        "--debug-images", type=Path, metavar="DIR", help=_("write a picture of every step")
    )


COMMANDS = (Command(("read",), N_("read cards, store nothing"), _arguments, _read),)
