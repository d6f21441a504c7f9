"""The form for a contact, new or known: typed text goes the same way as what was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from app.domain.contact import ContactDetails
from app.domain.typed import details_of, values_of, with_value
from app.i18n import gettext as _
from ocr.model import FieldKind
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.industry_choice import IndustryChoice
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.widgets.popover import Popover
from ui.wording import field_word

Save = Callable[[ContactDetails, str | None], object]


class ContactForm(Popover):
    """All that a person edits, in one column."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=560)
        self._known: ContactDetails | None = None
        self._save: Save | None = None
        self._title = Label("", Role.TITLE)
        self._problem = Label("", Role.SMALL, "danger", wrap=True)
        self.fields = {kind: LineEdit(field_word(kind)) for kind in FieldKind}
        self.industry = IndustryChoice()
        self._tags = LineEdit(_("Tags"), hint=_("Separated by commas"))
        self._note = QPlainTextEdit()
        self._note.setAccessibleName(_("Note"))
        self._note.setFixedHeight(px(56))
        self._note.setTabChangesFocus(True)
        self._fill()

    def _fill(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(px(24), px(18), px(24), px(18))
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(4))
        grid.addWidget(self._title, 0, 0, 1, 2)
        rows: list[tuple[str, QWidget]] = []
        for kind, field in self.fields.items():
            rows.append((field_word(kind), field))
            if kind is FieldKind.TITLE:
                rows.append((_("Industry"), self.industry))
        rows += [(_("Tags"), self._tags), (_("Note"), self._note)]
        for at, (name, widget) in enumerate(rows, 1):
            grid.addWidget(Label(name, Role.SMALL, "text2"), at, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(widget, at, 1)
        grid.addWidget(self._problem, len(rows) + 1, 1)
        grid.addLayout(self._buttons(), len(rows) + 2, 0, 1, 2)
        self.layout_.addLayout(grid)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch()
        row.addWidget(Button(_("Not now"), key="Esc", clicked=self.close_))
        row.addWidget(
            Button(
                _("Save"), kind="primary", icon=Icon.SURE, key="Ctrl+Enter", clicked=self._submit
            )
        )
        return row

    def open_for(
        self, details: ContactDetails | None, industry: str | None, save: Save, name: str = ""
    ) -> None:
        """Open it for a known contact, or for a new one with a first name to begin with."""
        self._known, self._save = details, save
        self._title.setText(_("Edit contact") if details else _("New contact"))
        self._problem.setText("")
        values = dict(reversed(values_of(details))) if details else {FieldKind.NAME: name}
        for kind, field in self.fields.items():
            field.setText(values.get(kind, ""))
        self.industry.choose(industry)
        self._tags.setText(", ".join(details.tags) if details else "")
        self._note.setPlainText(details.note if details else "")
        self.open()
        self.fields[FieldKind.NAME].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._submit()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        details = self._details()
        if details is None:
            self._problem.setText(_("A contact needs a name."))
            self.fields[FieldKind.NAME].setFocus()
            return
        if self._save is not None:
            self._save(details, self.industry.code)
        self.close_()

    def _details(self) -> ContactDetails | None:
        """What was typed; of a known contact only what was changed is replaced."""
        texts = {kind: field.text().strip() for kind, field in self.fields.items()}
        if not texts[FieldKind.NAME]:
            return None
        made = self._known or details_of(texts.items())
        if made is None:
            return None
        if self._known is not None:
            before = dict(reversed(values_of(self._known)))
            for kind, text in texts.items():
                if text != before.get(kind, ""):
                    made = with_value(made, kind, text)
        tags = tuple(t for part in self._tags.text().split(",") if (t := part.strip()))
        return replace(made, tags=tags, note=self._note.toPlainText().strip())
