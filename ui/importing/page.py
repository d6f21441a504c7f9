"""The page Import: what a file of contacts would do, chosen for all or each, then one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.errors import EnishiError
from app.formats.csv_columns import Column
from app.i18n import gettext as _
from app.services.import_columns import remember_columns
from app.services.import_findings import Choice, Choices, Failures, Kind
from app.services.import_preview import ImportPreview
from app.services.import_sources import ImportSource
from app.services.imports import ImportResult, import_files
from ui.desk import Desk
from ui.importing.columns import ColumnsPane
from ui.importing.files import ask_for_contacts
from ui.importing.kinds import KindChoices
from ui.importing.looking import Looking
from ui.importing.person import KEYS, PersonPane
from ui.importing.sentences import count_to_take, failure_words, go_words, result_words
from ui.importing.table import PeopleTable, PersonRow
from ui.importing.words import CHOICES, choice_word
from ui.page import Page
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.widgets.switch import Switch
from ui.wording import joined

PEOPLE, COLUMNS = "people", "columns"


class ImportPage(Page):
    """One file at a time; nothing is changed before the button is pressed."""

    watches = ("contact", "setting")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Import"))
        self.shown: ImportPreview | None = None
        self._files: tuple[Path, ...] = ()
        self._source: ImportSource | None = None
        self._for_all: dict[Kind, Choice] = {}
        self._each: dict[int, Choice] = {}
        self._storing = False
        self._middle = QStackedWidget()
        self._looking = Looking(desk.tasks, self)
        self._looking.looked_at.connect(self._count)
        segments = ((PEOPLE, _("People"), Icon.CONTACTS), (COLUMNS, _("Columns"), Icon.TABLE))
        self.switch = Switch(_("What is shown"), segments)
        self.switch.chosen.connect(lambda key: self._middle.setCurrentIndex(int(key == COLUMNS)))
        self.other = Button(_("Other file…"), clicked=self.choose_files)
        self.go_button = Button(
            _("Import"), icon=Icon.SURE, kind="primary", key="Ctrl+Enter", clicked=self.import_
        )
        for widget in (self.switch, self.other, self.go_button):
            self.header.add(widget)
        self.problems = Banner("warn")
        self.table = PeopleTable()
        self.kinds = KindChoices()
        self.person = PersonPane()
        self.columns = ColumnsPane()
        self._lay_out()
        self._connect()
        self._show_nothing()

    def _lay_out(self) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(px(24), 0, px(20), px(8))
        above.addWidget(self.problems)
        self.column.addLayout(above)
        self._middle.addWidget(self._sheet())
        self._middle.addWidget(self.columns)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._middle)
        self.column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(6), px(20), px(8))
        keys = [(key, choice_word(choice)) for choice, key in KEYS.items()]
        foot.addWidget(KeyHints((*keys, ("0", _("As all of its kind")))))
        self.column.addLayout(foot)

    def _empty(self) -> EmptyState:
        button = Button(_("Choose files…"), icon=Icon.ADD, clicked=self.choose_files)
        text = _("Drop vCard or CSV files here or choose them below. Nothing is changed at once.")
        return EmptyState(_("No file chosen"), text, button, picture=False, dashed=True)

    def _sheet(self) -> QWidget:
        sheet = QFrame()
        sheet.setObjectName("sheet")
        inside = QHBoxLayout(sheet)
        inside.setContentsMargins(px(16), 0, 0, 0)
        inside.setSpacing(px(8))
        inside.addWidget(self.table, 1)
        inside.addWidget(self._right())
        return sheet

    def _right(self) -> QWidget:
        inner = QFrame()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(20), px(14), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(Label(_("For all of a kind"), Role.HEADING))
        column.addWidget(self.kinds)
        column.addSpacing(px(10))
        column.addWidget(self.person)
        column.addStretch()
        area = QScrollArea()
        area.setObjectName("form")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setFixedWidth(px(348))
        area.setWidget(inner)
        inner.setObjectName("scrolled")
        return area

    def _connect(self) -> None:
        self.table.current_changed.connect(self.person.show_person)
        self.kinds.chosen.connect(self._choose_all)
        self.person.chosen.connect(self.choose)
        self.columns.corrected.connect(self._correct)
        self.columns.decoded.connect(self._decode)
        for choice, key in KEYS.items():
            self.add_command(choice_word(choice), key, partial(self.choose, choice), on=self.table)
        self.add_command(_("As all of its kind"), "0", self.choose_as_all, on=self.table)
        self.add_command(_("Import"), "Ctrl+Return", self.import_)
        self.add_command(_("Other file…"), "", self.choose_files)

    # asking and showing

    def choose_files(self) -> None:
        """Ask for files; the first is shown."""
        self.show_subject(tuple(ask_for_contacts(self)))

    def show_subject(self, subject: object) -> None:
        if not isinstance(subject, tuple) or not subject:
            return
        if self._storing:  # they come after the one that is being stored
            self._files = (*self._files[:1], *subject)
        else:
            self._files = subject
            self._begin()

    def _begin(self) -> None:
        """Look at the first file that waits, as if nothing had been chosen yet."""
        self._for_all, self._each = {}, {}
        self.shown, self._source = None, None
        self._show_nothing()
        if self._files:
            self._source = ImportSource(self._files[0])
            self.load()

    def load(self) -> None:
        if self._source is not None and not self._storing:
            self.go_button.setEnabled(False)
            self.header.subtitle.setText(self._title(_("looking…")))
            self._looking.look(self._source, self._show, self._cannot)

    def _count(self, count: int) -> None:
        if self._source is not None and not self.go_button.isEnabled():
            self.header.subtitle.setText(self._title(_("looked at {n}…").format(n=f"{count:,}")))

    def _title(self, more: str = "") -> str:
        name = self._files[0].name if self._files else ""
        waiting = len(self._files) - 1
        rest = _("{n} more files after it").format(n=waiting) if waiting else ""
        return joined(name, more, rest)

    def _show_nothing(self) -> None:
        self._stack.setCurrentIndex(0)
        self.header.subtitle.setText("")
        self.problems.hide()
        for widget in (self.switch, self.other, self.go_button):
            widget.setVisible(False)

    def _cannot(self, error: EnishiError) -> None:
        self._files = self._files[1:]
        self._begin()
        self.problems.say(_("This file can't be imported"), str(error))

    def _show(self, shown: ImportPreview) -> None:
        self.shown, self._source = shown, shown.source
        allowed = {e.number: CHOICES[e.kind] for e in shown.entries}
        self._each = {n: c for n, c in self._each.items() if c in allowed.get(n, ())}
        self._stack.setCurrentIndex(1)
        self.other.setVisible(True)
        self.go_button.setVisible(True)
        self.switch.setVisible(shown.table is not None)
        if shown.table is None:
            self.switch.choose(PEOPLE)
        else:
            chosen = shown.source.columns
            self.columns.show_table(shown.table, shown.table.columns if chosen is None else chosen)
        self._show_problems(shown.failures)
        self._show_choices()

    def _show_problems(self, failures: Failures) -> None:
        self.problems.hide()
        if failures.count:
            self.problems.say(*failure_words(failures))

    def _show_choices(self) -> None:
        shown = self.shown
        if shown is None:
            return
        self.kinds.show_counts(shown.counts, self._for_all)
        choices = Choices(self._for_all, self._each)
        rows = [
            PersonRow(e, choices.of(e.number, e.kind), e.number in self._each)
            for e in sorted(shown.entries, key=lambda e: e.kind is Kind.UNCHANGED)
        ]
        self.table.show_people(rows)
        self.person.show_person(self.table.current)
        count = count_to_take(shown, choices)
        self.go_button.set_text(go_words(count))
        self.go_button.setEnabled(count > 0 and not self._storing)
        hidden = sum(shown.counts.values()) - len(shown.entries)
        more = _("{n} more not shown one by one").format(n=f"{hidden:,}") if hidden else ""
        self.header.subtitle.setText(self._title(more))

    # choosing

    def _choose_all(self, kind: Kind, choice: Choice) -> None:
        self._for_all[kind] = choice
        self._show_choices()

    def choose(self, choice: Choice) -> None:
        """Choose for the person in the row alone."""
        row = self.table.current
        if row is not None and choice in CHOICES[row.entry.kind]:
            self._each[row.entry.number] = choice
            self._show_choices()

    def choose_as_all(self) -> None:
        """Do about the person in the row what is done about all of the kind."""
        row = self.table.current
        if row is not None and self._each.pop(row.entry.number, None) is not None:
            self._show_choices()

    def _correct(self, columns: tuple[Column | None, ...]) -> None:
        assert self._source is not None
        self._each = {}  # rows that named nobody may do so now, so that numbers shift
        self._source = replace(self._source, columns=columns)
        self.load()

    def _decode(self, codec: str) -> None:
        assert self._source is not None
        self._each = {}
        self._source = replace(self._source, codec=codec, columns=None)
        self.load()

    # importing

    def import_(self) -> None:
        """Take in what is chosen, as one step."""
        if self.shown is None or not self.go_button.isEnabled():
            return
        self._storing = True
        self.go_button.setEnabled(False)
        self.header.subtitle.setText(self._title(_("importing…")))
        source, choices = self.shown.source, Choices(dict(self._for_all), dict(self._each))
        if source.columns is not None and self.shown.table is not None:
            self.tasks.run(remember_columns, source)
        pending = self.tasks.run(import_files, [source], choices)
        pending.then(self._imported, failed=self._not_imported)

    def _imported(self, result: ImportResult) -> None:
        self._storing = False
        self._files = self._files[1:]
        self._begin()
        if result.added or result.updated:
            self.done.emit(result_words(result))
        elif result.failures.count:
            self.problems.say(*failure_words(result.failures))
        else:
            self.said.emit(result_words(result))

    def _not_imported(self, error: EnishiError) -> None:
        self._storing = False
        self._show_choices()
        self.problems.say(_("Nothing was imported"), str(error))

    def panes(self) -> Sequence[QWidget]:
        if self.shown is None:
            return ()
        if self._middle.currentIndex():
            return (self.columns.codec,)
        return (self.table, next(c for c in self.kinds.choices.values()))
