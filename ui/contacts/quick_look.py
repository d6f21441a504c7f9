"""A quick look at the person in the list: the card large, front and back, and the main facts.

Space opens and closes it, as on other desktops; the arrows go on in the list beneath.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.contact import ContactDetails
from app.domain.places import Part, values_at
from app.i18n import gettext as _
from ui.contacts.history_rows import history_rows
from ui.contacts.person_facts import person_facts
from ui.contacts.query import Person
from ui.contacts.ways import PART_ICONS
from ui.pictures import Pictures
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import tokens
from ui.widgets.badge import Badge
from ui.widgets.button import Button
from ui.widgets.facts import Facts
from ui.widgets.in_place import ENTER
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import ElidedLabel
from ui.widgets.painting import draw_card, draw_icon_text
from ui.widgets.popover import Popover
from ui.wording import day_short, industry_word, joined, listed, stage_word

_MOVES = (
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_Home, Qt.Key.Key_End),
)
WIDTH, CARD, LINE = 900, 256, 26
LINES = 8
"""So many facts have room, in two columns."""
Fact = tuple[Icon, str]


class QuickLook(Popover):
    """Follows whoever is current in the list.

    Args:
        window: what it covers.
        pictures: has the cards.
        view: the list or the table that is shown, which the arrows go on in.
    """

    opened = Signal()  # the whole person is wanted
    moved = Signal()  # somebody else may be current in the list now

    def __init__(self, window: QWidget, pictures: Pictures, view: Callable[[], QWidget]) -> None:
        super().__init__(window, width=WIDTH)
        self._view = view
        self._name = ElidedLabel("", Role.DISPLAY)
        self._kana = ElidedLabel("", Role.SMALL, "text2")
        self._work = ElidedLabel("", Role.BODY_STRONG)
        self._badge = Badge()
        self.cards = _Cards(pictures)
        self.lines = _Lines()
        self._facts = Facts((_("Met"), _("Last"), _("Gave · received"), _("I owe")))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()

    def _lay_out(self) -> None:
        column = self.layout_
        column.setContentsMargins(px(24), px(16), px(24), px(14))
        column.setSpacing(px(10))
        column.addLayout(self._head())
        column.addWidget(self.cards)
        column.addWidget(self.lines)
        column.addWidget(self._facts)
        keys = (
            ("Space", _("Close")),
            ("↑↓", _("The one before, the next")),
            ("Enter", _("The whole person")),
        )
        column.addWidget(KeyHints(keys))

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self._name, self._kana, self._work):
            words.addWidget(label)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addLayout(words, 1)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(self._badge, 0, top)
        close = Button(icon=Icon.CLOSE, kind="quiet", name=_("Close"), clicked=self.close_)
        head.addWidget(close, 0, top)
        return head

    def open(self) -> None:
        """Show it; the keys are its own from now on."""
        super().open()
        self.setFocus()

    def show_person(self, person: Person) -> None:
        """Show somebody."""
        details, work = person.view.contact.details, person.view.contact.details.current
        name = details.name
        self._name.setText(name.printed)
        self._kana.setText(joined(name.kana, name.romaji))
        self._work.setText(joined(work.company, work.department, work.position) if work else "")
        stage = person.relationship.stage
        self._badge.set_stage(stage)
        self.cards.show_cards(person.newest, name.printed)
        facts = _facts(person)
        self.lines.show_facts(facts)
        self._facts.show_facts(person_facts(person))
        texts = (name.printed, name.kana, self._work.text(), stage_word(stage))
        self._speak("、".join(t for t in (*texts, *(text for _icon, text in facts)) if t))

    def _speak(self, sentence: str) -> None:
        """Let a reader say who is shown now, though the focus stays where it is."""
        self.setAccessibleName(sentence)
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self.close_()
        elif key in ENTER:
            self.close_()
            self.opened.emit()
        elif key in _MOVES:
            QApplication.sendEvent(self._view(), event)
            self.moved.emit()
        else:
            super().keyPressEvent(event)


def _facts(person: Person) -> tuple[Fact, ...]:
    """How to reach somebody, the industry, where met, and what happened last."""
    details, company = person.view.contact.details, person.view.company
    found: list[Fact] = list(_ways(details))
    if company is not None and company.industry:
        found.append((Icon.COLLEAGUES, industry_word(company.industry)))
    if person.view.events:
        found.append((Icon.EVENTS, listed(*person.view.events)))
    if rows := [row for row in history_rows(person) if row.icon is not Icon.CARD]:
        newest = rows[0]
        found.append((newest.icon, joined(day_short(newest.on), newest.title)))
    if details.tags:
        found.append((Icon.WANTED, listed(*details.tags)))
    if details.note:
        found.append((Icon.EDIT, " ".join(details.note.split())))
    return tuple(found[:LINES])


def _ways(details: ContactDetails) -> list[Fact]:
    """One value of each way, the first."""
    found = []
    for part in (Part.EMAIL, Part.PHONE, Part.MOBILE, Part.ADDRESS):
        if values := values_at(details, part):
            found.append((PART_ICONS[part], values[0]))
    return found


class _Cards(QWidget):
    """The newest card, front and back beside each other."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self.paths: tuple[Path, ...] = ()
        self._name = ""
        pictures.arrived.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH - 48), px(CARD))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), px(CARD))

    def show_cards(self, paths: tuple[Path, ...], name: str) -> None:
        self.paths, self._name = paths[:2], name
        sides = (_("Front of the card"), _("Back of the card"))
        self.setAccessibleName("、".join(sides[: len(self.paths)]) or _("No picture"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, path in zip(self._places(), self.paths or (None,), strict=True):
            wide = round(place.width() * self.devicePixelRatioF())
            draw_card(painter, place, self._pictures.get(path, wide), self._name)

    def _places(self) -> list[QRect]:
        count, gap = max(1, len(self.paths)), px(16)
        width = min((self.width() - gap * (count - 1)) // count, self.height() * 91 // 55)
        height = width * 55 // 91
        left = (self.width() - count * width - (count - 1) * gap) // 2
        top = (self.height() - height) // 2
        return [QRect(left + at * (width + gap), top, width, height) for at in range(count)]


class _Lines(QWidget):
    """Facts with their signs, in two columns; always the same room, so that nothing jumps."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: tuple[Fact, ...] = ()

    def sizeHint(self) -> QSize:
        return QSize(px(400), px(LINE) * (LINES // 2))

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        self.facts = facts
        self.setAccessibleName("、".join(text for _icon, text in facts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = self.width() // 2
        for at, (icon, text) in enumerate(self.facts):
            left, top = (at // (LINES // 2)) * wide, (at % (LINES // 2)) * px(LINE)
            line = QRect(left, top, wide - px(16), px(LINE))
            draw_icon_text(painter, line, icon, text, tokens().text)
