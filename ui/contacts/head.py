"""Card, name and work of a person, each changed where it stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.contact import Promotion
from app.domain.places import Part, Place, value_at
from app.i18n import gettext as _
from app.services.words import promotion_word
from ui.contacts.card_picture import CardPicture
from ui.contacts.query import Person
from ui.pictures import Pictures
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.badge import Badge
from ui.widgets.button import ElidedButton
from ui.widgets.choice import Choice
from ui.widgets.in_place import Editable, EditableText
from ui.widgets.label import Label
from ui.widgets.tips import plain_tip
from ui.wording import industry_reason, industry_word, part_word


class Head(QWidget):
    """The upper part of a person."""

    kept = Signal(object, str, str)  # Place, what it was, what was typed
    left = Signal(object, int)  # Place, the step to the next value
    industry_wanted = Signal()
    promoted = Signal(object)  # Promotion: whether promotion may be sent

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.card = CardPicture(pictures)
        self.card.shown.connect(self._show_side)
        self._side = Label("", Role.SMALL, "text2")
        self.places: dict[Place, Editable] = {
            Place(Part.NAME): EditableText(part_word(Part.NAME), Role.DISPLAY),
            Place(Part.KANA): EditableText(part_word(Part.KANA), Role.SMALL, "text2"),
            Place(Part.ROMAJI): EditableText(part_word(Part.ROMAJI), Role.SMALL, "text2"),
            Place(Part.COMPANY): EditableText(part_word(Part.COMPANY), Role.BODY_STRONG),
            Place(Part.DEPARTMENT): EditableText(part_word(Part.DEPARTMENT), tone="text2"),
            Place(Part.POSITION): EditableText(part_word(Part.POSITION), tone="text2"),
        }
        for place, row in self.places.items():
            row.kept.connect(partial(self.kept.emit, place))
            row.left.connect(partial(self.left.emit, place))
        self.industry = ElidedButton("", icon=Icon.COLLEAGUES)
        self.industry.clicked.connect(lambda: self.industry_wanted.emit())
        self._badge = Badge()
        self.promotion = Choice(_("May I send promotion?"))
        for answer in Promotion:
            self.promotion.addItem(promotion_word(answer), answer)
        self.promotion.activated.connect(
            lambda _at: self.promoted.emit(Promotion(self.promotion.currentData()))
        )
        whole = QHBoxLayout(self)
        whole.setContentsMargins(px(4), 0, 0, 0)
        whole.setSpacing(px(10))
        whole.addLayout(self._left())
        whole.addLayout(self._words(), 1)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(4))
        column.addWidget(self.card)
        column.addWidget(self._side)
        column.addStretch()
        return column

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        for row in self.places.values():
            words.addWidget(row)
        words.addWidget(self.industry)
        words.addSpacing(px(4))
        signs = QHBoxLayout()
        signs.setContentsMargins(px(4), 0, 0, 0)
        signs.setSpacing(px(6))
        signs.addWidget(self._badge)
        signs.addWidget(self.promotion)
        signs.addStretch()
        words.addLayout(signs)
        words.addStretch()
        return words

    def show_person(self, person: Person) -> None:
        """Show somebody."""
        self.card.show_person(person)
        details, company = person.view.contact.details, person.view.company
        for place, row in self.places.items():
            row.show_text(value_at(details, place))
            says_the_name_again = place.part is Part.ROMAJI and row.text == details.name.printed
            if says_the_name_again and not row.is_editing:
                row.hide()
        self.industry.setVisible(company is not None)
        if company is not None:
            self.industry.set_text(industry_word(company.industry))
            why = industry_reason(company, person.industry_words)
            self.industry.setToolTip(plain_tip(why))
            self.industry.setAccessibleDescription(why)
        self._badge.set_stage(person.relationship.stage)
        self.promotion.choose(person.view.contact.promotion)

    def _show_side(self, at: int, count: int) -> None:
        self._side.setText(_("{at} of {count}").format(at=at, count=count) if count > 1 else "")
        self._side.setVisible(count > 1)
