"""What stands in the place of a person where nobody fits: which condition to drop, and for whom."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Signal

from app.i18n import gettext as _
from app.services import search
from app.services.derived_table import DerivedTable
from ui.contacts.query import Asked, Filters, search_of
from ui.desk import Desk
from ui.tasks import Newest
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.wording import people

MOST = 8
"""So many conditions are tried at most."""


class WayOut(NamedTuple):
    """What is asked without one condition, and how that is called."""

    condition: str
    asked: Asked


class NoOne(EmptyState):
    """Says that nobody fits and offers to drop the condition without which most are found."""

    chosen = Signal(object)  # Asked

    def __init__(self, desk: Desk, show_everyone: Callable[[], object]) -> None:
        self._offer = Button(name=_("Drop a condition"), clicked=self._take)
        everyone = Button(_("Show everyone"), clicked=show_everyone)
        text = _("Try fewer words, or take filters away.")
        super().__init__(_("No one matches"), text, self._offer, everyone, picture=False)
        self._desk = desk
        self._way: WayOut | None = None
        self._counts: Newest[list[int]] = Newest()
        self._offer.hide()
        self.setFocusProxy(everyone)

    def look_for_ways(self, asked: Asked, called: Callable[[str, object], str]) -> None:
        """Find out what dropping one condition gives.

        Args:
            asked: what nobody fits.
            called: what a checked condition is called, by its field of `Filters` and its value.
        """
        self._offer.hide()
        ways = tuple(ways_out(asked, called))[:MOST]
        if len(ways) > 1:  # without the only one it is everyone
            pending = self._desk.tasks.ask(count_each, self._desk.derived, ways)
            self._counts.only(pending).then(partial(self._show, ways))

    def _show(self, ways: Sequence[WayOut], counts: Collection[int]) -> None:
        count, way = max(zip(counts, ways, strict=True), key=lambda pair: pair[0])
        self._way = way
        words = _("Without “{condition}”: {people}")
        self._offer.set_text(words.format(condition=way.condition, people=people(count)))
        self._offer.setVisible(count > 0)

    def _take(self) -> None:
        if self._way is not None:
            self.chosen.emit(self._way.asked)


def ways_out(asked: Asked, called: Callable[[str, object], str]) -> Iterator[WayOut]:
    """What was asked without each of its words and of its filters."""
    words = asked.text.split()
    for at, word in enumerate(words if '"' not in asked.text else ()):
        yield WayOut(word, replace(asked, text=" ".join(words[:at] + words[at + 1 :])))
    for name in (field.name for field in fields(Filters)):
        checked = getattr(asked.filters, name)
        for value in sorted(checked):
            left = replace(asked.filters, **{name: checked - {value}})
            yield WayOut(called(name, value), replace(asked, filters=left))


def count_each(snapshot: Any, derived: DerivedTable, ways: Sequence[WayOut]) -> list[int]:
    """How many people fit without each condition."""
    return [len(search.matching(snapshot, search_of(snapshot, way.asked), derived)) for way in ways]
