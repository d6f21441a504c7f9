"""My card ten times on a sheet of A4, as paper for business cards is cut: 91 by 55 millimetres."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageSize, QPainter, QPdfWriter, QPen

from app.domain.contact import ContactDetails, MethodKind
from app.services.export import write_whole
from app.services.my_card import CodedCard
from ui.my_card.code import draw_code
from ui.pdf_letters import searchable
from ui.theme.fonts import families

WIDTH, HEIGHT = 91.0, 55.0
COLUMNS, ROWS = 2, 5
A4 = (210.0, 297.0)
MARGIN = 6.0
CODE = 30.0
_DPI = 600
_MM = _DPI / 25.4


def places() -> list[QRectF]:
    """Where the cards lie on the sheet, in millimetres."""
    left = (A4[0] - COLUMNS * WIDTH) / 2
    top = (A4[1] - ROWS * HEIGHT) / 2
    return [
        QRectF(left + x * WIDTH, top + y * HEIGHT, WIDTH, HEIGHT)
        for y in range(ROWS)
        for x in range(COLUMNS)
    ]


def write_pdf(card: CodedCard, path: Path) -> None:
    """Write the sheet as PDF, whole or not at all; SetupError if that fails."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(card.details.name.printed)
    writer.setCreator("Enishi")
    draw_sheet(card, writer)
    write_whole(path, [searchable(bytes(buffer.data().data()))])


def draw_sheet(card: CodedCard, device: QPagedPaintDevice) -> bool:
    """Draw the sheet on a PDF or a printer; False if nothing could be drawn on it."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter()
    if not painter.begin(device):
        return False
    scale = device.logicalDpiX() / _DPI
    painter.scale(scale, scale)
    for place in places():
        draw_card(painter, place, card)
    return painter.end()


def draw_card(painter: QPainter, place: QRectF, card: CodedCard) -> None:
    """Draw one card with a hairline to cut along."""
    edge = _box(place)
    painter.setPen(QPen(Qt.GlobalColor.lightGray, _MM * 0.1))
    painter.drawRect(edge)
    painter.setPen(Qt.GlobalColor.black)
    right, bottom = place.right() - MARGIN, place.bottom() - MARGIN
    code = QRectF(right - CODE, bottom - CODE, CODE, CODE)
    draw_code(painter, _box(code), card.squares)
    top = place.top() + MARGIN
    for text, size, bold in _lines(card.details):
        beside_code = top + size * 1.5 > code.top()
        end = code.left() - 1 if beside_code else right
        height = _text(painter, place.left() + MARGIN, top, end, text, size, bold=bold)
        top += height


def _lines(details: ContactDetails) -> list[tuple[str, float, bool]]:
    """The texts of a card with their size in millimetres, and whether they are strong."""
    work = details.current
    told = [
        ((work.company if work else None) or "", 3.4, False),
        (" ".join(filter(None, (work.department, work.position))) if work else "", 2.6, False),
        (details.name.printed, 5.6, True),
        (details.name.kana or "", 2.3, False),
    ]
    told += [(address.printed, 2.3, False) for address in details.addresses[:1]]
    kinds = (MethodKind.PHONE, MethodKind.MOBILE, MethodKind.EMAIL, MethodKind.URL)
    told += [(value, 2.3, False) for kind in kinds for value in details.values(kind)]
    return [line for line in told if line[0]]


def _text(
    painter: QPainter, left: float, top: float, right: float, text: str, size: float, *, bold: bool
) -> float:
    """Draw a text, on two lines where it is long; the height that it took, in millimetres."""
    font = QFont(families())
    font.setPixelSize(round(size * _MM))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    painter.setFont(font)
    box = _box(QRectF(left, top, right - left, size * 3.2))
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWrapAnywhere)
    taken = painter.boundingRect(box, flags, text)
    painter.drawText(box, flags, text)
    return min(taken.height(), box.height()) / _MM + 0.4


def _box(place: QRectF) -> QRectF:
    return QRectF(*(v * _MM for v in (place.x(), place.y(), place.width(), place.height())))
