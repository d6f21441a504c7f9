"""The banner above a card that may be of somebody known: who, when met, what differs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.domain.comparison import Compared, Relation
from app.i18n import gettext as _
from app.services.words import listed
from ui.pictures import Pictures
from ui.review.query import Known
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.thumbnail import Thumbnail
from ui.wording import before_words, field_word, sentences


class KnownBanner(Banner):
    """Compare, merge at once, or say that it is somebody else."""

    same = Signal()
    other = Signal()
    compare = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__("info")
        self._card = Thumbnail(pictures, 70)
        self.lead_with(self._card)
        self.add_button(Button(_("Compare"), clicked=self.compare.emit))
        same, other = self.same.emit, self.other.emit
        self.add_button(Button(_("Same person, newer card"), key="Ctrl+Shift+D", clicked=same))
        self.add_button(Button(_("Different person"), key="Ctrl+D", clicked=other))

    def show_known(self, known: Known | None) -> None:
        """Show who it may be, or hide."""
        if known is None:
            self.hide()
            return
        self._card.show_picture(known.picture)
        self._card.setVisible(known.picture is not None)
        title = _("This may be {name}").format(name=known.comparison.name)
        told = before_words(known.before), _difference(known.comparison.rows)
        self.say(title, sentences(*told))


def _difference(rows: Sequence[Compared]) -> str:
    other = [r.kind for r in rows if r.relation in (Relation.CHANGED, Relation.DIFFERS)]
    if not other:
        return _("Nothing contradicts it.")
    return _("Different: {fields}.").format(fields=listed(field_word(kind) for kind in other))
