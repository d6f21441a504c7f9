"""The page Settings: how the window looks, how relationships are counted, where the data lies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.cardbook import CardBook
from app.i18n import gettext as _
from app.i18n import language
from app.services import archive, preferences
from app.services.archive import Soundness
from app.settings import Settings
from ui.desk import Desk
from ui.page import Page
from ui.settings.my_card import MyCardSection
from ui.settings.publishing import PublishingSection
from ui.settings.reminders import RemindersSection
from ui.settings.section import Section
from ui.tasks import Newest
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.theme.theme import Contrast, Scheme, theme
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.label import Label, Remark
from ui.widgets.line_edit import LineEdit
from ui.wording import day_with_year


class SettingsPage(Page):
    """What is chosen counts at once, and can be undone."""

    watches = ("setting",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Settings"))
        self._answers: Newest[Settings] = Newest()
        self.language = _choice(_("Language"), (("ja", "日本語"), ("en", "English")))
        self.language.activated.connect(self._speak)
        schemes = (
            (Scheme.SYSTEM.value, _("As the system")),
            (Scheme.LIGHT.value, _("Light")),
            (Scheme.DARK.value, _("Dark")),
        )
        self.scheme = _choice(_("Colours"), schemes)
        self.scheme.activated.connect(self._colour)
        contrasts = (
            (Contrast.SYSTEM.value, _("As the system")),
            (Contrast.NORMAL.value, _("Normal contrast")),
            (Contrast.HIGH.value, _("High contrast")),
        )
        self.contrast = _choice(_("Contrast"), contrasts)
        self.contrast.activated.connect(self._contrast)
        self.numbers = {
            "hourly-rate": _number(_("An hour of mine is worth, in yen")),
            "follow-up-hours": _number(_("Hours until the first touch should come")),
            "dormant-days": _number(_("Days of silence until somebody is dormant")),
        }
        for key, field in self.numbers.items():
            field.editingFinished.connect(partial(self._save_number, key))
        self.my_card = MyCardSection(desk.tasks)
        self.my_card.entered.connect(self._enter)
        self.my_card.said.connect(self.said)
        self.reminders = RemindersSection()
        self.reminders.entered.connect(self._enter)
        self.publishing = PublishingSection(desk.tasks)
        self.publishing.entered.connect(self._enter)
        self.problem = Remark()
        self._backup = Label("", tone="text2")
        self.soundness = Remark(tone="text2")
        self.column.addWidget(self._scrolled(self._sections()), 1)

    def _sections(self) -> QWidget:
        whole = QWidget()
        whole.setMaximumWidth(px(720))
        column = QVBoxLayout(whole)
        column.setContentsMargins(px(24), 0, px(20), px(20))
        column.setSpacing(px(16))
        window = Section(_("Window"))
        window.add(_("Language"), self.language)
        window.add(_("Colours"), self.scheme)
        window.add(_("Contrast"), self.contrast)
        counting = Section(_("How relationships are counted"))
        for field in self.numbers.values():
            counting.add(field.accessibleName(), field)
        counting.add("", self.problem)
        own = (self.reminders, self.my_card, self.publishing, self._data())
        for section in (window, counting, *own):
            column.addWidget(section)
        column.addStretch()
        return whole

    def _data(self) -> Section:
        section = Section(_("Data"))
        place = Label(str(self.desk.book.folders.root), wrap=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        section.add(_("Folder"), place)
        section.add("", Button(_("Open the folder"), icon=Icon.GO, clicked=self._open_folder))
        section.add(_("Last backup"), self._backup)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Button(_("Back up to a file…"), icon=Icon.EXPORT, clicked=self.back_up))
        row.addWidget(Button(_("Check the data"), icon=Icon.SURE, clicked=self.check))
        row.addStretch()
        section.add("", buttons)
        section.add("", self.soundness)
        return section

    def _scrolled(self, inside: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    # asking and showing

    def load(self) -> None:
        self._answers.only(self.tasks.ask(preferences.settings)).then(self._show)

    def _show(self, settings: Settings) -> None:
        self.language.choose(language())
        self.scheme.choose(theme().scheme.value)
        self.contrast.choose(theme().contrast.value)
        texts = settings.as_texts()
        for key, field in self.numbers.items():
            if not field.hasFocus():
                field.setText(texts[key])
        self.reminders.show_settings(settings)
        self.my_card.show_settings(settings)
        self.publishing.show_settings(settings)
        last = archive.last_backup(self.desk.book.folders)
        self._backup.setText(day_with_year(last) if last else _("none yet"))

    # choosing

    def _speak(self, _at: int) -> None:
        self.language_wanted.emit(str(self.language.currentData()))

    def _colour(self, _at: int) -> None:
        self.scheme_wanted.emit(str(self.scheme.currentData()))

    def _contrast(self, _at: int) -> None:
        self.contrast_wanted.emit(str(self.contrast.currentData()))

    def _save_number(self, key: str) -> None:
        self._enter(key, self.numbers[key].text().strip())

    def _enter(self, key: str, text: str) -> None:
        self.tasks.ask(preferences.setting, key).then(partial(self._store, key, text))

    def _store(self, key: str, text: str, before: str) -> None:
        if text == before:
            self._forget_problems()
            return
        pending = self.tasks.run(preferences.change_setting, key, text)
        problem = self.reminders.problem if key in self.reminders.keys else self.problem
        pending.then(self._stored, failed=lambda error: problem.setText(str(error)))

    def _stored(self, _settings: Settings) -> None:
        self._forget_problems()
        self.done.emit(_("Setting changed"))

    def _forget_problems(self) -> None:
        self.problem.setText("")
        self.reminders.problem.setText("")

    # data

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.book.folders.root)))

    def back_up(self) -> None:
        """Ask where to, then write the whole card book into one file."""
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Back up to a file"), "enishi.zip", "ZIP (*.zip)"
        )
        if name:
            self.tasks.work(partial(_write_archive, Path(name))).then(self._backed_up)

    def _backed_up(self, path: Path) -> None:
        self.said.emit(_("Backed up to {path}").format(path=path.name))

    def check(self) -> None:
        """See whether database and pictures are sound."""
        self.soundness.setText(_("Checking…"))
        self.tasks.work(lambda book: archive.check(book.folders)).then(self._checked)

    def _checked(self, found: Soundness) -> None:
        sound = _("All is sound: the database and {n} pictures.").format(n=found.images)
        self.soundness.setText(sound if found.is_sound else "\n".join(found.problems))

    def panes(self) -> Sequence[QWidget]:
        return (self.language,)


def _write_archive(path: Path, book: CardBook) -> Path:
    archive.write_archive(book.folders, path, book.clock())
    return path


def _choice(name: str, items: Sequence[tuple[str, str]]) -> Choice:
    made = Choice(name)
    for value, text in items:
        made.addItem(text, value)
    return made


def _number(name: str) -> LineEdit:
    made = LineEdit(name)
    made.setFixedWidth(px(120))
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made
