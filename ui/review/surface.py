"""The review's working surface: banners, picture, form with its buttons, film-strip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.card import ScanState
from app.i18n import gettext as _
from app.services.problems import problem_text
from app.services.words import caution_words
from ui.pictures import Pictures
from ui.review.card_view import FULL_WIDTH
from ui.review.film_strip import FilmStrip
from ui.review.form import ReviewForm
from ui.review.known_banner import KnownBanner
from ui.review.picture_pane import PicturePane
from ui.review.query import ReviewItem
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.label import Label
from ui.wording import joined


class Surface(QWidget):
    """Shows one card; what is pressed is only told."""

    accept_wanted = Signal()
    reject_wanted = Signal()
    later_wanted = Signal()
    reading_wanted = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self.pane = PicturePane(pictures)
        self.form = ReviewForm()
        self.strip = FilmStrip(pictures)
        self.known = KnownBanner(pictures)
        self.problem = Banner("danger")
        self.problem.add_button(Button(_("Read again"), clicked=self.reading_wanted.emit))
        banners = QVBoxLayout()
        banners.setContentsMargins(px(20), 0, px(20), px(8))
        banners.addWidget(self.problem)
        banners.addWidget(self.known)
        self.caution = Label("", Role.SMALL_STRONG, "warn", wrap=True)
        self.caution.hide()
        banners.addWidget(self.caution)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.pane, 10)
        middle.addWidget(self._right(), 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(banners)
        column.addLayout(middle, 1)
        column.addWidget(self.strip)

    def _right(self) -> QFrame:
        pane = QFrame()
        pane.setObjectName("form")
        pane.setMinimumWidth(px(444))
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, px(10))
        column.addWidget(self.form, 1)
        row = QHBoxLayout()
        row.setContentsMargins(px(14), 0, px(16), 0)
        row.setSpacing(px(8))
        reject, trash = self.reject_wanted.emit, Icon.TRASH
        row.addWidget(Button(_("Reject"), icon=trash, kind="quiet", clicked=reject))
        row.addStretch()
        row.addWidget(Button(_("Later"), key="Ctrl+↓", clicked=self.later_wanted.emit))
        accept = Button(_("Accept, next"), icon=Icon.SURE, kind="primary", key="Ctrl+Enter")
        accept.clicked.connect(lambda: self.accept_wanted.emit())
        row.addWidget(accept)
        column.addLayout(row)
        return pane

    def show_item(self, item: ReviewItem, typed: dict[str, list[str]]) -> None:
        """Show a card, and over what was read on it what was typed."""
        self.form.show_item(item, typed)
        self.pane.show_item(item, self.form)
        for row in self.form.rows.values():
            row.loose = lambda: self.pane.lines.texts
            row.taken.connect(lambda offer: self.pane.lines.take(offer.text))
        self.known.show_known(item.known)
        self.caution.setText(joined(*map(caution_words, item.cautions)))
        self.caution.setVisible(bool(item.cautions))
        self._show_problem(item)
        self.show_crops(item)

    def _show_problem(self, item: ReviewItem) -> None:
        self.problem.setVisible(False)
        if item.scan.state is ScanState.FAILED and item.scan.reading:
            problem = item.scan.reading.problem
            title = _("{file} could not be read").format(file=item.scan.file_name)
            text = problem_text(problem, item.scan.file_name) if problem else ""
            self.problem.say(title, text)

    def show_crops(self, item: ReviewItem) -> None:
        """Give the fields their pieces of the pictures that have come."""
        for at, path in enumerate(item.pictures):
            side = item.side_reading(at)
            picture = self._pictures.get(path, FULL_WIDTH)
            if side is not None and picture is not None and not picture.isNull():
                self.form.show_crops(side.face, picture, side.size)


def nothing_left(choose: Callable[[], object], look: Callable[[], object]) -> EmptyState:
    """When every card was looked at."""
    take_in = Button(_("Take in cards…"), icon=Icon.ADD, kind="primary", clicked=choose)
    text = _("Every card has been looked at. New ones come here as they are read.")
    contacts = Button(_("See the contacts"), icon=Icon.CONTACTS, clicked=look)
    return EmptyState(_("Nothing to review"), text, take_in, contacts)
