"""Keys of the review that are no commands of its menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.i18n import gettext as _


def further_keys() -> tuple[tuple[str, str], ...]:
    """What they do, for the sheet of keys."""
    return (
        ("Enter", _("The field is right; accept when none is unsure")),
        ("Tab", _("Next unsure field, then the rest")),
        ("Alt+1…9", _("Take another reading")),
    )


def add_alternative_keys(page: QWidget, take: Callable[[int], object]) -> None:
    """Alt+1 to Alt+9 take what the field in focus may say instead."""
    for number in range(1, 10):
        shortcut = QShortcut(QKeySequence(f"Alt+{number}"), page)
        shortcut.activated.connect(partial(take, number))
