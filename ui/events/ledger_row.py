"""A row of the ledger of events, and its words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.event import Event, FoundThrough, Verdict
from app.domain.ids import ContactId
from app.domain.money import amount_in
from app.domain.returns import EventNumbers
from app.i18n import gettext as _
from app.services.words import event_kind_word
from ui.theme.icon_names import Icon
from ui.theme.theme import tokens
from ui.wording import NOTHING, day_short, joined, weekday


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One event with its numbers.

    Attributes:
        most_met, most_value: the largest of all rows, for the bars.
        left_out: whether one decided against it; it cost nothing then.
    """

    numbers: EventNumbers
    through: str
    today: date
    most_met: int
    most_value: int
    left_out: bool = False

    @property
    def facts(self) -> str:
        """Day, kind, and on whose word."""
        event = self.numbers.event
        day = f"{day_short(event.day)} {weekday(event.day)}"
        return joined(day, event_kind_word(event.kind), self.through)

    @property
    def took_place(self) -> bool:
        """Whether one has been there, so that something can have come of it."""
        return not self.left_out and self.numbers.event.day <= self.today

    @property
    def value(self) -> int:
        """Certain value in yen."""
        return amount_in(self.numbers.returns.value, "JPY")

    @property
    def estimate(self) -> int:
        """Estimated value in yen; never added to the certain one."""
        return amount_in(self.numbers.returns.estimate, "JPY")


def ledger_rows(
    numbers: tuple[EventNumbers, ...],
    names: Mapping[ContactId, str],
    today: date,
    attended: Collection[Event],
) -> list[LedgerRow]:
    """All events as rows; those not among the attended ones were left out."""
    went = {e.id for e in attended}
    most = max((n.met for n in numbers), default=0)
    sums = [_yen(n) for n in numbers]
    largest = max(sums, default=0)
    return [
        LedgerRow(n, through_words(n, names), today, most, largest, n.event.id not in went)
        for n in numbers
    ]


def _yen(numbers: EventNumbers) -> int:
    returns = numbers.returns
    return amount_in(returns.value, "JPY") + amount_in(returns.estimate, "JPY")


def through_words(numbers: EventNumbers, names: Mapping[ContactId, str]) -> str:
    """How the event was found."""
    event = numbers.event
    if event.recommended_by is not None:
        return _("word of {name}").format(name=names.get(event.recommended_by, NOTHING))
    return found_word(event.found_through) if event.found_through else ""


def found_word(through: FoundThrough) -> str:
    """A way of finding events."""
    return {
        FoundThrough.WORD_OF_MOUTH: _("word of mouth"),
        FoundThrough.SEARCH: _("search"),
        FoundThrough.INVITATION: _("invitation"),
        FoundThrough.OWN: _("own event"),
    }[through]


def verdict_words(row: LedgerRow) -> tuple[Icon, str, str]:
    """Sign, word and colour of whether the purpose was met."""
    colours, event = tokens(), row.numbers.event
    if row.left_out:
        return Icon.LET_GO, _("not going"), colours.text2
    if event.verdict is None:
        planned = event.day > row.today
        if planned and not event.purpose:
            return Icon.WAITING, _("no purpose"), colours.warn
        return Icon.WAITING, _("planned") if planned else _("not judged"), colours.text2
    return {
        Verdict.MET: (Icon.PURPOSE_MET, _("met"), colours.ok),
        Verdict.HALF: (Icon.PURPOSE_HALF, _("half"), colours.warn),
        Verdict.MISSED: (Icon.PURPOSE_MISSED, _("missed"), colours.danger),
    }[event.verdict]
