"""One value of the review's form: its inputs, what was read, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QFocusEvent, QPixmap

from app.domain.typed import person_name
from ocr.model import FieldKind, FieldReading
from ui.review.loose_lines import LINE_TYPE, lines_for
from ui.widgets.line_edit import LineEdit


@dataclass(frozen=True, slots=True)
class Offer:
    """What a field may say instead; the note tells more about it, such as an industry."""

    text: str
    note: str = ""
    code: str | None = None


class State(IntEnum):
    """How a value stands; of several in one line the highest is shown."""

    EMPTY = 0
    SURE = 1
    GUESSED = 2
    TYPED = 3
    UNSURE = 4


class Field(QObject):
    """Logic without a place of its own: a line of the form lays its inputs out."""

    focused = Signal(str)
    left = Signal(str)
    edited = Signal(str)
    entered = Signal()
    changed = Signal()
    taken = Signal(object)  # the Offer that was taken

    def __init__(
        self, key: str, label: str, texts: Sequence[str], reading: FieldReading | None
    ) -> None:
        super().__init__()
        self.key = key
        self.kind = FieldKind(key.rpartition("-")[0])
        self.label = label
        self.reading = reading
        self.crop: QPixmap | None = None
        self._typed = False
        self._visited = False
        self._guess: bool | None = None  # whether a guess is certain; None for none
        self._offers: tuple[Offer, ...] = ()
        self.loose: Callable[[], Sequence[str]] = tuple  # the lines of the card in no field
        self.inputs = tuple(LineEdit(label, text) for text in texts)
        for field in self.inputs:
            field.setCursorPosition(0)  # a long value shows its beginning
            field.textEdited.connect(self._on_edited)
            field.returnPressed.connect(self.entered)
            field.installEventFilter(self)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What else it may say; the reading itself comes first where there is a choice.

        An empty field may say what stands on the card and in no other field.
        """
        if not self._offers and self.reading is None and not self.text:
            return tuple(Offer(line) for line in lines_for(self.kind, self.loose()))
        if self._offers or self.reading is None or not self.reading.alternatives:
            return self._offers
        values = (self.reading.value, *(a.value for a in self.reading.alternatives))
        return tuple(Offer(value) for value in dict.fromkeys(values))

    @property
    def state(self) -> State:
        """How it stands."""
        if self._typed:
            return State.TYPED
        if not self._visited and (
            self._guess is False or (self.reading is not None and not self.reading.sure)
        ):
            return State.UNSURE
        if self._guess is not None:
            return State.GUESSED
        return State.EMPTY if self.reading is None else State.SURE

    @property
    def is_unsure(self) -> bool:
        """Whether it still asks for a look."""
        return self.state is State.UNSURE

    @property
    def is_typed(self) -> bool:
        """Whether a person put in what stands there."""
        return self._typed

    @property
    def has_focus(self) -> bool:
        """Whether one of its inputs has the keyboard."""
        return any(field.hasFocus() for field in self.inputs)

    @property
    def text(self) -> str:
        """What stands in it, the parts with one space between."""
        return " ".join(part for field in self.inputs if (part := field.text().strip()))

    def set_text(self, text: str) -> None:
        """Put text in as if typed; Ctrl+Z in the field takes it back."""
        for field, part in zip(self.inputs, self._parts(text), strict=True):
            if field.text() != part:
                field.selectAll()
                field.insert(part)
        self._on_edited()

    def append(self, text: str) -> None:
        """Add a line of the card to what stands there."""
        last = self.inputs[-1]
        before = last.text().strip()
        last.selectAll()
        last.insert(f"{before} {text}".strip())
        self._on_edited()

    def restore(self, texts: Sequence[str]) -> None:
        """Bring back what was typed earlier."""
        for field, text in zip(self.inputs, texts, strict=False):
            field.setText(text)
        self._on_edited()

    def guess(self, offers: Sequence[Offer], *, certain: bool) -> None:
        """Fill in what the card does not say, unless somebody is at work here."""
        if self.reading is not None or self._typed or self.has_focus:
            return
        self._guess = certain if offers else None
        self._offers = tuple(offers) if len(offers) > 1 else ()
        for field, part in zip(
            self.inputs, self._parts(offers[0].text if offers else ""), strict=True
        ):
            field.setText(part)
        self.changed.emit()

    def offer(self, offers: Sequence[Offer]) -> None:
        """Propose values while it is typed in."""
        self._offers = tuple(offers)
        self.changed.emit()

    def take_alternative(self, number: int) -> None:
        """Take one of the offers, counted from 1."""
        if 0 < number <= len(self.offers):
            offer = self.offers[number - 1]
            self.set_text(offer.text)
            self.taken.emit(offer)

    def confirm(self) -> None:
        """It was looked at and left as it is."""
        self._visited = True
        self.changed.emit()

    def _parts(self, text: str) -> tuple[str, ...]:
        if len(self.inputs) == 1:
            return (text,)
        if self.kind is FieldKind.NAME and text.strip():
            name = person_name(text.strip())
            return (name.family or text.strip(), name.given or "")
        first, _, rest = text.replace("\u3000", " ").strip().partition(" ")
        return (first, rest.strip())

    def _on_edited(self) -> None:
        self._typed = True
        self.changed.emit()
        self.edited.emit(self.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and isinstance(watched, LineEdit):
            self._focus(watched, event)
        elif isinstance(event, QDropEvent) and event.mimeData().hasFormat(LINE_TYPE):
            return self._drop(event)
        return False

    def _focus(self, part: LineEdit, event: QFocusEvent) -> None:
        """The cursor waits at the end; what is left shows its beginning again."""
        reasons = Qt.FocusReason
        if event.gotFocus():
            if event.reason() is reasons.OtherFocusReason:
                part.end(False)
            self.focused.emit(self.key)
        else:
            if event.reason() not in (reasons.PopupFocusReason, reasons.ActiveWindowFocusReason):
                part.setCursorPosition(0)
            self.left.emit(self.key)

    def _drop(self, event: QDropEvent) -> bool:
        """A line of the card that is dropped here is added at the end, wherever it is let go."""
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.append(event.mimeData().text())
            self.inputs[-1].setFocus()
        return True
