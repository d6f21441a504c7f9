"""The form for something I can bring, with its files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QWidget

from app.domain.attachment import Attachment
from app.domain.ids import OfferId
from app.domain.offers import Offer
from app.i18n import gettext as _
from app.services.offers import OfferHistory
from ui.dialogs.form import Form
from ui.files.files import Files
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.dropped import files_of
from ui.widgets.industry_choice import IndustryChoice
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.wording import listed

Save = Callable[[Offer, Sequence[Path]], object]


class OfferForm(Form):
    """A title is enough; kind, industry and tags help to find whom it serves.

    The files of a new offer are stored with it. Those of one that is there are attached and removed
    at once, each a step to undo, as the files of people are.
    """

    files_dropped = Signal(object)  # Sequence[Path], for an offer that is there

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=460)
        self._save: Save | None = None
        self._known: Offer | None = None
        self._paths: tuple[Path, ...] = ()
        self.setAcceptDrops(True)
        self._heading = Label("", Role.HEADING)
        self.title = LineEdit(_("What"), hint=_("A talk, a book, a skill, a tool, a place"))
        self.kind = LineEdit(_("Kind"))
        self.industry = IndustryChoice()
        self.tags = LineEdit(_("Tags"), hint=_("with commas between"))
        self.link = LineEdit(_("Link"))
        self.chosen = Label("", Role.BODY, wrap=True)
        self.files = Files(QWidget())
        self.files.setAccessibleName(_("Files"))
        self._save_button = Button(_("Add"), kind="primary", icon=Icon.SURE, clicked=self.submit)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(px(20), px(18), px(20), px(18))
        grid.setVerticalSpacing(px(10))
        grid.setHorizontalSpacing(px(12))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._heading, 0, 0, 1, 2)
        fields: tuple[QWidget, ...] = (
            self.title,
            self.kind,
            self.industry,
            self.tags,
            self.link,
            self.files,
        )
        for at, field in enumerate(fields, 1):
            grid.addWidget(Label(field.accessibleName(), Role.BODY, "text2"), at, 0)
            grid.addWidget(field, at, 1)
        grid.addWidget(self.chosen, len(fields) + 1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch()
        buttons.addWidget(Button(_("Not now"), key="Esc", clicked=self.close_))
        buttons.addWidget(self._save_button)
        grid.addWidget(self.problem, len(fields) + 2, 0, 1, 2)
        grid.addLayout(buttons, len(fields) + 3, 0, 1, 2)
        self.title.returnPressed.connect(self.submit)
        self.layout_.addLayout(grid)

    @property
    def offer_id(self) -> OfferId | None:
        """Which offer it is open for; None for a new one, or while it is closed."""
        return self._known.id if self._known and self.isVisible() else None

    def ask(self, save: Save) -> None:
        """Open it empty; `save` gets what was entered, and the files that were chosen."""
        self._show(None, Offer(""), save)

    def change(self, known: OfferHistory, save: Save) -> None:
        """Open it with what is known of an offer."""
        self._show(known.offer, known.offer, save)
        self.show_files(known.files)

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Show the files that the offer has now."""
        self.files.show_files(files)
        self._fit()

    def choose_files(self) -> None:
        """Ask for the files of a new offer."""
        names, _kind = QFileDialog.getOpenFileNames(self, _("Attach files"))
        self._take([Path(name) for name in names])

    def submit(self) -> None:
        """Hand over what was entered; without a title nothing happens."""
        title = self.title.text().strip()
        if not title or self._save is None or not self.takes_answers:
            self.title.setFocus()
            return
        offer = replace(
            self._known or Offer(title),
            title=title,
            kind=self.kind.text().strip() or None,
            industries=self._industries(),
            tags=_words(self.tags.text()),
            link=self.link.text().strip() or None,
        )
        self.close_when_stored(self._save(offer, self._paths))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event) and event.source() is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(files_of(event))

    def _show(self, known: Offer | None, shown: Offer, save: Save) -> None:
        self._known, self._save, self._paths = known, save, ()
        self._heading.setText(_("Change the offer") if known else _("What can you bring?"))
        self._save_button.set_text(_("Save") if known else _("Add"))
        self.title.setText(shown.title)
        self.kind.setText(shown.kind or "")
        self.tags.setText(listed(*shown.tags))
        self.link.setText(shown.link or "")
        self.industry.choose(shown.industries[0] if shown.industries else None)
        self.files.show_files(())
        self._show_chosen()
        self.open()
        self.title.setFocus()

    def _take(self, paths: Sequence[Path]) -> None:
        if self._known is not None:
            self.files_dropped.emit(paths)
            return
        self._paths = tuple(dict.fromkeys((*self._paths, *paths)))
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.chosen.setText(listed(*(path.name for path in self._paths)))
        self.chosen.setVisible(bool(self._paths))
        self._fit()

    def _fit(self) -> None:
        """Make room for the lines that came, or go back to what is needed without them."""
        self.files.updateGeometry()
        for link in self.files.links:
            if (line := link.parentWidget()) is not None:
                line.show()  # a layout shows it only later, and until then it takes no room
        self.layout_.activate()
        if self.isVisible():
            self._place()

    def _industries(self) -> tuple[str, ...]:
        """The one that is chosen; of several, all while the first is left alone."""
        code, known = self.industry.code, self._known.industries if self._known else ()
        if known[:1] == ((code,) if code else ()):
            return known
        return (code,) if code else ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.replace("、", ",").split(",") if word.strip())
