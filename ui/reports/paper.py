"""A report as PDF on A4; text is put in as text and never read as markup. Works on any thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from app.services.export import write_whole
from ui.pdf_letters import searchable
from ui.reports.document import Heading, Line, Report, Table
from ui.theme.fonts import families

BODY, SMALL, HEADING, TITLE = 9.5, 8.5, 12.0, 18.0
"""Points."""
INK, GREY, LINE = "#1B1F23", "#545A62", "#DDDDD7"
_DPI = 300


def write_report(report: Report, path: Path) -> None:
    """Write it as PDF, whole or not at all; SetupError if that fails."""
    write_whole(path, [pdf_of(report)])


def pdf_of(report: Report) -> bytes:
    """The file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(report.title)
    writer.setCreator("Enishi")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    # The document leaves 2 cm at each side by itself, and numbers the pages there.
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    document_of(report).print_(writer)
    return searchable(bytes(buffer.data().data()))


def document_of(report: Report) -> QTextDocument:
    """The report laid out."""
    document = QTextDocument()
    font = QFont(families())
    font.setPointSizeF(BODY)
    # In English Noto CJK swaps its digits for others, of which a PDF's text knows no letters.
    font.setFeature(QFont.Tag("locl"), 0)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(_block(0, 2))
    cursor.insertText(report.title, _letters(TITLE, bold=True))
    parts = [Line(report.about, grey=True)] if report.about else []
    for part in [*parts, *report.parts]:
        _put(cursor, part)
    return document


def _put(cursor: QTextCursor, part: Heading | Line | Table) -> None:
    if isinstance(part, Table):
        _put_table(cursor, part)
    elif isinstance(part, Heading):
        cursor.insertBlock(_block(10, 4), _letters(HEADING, bold=True))
        cursor.insertText(part.text)
    else:
        _put_text(cursor, part.text, _letters(BODY, GREY if part.grey else INK), _block(0, 5))


def _put_text(
    cursor: QTextCursor, text: str, letters: QTextCharFormat, block: QTextBlockFormat
) -> None:
    """Begin a new paragraph; the empty one that follows a table is used up first."""
    if cursor.block().text():
        cursor.insertBlock(block, letters)
    else:
        cursor.setBlockFormat(block)
    cursor.insertText(text, letters)


def _put_table(cursor: QTextCursor, part: Table) -> None:
    rows = [part.heads, *part.rows] if part.heads else list(part.rows)
    heads = len(rows) - len(part.rows)
    table = cursor.insertTable(len(rows), len(part.widths), _frame(part.widths, heads))
    for at, row in enumerate(rows):
        _put_row(table, at, row, part, is_head=at < heads)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _put_row(table: QTextTable, at: int, row: Sequence[str], part: Table, *, is_head: bool) -> None:
    for column, text in enumerate(row):
        names = not part.heads and column == 0
        block = _block(0, 0)
        if column in part.right:
            block.setAlignment(Qt.AlignmentFlag.AlignRight)
        cursor = table.cellAt(at, column).firstCursorPosition()
        cursor.setBlockFormat(block)
        colour = GREY if is_head or names else INK
        cursor.insertText(text, _letters(SMALL if is_head else BODY, colour))


def _letters(size: float, colour: str = INK, *, bold: bool = False) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFontPointSize(size)
    letters.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    letters.setForeground(QColor(colour))
    return letters


def _block(above: float, below: float) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setTopMargin(above)
    block.setBottomMargin(below)
    return block


def _frame(widths: Sequence[int], heads: int) -> QTextTableFormat:
    percent = QTextLength.Type.PercentageLength
    frame = QTextTableFormat()
    frame.setWidth(QTextLength(percent, 100))
    frame.setColumnWidthConstraints([QTextLength(percent, width) for width in widths])
    frame.setCellPadding(3)
    frame.setCellSpacing(0)
    frame.setBorder(0.5)
    frame.setBorderBrush(QColor(LINE))
    frame.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    frame.setBorderCollapse(True)
    frame.setHeaderRowCount(heads)
    return frame
