"""The matches page: offers added by a form, matches drafted, settled and dismissed by keys."""

from __future__ import annotations

from datetime import date
from urllib.parse import unquote

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.history import Channel, FollowUp
from app.domain.ids import ContactId, OfferId
from app.domain.offers import Need, Offer, OfferTold, Reaction
from app.services import history, industries, introductions, listing, offers
from app.services.contacts import add_contact
from tests.doubles.mail_program import MailProgram
from tests.doubles.people import person
from ui.main_window import MainWindow
from ui.matches.page import MatchesPage

Key = Qt.Key
WAIT = 8000


def contact(window: MainWindow, name: str) -> ContactId:
    people = window.desk.book.ask(listing.summaries)
    return next(i for i, person in people.items() if person.name == name)


def matches_page(window: MainWindow, qtbot: QtBot) -> MatchesPage:
    book = window.desk.book
    book.run(offers.add_offer, Offer("見学動線の事例集"))
    need = Need("見学動線をよくした園の事例", date(2026, 11, 20), contact(window, "斎藤 真理"))
    book.run(offers.add_need, need)
    window.open_page("matches")
    page = window.page
    assert isinstance(page, MatchesPage)
    qtbot.waitUntil(lambda: bool(page.list.rows.rows), timeout=WAIT)
    page.list.setFocus()
    return page


def test_a_match_says_who_what_and_why(told: MainWindow, qtbot: QtBot) -> None:
    page = matches_page(told, qtbot)
    said = page.list.rows.rows[0].spoken
    for words in ("斎藤 真理", "見学動線をよくした園の事例", "見学動線の事例集", "見学"):
        assert words in said


def test_a_dismissed_match_is_gone_until_undone(told: MainWindow, qtbot: QtBot) -> None:
    page = matches_page(told, qtbot)
    count = len(page.list.rows.rows)
    QTest.keyClick(page.list, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == count - 1, timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == count, timeout=WAIT)


def test_a_met_need_matches_no_more(told: MainWindow, qtbot: QtBot) -> None:
    page = matches_page(told, qtbot)
    need = page.list.rows.rows[0].need
    QTest.keyClick(page.list, Key.Key_D)
    qtbot.waitUntil(lambda: all(r.need != need for r in page.list.rows.rows), timeout=WAIT)


def test_an_offer_is_added_by_the_form(told: MainWindow, qtbot: QtBot) -> None:
    page = matches_page(told, qtbot)
    page.add_offer()
    field = told.focusWidget()
    assert field is not None and field.accessibleName() == "What"
    QTest.keyClicks(field, "A talk on hiring")
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(
        lambda: any(o.offer.title == "A talk on hiring" for o in page.offers.rows.rows),
        timeout=WAIT,
    )


def test_an_offer_tells_what_came_of_it_by_industry(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    page = matches_page(told, qtbot)
    offer = book.ask(offers.open_offers)[-1]
    people = [i for i, who in book.ask(listing.summaries).items() if who.industry][:2]
    day = date(2026, 11, 20)
    for who, reaction in zip(people, (Reaction.INTERESTED, None), strict=True):
        book.run(offers.tell_offer, OfferTold(offer.id or OfferId(0), who, day, reaction))
    touch = FollowUp(people[0], done_at=day, offer_id=offer.id, channel=Channel.MAIL)
    book.run(history.record_follow_up, touch)
    qtbot.waitUntil(lambda: page.offers.choose(offer.id), timeout=WAIT)
    rows = page.record.list.rows
    qtbot.waitUntil(lambda: bool(rows.rows), timeout=WAIT)
    names = {i: who.name for i, who in book.ask(listing.summaries).items()}
    said = " ".join(row.detail for row in rows.rows)
    assert f"{names[people[0]]} (interested)" in said and names[people[1]] in said
    numbers = [tuple(map(int, row.number.split("/"))) for row in rows.rows]
    assert (sum(n for n, _all in numbers), sum(n for _part, n in numbers)) == (1, 2)
    qtbot.waitUntil(lambda: "0/1" in page.record.foot.text(), timeout=WAIT)
    page.record.list.setFocus()
    page.record.list.choose_first()
    QTest.keyClick(page.record.list, Key.Key_Return)
    assert told.page_key == "relationships"


def test_the_letter_names_need_and_offer(told: MainWindow, qtbot: QtBot, mail: MailProgram) -> None:
    page = matches_page(told, qtbot)
    QTest.keyClick(page.list, Key.Key_W)
    qtbot.waitUntil(lambda: bool(mail.links), timeout=WAIT)
    letter = unquote(mail.links[0])
    assert "見学動線をよくした園の事例" in letter and "見学動線の事例集" in letter
    qtbot.waitUntil(lambda: focused(told) == "What I brought", timeout=WAIT)
    field = told.focusWidget()
    assert isinstance(field, QLineEdit) and field.text() == "見学動線の事例集"


def focused(window: MainWindow) -> str:
    found = window.focusWidget()
    return found.accessibleName() if found is not None else ""


def test_without_an_address_the_introduction_is_copied_and_its_record_asked_for(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    firms = {"客 一": "つばき書房", "紙 二": "かもめ製本株式会社"}
    asks, helps = (book.run(add_contact, person(name, firm)).value for name, firm in firms.items())
    book.run(industries.choose_industry, helps, "E15")
    book.run(offers.add_need, Need("製本と印刷", date(2026, 11, 20), asks))
    told.open_page("matches")
    page = told.page
    assert isinstance(page, MatchesPage)

    def pair() -> bool:
        return any((r.needs, r.helps) == ("客 一", "紙 二") for r in page.list.rows.rows)

    qtbot.waitUntil(pair, timeout=WAIT)
    found = (r for r in page.list.rows.rows if (r.needs, r.helps) == ("客 一", "紙 二"))
    assert page.list.choose(next(found).found.match.pair)
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_W)
    qtbot.waitUntil(lambda: "text is copied" in told.toast.accessibleName(), timeout=WAIT)
    assert "製本と印刷" in QGuiApplication.clipboard().text()
    other = next(
        f for f in told.findChildren(QLineEdit) if f.accessibleName() == "The other person"
    )
    assert other.isVisible() and other.text() == "紙 二"
    QTest.keyClick(other, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(book.ask(introductions.introductions)), timeout=WAIT)
    (made,) = book.ask(introductions.introductions)
    assert (made.person, made.other) == (asks, helps)
