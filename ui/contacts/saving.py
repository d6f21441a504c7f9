"""Searches saved under a name, from the Contacts page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject

from app.domain.saved import SavedSearch
from app.i18n import gettext as _
from app.services.saved import drop_search, save_search, saved_searches
from ui.contacts.filter_pane import FilterPane
from ui.contacts.query import Filters
from ui.dialogs.ask_one import AskOne
from ui.page import Page
from ui.tasks import Newest


class Saving(QObject):
    """Keeps what is typed and checked as a search of its own."""

    def __init__(self, page: Page, pane: FilterPane) -> None:
        super().__init__(page)
        self._page, self._pane = page, pane
        self._answers: Newest[tuple[SavedSearch, ...]] = Newest()
        self._names: tuple[str, ...] = ()
        self.question: AskOne | None = None

    def load(self) -> None:
        """Show what was saved."""
        self._answers.only(self._page.tasks.ask(saved_searches)).then(self._show)

    def ask(self, text: str, filters: Filters) -> None:
        """Ask for a name for this search."""
        query = " ".join(filter(None, (text.strip(), *written(filters))))
        if not query:
            self._page.said.emit(_("Type or check something first; that is what is saved."))
            return
        if self.question is None:
            self.question = AskOne(self._page.window())
        save = partial(self._save, query)
        self.question.ask_text(_("Name of this search"), self._names, save)

    def drop(self, saved: SavedSearch) -> None:
        """Forget a saved search."""
        if saved.id is not None:
            said = _("Search deleted: {name}").format(name=saved.name)
            pending = self._page.tasks.run(drop_search, saved.id)
            pending.then(lambda _none: self._page.done.emit(said))

    def _save(self, query: str, name: str) -> None:
        said = _("Search saved: {name}").format(name=name)
        pending = self._page.tasks.run(save_search, name, query)
        pending.then(lambda _saved: self._page.done.emit(said))

    def _show(self, found: Sequence[SavedSearch]) -> None:
        self._names = tuple(saved.name for saved in found)
        self._pane.show_saved(found)


def written(filters: Filters) -> Iterator[str]:
    """Checked filters as they would be typed."""
    yield from (f"industry:{code}" for code in sorted(filters.industries))
    yield from (f"stage:{stage}" for stage in sorted(filters.stages))
    yield from (f"event:{event_id}" for event_id in sorted(filters.events))
    yield from (f'tag:"{tag}"' for tag in sorted(filters.tags))
    yield from (f"prefecture:{name}" for name in sorted(filters.prefectures))
    yield from (f"met:{month}" for month in sorted(filters.months))
    yield from (f"has:{what}" for what in sorted(filters.has))
    yield from (f"-has:{what}" for what in sorted(filters.lacks))
