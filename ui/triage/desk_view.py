"""What lies on the table while sorting: card and notes at the left, offers and letter right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.attachment import Attachment
from app.domain.history import TriageChoice
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services.offers import files_named, names_of
from app.services.triage import Sorting
from app.services.words import caution_words
from ui.pictures import Pictures
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.triage.card import StackCard
from ui.triage.choices import Answer, OfferRow
from ui.triage.letter import LetterPane
from ui.triage.notes import Notes
from ui.widgets.button import Button
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.widgets.progress import ProgressBar
from ui.widgets.toast import ToastPlace
from ui.wording import joined, listed

OFFER_KEYS = "QWE"
LEFT = 480


class SortingView(QWidget):
    """One person to be sorted."""

    answered = Signal(object)  # Stage
    next_wanted = Signal()
    offer_wanted = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._person: Sorting | None = None
        self._event, self._company, self._me = "", "", ""
        self._files: Mapping[str, tuple[Attachment, ...]] = {}
        self.card = StackCard(pictures)
        self.notes = Notes()
        self.notes.changed.connect(self._follow)
        self.letter = LetterPane()
        self._count = Label("", Role.HEADING)
        self.pace = Label("", Role.SMALL, "text2")
        self._bar = ProgressBar()
        self._name = Label("", Role.DISPLAY)
        self._reading = Label("", Role.BODY, "text2")
        self._work = Label("", Role.BODY, "text2", wrap=True)
        self._facts = Label("", Role.SMALL, "text2", wrap=True)
        self.answers = {
            Stage.WANTED: Answer(Stage.WANTED, _("Keep in touch"), _("the 48 hours begin"), "1"),
            Stage.LET_GO: Answer(Stage.LET_GO, _("Let go"), _("no clock, no count"), "2"),
            Stage.NUISANCE: Answer(Stage.NUISANCE, _("Nuisance"), _("in no match or count"), "3"),
        }
        for stage, answer in self.answers.items():
            answer.clicked.connect(lambda _on=False, s=stage: self.answered.emit(s))
        self.offers: list[OfferRow] = []
        self.new_offer = Button(
            _("New offer"), icon=Icon.ADD, kind="quiet", clicked=self.offer_wanted.emit
        )
        row = QHBoxLayout()
        row.setSpacing(px(20))
        row.addLayout(self._left(), 0)
        row.addLayout(self._right(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(20), px(8))
        column.setSpacing(px(8))
        column.addLayout(row, 1)
        column.addWidget(KeyHints(_hints()))

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(8))
        progress = QHBoxLayout()
        progress.addWidget(self._count)
        progress.addStretch()
        progress.addWidget(self.pace)
        column.addLayout(progress)
        _stacked(column, self._bar, self.card)
        name = QHBoxLayout()
        name.setSpacing(px(14))
        name.addWidget(self._name)
        name.addWidget(self._reading)
        name.addStretch()
        column.addLayout(name)
        _stacked(column, self._work, self._facts, self.notes)
        place = ToastPlace()
        _stacked(column, place)
        column.setStretchFactor(place, 1)
        answers = QHBoxLayout()
        answers.setSpacing(px(10))
        for answer in self.answers.values():
            answers.addWidget(answer)
        column.addLayout(answers)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addWidget(Label(_("What can I bring?"), Role.HEADING))
        self._offer_rows = QVBoxLayout()
        self._offer_rows.setSpacing(px(8))
        column.addLayout(self._offer_rows)
        self._no_offers = Label(_("No offers yet."), Role.SMALL, "text2")
        column.addWidget(self._no_offers)
        column.addWidget(self.new_offer)
        column.addSpacing(px(8))
        column.addWidget(self.letter, 1)
        self.next_button = Button(
            _("Decide, next"),
            icon=Icon.CHANGED,
            kind="primary",
            key="Ctrl+Enter",
            clicked=self.next_wanted.emit,
        )
        self.letter.buttons.addWidget(self.next_button)
        return column

    # what is chosen

    @property
    def chosen(self) -> Stage:
        """The answer that is on; wanted to begin with."""
        return next((s for s, a in self.answers.items() if a.isChecked()), Stage.WANTED)

    @property
    def bring(self) -> str | None:
        """The offers that are ticked."""
        return listed(*(row.text() for row in self.offers if row.isChecked())) or None

    @property
    def enclosed(self) -> tuple[Attachment, ...]:
        """The files of the offers that are ticked."""
        return files_named(self._files, self.bring)

    def choose(self, stage: Stage) -> None:
        """Put an answer on."""
        self.answers[stage].setChecked(True)

    def toggle_offer(self, number: int) -> None:
        """Tick an offer, or take the tick away."""
        if number < len(self.offers):
            self.offers[number].toggle()

    # showing

    def show_person(
        self, person: Sorting, picture: Path | None, work: str, below: int, today: date
    ) -> None:
        """Put the next card on the table."""
        self._person = person
        self._take_offers_away()
        name = person.contact.name
        self.card.show_card(picture, below, name, joined(name, work))
        self._name.setText(name)
        self._reading.setText(person.contact.kana or "")
        self._work.setText(work)
        self._facts.setText(_facts(person))
        self.notes.begin(person.encounter.note or "", today)
        kept = {TriageChoice.LET_GO: Stage.LET_GO, TriageChoice.NUISANCE: Stage.NUISANCE}
        self.choose(kept.get(person.choice, Stage.WANTED) if person.choice else Stage.WANTED)

    def focus_offers(self) -> None:
        """Go to what can be brought; where there is nothing, ask for something."""
        if self.offers:
            self.offers[0].setFocus()
        else:
            self.offer_wanted.emit()

    def show_offers(
        self,
        offers: Sequence[tuple[str, str, Sequence[str]]],
        files: Mapping[str, tuple[Attachment, ...]],
    ) -> None:
        """Show what can be brought, what fits first; what is ticked stays so for one person.

        Each has its title, a note and the words that speak for it; `files` are found by title.
        """
        self._files = files
        ticked = {row.text() for row in self.offers if row.isChecked()}
        self._take_offers_away()
        for number, (title, note, words) in enumerate(offers[:5]):
            key = OFFER_KEYS[number] if number < len(OFFER_KEYS) else ""
            row = OfferRow(title, note, words, key)
            row.setChecked(title in ticked)
            row.toggled.connect(lambda _on: self._follow())
            self.offers.append(row)
            self._offer_rows.addWidget(row)
            row.show()  # a layout shows it only later, and until then it takes no focus
        self._no_offers.setVisible(not offers)

    def _take_offers_away(self) -> None:
        for row in self.offers:
            row.deleteLater()
        self.offers = []

    def begin_letter(self, address: str, company: str, event: str, me: str) -> None:
        """Begin the letter to the person on the table."""
        self._event, self._company, self._me = event, company, me
        self.letter.begin(address)
        self._follow()

    def show_progress(self, choices: Sequence[TriageChoice | None], at: int) -> None:
        """How many are sorted, and how."""
        done = [c for c in choices if c is not None]
        self._count.setText(f"{len(done)} / {len(choices)}")
        counts = (
            (sum(c is TriageChoice.WANTED for c in done), "accent"),
            (sum(c is TriageChoice.LET_GO for c in done), "text3"),
            (sum(c is TriageChoice.NUISANCE for c in done), "danger"),
        )
        spoken = _("{n} of {all} sorted").format(n=len(done), all=len(choices))
        self._bar.show_parts(counts, len(choices), spoken)

    def _follow(self) -> None:
        if self._person is None:
            return
        self.letter.follow(
            {
                "name": self._person.contact.name,
                "company": self._company,
                "event": self._event,
                "talked": self.notes.talked.text().strip(),
                "need": self.notes.need.text().strip(),
                "offer": self.bring,
                "file": names_of(self.enclosed),
                "promise": self.notes.promise.text().strip(),
                "me": self._me,
            }
        )


def _hints() -> tuple[tuple[str, str], ...]:
    """The keys that act while the card has the focus; Esc leads back to it."""
    return (
        ("T", _("Talked of")),
        ("N", _("What they need")),
        ("P", _("I'll send")),
        ("B", _("What can I bring?")),
        ("D", _("Draft")),
        ("M", _("Open in mail program")),
        ("Enter", _("Decide, next")),
        ("Esc", _("Back to the card, or later")),
    )


def _stacked(column: QVBoxLayout, *widgets: QWidget) -> None:
    for widget in widgets:
        widget.setFixedWidth(px(LEFT))
        column.addWidget(widget)


def _facts(person: Sorting) -> str:
    met = person.met_before
    again = ngettext("met at {n} other event", "met at {n} other events", met).format(n=met)
    first = again if met else _("met for the first time")
    known = ngettext("{n} more of this company", "{n} more of this company", person.colleagues)
    colleagues = known.format(n=person.colleagues) if person.colleagues else ""
    marked = _("marked as a nuisance") if person.is_nuisance else ""
    return joined(first, colleagues, marked, *map(caution_words, person.cautions))
