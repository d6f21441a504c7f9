"""What every table of painted rows has in common."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QTableView

SORT_KEY = "O"
"""Puts a table in order by the column in focus; again turns it round."""


def dress_as_rows(
    view: QTableView, name: str, model: QAbstractItemModel, delegate: QStyledItemDelegate
) -> None:
    """Make a table show whole rows: no grid, no editing, Tab leaves it."""
    model.setParent(view)
    delegate.setParent(view)
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setAccessibleName(name)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()


def along_rows(
    action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
) -> Qt.KeyboardModifier:
    """What to tell a table, so that Home and End go to its first and last row as in a list."""
    ends = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)
    return modifiers | Qt.KeyboardModifier.ControlModifier if action in ends else modifiers
