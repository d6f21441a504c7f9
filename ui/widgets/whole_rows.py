"""What every table of painted rows has in common."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QTableView


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
