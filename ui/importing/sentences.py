"""How many people an import would touch, and what became of them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from app.i18n import gettext as _
from app.i18n import ngettext
from app.services.import_findings import Choice, Choices, Failure, Failures
from app.services.import_preview import ImportPreview
from app.services.imports import ImportResult
from app.services.shared_folder import Look
from ui.wording import joined, people

NAMED = 3


def count_to_take(shown: ImportPreview, choices: Choices) -> int:
    """How many people something will be done about, those not shown one by one among them."""
    left = dict(shown.counts)
    taken = 0
    for entry in shown.entries:
        left[entry.kind] -= 1
        taken += choices.of(entry.number, entry.kind) is not Choice.SKIP
    return taken + sum(n for kind, n in left.items() if choices.of(0, kind) is not Choice.SKIP)


def files_words(files: Sequence[Path], more: str) -> str:
    """The first file, what is done with it, and how many wait behind it."""
    name = files[0].name if files else ""
    waiting = len(files) - 1
    rest = _("{n} more files after it").format(n=waiting) if waiting > 0 else ""
    return joined(name, more, rest)


def hidden_words(shown: ImportPreview) -> str:
    """How many people there are beyond those shown one by one."""
    hidden = sum(shown.counts.values()) - len(shown.entries)
    return _("{n} more not shown one by one").format(n=f"{hidden:,}") if hidden else ""


def go_words(count: int) -> str:
    """What the button says."""
    if not count:
        return _("Nothing to import")
    return ngettext("Import {n} person", "Import {n} people", count).format(n=f"{count:,}")


def result_words(result: ImportResult) -> str:
    """What became of the people: only what there was is named."""
    told = (
        (result.added, _("{people} added")),
        (result.updated, _("{people} changed")),
        (result.unchanged, _("{people} known already")),
        (result.skipped, _("{people} left out")),
    )
    return joined(*(words.format(people=people(n)) for n, words in told if n))


def folder_words(look: Look) -> str:
    """What came from the shared folder, and what went there; empty if that is nothing."""
    told = result_words(replace(look.result, unchanged=0, skipped=0))
    gone = ngettext(
        "{n} file deleted there: see Import", "{n} files deleted there: see Import", len(look.gone)
    ).format(n=len(look.gone))
    failed = failure_words(look.result.failures)[0] if look.result.failures.count else ""
    words = joined(told, gone if look.gone else "", failed)
    return _("Shared folder: {what}").format(what=words) if words else ""


def failure_words(failures: Failures) -> tuple[str, str]:
    """A headline and the first problems of a file, each with its line."""
    title = ngettext(
        "{n} entry of the file can't be taken in; the others can.",
        "{n} entries of the file can't be taken in; the others can.",
        failures.count,
    ).format(n=f"{failures.count:,}")
    return title, "\n".join(_lines(failures.named[:NAMED]))


def _lines(failures: Iterable[Failure]) -> Iterable[str]:
    for failure in sorted(failures, key=lambda f: (f.path, f.line or 0)):
        line = _("line {n}").format(n=failure.line) if failure.line else None
        yield f"{joined(failure.path.name, line)}: {failure.message}"
