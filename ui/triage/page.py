"""The page of the evening: one card at a time, an answer, what to bring, a thank-you."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from time import monotonic

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.history import TriageChoice
from app.domain.ids import ContactId, EventId
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.services import triage
from app.services.triage import Sorting
from ui.desk import Desk
from ui.letters.enclosing import Enclosing
from ui.matches.offer_actions import OfferActions
from ui.page import Destination, Page
from ui.tasks import Newest
from ui.theme.icon_names import Icon
from ui.touching import Touching
from ui.triage.desk_view import OFFER_KEYS, SortingView
from ui.triage.pace import Pace, pace_words
from ui.triage.query import EveningAnswer, company_of, load_evening, mail_of, work_of
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.wording import day_short, joined

CHOICES = {
    Stage.WANTED: TriageChoice.WANTED,
    Stage.LET_GO: TriageChoice.LET_GO,
    Stage.NUISANCE: TriageChoice.NUISANCE,
}


class TriagePage(Page):
    """Keys act while the card has the focus; an answer brings the next card at once."""

    watches = ("contact", "event", "offer", "template", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Tonight"))
        self._answer: EveningAnswer | None = None
        self._answers: Newest[EveningAnswer | None] = Newest()
        self._event: EventId | None = None
        self._at = 0
        self._former: list[ContactId] = []
        self._pace = Pace()
        self._touching = Touching(self)
        self._enclosing = Enclosing(self)
        self._offers = OfferActions(self)
        self.header.add(Button(_("Former card"), kind="quiet", key="Ctrl+↑", clicked=self.back))
        self.header.add(Button(_("Later"), kind="quiet", key="Esc", clicked=self.leave))
        self.view = SortingView(desk.pictures)
        self.view.answered.connect(self.answer)
        self.view.next_wanted.connect(self.decide)
        self.view.offer_wanted.connect(self.add_offer)
        self.view.letter.opened.connect(self._offer_record)
        self.view.letter.copied.connect(lambda: self.said.emit(_("Copied")))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        to_events = Button(_("To the events"), icon=Icon.EVENTS, kind="primary", clicked=self.leave)
        self._empty = EmptyState(
            _("Everybody is sorted."),
            _("After an event, its cards wait here to be looked through one by one."),
            to_events,
            picture=False,
        )
        self._stack.addWidget(self._empty)
        self.column.addWidget(self._stack, 1)
        self._add_commands()

    def _add_commands(self) -> None:
        add = partial(self.add_command, on=self.view.card)
        for key, stage in zip("123", CHOICES, strict=True):
            word = self.view.answers[stage].text()
            add(word, key, partial(self.answer, stage))
        for number, key in enumerate(OFFER_KEYS):
            add(_("Offer {n}").format(n=number + 1), key, partial(self.view.toggle_offer, number))
        view = self.view
        add(_("Talked of"), "T", view.notes.talked.setFocus)
        add(_("What they need"), "N", view.notes.need.setFocus)
        add(_("I'll send"), "P", view.notes.promise.setFocus)
        add(_("What can I bring?"), "B", view.focus_offers)
        add(_("Draft"), "D", view.letter.begin_writing)
        add(_("Copy"), "C", view.letter.copy)
        add(_("Open in mail program"), "M", view.letter.open_mail)
        add(_("Decide, next"), "Return", self.decide, listed=False)
        self.add_command(_("Decide, next"), "Ctrl+Return", self.decide)
        self.add_command(_("Former card"), "Ctrl+Up", self.back)
        self.add_command(_("Later"), "Esc", self._step_back)

    # asking and showing

    def load(self) -> None:
        pending = self.tasks.ask(load_evening, self.desk.book, self.desk.derived, self._event)
        self._answers.only(pending).then(self._show)

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, int):
            self._event, self._answer = EventId(subject), None
            self._pace = Pace()
            self.load()

    def _show(self, answer: EveningAnswer | None) -> None:
        before, shown = self._answer, self.person
        self._answer = answer
        self._at = self._next_place(before, shown)
        if answer is None or self.person is None:
            self._stack.setCurrentWidget(self._empty)
            self.header.subtitle.setText("")
            return
        event = answer.evening.event
        self._event = event.id
        self.header.subtitle.setText(joined(event.name, day_short(event.day)))
        self._stack.setCurrentWidget(self.view)
        self.view.letter.show_letters(answer.letters)
        if before is None or shown is None or self.person.contact != shown.contact:
            self._show_person()
        elif (before.offers, before.files) != (answer.offers, answer.files):
            self._show_offers(self.person, answer)
        self.view.show_progress([p.choice for p in answer.evening.people], self._at)
        self.view.pace.setText(pace_words(self._pace, len(answer.evening.open)))

    def _next_place(self, before: EveningAnswer | None, shown: Sorting | None) -> int:
        """The card shown, until it got its answer; a card whose answer was undone comes back."""
        people = self._answer.evening.people if self._answer else ()
        open_now = [i for i, p in enumerate(people) if p.choice is None]
        was_open = {p.contact.id for p in before.evening.open} if before else set()
        undone = [i for i in open_now if before and people[i].contact.id not in was_open]
        if undone:
            return undone[0]
        same = [i for i, p in enumerate(people) if shown and p.contact.id == shown.contact.id]
        if same and (same[0] in open_now or (shown and shown.choice is not None)):
            return same[0]
        return next(iter(open_now), len(people))

    @property
    def person(self) -> Sorting | None:
        """Whose card lies on the table."""
        people = self._answer.evening.people if self._answer else ()
        return people[self._at] if self._at < len(people) else None

    def _show_person(self) -> None:
        person, answer = self.person, self._answer
        if person is None or answer is None:
            return
        details = answer.details[person.contact.id]
        self.view.show_person(
            person,
            answer.pictures.get(person.contact.id),
            work_of(details, person.contact.industry),
            len(answer.evening.people) - self._at - 1,
            self.desk.book.clock().astimezone().date(),
        )
        self._show_offers(person, answer)
        event, me = answer.evening.event.name, answer.my_name
        self.view.begin_letter(mail_of(details), company_of(details), event, me)

    # letter and offers

    def _show_offers(self, person: Sorting, answer: EveningAnswer) -> None:
        self.view.show_offers(
            [
                (offer.title, offer.kind or "", answer.words_for(person.contact.id, offer))
                for offer in answer.offers_for(person.contact.id)
            ],
            answer.files,
        )

    def _offer_record(self) -> None:
        """The letter went to the mail program: ask once for the record."""
        if (person := self.person) is not None:
            who, bring = person.contact, self.view.bring
            log = partial(self._touching.log, who.id, who.name, bring)
            self._enclosing.hand_over(self.view.enclosed, log)

    def add_offer(self) -> None:
        """Ask for something I can bring."""
        self._offers.add()

    # answering

    def answer(self, stage: Stage) -> None:
        """Choose; letting go and nuisance need nothing more and bring the next card."""
        self.view.choose(stage)
        if stage is not Stage.WANTED:
            self.decide()

    def decide(self) -> None:
        """Store the answer with what was noted; the next card comes."""
        person = self.person
        if person is None:
            return
        choice = CHOICES[self.view.chosen]
        decision = self.view.notes.decision(choice, self.view.bring)
        pending = self.tasks.run(triage.decide, person.contact.id, person.encounter, decision)
        pending.then(partial(self._decided, person))

    def _decided(self, person: Sorting, _answer: object) -> None:
        self._former.append(person.contact.id)
        self._pace.answered(monotonic())
        self.done.emit(_("{name} is sorted").format(name=person.contact.name))
        self.view.card.setFocus()

    def back(self) -> None:
        """The card before this one once more; a new answer replaces the old one."""
        if self._answer is None or not self._former:
            return
        people, former = self._answer.evening.people, self._former.pop()
        self._at = next((i for i, p in enumerate(people) if p.contact.id == former), self._at)
        self._stack.setCurrentWidget(self.view)
        self._show_person()
        self.view.show_progress([p.choice for p in people], self._at)
        self.view.card.setFocus()

    def _step_back(self) -> None:
        """From a field back to the card; from there, on another time."""
        card, now = self.view.card, self.window().focusWidget()
        if now is not None and now is not card and self.view.isAncestorOf(now):
            card.setFocus()
        else:
            self.leave()

    def leave(self) -> None:
        """Go on another time; what was answered is stored."""
        self.go.emit(Destination("events", self._event))

    def panes(self) -> Sequence[QWidget]:
        return (self.view.card, self.view.notes.talked, self.view.letter.text)
