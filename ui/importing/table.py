"""The people of a file, one a row: what was found about each, and what will be done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.i18n import gettext as _
from app.services.import_findings import Choice, Kind
from app.services.import_preview import PreviewEntry
from app.services.words import kind_word
from ui.importing.words import choice_word
from ui.models.table import Column, TableModel
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import tokens
from ui.widgets.painting import draw_icon_text, draw_text, text_width
from ui.widgets.row_list import RowState
from ui.widgets.row_table import CellDelegate, RowTable
from ui.wording import joined

_ICONS = {
    Kind.NEW: Icon.ADD,
    Kind.FULLER: Icon.NEW_STACK,
    Kind.CONFLICT: Icon.CHANGED,
    Kind.MAYBE: Icon.UNSURE,
    Kind.UNCHANGED: Icon.SURE,
}
_ORDER = {kind: at for at, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with the choice in force; `alone` if it was made for this one only."""

    entry: PreviewEntry
    choice: Choice
    alone: bool = False


class PeopleTable(RowTable[PersonRow]):
    """Sorted as in the file until a head is clicked."""

    def __init__(self) -> None:
        columns: tuple[Column[PersonRow], ...] = (
            Column(_("Found"), 156, lambda r: _ORDER[r.entry.kind], _found),
            Column(_("In the file"), 0, lambda r: r.entry.name, _in_file),
            Column(_("In the card book"), 130, lambda r: r.entry.known_as, _in_book),
            Column(_("What to do"), 136, lambda r: r.choice, lambda r: choice_word(r.choice)),
        )
        model = TableModel[PersonRow](columns, lambda r: r.entry.number)
        super().__init__(_("People of the file"), model, _Delegate())
        self._make_room(0, map(kind_word, Kind), icon=True)
        self._make_room(3, map(choice_word, Choice))

    def _make_room(self, column: int, words: Iterable[str], *, icon: bool = False) -> None:
        """A column that shows one of a few words is as wide as the longest, in any language."""
        widest = max(text_width(text, Role.BODY_STRONG) for text in words)
        self.setColumnWidth(column, widest + px(18) + (px(22) if icon else 0))

    def show_people(self, rows: Sequence[PersonRow]) -> None:
        """Show people; somebody is always current."""
        self.show_rows(rows)
        if self.current is None:
            self.choose_first()


class _Delegate(CellDelegate[PersonRow]):
    def draw(
        self, painter: QPainter, rect: QRect, row: PersonRow, column: int, state: RowState
    ) -> None:
        table = self.parent()
        assert isinstance(table, PeopleTable)
        text = table.rows.columns[column].text(row)
        if column == 0:
            unsure = row.entry.kind in (Kind.CONFLICT, Kind.MAYBE)
            tone = tokens().warn if unsure else tokens().text2
            draw_icon_text(painter, rect, _ICONS[row.entry.kind], text, tone)
        elif column == 1:
            used = draw_text(painter, rect, row.entry.name, Role.BODY_STRONG, tokens().text)
            rest = rect.adjusted(used + 12, 0, 0, 0)
            facts = joined(row.entry.company, row.entry.email)
            draw_text(painter, rest, facts, Role.SMALL, tokens().text2)
        else:
            role = Role.BODY_STRONG if row.alone and column == 3 else Role.BODY
            quiet = column == 2 or row.choice is Choice.SKIP
            draw_text(painter, rect, text, role, tokens().text2 if quiet else tokens().text)


def _in_file(row: PersonRow) -> str:
    return joined(row.entry.name, row.entry.company, row.entry.email)


def _found(row: PersonRow) -> str:
    return kind_word(row.entry.kind)


def _in_book(row: PersonRow) -> str:
    return row.entry.known_as
