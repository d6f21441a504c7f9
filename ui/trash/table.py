"""The table of the trash."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.domain.moments import day_of
from app.i18n import gettext as _
from app.services.trash import Kind, Trashed
from ui.models.table import Column, TableModel
from ui.theme.fonts import Role
from ui.theme.icon_names import Icon
from ui.theme.theme import tokens
from ui.widgets.painting import draw_icon_text, draw_text
from ui.widgets.row_list import RowState
from ui.widgets.row_table import CellDelegate, RowTable
from ui.wording import days_ago

_ICONS = {
    Kind.CONTACT: Icon.RECOMMENDER,
    Kind.CARD: Icon.CARD,
    Kind.EVENT: Icon.EVENTS,
    Kind.FILE: Icon.FILE,
    Kind.OFFER: Icon.GAVE,
}


class TrashTable(RowTable[Trashed]):
    """One row a thing."""

    def __init__(self) -> None:
        self._today = date.max
        columns: tuple[Column[Trashed], ...] = (
            Column(_("Kind"), 130, lambda t: t.kind, lambda t: _kind_word(t.kind)),
            Column(_("Name"), 260, lambda t: t.name, lambda t: t.name),
            Column(_("Detail"), 0, lambda t: t.detail, _detail),
            Column(_("Deleted"), 130, lambda t: t.deleted_at, self._when, True),
        )
        model = TableModel[Trashed](columns, lambda t: (t.kind, t.id))
        super().__init__(_("Trash"), model, _Delegate())

    def show_things(self, things: Sequence[Trashed], today: date) -> None:
        """Show what lies in the trash."""
        self._today = today
        self.show_rows(things)

    def _when(self, thing: Trashed) -> str:
        return days_ago((self._today - day_of(thing.deleted_at)).days)


class _Delegate(CellDelegate[Trashed]):
    def draw(
        self, painter: QPainter, rect: QRect, row: Trashed, column: int, state: RowState
    ) -> None:
        table = self.parent()
        assert isinstance(table, TrashTable)
        text = table.rows.columns[column].text(row)
        if column == 0:
            draw_icon_text(painter, rect, _ICONS[row.kind], text, tokens().text2)
            return
        role = Role.BODY_STRONG if column == 1 else Role.BODY
        tone = tokens().text if column == 1 else tokens().text2
        draw_text(painter, rect, text, role, tone, right=table.rows.columns[column].right)


def _kind_word(kind: Kind) -> str:
    return {
        Kind.CONTACT: _("Contact"),
        Kind.CARD: _("Card"),
        Kind.EVENT: _("Event"),
        Kind.FILE: _("Attached file"),
        Kind.OFFER: _("Offer"),
    }[kind]


def _detail(thing: Trashed) -> str:
    return _("merged into another entry") if thing.merged else thing.detail
