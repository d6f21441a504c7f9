"""A reading beside what is known: what is confirmed, put right, filled in, only offered, left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.company import Company
from app.domain.contact import Contact, Source
from app.domain.ids import CompanyId, ContactId
from app.domain.known import (
    Correction,
    KnownCompany,
    KnownKind,
    host_in,
    known_company,
)
from app.domain.putting_right import Recognised, put_right
from app.domain.typed import details_of
from ocr.model import Alternative, CardReading, FieldKind, FieldReading, Level, Penalty
from ocr.parse.company import company_key
from tests.doubles.readings import reading

K = FieldKind
NOW = datetime(2026, 11, 24, tzinfo=UTC)
AOBA = (
    (K.COMPANY, "株式会社あおば地所"),
    (K.EMAIL, "{}@aoba.example.co.jp"),
    (K.URL, "https://www.aoba.example.co.jp"),
    (K.PHONE, "03-0000-12{:02}"),
    (K.POSTAL, "105-0011"),
    (K.ADDRESS, "東京都港区芝公園1-2-3 若葉ビル5F"),
)
Values = Iterable[tuple[FieldKind, str]]


def company(number: int, name: str, values: Values, people: int = 3) -> KnownCompany:
    """A company that so many people's cards tell of."""
    known = Company(CompanyId(number), name, company_key(name))
    return known_company(known, [person(known, values, 10 * number + n) for n in range(people)])


def person(known: Company, values: Values, number: int) -> Contact:
    printed = [(kind, value.format(number)) for kind, value in values]
    details = details_of([(K.NAME, f"田中 {number}"), *printed])
    assert details is not None
    work = [replace(a, company_id=known.id) for a in details.affiliations]
    details = replace(details, affiliations=tuple(work))
    return Contact(ContactId(number), str(number), details, Source.SCAN, NOW, NOW)


def field(card: CardReading | Recognised, kind: FieldKind = K.COMPANY) -> FieldReading:
    found = (card.card if isinstance(card, Recognised) else card).first(kind)
    assert found is not None
    return found


def read(*fields: tuple[FieldKind, str], level: Level = Level.MEDIUM) -> CardReading:
    return reading([(K.NAME, "鈴木 花子"), *fields], level)


KNOWN = company(1, "株式会社あおば地所", AOBA)
NAME, MAIL, URL, PHONE, POSTAL, ADDRESS = AOBA
HER_MAIL = (K.EMAIL, "h.suzuki@aoba.example.co.jp")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (K.COMPANY, "株式会社あおば地所"),
        (K.COMPANY, "株式会社 あおば地所"),
        (K.EMAIL, "h.suzuki@aoba.example.co.jp"),
        (K.URL, "http://aoba.example.co.jp/company"),
        (K.PHONE, "(03) 0000-1210"),
        (K.ADDRESS, "東京都港区芝公園1‐2‐3　若葉ビル5F"),
    ],
)
def test_what_is_known_is_a_check_passed(kind: FieldKind, value: str) -> None:
    seen = put_right(read((kind, value)), [KNOWN])
    assert (field(seen, kind).value, field(seen, kind).sure) == (value, True)
    remark = next(r for r in seen.remarks if r.kind is kind)
    assert remark.outcome == "confirmed"
    assert remark.cards == (1 if kind is K.PHONE else 3)


@pytest.mark.parametrize(
    ("kind", "misread", "meant", "beside"),
    [
        (K.COMPANY, "株式会社あおぱ地所", "株式会社あおば地所", HER_MAIL),
        (K.COMPANY, "あおば地所", "株式会社あおば地所", HER_MAIL),
        (K.EMAIL, "h.suzuki@aoda.example.co.jp", HER_MAIL[1], NAME),
        (K.EMAIL, "h.suzuki@aoba.examp1e.co.jp", HER_MAIL[1], ADDRESS),
        (K.EMAIL, "h.suzuki@a0ba.example.c0.jp", HER_MAIL[1], NAME),
        (K.EMAIL, "h.suzuki@aobo.example.co.jp", HER_MAIL[1], (K.PHONE, "03-0000-1299")),
        (K.URL, "https://www.aoda.example.co.jp/ja", "https://www.aoba.example.co.jp/ja", NAME),
        (K.ADDRESS, "東京都港区芝公圜1-2-3 若葉ビル5F", ADDRESS[1], NAME),
        (K.ADDRESS, "東京都港区芝公園1-2-3 若菜ビル5F", ADDRESS[1], HER_MAIL),
    ],
)
def test_a_letter_off_is_put_right_where_something_else_names_the_company(
    kind: FieldKind, misread: str, meant: str, beside: tuple[FieldKind, str]
) -> None:
    seen = field(put_right(read((kind, misread), beside), [KNOWN]), kind)
    assert seen.value == meant
    assert misread in [a.value for a in seen.alternatives]
    assert not seen.sure  # nobody read it so
    alone = field(put_right(read((kind, misread)), [KNOWN]), kind)
    assert alone.value == misread


