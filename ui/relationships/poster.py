"""Relationships as a picture to keep: the funnel, and one way of seeing everybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.ids import ContactId
from app.i18n import gettext as _
from app.services.relationships import RelationshipView
from ui.pictures import Pictures
from ui.poster import Poster
from ui.relationships.funnel_strip import FunnelStrip
from ui.relationships.query import RelationshipsAnswer
from ui.relationships.rows import TableRow
from ui.relationships.totals import Totals
from ui.relationships.ways import Ways
from ui.views import FITS, MOST_ROWS


def add_funnel(poster: Poster, view: RelationshipView) -> None:
    """Put the funnel with what went both ways."""
    funnel, totals = FunnelStrip(), Totals()
    funnel.show_funnel(view.funnel, frozenset())
    totals.show_totals(view.give_and_take)
    poster.add_sheet(funnel, totals)


def add_way(
    poster: Poster,
    way: str,
    rows: Sequence[TableRow],
    answer: RelationshipsAnswer,
    today: date,
    pictures: Pictures,
    cards: Mapping[ContactId, Sequence[date]],
) -> None:
    """Put one way of seeing, its rows in the order given; those beyond the most are counted."""
    shown = rows if way == "circle" else rows[:MOST_ROWS]
    ways = Ways(pictures)
    ways.switch.choose(way)
    ways.board.ended = answer.ended
    ways.show_rows(shown, answer.choices.events, today)
    ways.timeline.show_cards(cards)
    ways.let_go()
    ways.circle.list.setProperty(FITS, True)  # the circle shows everybody, the list the nearest
    poster.add(ways, stretch=1)
    if left := len(rows) - len(shown):
        poster.note(_("{n} more; the table as CSV has everybody.").format(n=left))
