"""The rows of the Industries page: divisions, and under each the main groups in use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.domain.industry import industries
from app.i18n import language
from app.services.facets import IndustryCounts
from ui.theme.fonts import Role, px
from ui.theme.theme import tokens
from ui.widgets.painting import draw_text, text_width
from ui.widgets.row_list import RowDelegate, RowState
from ui.wording import industry_word, people


@dataclass(frozen=True, slots=True)
class IndustryRow:
    """An industry with its people; None stands for those not settled."""

    code: str | None
    count: int

    @property
    def text(self) -> str:
        """Its name in full."""
        named = next((i for i in industries() if i.code == self.code), None)
        if named is None:
            return industry_word(None)
        return named.name_ja if language() == "ja" else named.name_en

    @property
    def is_group(self) -> bool:
        """Whether it is a main group within a division."""
        return self.code is not None and len(self.code) > 1

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        return f"{self.text}、{people(self.count)}"


def industry_rows(counts: IndustryCounts) -> Iterator[IndustryRow]:
    """Who is not settled first, then all divisions, each with its groups in use."""
    if counts.unsettled:
        yield IndustryRow(None, counts.unsettled)
    for division in (i.code for i in industries() if len(i.code) == 1):
        yield IndustryRow(division, counts.divisions.get(division, 0))
        inside = sorted(code for code in counts.groups if code[0] == division and len(code) > 1)
        yield from (IndustryRow(code, counts.groups[code]) for code in inside)


class IndustryDelegate(RowDelegate[IndustryRow]):
    """A row of 32: the name, indented for a group, and the count."""

    height = 32

    def draw(self, painter: QPainter, rect: QRect, row: IndustryRow, state: RowState) -> None:
        words = rect.adjusted(px(36 if row.is_group else 16), 0, -px(16), 0)
        count = str(row.count)
        tone = tokens().text if row.count else tokens().text3
        draw_text(painter, words, count, Role.SMALL, tone, right=True)
        room = words.adjusted(0, 0, -text_width(count, Role.SMALL) - px(12), 0)
        role = Role.BODY if row.is_group else Role.BODY_STRONG
        draw_text(painter, room, row.text, role, tone)

    def tip(self, row: IndustryRow, width: int) -> str:
        return row.text if text_width(row.text, Role.BODY_STRONG) > width - px(80) else ""
