"""Walking back from a result to where it began, step by step; Enter goes to a step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.chains import Fact, Link
from app.domain.history import Direction, Exchange, Introduction
from app.domain.ids import ContactId, ExchangeId
from app.domain.moments import day_of
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.services import events, listing, settling
from ui.causes_query import introduction_words
from ui.page import Destination, Page
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.key_hints import KeyHints
from ui.widgets.lines_block import Line, LinesBlock
from ui.widgets.popover import Popover
from ui.wording import day_with_year, exchange_word, joined, money

STEP = 48


class Step(NamedTuple):
    """A step in words, and where Enter leads from it."""

    line: Line
    to: Destination


def load_trail(snapshot: Any, exchange_id: ExchangeId) -> tuple[Step, ...]:
    """The steps from a result back to its beginning, the result first."""
    links = settling.chain_of(snapshot, exchange_id)
    ids = {link.contact_id for link in links}
    ids |= {who for link in links for who in _others(link.fact)}
    people = listing.summaries(snapshot, ids)
    names = {i: person.name for i, person in people.items()}
    return tuple(_step(snapshot, link, names, at) for at, link in enumerate(links))


def _others(fact: Fact) -> set[ContactId]:
    """Who stands in a step beside the person of its link."""
    roles = ("introducer", "other", "introduced_by")
    return {who for role in roles if (who := getattr(fact, role, None)) is not None}


def _step(snapshot: Any, link: Link, names: Any, at: int) -> Step:
    fact, name = link.fact, names.get(link.contact_id, _("somebody deleted"))
    person = Destination("person", link.contact_id)
    if isinstance(fact, Exchange):
        received = fact.direction is Direction.RECEIVED
        icon = Icon.RECEIVED if received else Icon.GAVE
        title = fact.note or exchange_word(fact.kind)
        brought = _("brought about by {name}").format(name=names.get(fact.introduced_by, ""))
        by = brought if fact.introduced_by in names else None
        detail = joined(name, exchange_word(fact.kind), day_with_year(fact.on), by)
        amount = money(fact.amount) if fact.amount else ""
        stage = Stage.MATCHED if received else Stage.FOLLOWED_UP
        return Step(Line(icon, title, detail, amount, at, stage=stage), person)
    if isinstance(fact, Introduction):
        title = introduction_words(fact, names)
        line = Line(Icon.COLLEAGUES, title, day_with_year(fact.on), "", at, stage=Stage.EXCHANGED)
        return Step(line, person)
    event = events.event(snapshot, fact.event_id) if fact.event_id is not None else None
    met_by = _("introduced by {name}").format(name=names.get(fact.introduced_by, ""))
    detail = joined(
        day_with_year(day_of(fact.met_at)), met_by if fact.introduced_by in names else None
    )
    where = event.name if event else fact.place or _("elsewhere")
    title = _("Met {name} at {event}").format(name=name, event=where)
    line = Line(Icon.MATCHED, title, detail, "", at, stage=Stage.COLLECTED)
    return Step(line, Destination("events", event.id) if event else person)


class TrailForm(Popover):
    """The steps as a list."""

    chosen = Signal(Destination)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=520)
        self._steps: Sequence[Step] = ()
        self.block = LinesBlock(_("Where it began"), "")
        self.block.list.opened.connect(self._open)
        column = QVBoxLayout()
        column.setContentsMargins(px(12), px(8), px(12), px(12))
        column.addWidget(self.block)
        column.addWidget(KeyHints((("Enter", _("Go there")), ("Esc", _("Close")))))
        self.layout_.addLayout(column)

    def ask(self, steps: Sequence[Step]) -> None:
        """Show steps, the result first."""
        self._steps = steps
        self.block.show_lines([step.line for step in steps])
        self.block.list.setFixedHeight(px(STEP * min(len(steps), 8)) + px(8))
        self.open()
        self.block.list.choose_first()
        self.block.list.setFocus()

    def _open(self, line: Line) -> None:
        self.close_()
        self.chosen.emit(self._steps[line.key].to)


class Trail(QObject):
    """Opens the steps behind something given or received, over a page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._form: TrailForm | None = None

    def show(self, exchange_id: int) -> None:
        """Show where an exchange began; an introduction, which has no id, is its own beginning."""
        if not exchange_id:
            self._page.said.emit(_("An introduction is where it began."))
            return
        pending = self._page.tasks.ask(load_trail, ExchangeId(exchange_id))
        self._page.show_over(pending, self._open)

    def _open(self, steps: tuple[Step, ...]) -> None:
        if self._form is None:
            self._form = TrailForm(self._page.window())
            self._form.chosen.connect(self._page.go)
        self._form.ask(steps)
