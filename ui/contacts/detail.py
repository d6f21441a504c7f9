"""One person: card, name and work, four facts, ways to reach them, what happened."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.contact import Promotion
from app.domain.moments import day_of
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services.words import promotion_word, trust_words
from ui.contacts.delegates import HistoryDelegate
from ui.contacts.history_rows import history_rows
from ui.contacts.query import Person
from ui.contacts.rows import HistoryRow
from ui.contacts.ways import Ways
from ui.models.rows import RowModel
from ui.pictures import Pictures
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.badge import Badge
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.facts import Facts
from ui.widgets.label import Label
from ui.widgets.painting import draw_card
from ui.widgets.row_list import RowList
from ui.wording import NOTHING, days_ago, industry_word, joined


class PersonDetail(QWidget):
    """Shows one person; what is asked of it is passed on."""

    write = Signal()
    log = Signal()
    exchange = Signal()
    edit = Signal()
    letter = Signal()
    promoted = Signal(object)  # Promotion: whether promotion may be sent
    reach = Signal(object, str)  # MethodKind, value
    card_dragged = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.person: Person | None = None
        self._card = CardPicture(pictures)
        self._card.dragged.connect(self.card_dragged)
        self._name = Label("", Role.DISPLAY, wrap=True)
        self._kana = Label("", Role.SMALL, "text2")
        self._company = Label("", Role.BODY_STRONG, wrap=True)
        self._work = Label("", Role.BODY, "text2", wrap=True)
        self._badge = Badge()
        self.promotion = Choice(_("May I send promotion?"))
        for answer in Promotion:
            self.promotion.addItem(promotion_word(answer), answer)
        self.promotion.activated.connect(
            lambda _at: self.promoted.emit(Promotion(self.promotion.currentData()))
        )
        self._facts = Facts((_("Met"), _("Last"), _("Gave · received"), _("I owe")))
        self.trust = Label("", Role.SMALL, "text2", wrap=True)
        self.ways = Ways()
        self.ways.reach.connect(self.reach)
        model = RowModel[HistoryRow](lambda row: row.spoken, lambda row: row.key)
        self.history = RowList(_("History"), model, HistoryDelegate())
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(10), px(20), px(8))
        column.setSpacing(px(14))
        column.addLayout(self._actions())
        column.addLayout(self._head())
        column.addWidget(self._facts)
        column.addWidget(self.trust)
        column.addWidget(self.ways)
        column.addWidget(_rule())
        column.addWidget(Label(_("History"), Role.HEADING))
        column.addWidget(self.history, 1)

    def _actions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        buttons = (
            Button(_("Write"), icon=Icon.MAIL, kind="primary", clicked=self.write.emit),
            Button(icon=Icon.REPORT, name=_("Letter from a template…"), clicked=self.letter.emit),
            Button(_("Log a touch"), icon=Icon.FOLLOWED_UP, clicked=self.log.emit),
            Button(_("Gave or received"), icon=Icon.EXCHANGED, clicked=self.exchange.emit),
            Button(icon=Icon.EDIT, name=_("Edit"), clicked=self.edit.emit),
        )
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        return row

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(px(3))
        for label in (self._name, self._kana, self._company, self._work):
            words.addWidget(label)
        words.addSpacing(px(4))
        state = QHBoxLayout()
        state.setSpacing(px(8))
        state.addWidget(self._badge)
        state.addWidget(self.promotion)
        state.addStretch()
        words.addLayout(state)
        words.addStretch()
        row = QHBoxLayout()
        row.setSpacing(px(20))
        row.addWidget(self._card, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def show_person(self, person: Person) -> None:
        """Show somebody."""
        self.person = person
        details = person.view.contact.details
        self._card.show_picture(person)
        self._name.setText(details.name.printed)
        self._kana.setText(joined(details.name.kana, details.name.romaji))
        work = details.current
        self._company.setText(work.company or "" if work else "")
        industry = person.view.company.industry if person.view.company else None
        position = joined(work.department, work.position) if work else ""
        self._work.setText(joined(position, industry_word(industry)))
        self._badge.set_stage(person.relationship.stage)
        self.promotion.choose(person.view.contact.promotion)
        self._facts.show_facts(_facts(person))
        self._show_trust(person)
        self.ways.show_person(person)
        self.history.show_rows(history_rows(person))

    def _show_trust(self, person: Person) -> None:
        """The facts beside the person, and the private mark; nothing where there is neither."""
        mark = person.view.contact.mark
        marked = _("Private mark: {mark}").format(mark=mark) if mark else None
        words = joined(*trust_words(person.trust), marked)
        self.trust.setText(words)
        self.trust.setVisible(bool(words))


class CardPicture(QWidget):
    """The card at 212 wide; it can be dragged out."""

    dragged = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._person: Person | None = None
        self._pressed: QPoint | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        pictures.arrived.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(212), px(128))

    def show_picture(self, person: Person) -> None:
        """Show somebody's newest card."""
        self._person = person
        count = len(person.view.scans)
        words = ngettext("{n} card", "{n} cards", count).format(n=count)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        way = (event.position().toPoint() - self._pressed).manhattanLength() if self._pressed else 0
        if way >= QApplication.startDragDistance():
            self._pressed = None
            self.dragged.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        path = self._person.picture if self._person else None
        width = round(self.width() * self.devicePixelRatioF())
        whole = QRect(0, 0, self.width(), self.height())
        has_none = self._person is not None and path is None
        name = self._person.view.contact.details.name.printed if self._person and has_none else ""
        draw_card(painter, whole, self._pictures.get(path, width), name)


def _facts(person: Person) -> list[tuple[str, bool]]:
    row = person.relationship
    last = days_ago((person.today - day_of(row.last_contact)).days) if row.last_contact else NOTHING
    both = row.give_and_take
    owed = len(row.owed_by_me)
    times = ngettext("{n} time", "{n} times", len(row.met)).format(n=len(row.met))
    balance = f"{both.gave.count} · {both.received.count}"
    return [(times, False), (last, False), (balance, False), (str(owed or NOTHING), owed > 0)]


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule
