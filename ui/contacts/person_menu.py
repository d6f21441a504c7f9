"""The menu of a person or of those who are chosen: the page's commands in groups."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.menu_groups import fill_with_groups, of_a_person
from ui.page import Page


def open_menu(page: Page, view: QWidget, at: QPoint) -> None:
    """Offer what can be done with a person where a widget was clicked."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill_with_groups(menu, of_a_person(), page.commands())
    menu.popup(view.mapToGlobal(at))


def open_under(page: Page, button: QWidget) -> None:
    """The same under a button."""
    open_menu(page, button, button.rect().bottomLeft())
