"""A letter from a template: chosen, filled in, written on, and opened in the user's program."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from app.domain.letters import FIELDS, Letter
from app.i18n import gettext as _
from app.i18n import language
from app.services.letters import Correspondence, Recipient
from app.services.words import caution_words
from ui.mailing import open_link
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.widgets.popover import Popover
from ui.wording import joined


class LetterSheet(Popover):
    """One person after the other; nothing is sent. What was written on stays until the next."""

    opened = Signal(object, object)  # Recipient whose letter went to the mail program, files
    copied = Signal(object)  # Recipient
    kept = Signal(object)  # Letter to be kept as a template
    dropped = Signal(object)  # Letter, one's own, to be forgotten

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=640)
        self._people: tuple[Recipient, ...] = ()
        self._letters: tuple[Letter, ...] = ()
        self._at = 0
        self.title = Label("", Role.HEADING, wrap=True)
        self.left_out = Label("", Role.SMALL, "text2", wrap=True)
        self.caution = Label("", Role.SMALL_STRONG, "warn", wrap=True)
        self.choice = Choice(_("Template"))
        self.choice.activated.connect(lambda _at: self._fill_in())
        self.subject = LineEdit(_("Subject"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Letter"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(px(250))
        self.name = LineEdit(_("Name of the template"), hint=_("Keep as a template named"))
        self.drop_button = Button(
            icon=Icon.TRASH, kind="quiet", name=_("Delete this template"), clicked=self._drop
        )
        self.keep_button = Button(_("Keep"), kind="quiet", clicked=self._keep)
        self.copy_button = Button(_("Copy"), icon=Icon.DUPLICATE, clicked=self.copy)
        self.skip_button = Button(_("Skip"), kind="quiet", clicked=self._next)
        self.open_button = Button(
            _("Open in mail program"),
            icon=Icon.OPEN_OUTSIDE,
            kind="primary",
            key="Ctrl+Enter",
            clicked=self.open_mail,
        )
        self.enclosed = Label("", Role.SMALL, "text2", wrap=True)
        self.text.textChanged.connect(self._show_enclosed)
        self.problem = Label("", Role.SMALL, "danger", wrap=True)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.open_mail)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(px(20), px(18), px(20), px(18))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.title, 0, 0, 1, 3)
        grid.addWidget(self.left_out, 1, 0, 1, 3)
        grid.addWidget(self.caution, 2, 0, 1, 3)
        grid.addWidget(Label(_("Template"), tone="text2"), 3, 0)
        grid.addWidget(self.choice, 3, 1)
        grid.addWidget(self.drop_button, 3, 2)
        grid.addWidget(Label(_("Subject"), tone="text2"), 4, 0)
        grid.addWidget(self.subject, 4, 1, 1, 2)
        grid.addWidget(self.text, 5, 0, 1, 3)
        fields = "  ".join(f"{{{field}}}" for field in FIELDS)
        hint = _("Fields for templates: {fields}").format(fields=fields)
        grid.addWidget(Label(hint, Role.SMALL, "text2", wrap=True), 6, 0, 1, 3)
        grid.addWidget(self.name, 7, 0, 1, 2)
        grid.addWidget(self.keep_button, 7, 2)
        grid.addWidget(self.enclosed, 8, 0, 1, 3)
        grid.addWidget(self.problem, 9, 0, 1, 3)
        grid.addLayout(self._buttons(), 10, 0, 1, 3)
        self.layout_.addLayout(grid)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(Button(_("Not now"), key="Esc", clicked=self.close_))
        row.addStretch()
        for button in (self.skip_button, self.copy_button, self.open_button):
            row.addWidget(button)
        return row

    @property
    def person(self) -> Recipient | None:
        """Whose letter is shown; None where nobody may be written to."""
        return self._people[self._at] if self._at < len(self._people) else None

    @property
    def letter(self) -> Letter:
        """The template that is chosen."""
        return self._letters[max(0, self.choice.currentIndex())]

    def ask(self, found: Correspondence) -> None:
        """Open it for one person or for several."""
        self._people, self._at = found.recipients, 0
        names = "、".join(found.left_out[:5])
        more = len(found.left_out) - 5
        said = _("Left out, since they did not say yes to promotion: {names}").format(names=names)
        rest = "、" + _("{n} more").format(n=more) if more > 0 else ""
        self.left_out.setText(said + rest if found.left_out else "")
        self.left_out.setVisible(bool(found.left_out))
        self.show_letters(found.letters, "")
        if not self.isVisible():
            self.open()
        self.choice.setFocus()

    def show_letters(self, letters: tuple[Letter, ...], chosen: str) -> None:
        """Offer templates, one of them chosen by its name."""
        self._letters = letters
        self.choice.clear()
        for letter in letters:
            self.choice.addItem(letter.name, letter.name)
        news = len(self._people) > 1 and not chosen
        self.choice.choose(letters[-1].name if news else chosen)
        self._fill_in()

    def complain(self, text: str) -> None:
        """Say what is wrong with a template."""
        self.problem.setText(text)

    def _fill_in(self) -> None:
        person = self.person
        self.problem.setText("")
        self.title.setText(self._heading())
        cautions = person.cautions if person else ()
        self.caution.setText(joined(*map(caution_words, cautions)))
        self.caution.setVisible(bool(cautions))
        self.subject.setText(person.subject_of(self.letter) if person else "")
        self.text.setPlainText(person.text_of(self.letter) if person else "")
        self.drop_button.setVisible(self.letter.id is not None)
        self.name.setText(self.letter.name if self.letter.id is not None else "")
        self.open_button.setEnabled(person is not None and bool(person.address))
        self.copy_button.setEnabled(person is not None)
        self.skip_button.setVisible(self._at + 1 < len(self._people))

    def _show_enclosed(self) -> None:
        """Say what goes with the letter, and that it has to be attached by hand."""
        person = self.person
        files = person.enclosed_in(self.text.toPlainText()) if person else ()
        said = _("A mail link carries no files. Handed to you once the letter is open: {names}")
        names = "、".join(file.file_name for file in files)
        self.enclosed.setText(said.format(names=names) if files else "")
        self.enclosed.setVisible(bool(files))

    def _heading(self) -> str:
        person = self.person
        if person is None:
            return _("Nobody here said yes to promotion.")
        to = _("Letter to {name}").format(name=person.name)
        if len(self._people) > 1:
            place = _("{n} of {all}").format(n=self._at + 1, all=len(self._people))
            to = f"{to}　{place}"
        return to if person.address else f"{to}　{_('no mail address')}"

    def copy(self) -> None:
        """Put the letter on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        if self.person is not None:
            self.copied.emit(self.person)

    def open_mail(self) -> None:
        """Open the letter in the user's mail program, and go on to the next person."""
        person = self.person
        if person is None or not person.address:
            return
        link = person.link(self.subject.text(), self.text.toPlainText())
        files = person.enclosed_in(self.text.toPlainText())
        if not open_link(link):
            QGuiApplication.clipboard().setText(self.text.toPlainText())
            self.complain(_("No mail program opened. The text is copied."))
            return
        self._next()
        self.opened.emit(person, files)

    def _next(self) -> None:
        if self._at + 1 < len(self._people):
            self._at += 1
            self._fill_in()
        else:
            self.close_()

    def _keep(self) -> None:
        """Keep what is written as a template, with the person's own words as fields again."""
        values: Mapping[str, str | None] = self.person.values if self.person else {}
        subject = as_template(self.subject.text(), values)
        body = as_template(self.text.toPlainText(), values)
        self.kept.emit(Letter(self.name.text().strip(), language(), subject, body))

    def _drop(self) -> None:
        if self.letter.id is not None:
            self.dropped.emit(self.letter)


def as_template(text: str, values: Mapping[str, str | None]) -> str:
    """A filled-in text with its values turned into fields again, the longest first."""
    known = [(field, value) for field, value in values.items() if value]
    for field, value in sorted(known, key=lambda pair: -len(pair[1] or "")):
        text = text.replace(value or "", f"{{{field}}}")
    return text
