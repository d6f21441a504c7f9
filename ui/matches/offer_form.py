"""The form for something I can bring."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain.offers import Offer
from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.industry_choice import IndustryChoice
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.widgets.popover import Popover


class OfferForm(Popover):
    """A title is enough; kind, industry and tags help to find whom it serves."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=460)
        self._save: Callable[[Offer], object] | None = None
        self.title = LineEdit(_("What"), hint=_("A talk, a book, a skill, a tool, a place"))
        self.kind = LineEdit(_("Kind"))
        self.industry = IndustryChoice()
        self.tags = LineEdit(_("Tags"), hint=_("with commas between"))
        self.link = LineEdit(_("Link or file"))
        grid = QGridLayout()
        grid.setContentsMargins(px(20), px(18), px(20), px(18))
        grid.setVerticalSpacing(px(10))
        grid.setHorizontalSpacing(px(12))
        grid.addWidget(Label(_("What can you bring?"), Role.HEADING), 0, 0, 1, 2)
        fields: tuple[QWidget, ...] = (
            self.title,
            self.kind,
            self.industry,
            self.tags,
            self.link,
        )
        for at, field in enumerate(fields, 1):
            grid.addWidget(Label(field.accessibleName(), Role.BODY, "text2"), at, 0)
            grid.addWidget(field, at, 1)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(Button(_("Not now"), key="Esc", clicked=self.close_))
        buttons.addWidget(Button(_("Add"), kind="primary", icon=Icon.SURE, clicked=self.submit))
        grid.addLayout(buttons, len(fields) + 1, 0, 1, 2)
        self.title.returnPressed.connect(self.submit)
        self.layout_.addLayout(grid)

    def ask(self, save: Callable[[Offer], object]) -> None:
        """Open it empty; `save` gets what was entered."""
        self._save = save
        for field in (self.title, self.kind, self.tags, self.link):
            field.clear()
        self.industry.choose(None)
        self.open()
        self.title.setFocus()

    def submit(self) -> None:
        """Hand over what was entered; without a title nothing happens."""
        title = self.title.text().strip()
        if not title or self._save is None:
            self.title.setFocus()
            return
        code = self.industry.code
        tags = tuple(t.strip() for t in self.tags.text().replace("、", ",").split(",") if t.strip())
        offer = Offer(
            title,
            self.kind.text().strip() or None,
            (code,) if code else (),
            tags,
            self.link.text().strip() or None,
        )
        save, self._save = self._save, None
        self.close_()
        save(offer)
