"""The matches page: offers added by a form, matches drafted, settled and dismissed by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
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
from ui.matches.told_form import ToldForm

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


def with_told_offer(window: MainWindow, qtbot: QtBot) -> tuple[MatchesPage, OfferTold]:
    """The page with an offer in focus that was named to somebody once."""
    book = window.desk.book
    page = matches_page(window, qtbot)
    offer = next(o for o in book.ask(offers.open_offers) if o.title == "見学動線の事例集")
    who = contact(window, "斎藤 真理")
    told = OfferTold(offer.id or OfferId(0), who, date(2026, 11, 20), Reaction.LATER)
    number = book.run(offers.tell_offer, told).value
    qtbot.waitUntil(lambda: page.offers.choose(offer.id), timeout=WAIT)
    qtbot.waitUntil(lambda: bool(page.told.list.rows.rows), timeout=WAIT)
    page.told.list.setFocus()
    page.told.list.choose_first()
    return page, replace(told, id=number)


def test_a_row_says_to_whom_an_offer_was_named_and_is_changed_and_taken_back(
    told: MainWindow, qtbot: QtBot
) -> None:
    page, known = with_told_offer(told, qtbot)
    rows = page.told.list.rows
    said = rows.rows[0].spoken
    assert all(words in said for words in ("斎藤 真理", "20 Nov 2026", "later perhaps"))
    QTest.keyClick(page.told.list, Key.Key_F2)
    form = next(f for f in told.findChildren(ToldForm) if f.isVisible())
    assert form.reaction.currentText() == "later perhaps"
    form.reaction.choose(Reaction.INTERESTED)
    form._submit()
    qtbot.waitUntil(lambda: "interested" in rows.rows[0].spoken, timeout=WAIT)
    qtbot.waitUntil(lambda: not form.isVisible(), timeout=WAIT)
    QTest.keyClick(page.told.list, Key.Key_Delete)
    qtbot.waitUntil(lambda: not rows.rows, timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: bool(rows.rows), timeout=WAIT)
    page.told.list.choose_first()
    QTest.keyClick(page.told.list, Key.Key_Return)
    assert told.page_key == "person" and known.contact_id == contact(told, "斎藤 真理")


class Opened(QObject):
    """What the program asked the system to open of a scheme."""

    def __init__(self, scheme: str) -> None:
        super().__init__()
        self.urls: list[str] = []
        QDesktopServices.setUrlHandler(scheme, self, "open_")  # type: ignore[arg-type]

    @Slot(QUrl)
    def open_(self, url: QUrl) -> None:
        self.urls.append(url.toString())


@pytest.mark.parametrize(
    ("link", "opened"),
    [
        ("example.co.jp/talk", ["http://example.co.jp/talk"]),
        ("https://example.co.jp/講演", ["https://example.co.jp/講演"]),
        ("/etc/hostname", []),
        ("file:///etc/hostname", []),
        ("javascript:alert(1)", []),
    ],
)
def test_only_a_web_page_is_opened_of_the_link_of_an_offer(
    told: MainWindow, qtbot: QtBot, link: str, opened: list[str]
) -> None:
    page, known = with_told_offer(told, qtbot)
    book = told.desk.book
    seen = [Opened(scheme) for scheme in ("http", "https", "file", "javascript")]
    book.run(offers.edit_offer, replace(book.ask(offers.offer, known.offer_id), link=link))
    qtbot.waitUntil(lambda: page.things.link.isVisible(), timeout=WAIT)
    page.offers.setFocus()
    QTest.keyClick(page.offers, Key.Key_O)
    assert [url for each in seen for url in each.urls] == opened
    if not opened:
        assert QGuiApplication.clipboard().text() == link
        assert told.toast.isVisible()
    for scheme in ("http", "https", "file", "javascript"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_an_offer_is_put_away_and_brought_back(told: MainWindow, qtbot: QtBot) -> None:
    page, known = with_told_offer(told, qtbot)
    page.offers.setFocus()
    QTest.keyClick(page.offers, Key.Key_Delete)
    qtbot.waitUntil(lambda: page.offers.rows.rows[-1].offer.closed_on is not None, timeout=WAIT)
    assert page.offers.rows.rows[-1].offer.id == known.offer_id
    assert page.offers.choose(known.offer_id)
    QTest.keyClick(page.offers, Key.Key_Delete)
    qtbot.waitUntil(
        lambda: all(o.offer.closed_on is None for o in page.offers.rows.rows), timeout=WAIT
    )


def test_what_i_need_is_listed_before_anybody_fits_and_is_changed_there(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    page = matches_page(told, qtbot)
    number = book.run(offers.add_need, Need("ぬいぐるみの修理", date(2026, 11, 20))).value
    needs = page.my_needs.list
    qtbot.waitUntil(lambda: bool(needs.rows.rows), timeout=WAIT)
    assert "ぬいぐるみの修理" in needs.rows.rows[0].spoken
    needs.setFocus()
    needs.choose_first()
    QTest.keyClick(needs, Key.Key_F2)
    qtbot.waitUntil(lambda: focused(told) == "Need", timeout=WAIT)
    field = told.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("人形の修理")
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: "人形の修理" in needs.rows.rows[0].spoken, timeout=WAIT)
    needs.setFocus()
    needs.choose_first()
    QTest.keyClick(needs, Key.Key_D)
    qtbot.waitUntil(lambda: book.ask(offers.need, number).met_on is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: "met on" in needs.rows.rows[-1].spoken, timeout=WAIT)
    needs.choose_first()
    QTest.keyClick(needs, Key.Key_Delete)
    qtbot.waitUntil(lambda: not needs.rows.rows, timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: bool(needs.rows.rows), timeout=WAIT)


def test_the_page_begins_in_its_matches(told: MainWindow, qtbot: QtBot) -> None:
    matches_page(told, qtbot)
    told.open_page("today")
    QTest.keyClick(told, Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(told.page, MatchesPage), timeout=WAIT)
    page = told.page
    assert isinstance(page, MatchesPage)
    qtbot.waitUntil(lambda: bool(page.list.rows.rows), timeout=WAIT)
    assert told.focusWidget() is page.list
