"""Why a card could not be read, in the reader's language and with what to do about it."""

from __future__ import annotations

from pathlib import Path

from app.errors import UserInputError
from app.i18n import N_, gettext
from ocr.errors import OcrError
from ocr.model import Problem

_TEXTS = {
    "unreadable-image": N_("{file} is no image or PDF that can be read. {safe}"),
    "cannot-open": N_("{file} cannot be opened. See whether it is there and yours to read."),
    "is-folder": N_("{file} is a folder. Name its images, or take all in with: enishi scan {file}"),
    "empty-file": N_("{file} is empty: its content got lost on the way. Copy it here again."),
    "too-large": N_("{file} is larger than can be read. Save it smaller, then try again. {safe}"),
    "password": N_("{file} is locked by a password. Save it without one, then try again. {safe}"),
    "damaged-image": N_(
        "{file} is damaged or cut off. Copy it here again, or photograph the card anew. {safe}"
    ),
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


def refusal(error: OcrError, path: Path) -> UserInputError:
    """Why a file is not even taken in."""
    text = _TEXTS.get(error.code, _OTHER)
    return UserInputError(text, file=path, code=error.code, safe=gettext(_SAFE))


def problem_text(problem: Problem, file_name: str) -> str:
    """A sentence for a person; what the engine itself said stays in the record."""
    text = gettext(_TEXTS.get(problem.code, _OTHER))
    return text.format(file=file_name, code=problem.code, safe=gettext(_SAFE))
