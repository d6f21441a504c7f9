"""Beside a field of the review: what earlier cards of the company say of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu

from app.domain.putting_right import Remark
from app.i18n import gettext as _
from app.services.review import Proposal
from app.services.words import remark_word
from ocr.model import FieldReading
from ui.knowing import Knowing
from ui.theme import icons
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.theme.theme import tokens
from ui.widgets.tips import plain_tip


class Row(Protocol):
    """A value of the form."""

    @property
    def reading(self) -> FieldReading | None:
        """What was read."""

    @property
    def inputs(self) -> tuple[QLineEdit, ...]:
        """Where it is typed."""


class Remarks:
    """A small card at the end of each input of which something is known, with a menu."""

    def __init__(self, knowing: Knowing) -> None:
        self._knowing = knowing

    def show(self, proposal: Proposal, rows: Iterable[Row]) -> None:
        """Mark the rows of a proposal."""
        remarks = {(r.kind, r.value): r for r in proposal.remarks}
        for row in rows:
            reading = row.reading
            remark = remarks.get((reading.kind, reading.value)) if reading else None
            if remark is not None:
                self._mark(row.inputs[-1], remark)

    def _mark(self, field: QLineEdit, remark: Remark) -> None:
        words = remark_text(remark)
        field.setToolTip(plain_tip(words))
        spoken = (field.accessibleDescription(), words)
        field.setAccessibleDescription(" · ".join(filter(None, spoken)))
        icon = icons.qicon(Icon.CARD, px(14), tokens().text3)
        action = field.addAction(icon, QLineEdit.ActionPosition.TrailingPosition)
        action.setToolTip(plain_tip(words))
        action.triggered.connect(lambda: self._open_menu(field, remark))

    def _open_menu(self, field: QLineEdit, remark: Remark) -> None:
        menu = QMenu(field)
        for action in self.actions(menu, remark):
            menu.addAction(action)
        menu.popup(field.mapToGlobal(QPoint(0, field.height())))

    def actions(self, owner: QMenu, remark: Remark) -> tuple[QAction, ...]:
        """What can be done about what is known."""
        company = remark.company
        show = QAction(_("What is known of this company…"), owner)
        show.triggered.connect(lambda: self._knowing.show(company.id))
        forget = QAction(_("Forget what was learned of this company"), owner)
        forget.triggered.connect(lambda: self._knowing.forget(company.id, company.name))
        return show, forget


def remark_text(remark: Remark) -> str:
    """Whence a value is, of which company, and what was read instead."""
    words = _("{text} ({company})").format(text=remark_word(remark), company=remark.company.name)
    if remark.read is None or remark.read == remark.value:
        return words
    return "\n".join((words, _("Read: {text}").format(text=remark.read)))
