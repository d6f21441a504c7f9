"""Own templates, what they are filled in with, and who is left out of promotion."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.cardbook import CardBook
from app.domain.contact import Promotion
from app.domain.event import Event
from app.domain.history import Encounter, Nuisance, NuisanceKind, NuisanceLevel, TriageChoice
from app.domain.ids import ContactId
from app.domain.letters import Letter
from app.domain.offers import Need, Offer
from app.errors import NotFound, UserInputError
from app.services import events, history, letters, matching, nuisances, offers, preferences, undo
from app.services.contacts import add_contact
from app.services.letters import Correspondence
from tests.doubles.people import person

EVENING = datetime(2026, 11, 23, 10, tzinfo=UTC)
OWN = Letter("春の案内", "ja", "{company} {name} 様", "{name} 様\n{event}で。\n{promise}\n{me}")


@pytest.fixture
def friend(book: CardBook) -> ContactId:
    made = person("斎藤 真理", "まちの保育ひろば", "saito@example.co.jp")
    return book.run(add_contact, made).value


def to(book: CardBook, *ids: ContactId) -> Correspondence:
    return book.ask(letters.correspondence, ids)


def test_the_fields_come_from_the_records(book: CardBook, friend: ContactId) -> None:
    event_id = book.run(events.add_event, Event("港区交流会", EVENING)).value
    book.run(history.meet, Encounter(friend, EVENING, event_id, note="園の見学"))
    book.run(history.choose, friend, TriageChoice.WANTED)
    book.run(offers.add_need, Need("見学動線の事例", EVENING.date(), friend))
    book.run(offers.add_offer, Offer("見学動線の事例集"))
    book.run(preferences.change_setting, "my-name", "縁田 歩")
    (recipient,) = to(book, friend).recipients
    assert recipient.values == {
        "name": "斎藤 真理",
        "company": "まちの保育ひろば",
        "event": "港区交流会",
        "talked": "園の見学",
        "need": "見学動線の事例",
        "offer": "見学動線の事例集",
        "file": None,
        "promise": None,
        "me": "縁田 歩",
    }
    assert recipient.subject_of(OWN) == "まちの保育ひろば 斎藤 真理 様"
    assert recipient.text_of(OWN) == "斎藤 真理 様\n港区交流会で。\n縁田 歩\n"


def test_a_letter_to_several_leaves_out_all_but_yes(book: CardBook, friend: ContactId) -> None:
    others = [book.run(add_contact, person(f"友 {n}")).value for n in range(2)]
    everybody = (friend, *others)
    assert [to(book, *everybody).recipients, to(book, friend).recipients[0].name] == [
        (),
        "斎藤 真理",
    ]
    book.run(letters.allow_promotion, [friend], Promotion.YES)
    book.run(letters.allow_promotion, others[:1], Promotion.NO)
    found = to(book, *everybody)
    assert [r.name for r in found.recipients] == ["斎藤 真理"]
    assert found.left_out == ("友 0", "友 1")
    book.run(undo.undo)
    book.run(undo.undo)
    assert to(book, *everybody).recipients == ()


def test_an_own_template_is_kept_changed_and_forgotten(book: CardBook) -> None:
    letter_id = book.run(letters.save_letter, OWN).value
    changed = Letter(OWN.name, "ja", "", "{name} 様")
    assert book.run(letters.save_letter, changed).value == letter_id
    assert book.ask(letters.letters)[0].body == "{name} 様"
    book.run(letters.delete_letter, letter_id)
    with pytest.raises(NotFound, match="春の案内"):
        book.ask(letters.letter_named, OWN.name)
    book.run(undo.undo)
    assert book.ask(letters.letter_named, OWN.name).body == "{name} 様"


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("", "x", "needs a name"),
        ("x", " ", "needs a name"),
        ("x", "{nmae} 様", "“nmae” is no field"),
    ],
)
def test_a_template_that_cannot_be_filled_in_is_refused(
    book: CardBook, name: str, body: str, said: str
) -> None:
    with pytest.raises(UserInputError, match=said):
        book.run(letters.save_letter, Letter(name, "ja", "", body))


def test_a_letter_tells_what_to_know_before_writing(book: CardBook, friend: ContactId) -> None:
    bad = book.run(add_contact, person("困 三", "まちの保育ひろば")).value
    event = Event("夜の会", EVENING, organiser="夜の会事務局")
    event_id = book.run(events.add_event, event).value
    book.run(history.meet, Encounter(friend, EVENING, event_id, introduced_by=bad))
    assert to(book, friend).recipients[0].cautions == ()
    kind, level, day = NuisanceKind.MLM, NuisanceLevel.AVOID, EVENING.date()
    book.run(nuisances.mark_nuisance, Nuisance(kind, level, day, bad))
    book.run(nuisances.mark_nuisance, Nuisance(kind, level, day, organiser="夜の会事務局"))
    (recipient,) = to(book, friend).recipients
    shared = [(c.through, c.name) for c in recipient.cautions]
    assert shared == [
        ("company", "まちの保育ひろば"),
        ("introducer", "困 三"),
        ("organiser", "夜の会事務局"),
    ]
    (marked,) = to(book, bad).recipients
    assert [(c.through, c.name) for c in marked.cautions] == [("person", "困 三")]
    assert book.ask(nuisances.caution_before_writing, friend) == recipient.cautions


def test_an_offer_that_was_dismissed_is_in_no_letter(book: CardBook, friend: ContactId) -> None:
    book.run(offers.add_need, Need("見学動線の事例", EVENING.date(), friend))
    book.run(offers.add_offer, Offer("見学動線の事例集"))
    assert to(book, friend).recipients[0].values["offer"] == "見学動線の事例集"
    (found,) = book.ask(matching.find_matches, book.derived)
    book.run(matching.dismiss, found.match)
    assert to(book, friend).recipients[0].values["offer"] is None
