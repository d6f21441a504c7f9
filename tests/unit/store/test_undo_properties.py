"""Whatever was done can be undone and done again, and leaves every table as it was."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from app.cardbook import CardBook
from app.domain.event import Event
from app.domain.history import (
    Channel,
    Direction,
    Encounter,
    Exchange,
    ExchangeKind,
    ExchangeState,
    FollowUp,
    Introduction,
    Nuisance,
    NuisanceKind,
    NuisanceLevel,
    TriageChoice,
)
from app.domain.ids import ContactId
from app.domain.money import Money
from app.domain.offers import Need, Offer, OfferTold
from app.errors import UserInputError
from app.services import (
    attachments,
    changing,
    events,
    exchanges,
    history,
    introductions,
    known,
    merge,
    nuisances,
    offers,
    settling,
    steps,
    trash,
    trust,
    undo,
)
from app.services.contacts import add_contact, delete_contacts, edit_contact
from app.services.derived_table import DerivedTable
from app.store import contacts, tables
from tests.doubles.clock import FixedClock
from tests.doubles.people import person

DAY = date(2026, 11, 20)
MARK = Nuisance(NuisanceKind.SALES, NuisanceLevel.CAUTION, DAY, contact_id=ContactId(0))
WORK = Exchange(ContactId(0), DAY, Direction.RECEIVED, ExchangeKind.BUSINESS)
NAMES = st.sampled_from(["田中 一郎", "鈴木 花子", "佐藤 健", "Mary Major"])
TEXTS = st.sampled_from(["", "資料", "次の本 見本"])
COMPANIES = st.sampled_from([None, "あおば地所", "みなと印刷"])
Tables = dict[str, list[tuple[Any, ...]]]


class Undoing(RuleBasedStateMachine):
    """Random commands, undos and redos beside a list of what the tables looked like."""

    @initialize()
    def open_book(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.book = CardBook(Path(self.folder.name), FixedClock())
        self.states = [self.tables()]
        self.place = 0

    def teardown(self) -> None:
        if hasattr(self, "book"):
            self.book.disconnect()
            self.folder.cleanup()

    def tables(self) -> Tables:
        with closing(sqlite3.connect(self.book.folders.database)) as connection:
            return {
                name: connection.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()
                for name in sorted(tables.BY_NAME)
                if name not in ("step", "change")
            }

    def did(self, command: Callable[[], Any]) -> None:
        try:
            step = command().step_id
        except (UserInputError, ValueError):  # two of one, say
            step = None
        if step is not None:
            self.place += 1
            self.states[self.place :] = [self.tables()]
        assert self.tables() == self.states[self.place]

    def somebody(self, data: st.DataObject) -> ContactId:
        return data.draw(st.sampled_from(self.book.ask(contacts.all_ids)))

    def has_people(self) -> bool:
        return hasattr(self, "book") and bool(self.book.ask(contacts.all_ids))

    @rule(name=NAMES, company=COMPANIES)
    def add(self, name: str, company: str | None) -> None:
        self.did(lambda: self.book.run(add_contact, person(name, company)))

    @precondition(has_people)
    @rule(data=st.data(), name=NAMES, company=COMPANIES)
    def edit(self, data: st.DataObject, name: str, company: str | None) -> None:
        one = self.somebody(data)
        self.did(lambda: self.book.run(edit_contact, one, person(name, company, "a@example.com")))

    @precondition(has_people)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        one = self.somebody(data)
        self.did(lambda: self.book.run(delete_contacts, (one,)))

    @precondition(has_people)
    @rule(data=st.data())
    def join(self, data: st.DataObject) -> None:
        one, other = self.somebody(data), self.somebody(data)
        self.did(lambda: self.book.run(merge.merge, one, other))

    @precondition(has_people)
    @rule(data=st.data())
    def forget(self, data: st.DataObject) -> None:
        companies = [found.company.id for found in self.book.ask(known.known_companies)]
        if companies:
            one = data.draw(st.sampled_from(companies))
            self.did(lambda: self.book.run(known.forget, one))

    @precondition(has_people)
    @rule(data=st.data())
    def record(self, data: st.DataObject) -> None:
        one = self.somebody(data)
        run = self.book.run
        commands: list[Callable[[], Any]] = [
            lambda: run(history.meet, Encounter(one, DAY)),
            lambda: run(history.choose, one, TriageChoice.WANTED),
            lambda: run(history.record_follow_up, FollowUp(one, done_at=DAY)),
            lambda: run(
                exchanges.record_exchange,
                Exchange(one, DAY, Direction.GAVE, ExchangeKind.HELP),
            ),
            lambda: run(events.add_event, Event("朝活", DAY)),
        ]
        self.did(data.draw(st.sampled_from(commands)))

    @precondition(has_people)
    @rule(data=st.data())
    def tie(self, data: st.DataObject) -> None:
        one, other, run = self.somebody(data), self.somebody(data), self.book.run
        offer = Offer("手引き")
        file = attachments.StoredFile("0" * 64, "手引き.pdf", 1)
        promise = Exchange(
            one, DAY, Direction.RECEIVED, ExchangeKind.BUSINESS, ExchangeState.PROMISED,
            amount=Money(900),
        )  # fmt: skip
        chance = replace(WORK, kind=ExchangeKind.OPPORTUNITY)
        commands: list[Callable[[], Any]] = [
            lambda: run(exchanges.record_exchange, promise),
            lambda: run(exchanges.record_exchange, replace(chance, contact_id=one)),
            lambda: run(trust.mark_contact, one, "口が堅い"),
            lambda: run(offers.add_need, Need("印刷", DAY, one)),
            lambda: run(offers.add_offer, offer),
            lambda: run(introductions.introduce, Introduction(DAY, one, introducer=other)),
            lambda: run(
                exchanges.record_exchange, replace(WORK, contact_id=one, introduced_by=other)
            ),
            lambda: run(nuisances.mark_nuisance, replace(MARK, contact_id=one)),
        ]
        for made in self.book.ask(introductions.introductions):
            assert made.id is not None  # it is stored
            thanks = replace(WORK, contact_id=one, introduction_id=made.id)
            commands += [
                partial(run, exchanges.record_exchange, thanks),
                partial(run, history.delete_entry, f"introduction-{made.id}"),
            ]
        for x in self.book.ask(exchanges.exchanges):
            assert x.id is not None  # it is stored
            commands += [
                partial(run, settling.settle_part, x.id, 400, DAY),
                partial(run, settling.settle_part, x.id, 100, DAY, None, date(2026, 12, 24)),
                partial(run, exchanges.keep_promise, x.id),
                partial(run, history.delete_entry, f"exchange-{x.id}"),
                partial(run, exchanges.record_exchange, replace(WORK, contact_id=one, led_by=x.id)),
            ]
        for known_offer in self.book.ask(offers.offers):
            assert known_offer.id is not None  # it is stored
            told = OfferTold(known_offer.id, one, DAY, "interested")
            commands += [
                partial(run, offers.tell_offer, told),
                partial(run, attachments.attach_to_offer, known_offer.id, [file]),
                partial(run, offers.delete_offer, known_offer.id),
            ]
        for kept in self.book.ask(attachments.files_of_offers).values():
            commands += [partial(run, attachments.detach, each.id or 0) for each in kept]
        for event in self.book.ask(events.events):
            assert event.id is not None  # it is stored
            commands += [
                partial(run, events.delete_event, event.id),
                partial(run, history.meet_at_event, one, event.id),
            ]
        commands.append(lambda: run(trash.restore, self.book.ask(trash.trashed)))
        self.did(data.draw(st.sampled_from(commands)))

    @precondition(has_people)
    @rule(data=st.data(), day=st.none() | st.dates(DAY, date(2026, 12, 31)), text=TEXTS)
    def write(self, data: st.DataObject, day: date | None, text: str) -> None:
        """What the relationship table writes, for some people as one step."""
        everybody = st.sampled_from(self.book.ask(contacts.all_ids))
        ids, run = data.draw(st.lists(everybody, min_size=1, unique=True)), self.book.run
        commands: list[Callable[[], Any]] = [
            lambda: run(steps.write_next_step, ids, text),
            lambda: run(steps.write_due, ids, day),
            lambda: run(steps.write_brought, ids, text),
            lambda: run(steps.write_answer, ids, min(day, DAY) if day else None),
            lambda: run(steps.write_tags, ids, text.split()),
            lambda: run(steps.write_marks, ids, text),
        ]
        for word in self.book.ask(history.follow_ups):
            if word.done_at is None:
                values = {"brought": text, "due_on": day or DAY}
                commands.append(partial(run, history.change_plan, word, values))
            else:
                changed = replace(word, brought=text, channel=Channel.LETTER)
                commands.append(partial(run, changing.change_touch, changed))
        self.did(data.draw(st.sampled_from(commands)))

    @rule()
    def look(self) -> None:
        """What was derived and kept is what would be derived anew."""
        kept = self.book.derived
        assert self.book.ask(kept.rows) == self.book.ask(DerivedTable().rows)
        assert self.book.ask(kept.people) == self.book.ask(DerivedTable().people)
        names = {e.id: e.name for e in self.book.ask(events.events)}
        anew = self.book.ask(DerivedTable().standings, names)
        assert self.book.ask(kept.standings, names) == anew

    @rule()
    def take_back(self) -> None:
        try:
            self.book.run(undo.undo)
        except UserInputError:
            assert self.place == 0
        else:
            self.place -= 1
        assert self.tables() == self.states[self.place]

    @rule()
    def make_again(self) -> None:
        try:
            self.book.run(undo.redo)
        except UserInputError:
            assert self.place == len(self.states) - 1
        else:
            self.place += 1
        assert self.tables() == self.states[self.place]


Undoing.TestCase.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
TestUndoing = Undoing.TestCase
