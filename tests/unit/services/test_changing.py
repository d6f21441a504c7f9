"""Words written and planned are changed as one step, with what came of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.cardbook import CardBook
from app.domain.history import Channel, FollowUp
from app.domain.ids import ContactId, OfferId
from app.domain.offers import Offer, OfferTold
from app.errors import UserInputError
from app.services import changing, history, offers, undo
from app.services.contacts import add_contact
from tests.doubles.people import person

DAY = date(2026, 11, 18)


@pytest.fixture
def one(book: CardBook) -> ContactId:
    return book.run(add_contact, person("田中 一郎")).value


def told(book: CardBook) -> list[tuple[OfferId | None, str | None]]:
    histories = book.ask(offers.offer_histories, book.derived)
    return [(h.offer.id, t.reaction) for h in histories for _who, t in h.told]


def wrote(book: CardBook, one: ContactId, offer: OfferId) -> FollowUp:
    made = FollowUp(one, done_at=DAY, channel=Channel.MAIL, brought="講演", offer_id=offer)
    book.run(changing.record_touch, made)
    (known,) = book.ask(history.timeline, one).follow_ups
    return known


def test_a_changed_word_tells_another_offer_and_undo_the_first_again(
    book: CardBook, one: ContactId
) -> None:
    talk, visit = (book.run(offers.add_offer, Offer(title)).value for title in ("講演", "見学"))
    known = wrote(book, one, talk)
    assert told(book) == [(talk, None)]
    changed = replace(known, offer_id=visit, brought="見学", channel=Channel.PHONE)
    book.run(changing.change_touch, changed)
    assert told(book) == [(visit, None)]
    assert book.ask(history.timeline, one).follow_ups == (changed,)
    book.run(undo.undo)
    assert told(book) == [(talk, None)]
    assert book.ask(history.timeline, one).follow_ups == (known,)
    book.run(undo.redo)
    assert told(book) == [(visit, None)]


def test_an_offer_to_which_somebody_said_something_stays_told(
    book: CardBook, one: ContactId
) -> None:
    talk = book.run(offers.add_offer, Offer("講演")).value
    known = wrote(book, one, talk)
    book.run(offers.tell_offer, OfferTold(talk, one, DAY, "interested"))
    book.run(changing.change_touch, replace(known, offer_id=None, brought=None))
    assert told(book) == [(talk, "interested")]


@pytest.mark.parametrize(
    "answered, complaint",
    [
        (DAY + timedelta(days=90), "still to come"),
        (DAY - timedelta(days=1), "cannot come before"),
    ],
)
def test_an_answer_comes_after_the_word_and_not_tomorrow(
    book: CardBook, one: ContactId, answered: date, complaint: str
) -> None:
    known = wrote(book, one, book.run(offers.add_offer, Offer("講演")).value)
    with pytest.raises((UserInputError, ValueError), match=complaint):
        book.run(changing.change_touch, replace(known, answered_at=answered))
    assert book.ask(history.timeline, one).follow_ups == (known,)


def test_a_plan_is_changed_until_it_is_done(book: CardBook, one: ContactId) -> None:
    number = book.run(history.plan_follow_up, one, date(2026, 12, 1), Channel.MAIL, "記事").value
    planned = book.ask(history.follow_up, number)
    values = {"due_on": date(2026, 12, 8), "brought": "新しい記事"}
    changed = book.run(history.change_plan, planned, values).value
    assert book.ask(history.follow_up, number) == changed == replace(planned, **values)  # type: ignore[arg-type]
    book.run(undo.undo)
    assert book.ask(history.follow_up, number) == planned
    book.run(undo.redo)
    done = book.run(history.complete_follow_up, number, DAY).value
    with pytest.raises(UserInputError, match="written already"):
        book.run(history.change_plan, done, values)
