"""A place of work with its days, changed where it stands: F2 or a click opens, Enter keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.career import day_of_text, span_words, text_of_day
from app.domain.contact import Affiliation
from app.domain.places import Part
from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.in_place import (
    ENTER,
    ValueLabel,
    keeps_escape,
    leaves,
    pressed,
    put_in_place_of,
)
from ui.widgets.label import Label, Remark
from ui.widgets.line_edit import LineEdit
from ui.wording import joined, part_word


class Unfinished(NamedTuple):
    """What was typed of a place of work, which None is for a new one, and could not be kept."""

    work: Affiliation | None
    texts: tuple[str, ...]


class WorkRow(QWidget):
    """One line of a career; None is a past position that is still to be typed.

    Args:
        work: what is shown.
        is_now: whether it is the work of now, which stands above and cannot be removed here.
    """

    kept = Signal(object, object)  # Affiliation | None as it was, Affiliation | None as it is to be
    begun = Signal()
    left = Signal()  # the editing ended

    def __init__(self, work: Affiliation | None, *, is_now: bool = False) -> None:
        super().__init__()
        self.work = work
        self.is_now = is_now
        self.is_editing = False
        self.shown = QWidget()
        self.label = ValueLabel(Role.SMALL, "text2")
        self.label.setText(_sentence(work, is_now) if work else "")
        self.label.setAccessibleName(self.label.text())
        self.label.asked.connect(self.begin)
        self.editor = WorkEditor(self)
        self._lay_out(removable=work is not None and not is_now)

    def _lay_out(self, *, removable: bool) -> None:
        row = QHBoxLayout(self.shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.label, 1)
        if removable:
            what = _("Remove “{work}”").format(work=self.label.text())
            self.trash = Button(icon=Icon.TRASH, kind="quiet", name=what, clicked=self._remove)
            row.addWidget(self.trash)
        what = _("Change {text}").format(text=self.label.text())
        row.addWidget(Button(icon=Icon.EDIT, kind="quiet", name=what, clicked=self.begin))
        self.shown.setFocusProxy(self.label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.shown)
        column.addWidget(self.editor)
        self.editor.hide()
        self.editor.ended.connect(self._end)

    def begin(self) -> None:
        """Let it be changed."""
        self._open()
        self.editor.begin(dates=self.work is not None)
        self.begun.emit()

    def _open(self) -> None:
        self.is_editing = True
        self.editor.show_work(self.work)
        put_in_place_of(self.shown, self.editor, self)

    @property
    def unfinished(self) -> Unfinished | None:
        """What was typed and cannot be kept as it is; None where nothing is being typed."""
        return Unfinished(self.work, self.editor.texts) if self.is_editing else None

    def resume(self, texts: Sequence[str]) -> None:
        """Let somebody go on with what was typed before, and say again what is wrong with it.

        The focus stays where it is.
        """
        self._open()
        self.editor.show_texts(texts)
        self.editor.work(self.work)

    def _remove(self) -> None:
        self.kept.emit(self.work, None)

    def _end(self, keep: bool) -> None:
        """Keep what was typed, if it can be; else it stays open and says why."""
        if not self.is_editing:
            return
        made = self.editor.work(self.work) if keep else self.work
        if keep and made is None and self.editor.problem.text():
            return
        self.is_editing = False
        self.editor.hide()
        self.shown.setVisible(self.work is not None)
        if made != self.work:
            self.kept.emit(self.work, made)
        elif self.work is not None:
            self.label.setFocus()
        self.left.emit()


class WorkEditor(QFrame):
    """Company, department, position, from and until; `ended` says whether to keep them."""

    ended = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("facts")
        hint = _("2019 or 2019-04")
        self.company = LineEdit(part_word(Part.COMPANY))
        self.department = LineEdit(part_word(Part.DEPARTMENT))
        self.position = LineEdit(part_word(Part.POSITION))
        self.since, self.until = LineEdit(_("From"), hint=hint), LineEdit(_("Until"), hint=hint)
        self.fields = (self.company, self.department, self.position, self.since, self.until)
        self.problem = Remark(Role.SMALL)
        grid = QGridLayout(self)
        grid.setContentsMargins(px(10), px(8), px(10), px(8))
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(4))
        for at, field in enumerate(self.fields):
            row, column = (at, 0) if field is not self.until else (at - 1, 2)
            name = Label(field.accessibleName(), Role.SMALL, "text2")
            grid.addWidget(name, row, column, Qt.AlignmentFlag.AlignRight)
            wide = 1 if field in (self.since, self.until) else 3
            grid.addWidget(field, row, column + 1, 1, wide)
            field.installEventFilter(self)
        grid.addWidget(self.problem, 4, 1, 1, 3)
        grid.addLayout(self._buttons(), 5, 0, 1, 4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch()
        drop = Button(_("Not now"), key="Esc", clicked=lambda: self.ended.emit(False))
        keep = Button(_("Save"), icon=Icon.SURE, key="Enter", clicked=lambda: self.ended.emit(True))
        self.buttons = (drop, keep)
        for button in self.buttons:
            button.installEventFilter(self)
            row.addWidget(button)
        return row

    def show_work(self, work: Affiliation | None) -> None:
        """Fill the fields."""
        self.problem.setText("")
        self.company.setText((work.company or "") if work else "")
        self.department.setText((work.department or "") if work else "")
        self.position.setText((work.position or "") if work else "")
        self.since.setText(text_of_day(work.since, ends=False) if work else "")
        self.until.setText(text_of_day(work.until, ends=True) if work else "")

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in the fields."""
        return tuple(field.text() for field in self.fields)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Fill the fields with what was typed before."""
        for field, text in zip(self.fields, texts, strict=True):
            field.setText(text)

    def begin(self, *, dates: bool) -> None:
        """Give the focus to the days of what is known, or to the company of what is new."""
        order = (*self.fields, *self.buttons)
        for one, following in pairwise(order):  # made one by one, they would stand elsewhere
            self.setTabOrder(one, following)
        first = self.since if dates else self.company
        first.setFocus()
        first.selectAll()

    def work(self, was: Affiliation | None) -> Affiliation | None:
        """What was typed; None for nothing at all, or where `problem` says what is wrong."""
        self.problem.setText("")
        names = [field.text().strip() or None for field in self.fields[:3]]
        if not any(names):
            if was is not None:
                self.problem.setText(_("A company, a department or a position is needed."))
            return None
        try:
            since = day_of_text(self.since.text(), ends=False)
            until = day_of_text(self.until.text(), ends=True)
        except ValueError:
            self.problem.setText(_("Write days as 2019, 2019-04 or 2019-04-15."))
            return None
        if since and until and since > until:
            self.problem.setText(_("It cannot end before it begins."))
            return None
        company, department, position = names
        known = was or Affiliation(company, department, position)
        return replace(
            known, company=company, department=department, position=position,
            since=since, until=until,
        )  # fmt: skip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if keeps_escape(event):
            return True
        if (press := pressed(event)) is not None:
            if press.key() == Qt.Key.Key_Escape:
                self.ended.emit(False)
                return True
            if press.key() in ENTER and isinstance(watched, LineEdit):
                self.ended.emit(True)
                return True
        elif isinstance(event, QFocusEvent) and leaves(event):
            QTimer.singleShot(0, self, self._look_where_focus_went)
        return False

    def _look_where_focus_went(self) -> None:
        """The focus that leaves all fields keeps what was typed."""
        focus = QApplication.focusWidget()
        if self.isVisible() and focus is not None and not self.isAncestorOf(focus):
            self.ended.emit(True)


def work_words(was: Affiliation | None, now: Affiliation | None) -> str:
    """What was done to a career, as a sentence."""
    work = now or was
    words = joined(work.company, work.position) if work else ""
    if was is None:
        return _("Added: {name}").format(name=words)
    return (_("Changed: {text}") if now else _("Removed: {text}")).format(text=words)


def _sentence(work: Affiliation, is_now: bool) -> str:
    """Another place of work, a former one, or that of now, with its months."""
    words = joined(work.company, work.department, work.position)
    label = _("Formerly: {work}") if work.until else _("Also: {work}")
    label = _("Now: {work}") if is_now else label
    return label.format(work=joined(words, span_words(work)))
