"""What is sent to an address book, and what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.book_address import book_url
from app.domain.ids import ContactId
from app.domain.publishing import Entry, Published, plan
from app.errors import UserInputError

BOOK = "https://dav.example.com/me/contacts/"
TANAKA = Entry(ContactId(1), "uid-1", "田中 一郎", b"BEGIN:VCARD one")
SUZUKI = Entry(ContactId(2), "uid-2", "鈴木 花子", b"BEGIN:VCARD two")


def sent(entry: Entry) -> Published:
    return Published(1, BOOK, entry.uid, entry.href, '"1"', entry.digest)


def test_what_is_new_is_added() -> None:
    made = plan([TANAKA, SUZUKI], [sent(TANAKA)], {"uid-1", "uid-2"})
    assert (made.add, made.update, made.delete, made.unchanged) == (((SUZUKI, None),), (), (), 1)


def test_what_says_something_else_now_is_updated() -> None:
    made = plan([replace(TANAKA, card=b"BEGIN:VCARD new")], [sent(TANAKA)], {"uid-1"})
    assert [(entry.card, row) for entry, row in made.update] == [(b"BEGIN:VCARD new", sent(TANAKA))]
    assert (made.add, made.delete, made.unchanged) == ((), (), 0)


def test_what_was_begun_and_not_heard_of_is_begun_again() -> None:
    begun = replace(sent(TANAKA), etag=None)
    assert plan([TANAKA], [begun], {"uid-1"}).add == ((TANAKA, begun),)


def test_only_entries_of_contacts_that_are_gone_are_deleted() -> None:
    made = plan([], [sent(TANAKA), sent(SUZUKI)], {"uid-2"})
    assert (made.delete, made.is_empty) == ((sent(TANAKA),), False)
    assert plan([], [sent(SUZUKI)], {"uid-2"}).is_empty


@pytest.mark.parametrize("uid", ["../../x", "a/b?c#d", "", "x" * 5000, "田中\r\nHost: x"])
def test_any_uid_gives_a_safe_name(uid: str) -> None:
    href = replace(TANAKA, uid=uid).href
    assert len(href) == 40
    assert href.endswith(".vcf")
    assert set(href[:-4]) <= set("0123456789abcdef-")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://dav.example.com/me/contacts", BOOK),
        (" HTTPS://DAV.example.com/me/contacts// ", BOOK),
        ("https://dav.example.com", "https://dav.example.com/"),
        ("https://例え.example/名 刺/", "https://xn--r8jz45g.example/%E5%90%8D%20%E5%88%BA/"),
        ("https://dav.example.com:8443/a%20b/", "https://dav.example.com:8443/a%20b/"),
        ("http://127.0.0.1:5232/me/", "http://127.0.0.1:5232/me/"),
        ("http://[::1]:5232/me/", "http://[::1]:5232/me/"),
        ("http://localhost/me/", "http://localhost/me/"),
    ],
)
def test_an_address_has_one_way_to_write_it(text: str, url: str) -> None:
    assert book_url(text) == url
    assert book_url(url) == url


@pytest.mark.parametrize(
    "text",
    [
        "", "dav.example.com/me", "ftp://dav.example.com/", "file:///etc/passwd", "https://",
        "https://dav.example.com/?q=1", "https://dav.example.com/#x", "https://a..b/",
        "https://dav.example.com:port/", "https://[::1/", "http://dav.example.com/",
        "http://127.0.0.1.example.com/",
    ],
)  # fmt: skip
def test_what_is_no_safe_address_is_refused(text: str) -> None:
    with pytest.raises(UserInputError):
        book_url(text)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(UserInputError) as refused:
        book_url("https://me:geheim@dav.example.com/")
    assert "geheim" not in str(refused.value)


def test_unencrypted_only_where_somebody_says_so() -> None:
    assert book_url("http://nas.example/me/", insecure=True) == "http://nas.example/me/"