def test_what_one_reader_had_and_is_known_is_sure() -> None:
    mail = FieldReading(
        K.EMAIL,
        "h.suzuki@aoda.example.co.jp",
        0.6,
        Level.LOW,
        penalties=(Penalty("readers", 0.8, 4.0), Penalty("check", 0.15, 4.0)),
        alternatives=(Alternative("h.suzuki@aoba.example.co.jp", 0.5),),
    )
    card = read(NAME)
    seen = field(put_right(replace(card, fields=(*card.fields, mail)), [KNOWN]), K.EMAIL)
    assert (seen.value, seen.sure) == (HER_MAIL[1], True)
    assert [a.value for a in seen.alternatives] == [mail.value]


def test_before_the_host_both_readers_must_agree() -> None:
    mail = FieldReading(
        K.EMAIL,
        "h.suzuki@aoba.example.co.jp",
        0.7,
        Level.MEDIUM,
        penalties=(Penalty("readers", 0.8, 4.0), Penalty("check", 0.15, 4.0)),
        alternatives=(Alternative("n.suzuki@aoba.example.co.jp", 0.6),),
    )
    card = read(NAME)
    seen = field(put_right(replace(card, fields=(*card.fields, mail)), [KNOWN]), K.EMAIL)
    assert (seen.value, seen.sure) == (mail.value, False)


@pytest.mark.parametrize(
    ("kind", "value", "known"),
    [
        (K.COMPANY, "株式会社あおぱ地所", NAME[1]),
        (K.EMAIL, "h.suzuki@aoda.example.co.jp", HER_MAIL[1]),
        (K.ADDRESS, "東京都港区芝公園1-2-3 若菜ビル5F", ADDRESS[1]),
        (K.POSTAL, "105-0012", POSTAL[1]),
    ],
)
def test_what_the_reader_was_sure_of_is_not_changed_but_asks_for_a_look(
    kind: FieldKind, value: str, known: str
) -> None:
    others = [f for f in (NAME, HER_MAIL, ADDRESS) if f[0] is not kind]
    seen = field(put_right(read((kind, value), *others, level=Level.STRONG), [KNOWN]), kind)
    assert (seen.value, seen.sure) == (value, False)
    assert seen.alternatives[0].value == known


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (K.COMPANY, "有限会社みなと印刷"),  # another company at the same address
        (K.EMAIL, "h.suzuki@minato.example.co.jp"),  # people mail elsewhere
        (K.EMAIL, "h.suzuki@gmail.com"),
        (K.ADDRESS, "東京都港区芝公園1-2-3 若葉ビル6F"),  # another floor
        (K.ADDRESS, "東京都港区芝公園1-2-8 若葉ビル5F"),
        (K.PHONE, "03-0000-1399"),
        (K.MOBILE, "090-0000-1200"),
        (K.DEPARTMENT, "営業部"),
    ],
)
@pytest.mark.parametrize("level", [Level.MEDIUM, Level.STRONG])
def test_what_is_merely_different_stays(kind: FieldKind, value: str, level: Level) -> None:
    beside = [f for f in (NAME, ADDRESS) if f[0] is not kind]
    card = read((kind, value), *beside, level=level)
    assert field(put_right(card, [KNOWN]), kind) == field(card, kind)


def test_a_missing_postal_code_comes_from_the_same_address() -> None:
    seen = put_right(read(ADDRESS), [KNOWN])
    assert (field(seen, K.POSTAL).value, field(seen, K.POSTAL).sure) == (POSTAL[1], True)
    remark = next(r for r in seen.remarks if r.kind is K.POSTAL)
    assert (remark.outcome, remark.cards, remark.read) == ("filled_in", 3, None)
    assert (
        put_right(read((K.ADDRESS, "東京都港区芝公園9-9-9")), [KNOWN]).card.first(K.POSTAL) is None
    )
    torn = [*AOBA[:4], (K.POSTAL, "105-0099"), ADDRESS]
    both = [KNOWN, company(2, "みなと印刷", torn)]
    assert put_right(read(ADDRESS), both).card.first(K.POSTAL) is None
    disagreeing = person(KNOWN.company, torn, 99)
    people = [person(KNOWN.company, AOBA, 1), disagreeing]
    unclear = known_company(KNOWN.company, people)
    assert put_right(read(ADDRESS), [unclear]).card.first(K.POSTAL) is None


def taught(*lessons: tuple[KnownKind, str, str]) -> KnownCompany:
    rows = [
        Correction(KNOWN.company.id, kind, wrong, right, date(2026, 11, 1), None, number)
        for number, (kind, wrong, right) in enumerate(lessons, 1)
    ]
    return replace(KNOWN, corrections=tuple(rows))


