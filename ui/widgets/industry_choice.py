"""Choosing an industry, or leaving it to the words of the card."""

from __future__ import annotations

from app.domain.industry import industries
from app.i18n import gettext as _
from app.i18n import language
from ui.widgets.choice import Choice


class IndustryChoice(Choice):
    """The industries by code, the main groups first; the first item chooses none."""

    def __init__(self) -> None:
        super().__init__(_("Industry"))
        self.addItem(_("By its words"), None)
        for entry in sorted(industries(), key=lambda i: (len(i.code) > 1, i.code)):
            self.addItem(
                f"{entry.code}  {entry.name_ja if language() == 'ja' else entry.name_en}",
                entry.code,
            )

    @property
    def code(self) -> str | None:
        """The code that was chosen."""
        data = self.currentData()
        return None if data is None else str(data)
