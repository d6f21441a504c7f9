"""The people whom the palette offers while somebody types, and all of them as a search."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.i18n import gettext as _
from ui.palette import Hit, Palette, hit_of_contact
from ui.palette_query import Found, palette_contacts
from ui.tasks import Newest
from ui.theme.icon_names import Icon

if TYPE_CHECKING:
    from ui.desk import Desk

Open = Callable[[str, object], object]


class PaletteOffers(QObject):
    """Asks who fits what was typed; only the newest answer counts."""

    def __init__(self, palette: Palette, desk: Desk, open_page: Open) -> None:
        super().__init__(palette)
        self._palette, self._desk, self._open_page = palette, desk, open_page
        self._hits: Newest[tuple[str, tuple[Found, ...]]] = Newest()
        palette.wanted.connect(self._find)

    def _find(self, text: str) -> None:
        pending = self._desk.tasks.ask(palette_contacts, self._desk.derived, text)
        self._hits.only(pending).then(self._show, failed=lambda _error: None)

    def _show(self, answer: tuple[str, tuple[Found, ...]]) -> None:
        text, found = answer
        hits = [
            hit_of_contact(person, reason, partial(self._open_page, "contacts", person.id))
            for person, reason in found
        ]
        if hits:
            words = _("All with “{text}”").format(text=text)
            search = partial(self._open_page, "contacts", text)
            hits.append(Hit(words, search, key="Ctrl+F", icon=Icon.SEARCH))
        self._palette.show_contacts(text, hits)
