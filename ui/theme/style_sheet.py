"""The application's one style sheet: colours, edges, radii and padding, never fonts."""

from __future__ import annotations

from ui.theme.fonts import px
from ui.theme.tokens import Tokens

_SHEET = """
QMenuBar { background: @side; color: @text; padding: 1px 8px; }
QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: 5px; }
QMenuBar::item:selected { background: @soft; }
QMenu { background: @raised; color: @text; border: 1px solid @edge; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 5px; }
QMenu::item:selected { background: @soft; }
QMenu::item:disabled { color: @text3; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QToolTip { background: @raised; color: @text; border: 1px solid @edge; padding: 4px 6px; }

QPushButton { background: @raised; color: @text; border: 1px solid @edge; border-radius: 6px;
  padding: 0 12px; min-height: @button_height; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @soft; }
QPushButton:focus { border: @ring solid @accent; padding: 0 @inset12; min-height: @button_focus; }
QPushButton:disabled { color: @text3; border-color: @line; }
QPushButton[kind="primary"] { background: @accent; color: @on_accent; border-color: @accent; }
QPushButton[kind="primary"]:hover { background: @accent; }
QPushButton[kind="primary"]:focus { border: @ring solid @text; }
QPushButton[kind="primary"]:disabled { background: @track; color: @text2; border-color: @line; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: @text2; }
QPushButton[kind="quiet"]:hover { background: @hover; }
QPushButton[kind="quiet"]:focus { border: @ring solid @accent; }
QPushButton[kind="quiet"]:disabled { color: @text3; }
QPushButton[snug="true"] { padding: 0 6px; }
QPushButton[snug="true"]:focus { padding: 0 @inset6; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: @accent;
  text-align: left; padding: 0 4px; min-height: @link_height; }
QPushButton[kind="link"]:hover { background: @hover; }
QPushButton[kind="link"]:focus { border: @ring solid @accent; padding: 0 @inset4; }
QPushButton[offer="open"], QPushButton[offer="taken"] { min-height: @offer_height; padding: 0 8px; }
QPushButton[offer="taken"] { background: @soft; border-color: @accent; }
QPushButton[tone="danger"] { color: @danger; }

QLineEdit, QPlainTextEdit, QDateEdit, QDateTimeEdit { background: @raised; color: @text;
  border: 1px solid @edge; border-radius: 6px; padding: 0 9px; selection-background-color: @soft;
  selection-color: @text; }
QLineEdit, QDateEdit, QDateTimeEdit { min-height: @field_height; }
QDateEdit::drop-down { border: none; background: transparent; width: 28px; }
QDateEdit::down-arrow { image: none; }
QTimeEdit::up-button, QTimeEdit::down-button { border: none; width: 0px; }
QPlainTextEdit { padding: 4px 6px; }
QLineEdit[search="true"] { min-height: @button_height; }
QLineEdit[unsure="true"] { background: @warn_bg; border-color: @warn_mark; }
QLineEdit:focus, QPlainTextEdit:focus, QDateEdit:focus, QDateTimeEdit:focus {
  border: @ring solid @accent; padding: 0 @inset9; }
QPlainTextEdit:focus { padding: @inset4 @inset6; }
QLineEdit:focus, QDateEdit:focus, QDateTimeEdit:focus { min-height: @field_focus; }
QLineEdit[search="true"]:focus { min-height: @button_focus; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { border: none; background: transparent; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: @text3; border-color: @line; }

QComboBox QAbstractItemView { background: @raised; color: @text; border: 1px solid @edge;
  selection-background-color: @soft; selection-color: @text; outline: none; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QHeaderView { background: @base; border: none; }
QHeaderView::section { background: @base; color: @text2; border: none;
  border-bottom: 1px solid @line; padding: 0 8px; }

QLabel[tone="text2"] { color: @text2; }
QLabel[tone="text3"] { color: @text3; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="danger"] { color: @danger; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="accent"] { color: @accent; }

#block, #popover { background: @base; border: 1px solid @line; border-radius: 10px; }
#popover { border-color: @edge; border-radius: 12px; background: @raised; }
#side { background: @side; border: none; border-right: 1px solid @line; }
#strip { background: @side; border: none; border-top: 1px solid @line; }
#form, #sheet { background: @base; border: none; }
#form { border-left: 1px solid @line; }
#drawer { background: @window; border: none; border-right: 1px solid @edge; }
#ground { background: @column; border: none; }
#facts { background: @hover; border-radius: 8px; border: none; }
#rule { background: @line; border: none; }
#switch { background: @side; border: 1px solid @line; border-radius: 8px; }
#switch QToolButton { background: transparent; color: @text2; border: 1px solid transparent;
  border-radius: 6px; padding: 0 10px; min-height: @switch_height; }
#switch QToolButton:hover { background: @hover; }
#switch QToolButton:checked { background: @raised; color: @text; border-color: @edge; }
#switch QToolButton:focus { border: @ring solid @accent; padding: 0 @inset10; }
QTableView, QListView { background: @base; border: none; outline: none; }
#popover QListView { background: @raised; }
#suggestions { background: @raised; border: 1px solid @edge; border-radius: 8px; }
QListView[ground="side"] { background: @side; }
QListView[ground="window"] { background: @window; }
QListView[ground="none"] { background: transparent; }
QScrollArea { background: transparent; border: none; }
#scrolled { background: transparent; }
"""


def make_style_sheet(tokens: Tokens) -> str:
    """The sheet in the colours of a scheme, measures grown with the system's text size."""
    values = {k: v for k, v in tokens._asdict().items() if isinstance(v, str)}
    values |= _measures(tokens.ring)
    sheet = _SHEET
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", values[name])
    return sheet


def _measures(ring: int) -> dict[str, str]:
    """A ring is wider than the edge of 1, and takes its room from within."""
    more = ring - 1
    return {
        "ring": f"{ring}px",
        **{f"inset{pad}": f"{pad - more}px" for pad in (4, 6, 9, 10, 12)},
        "button_height": f"{px(30)}px",
        "button_focus": f"{px(30) - 2 * more}px",
        "field_height": f"{px(28)}px",
        "field_focus": f"{px(28) - 2 * more}px",
        "switch_height": f"{px(26)}px",
        "offer_height": f"{px(22)}px",
        "link_height": f"{px(22)}px",
    }
