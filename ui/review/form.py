"""The review's form: what was read, to be looked at once, and what is typed over it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.contact import ContactDetails
from app.domain.typed import details_of
from app.i18n import gettext as _
from ocr.model import FieldKind, FieldReading
from ui.review.field_row import LABEL_WIDTH, FieldRow
from ui.review.query import ReviewItem
from ui.theme.fonts import Role, px
from ui.widgets.industry_choice import IndustryChoice
from ui.widgets.label import Label
from ui.wording import field_word

ALWAYS = (
    FieldKind.NAME,
    FieldKind.NAME_KANA,
    FieldKind.COMPANY,
    FieldKind.DEPARTMENT,
    FieldKind.TITLE,
    FieldKind.PHONE,
    FieldKind.MOBILE,
    FieldKind.EMAIL,
    FieldKind.URL,
    FieldKind.POSTAL,
    FieldKind.ADDRESS,
)
ORDER = tuple(FieldKind)


class ReviewForm(QScrollArea):
    """A row for each value, empty ones for the usual kinds; unsure ones are visited first."""

    focused = Signal(str)
    edited = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("What was read"))
        self.rows: dict[str, FieldRow] = {}
        self.industry = IndustryChoice()
        self._last = ""
        self.focused.connect(self._remember)

    def _remember(self, key: str) -> None:
        self._last = key
        self.ensureWidgetVisible(self.rows[key], 0, px(70))

    def show_item(self, item: ReviewItem) -> None:
        """Show one card's values; what was typed before comes back."""
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(10), px(8), px(12), px(8))
        column.setSpacing(px(4))
        self.rows = {row.key: row for row in _rows(item)}
        self.industry = IndustryChoice()
        for key, row in self.rows.items():
            row.focused.connect(self.focused)
            row.edited.connect(self.edited)
            row.entered.connect(self._entered)
            column.addWidget(row)
            if key.startswith(FieldKind.TITLE):
                column.addLayout(self._industry_line())
        column.addStretch()
        self.setWidget(inner)
        suggestion = item.proposal.industry
        self.industry.choose(suggestion.code if suggestion else None)
        self._restore(item.draft)
        self._order_tabs()

    def _industry_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(6))
        name = Label(_("Industry"), Role.SMALL_STRONG, "text2")
        name.setFixedWidth(px(LABEL_WIDTH))
        name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(name)
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
    def unsure(self) -> tuple[FieldRow, ...]:
        """The rows that still ask for a look."""
        return tuple(row for row in self.rows.values() if row.is_unsure)

    @property
    def current(self) -> FieldRow | None:
        """The row with the focus."""
        return next((r for r in self.rows.values() if any(f.hasFocus() for f in r.inputs)), None)

    @property
    def last(self) -> FieldRow | None:
        """The row that had the focus last."""
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

    def _entered(self) -> None:
        """Enter confirms the field; when nothing is unsure any more it accepts the card."""
        row = self.current
        if row is not None and row.is_unsure:
            row.confirm()
        if self.unsure:
            self.unsure[0].inputs[0].setFocus()
        else:
            self.submitted.emit()

    def show_crops(self, picture: QPixmap, size: tuple[int, int]) -> None:
        """Give each row the piece of the card that it was read from."""
        across, down = picture.width() / size[0], picture.height() / size[1]
        for row in self.rows.values():
            if row.reading is not None and row.reading.quad is not None:
                box = row.reading.quad.box
                margin = box.height * 0.3
                row.show_crop(
                    picture.copy(
                        round((box.left - margin) * across),
                        round((box.top - margin) * down),
                        round((box.width + 2 * margin) * across),
                        round((box.height + 2 * margin) * down),
                    )
                )

    def details(self) -> ContactDetails | None:
        """The contact that the form makes; None without a name."""
        values = [(_kind(row.key), row.text) for row in self.rows.values()]
        fallback = next((text for kind, text in values if kind is FieldKind.COMPANY), "")
        return details_of(values, fallback_name=fallback)

    def as_draft(self) -> str:
        """What stands in the form, to be kept until it is accepted."""
        return json.dumps({key: [f.text() for f in r.inputs] for key, r in self.rows.items()})

    def _restore(self, draft: str | None) -> None:
        for key, texts in (json.loads(draft) if draft else {}).items():
            row = self.rows.get(key)
            if row is not None and [f.text() for f in row.inputs] != texts:
                row.set_text(texts[0])
                for field, text in zip(row.inputs, texts, strict=False):
                    field.setText(text)


def _rows(item: ReviewItem) -> Iterator[FieldRow]:
    card = item.proposal.reading
    for kind in ORDER:
        readings = [f for f in card.fields if f.kind is kind] if card else []
        if not readings and kind in ALWAYS:
            yield FieldRow(f"{kind}-0", field_word(kind), _empty(kind), None)
        for number, reading in enumerate(readings):
            texts = _texts(kind, reading, item, number)
            yield FieldRow(f"{kind}-{number}", field_word(kind), texts, reading)


def _empty(kind: FieldKind) -> tuple[str, ...]:
    return ("", "") if kind in (FieldKind.NAME, FieldKind.NAME_KANA) else ("",)


def _texts(
    kind: FieldKind, reading: FieldReading, item: ReviewItem, number: int
) -> tuple[str, ...]:
    """Names are split into family and given where the proposal could tell them apart."""
    details = item.proposal.details
    if number or details is None or kind not in (FieldKind.NAME, FieldKind.NAME_KANA):
        return (reading.value,)
    name = details.name
    kana = kind is FieldKind.NAME_KANA
    parts = (name.family_kana, name.given_kana) if kana else (name.family, name.given)
    return (parts[0] or reading.value, parts[1] or "")


def _kind(key: str) -> FieldKind:
    return FieldKind(key.rpartition("-")[0])
