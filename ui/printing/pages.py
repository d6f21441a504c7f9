"""The two ways of printing people: their cards in true size, and a list of one line and a half."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.domain.contact import ContactDetails, MethodKind
from app.i18n import gettext as _
from ui.printing.paper import HEIGHT, MARGIN, WIDTH, Paper
from ui.printing.query import Printed

CARD = (91.0, 55.0)
CARDS_A_PAGE = 10
HEAD, LINE = 12.0, 11.0
LINES_A_PAGE = int((HEIGHT - 2 * MARGIN - HEAD) // LINE)
_NUMBERS = (MethodKind.MOBILE, MethodKind.PHONE)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over each page of a list: what it is of, and the day."""

    title: str
    day: str


def draw_cards(paper: Paper, people: Sequence[Printed]) -> int:
    """Draw ten cards a page, 91 by 55 millimetres; how many pages."""
    for at, person in enumerate(people):
        if at and at % CARDS_A_PAGE == 0:
            paper.new_page()
        _card(paper, _place(at % CARDS_A_PAGE), person)
    return -(-len(people) // CARDS_A_PAGE)


def draw_list(paper: Paper, people: Sequence[Printed], heading: Heading) -> int:
    """Draw a line a person; how many pages."""
    count = -(-len(people) // LINES_A_PAGE)
    for page in range(count):
        if page:
            paper.new_page()
        _head(paper, heading, _("{page} of {count}").format(page=page + 1, count=count))
        shown = people[page * LINES_A_PAGE : (page + 1) * LINES_A_PAGE]
        for at, person in enumerate(shown):
            _line(paper, MARGIN + HEAD + at * LINE, person)
    return count


def _place(at: int) -> QRectF:
    left, top = (WIDTH - 2 * CARD[0]) / 2, (HEIGHT - 5 * CARD[1]) / 2
    return QRectF(left + at % 2 * CARD[0], top + at // 2 * CARD[1], *CARD)


def _card(paper: Paper, place: QRectF, person: Printed) -> None:
    """The picture, whole; without one the words of the card."""
    box = paper.box(place)
    image = QImage(str(person.picture)) if person.picture else QImage()
    if image.isNull():
        _words(paper, place, person.details)
        return
    scale = min(box.width() / image.width(), box.height() / image.height())
    wide, high = image.width() * scale, image.height() * scale
    left, top = box.x() + (box.width() - wide) / 2, box.y() + (box.height() - high) / 2
    paper.painter.drawImage(QRectF(left, top, wide, high), image)


def _words(paper: Paper, place: QRectF, details: ContactDetails) -> None:
    work = details.current
    lines = [
        ((work.company if work else "") or "", 3.4),
        ((work.position if work else "") or "", 2.8),
        (details.name.printed, 5.4),
        (details.name.kana or "", 2.4),
        *((address.printed, 2.4) for address in details.addresses[:1]),
        *((method.value, 2.4) for method in details.methods[:5]),
    ]
    top = place.top() + 5
    for text, size in lines:
        if text:
            inside = QRectF(place.left() + 6, top, place.width() - 12, size * 1.6)
            paper.text(inside, text, size, bold=size > 5)
            top += size * 1.7


def _head(paper: Paper, heading: Heading, page: str) -> None:
    width = WIDTH - 2 * MARGIN
    paper.text(QRectF(MARGIN, MARGIN, width * 0.6, 8), heading.title, 4.2, bold=True)
    day = f"{heading.day}   {page}"
    place = QRectF(MARGIN + width * 0.6, MARGIN + 1, width * 0.4, 8)
    paper.text(place, day, 2.8, grey=True, right=True)
    paper.rule(MARGIN, MARGIN + HEAD - 2.5, WIDTH - MARGIN)


def _line(paper: Paper, top: float, person: Printed) -> None:
    """Name over reading, company over position, number over mail, place over where met."""
    details = person.details
    work, name = details.current, details.name
    numbers = [value for kind in _NUMBERS for value in details.values(kind)]
    mails = details.values(MethodKind.EMAIL)
    address = details.addresses[0].printed if details.addresses else ""
    columns = (
        (40.0, name.printed, name.kana or name.romaji or ""),
        (56.0, (work.company if work else "") or "", (work.position if work else "") or ""),
        (44.0, numbers[0] if numbers else "", mails[0] if mails else ""),
        (46.0, address, ", ".join(person.events)),
    )
    left = MARGIN
    for at, (width, upper, lower) in enumerate(columns):
        paper.text(QRectF(left, top, width - 2, 5), upper, 3.0, bold=at == 0)
        paper.text(QRectF(left, top + 4.4, width - 2, 4), lower, 2.5, grey=True)
        left += width
    paper.rule(MARGIN, top + LINE - 1.6, WIDTH - MARGIN)
