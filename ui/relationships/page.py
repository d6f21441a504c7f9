"""The page Relationships: who was followed up, and what was exchanged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.conditions import EVERYBODY, Conditions
from app.domain.history import TriageChoice
from app.domain.ids import ContactId, EventId
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.services import listing
from app.services.tables import people_table
from ui.contacts.looking_up import LookingUp
from ui.desk import Desk
from ui.letters.writing import LetterWriting
from ui.page import Destination, Page
from ui.recording import Recording
from ui.relationships.empty import nobody_fits
from ui.relationships.filter_row import FilterRow
from ui.relationships.funnel_strip import FunnelStrip
from ui.relationships.moving import Moving
from ui.relationships.query import RelationshipsAnswer, load_relationships
from ui.relationships.rows import TableRow
from ui.relationships.together import Together
from ui.relationships.totals import Totals
from ui.relationships.way_hints import way_hints
from ui.relationships.ways import Ways
from ui.relationships.writing import CellWriting
from ui.tasks import Newest
from ui.theme.fonts import Role, px
from ui.touching import Touching
from ui.views import View
from ui.widgets.choice import CheckBox
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.widgets.line_edit import SearchField
from ui.widgets.whole_rows import SORT_KEY
from ui.wording import day_with_year, joined, people


class RelationshipsPage(Page):
    """Funnel over filters over one set of people, seen in four ways."""

    watches = ("contact", "event", "company", "setting", "saved_filter")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Relationships"))
        self._answer: RelationshipsAnswer | None = None
        self._answers: Newest[RelationshipsAnswer] = Newest()
        self._cards: Newest[Mapping[ContactId, tuple[date, ...]]] = Newest()
        self._touching = Touching(self)
        self._recording = Recording(self)
        self._moving = Moving(self, self._touching, self._recording)
        self.letters = LetterWriting(self, self._touching)
        self.ways = Ways(desk.pictures)
        self.ways.opened.connect(self._open)
        self.ways.moved.connect(self._moving.move)
        self.ways.switch.chosen.connect(lambda way: self._keys.show_hints(way_hints(way)))
        self.ways.switch.chosen.connect(lambda _way: self._ask_for_cards())
        self.writing = CellWriting(self, self.ways.table, self._touching, self._recording)
        self._together = Together(self)
        self.looking = LookingUp(self, self._current_id, self._open_current)
        self.header.add(self.ways.switch)
        self.search = SearchField(_("Search in here"), width=240)
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.search.descended.connect(lambda: self.ways.panes()[0].setFocus())
        self.header.add(self.search)
        self.funnel = FunnelStrip()
        self.funnel.chosen.connect(self.switch_stage)
        self.totals = Totals()
        self.filters = FilterRow(self)
        self.filters.changed.connect(self.load)
        self._ended = CheckBox(_("With let go and nuisance"))
        self._ended.toggled.connect(lambda _on: self.load())
        self._count = Label("", Role.SMALL, "text2")
        self._lay_out()
        self._add_commands()

    def _lay_out(self) -> None:
        top = QFrame()
        top.setObjectName("sheet")
        over = QHBoxLayout(top)
        over.setContentsMargins(px(24), px(4), 0, px(4))
        over.addWidget(self.funnel, 1)
        over.addWidget(self.totals)
        filters = QWidget()
        row = QHBoxLayout(filters)
        row.setContentsMargins(px(24), px(5), px(20), px(5))
        row.setSpacing(px(12))
        row.addWidget(self.filters)
        row.addWidget(self._ended)
        row.addStretch()
        row.addWidget(self._count)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.ways)
        self._middle.addWidget(nobody_fits(self.show_everyone))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(filters)
        column.addWidget(self._middle, 1)
        column.addLayout(self._foot())
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(self.first_page())
        self.column.addWidget(self._stack, 1)

    def _foot(self) -> QHBoxLayout:
        self._keys = KeyHints(way_hints("table"))
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(6), px(20), px(8))
        foot.addWidget(self._keys)
        return foot

    def _add_commands(self) -> None:
        table = self.ways.table
        for number, shown in enumerate(self.ways.lists):
            add = partial(self.add_command, on=shown, listed=number == 0)
            add(_("Quick look"), "Space", self.looking.open)
            add(_("Write"), "W", self.write)
            add(_("Letter from a template…"), "L", self.write_letter)
            add(_("Log a touch"), "T", self.log)
            add(_("Gave or received…"), "G", self.record_exchange)
            record = self._recording
            add(_("Met again…"), "E", partial(self._on_person, record.meet))
            add(_("Plan a follow-up…"), "P", self.plan)
            add(_("Introduce…"), "I", partial(self._on_person, record.introduce))
            add(_("Settle, thank, delete…"), "S", partial(self._on_person, record.settle))
            add(_("Mark as a nuisance…"), "N", partial(self._on_person, record.mark))
            together = self._together
            add(_("Keep in touch"), "1", partial(together.choose, TriageChoice.WANTED))
            add(_("Let go"), "2", partial(together.choose, TriageChoice.LET_GO))
            add(_("Tag…"), "K", together.tag)
            add(_("Export the chosen…"), "X", self.export_wanted.emit)
        self.add_command(_("Write into the table"), "F2", table.edit_cell, on=table)
        self.add_command(_("Sort by this column"), SORT_KEY, table.sort_by_cell, on=table)
        self.add_command(_("Columns…"), "Ctrl+Shift+G", table.column_choice.open_menu, on=table)
        self.add_command(_("Add a condition…"), "Ctrl+Shift+F", self.filters.add)
        self.add_command(_("Save the funnel…"), "Ctrl+Shift+P", self.save_funnel)
        self.add_command(_("Next way of seeing"), "Ctrl+Tab", partial(self.ways.step, 1))
        self.add_command(_("Previous way of seeing"), "Ctrl+Shift+Tab", partial(self.ways.step, -1))

    # asking and showing

    def load(self) -> None:
        ask = self.tasks.ask
        if not self.desk.derived.is_built:  # which takes seconds in a large book
            ask = self.tasks.count  # no other page waits for it
            self._count.setText(_("Reckoning with everybody…"))
        pending = ask(
            load_relationships,
            self.desk.book,
            self.desk.derived,
            self.filters.conditions,
            with_ended=self._ended.isChecked(),
        )
        self._answers.only(pending).then(self._show)

    def _show(self, answer: RelationshipsAnswer) -> None:
        self._answer = answer
        self.filters.show_choices(answer.choices)
        self.funnel.show_funnel(answer.view.funnel, self.filters.conditions.stages)
        self.totals.show_totals(answer.view.give_and_take)
        self.tasks.aside(lambda _book: self.desk.derived.complete())  # what sorting would wait for
        self.ways.board.ended = answer.ended
        self._ask_for_cards()
        self._stack.setCurrentIndex(int(answer.is_empty_book))
        for widget in (self.ways.switch, self.search):
            widget.setVisible(not answer.is_empty_book)
        self._show_rows()

    def _ask_for_cards(self) -> None:
        """Cards are seen on the timeline alone, and asked for once it is in sight."""
        if self.ways.switch.current == "timeline":
            self._cards.only(self.tasks.ask(listing.card_days)).then(self.ways.timeline.show_cards)

    def _show_rows(self) -> None:
        if self._answer is None:
            return
        words = self.search.text().casefold().split()
        rows = [r for r in self._answer.rows if all(w in r.spoken.casefold() for w in words)]
        today = self.desk.book.clock().astimezone().date()
        self.ways.show_rows(rows, self._answer.choices.events, today)
        self._middle.setCurrentIndex(int(not rows))
        view = self._answer.view
        clocks = _("{n} clocks running").format(n=view.running_clocks)
        asleep = _("{n} dormant").format(n=f"{view.dormant.part:g}")
        self._count.setText(joined(people(len(rows)), clocks, asleep))

    def shown_view(self) -> View:
        name = f"{_('Relationships')} {self.ways.switch.text}"
        picture = partial(self._poster, name, with_way=True)
        return View(name, picture, lambda: people_table(row.row for row in self.ways.rows))

    def save_funnel(self) -> None:
        """Save the funnel alone."""
        picture = partial(self._poster, name := _("Funnel"), with_way=False)
        self.view_wanted.emit(View(name, picture))

    def _poster(self, name: str, *, with_way: bool) -> QWidget:
        from ui.poster import Poster
        from ui.relationships.poster import add_funnel, add_way

        today = self.desk.book.clock().astimezone().date()
        about = joined(self.filters.words, day_with_year(today), people(len(self.ways.rows)))
        poster = Poster(name, about)
        if self._answer is not None:
            add_funnel(poster, self._answer.view)
            if with_way:
                way, pictures = self.ways.switch.current, self.desk.pictures
                cards = self.ways.timeline.cards
                add_way(poster, way, self.ways.rows, self._answer, today, pictures, cards)
            else:
                poster.shrink()
        return poster

    # commands

    def switch_stage(self, stage: Stage) -> None:
        """Show only a stage, or take that condition away."""
        now = self.filters.conditions
        self.filters.put(replace(now, stages=now.stages ^ {stage}))

    def show_everyone(self) -> None:
        """Take all conditions and words away."""
        self.search.clear()
        self.filters.put(EVERYBODY)

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, int):
            subject = Conditions(events=frozenset({EventId(subject)}))
        if isinstance(subject, Conditions):
            self.search.clear()
            self.filters.put(subject)

    def _open(self, row: TableRow) -> None:
        self.go.emit(Destination("person", row.contact.id))

    def _current_id(self) -> ContactId | None:
        return row.contact.id if (row := self.ways.current) is not None else None

    def _open_current(self) -> None:
        if (row := self.ways.current) is not None:
            self._open(row)

    def write(self) -> None:
        """Open a mail to the person in focus."""
        if (row := self.ways.current) is not None:
            self._touching.write(row.contact.id)

    def write_letter(self) -> None:
        """Write from a template to all that are chosen."""
        self.letters.write_to(self.chosen_ids())

    def log(self) -> None:
        """Record a touch with the person in focus."""
        self._on_person(self._touching.log)

    def plan(self) -> None:
        """Plan to be in touch with the person in focus, or with all that are chosen."""
        if len(self.ways.chosen) > 1:
            self._together.plan()
        else:
            self._on_person(self._recording.plan)

    def record_exchange(self) -> None:
        """Record something given to the person in focus, or received."""
        if (row := self.ways.current) is not None:
            self._moving.record_exchange(row)

    def chosen_ids(self) -> tuple[ContactId, ...]:
        return tuple(row.contact.id for row in self.ways.chosen)

    def contact_ids(self) -> tuple[ContactId, ...] | None:
        return tuple(row.contact.id for row in self.ways.rows)

    def _on_person(self, record: Callable[[ContactId, str], object]) -> None:
        if (row := self.ways.current) is not None:
            record(row.contact.id, row.contact.name)

    # the frame

    def panes(self) -> tuple[QWidget, ...]:
        if self._answer is not None and self._answer.is_empty_book:
            return ()
        return (*self.ways.panes(), self.funnel, self.filters.add_button, self.search)

    def focus_search(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return self.search.isVisible()
