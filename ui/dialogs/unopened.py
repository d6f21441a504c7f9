"""A card book that cannot be opened: what is the matter, and the newest copy where that helps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from app.cardbook import system_clock
from app.errors import DataError, EnishiError
from app.i18n import gettext as _
from ui.wording import day_with_year, sentences


def restored(error: EnishiError, root: Path) -> str | None:
    """Say why the book does not open; if it was restored then, a sentence about the old one."""
    copy = _copy_for(error)
    dialog = QMessageBox()
    dialog.setWindowTitle("Enishi")
    dialog.setIcon(QMessageBox.Icon.Critical)
    dialog.setText(str(error))
    restore = None
    if copy is not None:
        day = day_with_year(date.fromisoformat(copy.stem))
        words = _("The copy of {day} can take its place. What was added since is not in it.")
        kept = _("The card book as it is now is kept beside it.")
        dialog.setInformativeText(sentences(words.format(day=day), kept))
        role = QMessageBox.ButtonRole.AcceptRole
        restore = dialog.addButton(_("Restore the copy of {day}").format(day=day), role)
    close = dialog.addButton(_("Quit"), QMessageBox.ButtonRole.RejectRole)
    dialog.setEscapeButton(close)
    dialog.setDefaultButton(close)
    dialog.exec()
    if copy is None or restore is None or dialog.clickedButton() is not restore:
        return None
    return _restore(copy, root)


def _copy_for(error: EnishiError) -> Path | None:
    backup = error.parameters.get("backup")
    return backup if isinstance(error, DataError) and isinstance(backup, Path) else None


def _restore(copy: Path, root: Path) -> str | None:
    from app.services.archive import restore_copy

    try:
        old = restore_copy(copy, root, system_clock())
    except EnishiError as error:
        QMessageBox.critical(None, "Enishi", str(error))
        return None
    return _("Restored. The card book that was there is kept: {path}").format(path=old or "–")
