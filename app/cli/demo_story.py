"""The story around the sample cards: two evenings, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.cardbook import CardBook
from app.domain.event import Event, FoundThrough, Verdict
from app.domain.history import (
    Channel,
    Direction,
    Encounter,
    Exchange,
    ExchangeKind,
    ExchangeState,
    FollowUp,
    Introduction,
    TriageChoice,
)
from app.domain.ids import ContactId, EventId
from app.domain.money import Money
from app.domain.offers import Need, Offer
from app.i18n import gettext as _
from app.services import events, history, introductions, offers

FEWEST = 8
"""The story needs so many people; with fewer it is not told."""

_EARLIER, _LATEST = timedelta(days=45), timedelta(days=2)

People = tuple[ContactId, ...]


@dataclass(frozen=True, slots=True)
class Evenings:
    """The two events, and the day on which the story is told."""

    earlier: EventId
    latest: EventId
    today: date


def hold_events(book: CardBook) -> Evenings:
    """Store an earlier and a late evening."""
    today = book.clock().astimezone().date()
    earlier = Event(
        _("Small business study group"),
        today - _EARLIER,
        place=_("Nihonbashi"),
        purpose=_("Meet two people who know about bookkeeping"),
        fee=Money(2000),
        travel=Money(800),
        hours=3,
        found_through=FoundThrough.SEARCH,
    )
    latest = replace(
        earlier,
        name=_("Minato evening, no. 12"),
        starts_at=today - _LATEST,
        place=_("Minato"),
        purpose=_("Find a partner for the spring seminar"),
        fee=Money(5000),
        travel=Money(1200),
        hours=3.5,
    )
    add = events.add_event
    return Evenings(book.run(add, earlier).value, book.run(add, latest).value, today)


def tell_story(book: CardBook, people: People, held: Evenings) -> None:
    """Record who was wanted, written to and answered, what was given, and what the verdict is."""
    if len(people) < FEWEST:
        return
    _choose(book, people, held)
    _write(book, people, held.today)
    for exchange in _exchanges(people, held):
        book.run(history.record_exchange, exchange)
    _introduce(book, people, held.today)
    _judge(book, people[0], held)


def _choose(book: CardBook, people: People, held: Evenings) -> None:
    for person in people[:2]:
        book.run(history.meet, Encounter(person, held.today - _EARLIER, held.earlier))
    for person in people[: len(people) // 2]:
        programme = _("the seminar programme")
        book.run(history.choose, person, TriageChoice.WANTED, held.latest, programme)
    book.run(history.choose, people[-1], TriageChoice.LET_GO, held.latest)


def _write(book: CardBook, people: People, today: date) -> None:
    for place, person in enumerate(people[:4]):
        made = FollowUp(
            person,
            done_at=today - timedelta(days=1),
            channel=Channel.MAIL,
            brought=_("notes from the evening"),
            answered_at=today if place < 3 else None,
        )
        book.run(history.record_follow_up, made)
    book.run(history.plan_follow_up, people[4], today, Channel.PHONE)


def _exchanges(people: People, held: Evenings) -> tuple[Exchange, ...]:
    gave, received, today = Direction.GAVE, Direction.RECEIVED, held.today
    guide = Exchange(
        people[0], today - _EARLIER, gave, ExchangeKind.KNOWLEDGE, note=_("subsidy guide")
    )
    lecture = Exchange(
        people[0],
        today,
        received,
        ExchangeKind.BUSINESS,
        amount=Money(80_000),
        event_id=held.latest,
        note=_("a lecture"),
    )
    flyer = Exchange(people[1], today, gave, ExchangeKind.HELP, note=_("proofread a flyer"))
    article = Exchange(
        people[2],
        today,
        gave,
        ExchangeKind.KNOWLEDGE,
        ExchangeState.PROMISED,
        due_on=today + timedelta(days=2),
        note=_("the article on inheritance"),
    )
    return guide, lecture, flyer, article


def _introduce(book: CardBook, people: People, today: date) -> None:
    joined = Introduction(today, people[0], other=people[1], both_asked=True)
    book.run(introductions.introduce, joined)
    book.run(offers.add_offer, Offer(_("A talk on finding customers by word of mouth")))
    book.run(offers.add_need, Need(_("somebody for a talk in spring"), today, people[1]))


def _judge(book: CardBook, recommender: ContactId, held: Evenings) -> None:
    recommended = replace(
        book.ask(events.event, held.latest),
        recommended_by=recommender,
        found_through=FoundThrough.WORD_OF_MOUTH,
    )
    book.run(events.edit_event, recommended)
    book.run(events.judge_event, held.latest, Verdict.MET, True)
    book.run(events.judge_event, held.earlier, Verdict.HALF)
