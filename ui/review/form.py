"""The review's form: what was read, to be looked at once, and what is typed over it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QTransform
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.contact import ContactDetails, PersonName
from app.domain.typed import details_of, name_of_halves
from app.i18n import gettext as _
from ocr.geometry import Box
from ocr.model import Face, FieldKind
from ui.review.field import Field
from ui.review.field_line import FieldLine, line_label
from ui.review.form_fields import lines_of
from ui.review.query import ReviewItem
from ui.theme.fonts import px
from ui.widgets.industry_choice import IndustryChoice


class ReviewForm(QScrollArea):
    """A line for each value, empty ones for the usual kinds; unsure ones are visited first."""

    focused = Signal(str)
    edited = Signal(str)
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("What was read"))
        self.rows: dict[str, Field] = {}
        self.lines: tuple[FieldLine, ...] = ()
        self.industry = IndustryChoice()
        self._chose_industry = False
        self._last = ""
        self.focused.connect(self._remember)

    def _remember(self, key: str) -> None:
        self._last = key
        self.ensureWidgetVisible(self.rows[key].inputs[0], 0, px(80))

    def show_item(self, item: ReviewItem, typed: Mapping[str, Sequence[str]]) -> None:
        """Show one card's values, and over them what was typed before."""
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(10), px(8), px(12), px(8))
        column.setSpacing(px(4))
        self.lines = lines_of(item, typed)
        self.rows = {field.key: field for line in self.lines for field in line.fields}
        self.industry = IndustryChoice()
        self.industry.activated.connect(lambda _at: self._note_industry())
        self._chose_industry = False
        has_industry = False
        for line in self.lines:
            if not has_industry and line.fields[0].kind in _AFTER_INDUSTRY:
                column.addLayout(self._industry_line())
                has_industry = True
            column.addWidget(line)
        column.addStretch()
        self._connect()
        self.setWidget(inner)
        suggestion = item.proposal.industry
        self.industry.choose(suggestion.code if suggestion else None)
        for key, texts in typed.items():
            if key == _INDUSTRY:
                self.choose_industry(texts[0] if texts else None)
            else:
                self.rows[key].restore(texts)
        self._order_tabs()

    def _connect(self) -> None:
        for field in self.rows.values():
            field.focused.connect(self.focused)
            field.edited.connect(self.edited)
            field.entered.connect(self._entered)

    def choose_industry(self, code: str | None) -> None:
        """Choose an industry as a person would: it is kept with what is typed."""
        self.industry.choose(code)
        self._note_industry()

    def _note_industry(self) -> None:
        self._chose_industry = True
        self.edited.emit(_INDUSTRY)

    def _industry_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(line_label(_("Industry")))
        row.addWidget(self.industry, 1)
        row.addSpacing(px(26))
        return row

    def _order_tabs(self) -> None:
        """Tab goes to what is unsure first, then to the rest."""
        unsure = [r for r in self.rows.values() if r.is_unsure]
        rest = [r for r in self.rows.values() if not r.is_unsure]
        inputs = [field for row in (*unsure, *rest) for field in row.inputs]
        for before, after in itertools.pairwise(inputs):
            QWidget.setTabOrder(before, after)

    @property
    def unsure(self) -> tuple[Field, ...]:
        """The fields that still ask for a look."""
        return tuple(row for row in self.rows.values() if row.is_unsure)

    @property
    def current(self) -> Field | None:
        """The field with the focus."""
        return next((row for row in self.rows.values() if row.has_focus), None)

    @property
    def last(self) -> Field | None:
        """The field that had the focus last."""
        return self.rows.get(self._last)

    @property
    def first_input(self) -> QWidget:
        """Where the form begins."""
        row = next(iter((*self.unsure, *self.rows.values())), None)
        return row.inputs[0] if row else self

    def focus_first(self) -> None:
        """Go to the first unsure field, else to the first one."""
        self.first_input.setFocus()

    def focus_key(self, key: str) -> None:
        """Go to a field."""
        if key in self.rows:
            self.rows[key].inputs[0].setFocus()

    def of_kind(self, kind: FieldKind) -> Field | None:
        """The first field of a kind."""
        return self.rows.get(f"{kind}-0")

    def line_of(self, key: str) -> FieldLine | None:
        """The line in which a field stands."""
        return next((x for x in self.lines if any(f.key == key for f in x.fields)), None)

    def _entered(self) -> None:
        """Enter confirms the field; when nothing is unsure any more it accepts the card."""
        row = self.current
        if row is not None and row.is_unsure:
            row.confirm()
        if self.unsure:
            self.unsure[0].inputs[0].setFocus()
        else:
            self.submitted.emit()

    def show_crops(self, face: Face, picture: QPixmap, size: tuple[int, int]) -> None:
        """Give each field that was read on a face the piece of the card that it was read from."""
        across, down = picture.width() / size[0], picture.height() / size[1]
        for row in self.rows.values():
            reading = row.reading
            if reading is None or reading.quad is None or reading.face is not face:
                continue
            row.crop = _cut_out(picture, reading.quad.box, across, down)
        for line in self.lines:
            line.show_crop()

    def details(self) -> ContactDetails | None:
        """The contact that the form makes; None without a name."""
        values = [(row.kind, row.text) for row in self.rows.values()]
        company = self.of_kind(FieldKind.COMPANY)
        details = details_of(values, fallback_name=company.text if company else "")
        name = self.of_kind(FieldKind.NAME)
        if details is None or name is None or not name.text or len(name.inputs) < 2:
            return details
        return replace(details, name=_named(details.name, name))

    def typed(self) -> dict[str, list[str]]:
        """What was put in by hand, by field; nothing else is ever a draft."""
        typed = {
            key: [part.text() for part in row.inputs]
            for key, row in self.rows.items()
            if row.is_typed
        }
        if self._chose_industry:
            typed[_INDUSTRY] = [self.industry.code] if self.industry.code else []
        return typed

    def as_draft(self) -> str:
        """What was typed, to be kept until the card is accepted."""
        return json.dumps(self.typed(), ensure_ascii=False)


def _named(name: PersonName, field: Field) -> PersonName:
    """The name with its halves as the form has them apart, and its readings."""
    family, given = (part.text().strip() for part in field.inputs)
    read = field.reading.value if field.reading else ""
    own = name_of_halves(family, given, read)
    return replace(
        name, printed=own.printed, family=own.family, given=own.given, credentials=own.credentials
    )


def _cut_out(picture: QPixmap, box: Box, across: float, down: float) -> QPixmap:
    """A place with a margin; a column of vertical writing is laid on its side, to be large."""
    margin = min(box.width, box.height) * 0.3
    piece = picture.copy(
        round((box.left - margin) * across),
        round((box.top - margin) * down),
        round((box.width + 2 * margin) * across),
        round((box.height + 2 * margin) * down),
    )
    is_column = box.height > 2 * box.width
    return piece.transformed(QTransform().rotate(-90)) if is_column else piece


_INDUSTRY = "industry"
"""Among what was typed, the industry that was chosen."""

_AFTER_INDUSTRY = frozenset(FieldKind) - {
    *(FieldKind.NAME, FieldKind.NAME_KANA, FieldKind.NAME_ROMAJI),
    *(FieldKind.COMPANY, FieldKind.DEPARTMENT, FieldKind.TITLE),
}


def typed_in(draft: str | None) -> dict[str, list[str]]:
    """What a draft holds."""
    stored: dict[str, list[str]] = json.loads(draft) if draft else {}
    return stored
