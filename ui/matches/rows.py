"""The rows of the Matches page as they are painted: a match, and something I can bring."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.domain.matches import MatchKind
from app.i18n import gettext as _
from app.services.offers import OfferHistory
from ui.matches.query import MatchRow
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import tokens
from ui.widgets.painting import draw_icon, draw_rule, draw_text
from ui.widgets.row_list import RowDelegate, RowState
from ui.wording import day_short, listed

_ICONS = {
    MatchKind.I_HELP: Icon.GAVE,
    MatchKind.THEY_HELP: Icon.RECEIVED,
    MatchKind.INTRODUCE: Icon.CONTACTS,
}


class MatchDelegate(RowDelegate[MatchRow]):
    """A row of 64: who needs what; below, who or what helps and the words in common."""

    height = 64

    def draw_ground(self, painter: QPainter, rect: QRect, row: MatchRow, state: RowState) -> None:
        super().draw_ground(painter, rect, row, state)
        draw_rule(painter, rect)

    def draw(self, painter: QPainter, rect: QRect, row: MatchRow, state: RowState) -> None:
        icon = _ICONS[row.found.match.kind]
        draw_icon(painter, rect.x() + px(10), rect.y() + px(12), icon, 18, tokens().accent)
        words = QRect(rect.x() + px(40), rect.y() + px(8), rect.width() - px(52), px(22))
        used = draw_text(painter, words, row.needs, Role.HEADING, tokens().text)
        rest = words.adjusted(used + px(10), 0, 0, 0)
        draw_text(painter, rest, row.need, Role.BODY, tokens().text)
        low = words.translated(0, px(24))
        used = draw_text(painter, low, f"← {row.helps}", Role.BODY, tokens().text2)
        why = _("in common: {words}").format(words=row.why)
        beside = low.adjusted(used + px(24), 0, 0, 0)
        draw_text(painter, beside, why, Role.SMALL_STRONG, tokens().ok, right=True)

    def tip(self, row: MatchRow, width: int) -> str:
        return row.spoken


class OfferDelegate(RowDelegate[OfferHistory]):
    """A row of 66: what I bring, its kind, and to how many it was named."""

    height = 66

    def draw(self, painter: QPainter, rect: QRect, row: OfferHistory, state: RowState) -> None:
        words = QRect(rect.x() + px(10), rect.y() + px(4), rect.width() - px(20), px(20))
        is_open = row.offer.closed_on is None
        tone = tokens().text if is_open else tokens().text3
        draw_text(painter, words, row.offer.title, Role.BODY_STRONG, tone)
        note = listed(row.offer.kind, *row.offer.tags, *(f.file_name for f in row.files))
        draw_text(painter, words.translated(0, px(19)), note, Role.SMALL, tokens().text2)
        told = told_words(row)
        draw_text(painter, words.translated(0, px(37)), told, Role.SMALL, tokens().text2)

    def tip(self, row: OfferHistory, width: int) -> str:
        return offer_spoken(row)


def told_words(row: OfferHistory) -> str:
    """To how many an offer was named, and what came of it."""
    if row.offer.closed_on is not None:
        return _("no longer offered since {day}").format(day=day_short(row.offer.closed_on))
    if not row.told:
        return _("named to nobody yet")
    words = _("named to {told} · interested {interested} · matches {matched}")
    record = row.record
    return words.format(
        told=f"{record.interest.whole:g}",
        interested=f"{record.interest.part:g}",
        matched=f"{record.matches.part:g}",
    )


def offer_spoken(row: OfferHistory) -> str:
    """An offer as a sentence."""
    files = [file.file_name for file in row.files]
    return listed(row.offer.title, row.offer.kind, *row.offer.tags, *files, told_words(row))
