"""The people found: how many, in which order, as cards in a list or as rows of a table."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.search import ListOrder
from app.i18n import gettext as _
from ui.contacts import columns
from ui.contacts.columns import parse, written
from ui.contacts.list import ContactList
from ui.contacts.parts import order_choice
from ui.contacts.table import ContactTable
from ui.pictures import Pictures
from ui.preferences import Preferences
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel
from ui.widgets.switch import Switch

LIST, TABLE = "list", "table"


class People(QFrame):
    """List and table of the same people; how they were last shown is remembered."""

    order_changed = Signal()
    way_changed = Signal(bool)  # whether it is a table now

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._preferences = Preferences()
        self.list = ContactList(pictures)
        self.table = ContactTable(self.list)
        self.count = ElidedLabel("", Role.BODY_STRONG)
        self.order = order_choice()
        self.order.setMaximumWidth(px(130))
        self.turn = Button(kind="quiet", icon=Icon.DOWN, clicked=self._turn_round)
        self.descending = False
        self.columns_button = Button(
            icon=Icon.COLUMNS, kind="quiet", name=_("Columns…"), clicked=self._open_columns
        )
        ways = ((LIST, _("Cards in a list"), Icon.ROWS), (TABLE, _("Rows of a table"), Icon.TABLE))
        self.way = Switch(_("Show as"), ways, icons_only=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        inset = QWidget()
        self._below = QVBoxLayout(inset)
        self._below.setContentsMargins(px(8), 0, 0, 0)  # heads stand under the count
        self._below.setSpacing(0)
        self._below.addWidget(self.table)
        self._stack.addWidget(inset)
        self._lay_out()
        self._restore()
        self._connect()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(px(16), px(6), px(12), px(4))
        above.setSpacing(px(4))
        above.addWidget(self.count, 1)
        for widget in (self.columns_button, self.order, self.turn, self.way):
            above.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.order.currentIndexChanged.connect(lambda _at: self._put_in_order(self.by))
        self.way.chosen.connect(self._show_way)
        self.table.sorted_by.connect(self._put_in_order)
        self.table.columns_changed.connect(self._keep_columns)
        self.table.opened.connect(lambda _row: self.way.choose(LIST))

    @property
    def by(self) -> ListOrder:
        """By what they are in order."""
        return ListOrder(self.order.currentData())

    @property
    def is_table(self) -> bool:
        """Whether they are rows of a table now."""
        return self._stack.currentIndex() == 1

    @property
    def view(self) -> QWidget:
        """List or table, whichever is shown."""
        return self.table if self.is_table else self.list

    def add_bar(self, bar: QWidget) -> None:
        """Put something under the table."""
        self._below.addWidget(bar)

    def switch(self) -> None:
        """From the list to the table, or back."""
        self.way.choose(LIST if self.is_table else TABLE)

    def say(self, text: str) -> None:
        """How many there are, or why nobody was looked for."""
        self.count.setText(text)
        room = self.count.fontMetrics().horizontalAdvance(text) + px(4)
        self.count.setMinimumWidth(min(room, px(110)))

    def _put_in_order(self, order: ListOrder, descending: bool = False) -> None:
        with QSignalBlocker(self.order):
            self.order.choose(order)
        self.descending = descending
        self._dress()
        self._keep_layout()
        self.order_changed.emit()

    def _turn_round(self) -> None:
        self._put_in_order(self.by, not self.descending)

    def _dress(self) -> None:
        self.turn.set_icon(Icon.UP if self.descending else Icon.DOWN)
        name = _("Turned round; back to the usual order") if self.descending else _("Turn round")
        self.turn.setAccessibleName(name)
        self.turn.setToolTip(name)
        self.table.show_order(self.by, self.descending)

    def _show_way(self, way: str) -> None:
        had_focus = self.view.hasFocus()
        self._stack.setCurrentIndex(way == TABLE)
        self.columns_button.setVisible(way == TABLE)
        if way == TABLE:
            self.table.follow()
        if had_focus:
            self.view.setFocus()
        self._keep_layout()
        self.way_changed.emit(way == TABLE)

    def _open_columns(self) -> None:
        button = self.columns_button
        self.table.columns_menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _keep_columns(self, shown: tuple[columns.Shown, ...]) -> None:
        self._preferences.contact_columns = written(shown)

    def _keep_layout(self) -> None:
        way = TABLE if self.is_table else LIST
        self._preferences.contact_layout = [way, self.by.value, "down" if self.descending else ""]

    def _restore(self) -> None:
        self.table.show_columns(parse(self._preferences.contact_columns))
        way, order, down = (*self._preferences.contact_layout, "", "", "")[:3]
        self.order.choose(order if order in set(ListOrder) else ListOrder.READING)
        self.descending = down == "down"
        self.columns_button.setVisible(way == TABLE)
        if way == TABLE:
            self.way.choose(TABLE)
            self._stack.setCurrentIndex(1)
        self._dress()
