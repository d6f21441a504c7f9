"""Why a card could not be read, in the reader's language and with what to do about it."""

from __future__ import annotations

from app.i18n import N_, gettext
from ocr.model import Problem

_TEXTS = {
    "unreadable-image": N_("{file} is damaged or no image, and can't be read. {safe}"),
    "engine-missing": N_(
        "The text recognition is missing. Cards can be taken in and are read later. "
        "How to get it: enishi doctor"
    ),
    "language-missing": N_(
        "Japanese reading data is missing. Cards can be taken in and are read later. "
        "How to get it: enishi doctor"
    ),
    "engine-failed": N_("The text of {file} could not be recognised. {safe}"),
    "out-of-memory": N_("{file} needs more memory than a reader may use. {safe}"),
    "worker-crashed": N_("Reading {file} failed twice. The other cards go on. {safe}"),
    "timed-out": N_("Reading {file} took too long. The other cards go on. {safe}"),
    "no-card": N_("There is no card in {file}. {safe}"),
}
_OTHER = N_("{file} could not be read ({code}). {safe}")
_SAFE = N_("The file is untouched.")


def problem_text(problem: Problem, file_name: str) -> str:
    """A sentence for a person; what the engine itself said stays in the record."""
    text = gettext(_TEXTS.get(problem.code, _OTHER))
    return text.format(file=file_name, code=problem.code, safe=gettext(_SAFE))
