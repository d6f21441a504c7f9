"""The page Import: what a file of contacts would do, chosen for all or each, then one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from app.errors import EnishiError, UserInputError
from app.formats.csv_columns import Column
from app.i18n import N_
from app.i18n import gettext as _
from app.services.everything import Contents
from app.services.import_columns import remember_columns
from app.services.import_findings import Choice, Kind
from app.services.import_preview import ImportPreview
from app.services.import_sources import ImportSource
from app.services.imports import ImportResult
from ui.desk import Desk
from ui.importing import sentences
from ui.importing.chosen import Chosen
from ui.importing.columns import ColumnsPane
from ui.importing.controls import COLUMNS, Controls
from ui.importing.empty import Foot, no_file
from ui.importing.files import ask_for_contacts
from ui.importing.folder import FolderPane, looked_into
from ui.importing.looking import Looking
from ui.importing.people_sheet import PeopleSheet
from ui.importing.person import KEYS
from ui.importing.storing import Storing
from ui.importing.whole_book import WholeBookPane, only_contacts_words
from ui.importing.words import choice_word
from ui.page import Page
from ui.tasks import Newest
from ui.theme.fonts import px
from ui.widgets.banner import Banner
from ui.widgets.whole_rows import SORT_KEY
from ui.wording import people


class ImportPage(Page):
    """One file at a time; nothing is changed before the button is pressed."""

    watches = ("contact", "setting")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Import"))
        self.shown: ImportPreview | None = None
        self._files: tuple[Path, ...] = ()
        self._source: ImportSource | None = None
        self._chosen = Chosen()
        self._into: Newest[Contents | tuple[ImportSource, ...]] = Newest()
        self._storing = False
        self._middle = QStackedWidget()
        self._looking = Looking(desk.tasks, self)
        self._looking.looked_at.connect(self._count)
        self.storing = Storing(desk.tasks, self)
        self.storing.stored.connect(self._count_stored)
        self.controls = Controls(self.header, self.choose_files, self.import_, self.storing.stop)
        self.hint = Banner("info")
        self.problems = Banner("warn")
        self.sheet = PeopleSheet()
        self.table, self.kinds = self.sheet.table, self.sheet.kinds
        self.person = self.sheet.person
        self.columns = ColumnsPane()
        self.whole_book = WholeBookPane(desk)
        self.folder = FolderPane(desk)
        self.foot = Foot(self.folder)
        self._lay_out()
        self._connect()
        self._show_nothing()

    def _lay_out(self) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(px(24), 0, px(20), px(8))
        above.setSpacing(px(8))
        for banner in (self.folder.gone, self.hint, self.problems):
            above.addWidget(banner)
        self.column.addLayout(above)
        self._middle.addWidget(self.sheet)
        self._middle.addWidget(self.columns)
        self._stack = QStackedWidget()
        self._stack.addWidget(no_file(self.choose_files, self.choose_folder))
        self._stack.addWidget(self._middle)
        self._stack.addWidget(self.whole_book)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.foot)

    def _connect(self) -> None:
        show = self._middle.setCurrentIndex
        self.controls.switch.chosen.connect(lambda key: show(int(key == COLUMNS)))
        self.kinds.chosen.connect(self._choose_all)
        self.person.chosen.connect(self.choose)
        self.columns.corrected.connect(self._correct)
        self.columns.decoded.connect(self._decode)
        for choice, key in KEYS.items():
            self.add_command(choice_word(choice), key, partial(self.choose, choice), on=self.table)
        self.add_command(_("As all of its kind"), "0", self.choose_as_all, on=self.table)
        sort = self.table.sort_by_cell
        self.add_command(_("Sort by this column"), SORT_KEY, sort, on=self.table)
        self.add_command(_("Import"), "Ctrl+Return", self.import_)
        self.add_command(_("Other file…"), "", self.choose_files)

    # asking and showing

    def choose_files(self) -> None:
        """Ask for files; the first is shown."""
        self.show_subject(tuple(ask_for_contacts(self)))

    def choose_folder(self) -> None:
        """Ask for a folder: with files of contacts, or with everything of a card book."""
        if name := QFileDialog.getExistingDirectory(self, _("Import a folder")):
            self.show_subject((Path(name),))

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
        self._chosen = Chosen()
        self.shown, self._source = None, None
        self._show_nothing()
        if self._files and self._files[0].is_dir():
            folder = self._files[0]
            pending = self.tasks.aside(partial(looked_into, folder))
            self._into.only(pending).then(self._show_folder, self._cannot)
        elif self._files:
            self._source = ImportSource(self._files[0])
            self.load()

    def _show_folder(self, found: Contents | tuple[ImportSource, ...]) -> None:
        """Go on with what a folder holds, or offer the card book that it is."""
        if found == ():
            self._cannot(UserInputError(N_("There are no vCard or CSV files in this folder.")))
        elif isinstance(found, tuple):
            self._source = found[0]
            self._files = (*(source.path for source in found), *self._files[1:])
            self.load()
        elif found.fits:
            self.whole_book.show_contents(found)
            self._stack.setCurrentIndex(2)
            self.controls.offer(_("Import everything"), enabled=True)
            self.header.subtitle.setText(self._title())
        else:
            self._source = ImportSource(found.vcards)
            self.hint.say(*only_contacts_words(found))
            self.load()

    def load(self) -> None:
        if self._source is not None and not self._storing:
            self.controls.go.setEnabled(False)
            self.header.subtitle.setText(self._title(_("looking…")))
            self._looking.look(self._source, self._show, self._cannot)

    def _count(self, count: int) -> None:
        if self._source is not None and not self.controls.go.isEnabled():
            self.header.subtitle.setText(self._title(_("looked at {n}…").format(n=f"{count:,}")))

    def _title(self, more: str = "") -> str:
        return sentences.files_words(self._files, more)

    def _show_nothing(self) -> None:
        self._stack.setCurrentIndex(0)
        self.header.subtitle.setText("")
        self.problems.hide()
        self.hint.hide()
        self.controls.hide()
        self.foot.keys.hide()

    def _cannot(self, error: EnishiError) -> None:
        self._files = self._files[1:]
        self._begin()
        self.problems.say(_("This file can't be imported"), str(error))

    def _show(self, shown: ImportPreview) -> None:
        is_next = self.shown is None
        self.shown, self._source = shown, shown.source
        self._chosen.keep_possible(shown.entries)
        self._stack.setCurrentIndex(1)
        self.controls.show_file(is_table=shown.table is not None)
        self.foot.keys.show()
        if shown.table is not None:
            self.columns.show_table(shown.table, shown.source.columns)
        self.problems.hide()
        if shown.failures.count:
            self.problems.say(*sentences.failure_words(shown.failures))
        self._show_choices()
        if is_next and self.isVisible():
            self.focus_first()  # its keys work at once, wherever the file was dropped

    def _show_choices(self) -> None:
        shown = self.shown
        if shown is None:
            return
        self.sheet.show_people(shown, self._chosen)
        count = sentences.count_to_take(shown, self._chosen.choices)
        able = count > 0 and not self._storing
        self.controls.offer(sentences.go_words(count), enabled=able)
        self.header.subtitle.setText(self._title(sentences.hidden_words(shown)))

    # choosing

    def _choose_all(self, kind: Kind, choice: Choice) -> None:
        self._chosen.for_all[kind] = choice
        self._show_choices()

    def choose(self, choice: Choice) -> None:
        """Choose for the person in the row alone."""
        if self._chosen.choose(self.table.current, choice):
            self._show_choices()

    def choose_as_all(self) -> None:
        """Do about the person in the row what is done about all of the kind."""
        if self._chosen.choose_as_all(self.table.current):
            self._show_choices()

    def _correct(self, columns: tuple[Column | None, ...]) -> None:
        assert self._source is not None
        self._chosen.each = {}  # rows that named nobody may do so now, so that numbers shift
        self._source = replace(self._source, columns=columns)
        self.load()

    def _decode(self, codec: str) -> None:
        assert self._source is not None
        self._chosen.each = {}
        self._source = replace(self._source, codec=codec, columns=None)
        self.load()

    # importing

    def import_(self) -> None:
        """Take in what is chosen, as one step."""
        if not self.controls.go.isEnabled():
            return
        self._storing = True
        self.controls.go.setEnabled(False)
        if self.shown is None:
            self.whole_book.import_(self._imported_everything, self._not_imported)
            return
        self.controls.stop.show()
        self.header.subtitle.setText(self._title(_("importing…")))
        source, choices = self.shown.source, self._chosen.choices
        if source.columns is not None and self.shown.table is not None:
            self.tasks.run(remember_columns, source)
        self.storing.store(source, choices, self._imported, self._not_imported)

    def _count_stored(self, count: int) -> None:
        if self._storing:
            self.header.subtitle.setText(self._title(_("imported {n}…").format(n=f"{count:,}")))

    def _imported_everything(self, count: int) -> None:
        self._end()
        self.done.emit(_("Everything imported: {people}").format(people=people(count)))

    def _end(self) -> None:
        """Go on with the next file."""
        self._storing = False
        self._files = self._files[1:]
        self._begin()

    def _imported(self, result: ImportResult) -> None:
        self._end()
        if result.added or result.updated:
            self.done.emit(sentences.result_words(result))
        elif result.failures.count:
            self.problems.say(*sentences.failure_words(result.failures))
        else:
            self.said.emit(sentences.result_words(result))

    def _not_imported(self, error: EnishiError) -> None:
        self._storing = False
        self.controls.stop.hide()
        self.controls.go.setEnabled(True)
        self._show_choices()
        self.problems.say(_("Nothing was imported"), str(error))

    def panes(self) -> Sequence[QWidget]:
        if self.shown is None:
            return ()
        if self._middle.currentIndex():
            return (self.columns.codec,)
        return (self.table, next(c for c in self.kinds.choices.values()))