def test_the_same_misreading_is_put_right_again_and_is_sure() -> None:
    known = taught(
        (KnownKind.NAME, "株式会社おあぽ池所", NAME[1]),
        (KnownKind.DOMAIN, "qoda.example.co.jp", "aoba.example.co.jp"),
    )
    card = read((K.COMPANY, "株式会社おあぽ池所"), (K.EMAIL, "h.suzuki@qoda.example.co.jp"))
    seen = put_right(card, [known])
    assert [(f.value, f.sure) for f in seen.card.fields[1:]] == [
        (NAME[1], True),
        (HER_MAIL[1], True),
    ]
    assert {r.outcome.value for r in seen.remarks} == {"corrected"}
    assert put_right(card, [KNOWN]).card == card


def test_a_misreading_of_which_the_reader_is_sure_is_put_right_but_looked_at() -> None:
    known = taught((KnownKind.DOMAIN, "aoda.example.co.jp", "aoba.example.co.jp"))
    card = read(NAME, (K.EMAIL, "h.suzuki@aoda.example.co.jp"), level=Level.STRONG)
    seen = field(put_right(card, [known]), K.EMAIL)
    assert (seen.value, seen.sure) == (HER_MAIL[1], False)


def test_a_second_domain_of_one_company_is_as_good_as_the_first() -> None:
    second = [(k, v.replace("aoba.example.co.jp", "aobo.example.co.jp")) for k, v in AOBA]
    people = [person(KNOWN.company, AOBA, 1), person(KNOWN.company, second, 2)]
    known = known_company(KNOWN.company, people)
    assert {f.value for f in known.domains} == {"aoba.example.co.jp", "aobo.example.co.jp"}
    card = read(NAME, (K.EMAIL, "a@aobo.example.co.jp"))
    assert field(put_right(card, [known]), K.EMAIL).value == "a@aobo.example.co.jp"
    # A second domain that is new: it is kept, and asks for a look once.
    card = read(NAME, (K.EMAIL, "a@aobu.example.co.jp"), level=Level.STRONG)
    assert field(put_right(card, [known]), K.EMAIL).value == "a@aobu.example.co.jp"


GROUP = (
    company(2, "東日本あおば商事株式会社", (*AOBA[1:2], (K.COMPANY, "東日本あおば商事株式会社"))),
    company(3, "西日本あおば商事株式会社", (*AOBA[1:2], (K.COMPANY, "西日本あおば商事株式会社"))),
)


@pytest.mark.parametrize("name", ["東日本あおば商事株式会社", "西日本あおば商事株式会社"])
def test_companies_of_a_group_share_a_domain_and_keep_their_names(name: str) -> None:
    seen = put_right(read((K.COMPANY, name), HER_MAIL), GROUP)
    assert field(seen).value == name
    assert seen.known is not None and seen.known.company.name == name
    assert field(seen, K.EMAIL).sure


def test_the_domain_of_a_group_alone_tells_no_company() -> None:
    seen = put_right(read(HER_MAIL, (K.COMPANY, "南日本あおば商事株式会社")), GROUP)
    assert field(seen).value == "南日本あおば商事株式会社"
    assert seen.known is None


def test_a_name_in_two_languages_belongs_to_one_company() -> None:
    both = (*AOBA, (K.COMPANY, "Aoba Realty Co., Ltd."))
    known = company(1, "株式会社あおば地所", both)
    seen = put_right(read((K.COMPANY, "Aoba Realty Co., Ltd."), HER_MAIL), [known])
    assert (field(seen).value, field(seen).sure) == ("Aoba Realty Co., Ltd.", True)


@pytest.mark.parametrize(
    ("kind", "value", "host"),
    [
        (K.EMAIL, "a@gmail.com", None),
        (K.EMAIL, "a@yahoo.co.jp", None),
        (K.EMAIL, "a@docomo.ne.jp", None),
        (K.EMAIL, "a@icloud.com", None),
        (K.EMAIL, "a@abc.ocn.ne.jp", None),
        (K.EMAIL, "a@notgmail.com", "notgmail.com"),
        (K.URL, "https://www.facebook.com/aoba", None),
        (K.URL, "aoba.wixsite.com/home", None),
        (K.EMAIL, "a@github.com", "github.com"),
        (K.EMAIL, "a@Aoba.Example.co.jp", "aoba.example.co.jp"),
        (K.URL, "https://www.aoba.example.co.jp/a", "aoba.example.co.jp"),
        (K.PHONE, "03-0000-0000", None),
    ],
)
def test_a_shared_domain_tells_no_company(kind: FieldKind, value: str, host: str | None) -> None:
    assert host_in(kind, value) == host


def test_somebody_who_changed_companies_tells_only_the_name() -> None:
    worker = person(KNOWN.company, AOBA, 1)
    former = replace(
        worker.details.affiliations[0], company="旧商会", is_primary=False, until=date(2026, 1, 1)
    )
    details = replace(worker.details, affiliations=(*worker.details.affiliations, former))
    known = known_company(KNOWN.company, [replace(worker, details=details)])
    assert [f.value for f in known.names] == [NAME[1]]
    assert known.domains == known.addresses == known.phones == ()


def test_without_anything_known_a_reading_is_itself() -> None:
    card = read(*AOBA, level=Level.STRONG)
    assert put_right(card, []) == Recognised(card)
