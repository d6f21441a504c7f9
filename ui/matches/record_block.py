"""What came of an offer: among the people of each industry, and of the words that brought it."""

from __future__ import annotations

from app.domain.conditions import Conditions
from app.domain.offer_records import OfferRecord
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services.offers import OfferHistory
from app.services.words import reaction_word
from ui.widgets.bar_block import BarBlock, BarRow
from ui.wording import fraction, industry_word, joined, listed


class OfferBlock(BarBlock):
    """The record of one offer, an industry a row; a row opens the people of that industry."""

    def __init__(self) -> None:
        empty = _("Press T on an offer once you named it to somebody.")
        super().__init__(_("What came of it"), _("interested of told"), empty)

    def show_offer(self, history: OfferHistory | None) -> None:
        """Show the record of an offer, or none."""
        self.show_rows(industry_bars(history) if history else ())
        self.tell(answered_words(history) if history else "")


def industry_bars(history: OfferHistory) -> list[BarRow]:
    """A row an industry: who was told, what they said, and what came of it."""
    return [
        BarRow(
            industry_word(code),
            joined(_matched(record), _names(history, code)),
            fraction(record.interest),
            record.interest.value or 0.0,
            Conditions(industries=frozenset({code})) if code else None,
        )
        for code, record in history.industries.items()
    ]


def answered_words(history: OfferHistory) -> str:
    """How many of those to whom a word brought it answered; empty for nobody."""
    rate = history.answered
    said = _("Answered when a word brought it: {rate}")
    return said.format(rate=fraction(rate)) if rate.whole else ""


def _matched(record: OfferRecord) -> str | None:
    count = int(record.matches.part)
    return ngettext("{n} match", "{n} matches", count).format(n=count) if count else None


def _names(history: OfferHistory, code: str | None) -> str:
    """Each person once, with what they said last."""
    said = {who.id: (who, told) for who, told in reversed(history.told) if who.industry == code}
    return listed(
        *(
            f"{who.name} ({reaction_word(told.reaction)})" if told.reaction else who.name
            for who, told in reversed(said.values())
        )
    )
