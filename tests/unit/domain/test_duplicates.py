from collections.abc import Iterable

import pytest

from app.domain.contact import (
    Affiliation,
    Contact,
    ContactDetails,
    ContactMethod,
    MethodKind,
    PersonName,
    Source,
)
from app.domain.duplicates import DuplicateCandidate, likely_duplicates
from app.domain.ids import ContactId
from ocr.model import Level
from tests.unit.domain.facts import NIGHT


def person(
    name: str,
    company: str | None = None,
    email: str | None = None,
    mobile: str | None = None,
    phone: str | None = None,
    kana: str | None = None,
) -> ContactDetails:
    values = {MethodKind.EMAIL: email, MethodKind.MOBILE: mobile, MethodKind.PHONE: phone}
    return ContactDetails(
        PersonName(name, family_kana=kana),
        affiliations=(Affiliation(company, is_primary=True),) if company else (),
        methods=tuple(ContactMethod(kind, value) for kind, value in values.items() if value),
    )


def among(details: ContactDetails, others: Iterable[ContactDetails]) -> list[DuplicateCandidate]:
    known = (
        Contact(ContactId(n), str(n), other, Source.HAND, NIGHT, NIGHT)
        for n, other in enumerate(others, start=1)
    )
    return list(likely_duplicates(details, known))


MAIL, ME_MAIL = "m.takahashi@aoba.example.co.jp", "takahashi@nagi.example.com"
CELL, DESK = "+819000001234", "+81300001000"
ME = person("髙橋 美咲", "株式会社あおば地所", MAIL, CELL, DESK, "タカハシ")


@pytest.mark.parametrize(
    ("other", "level"),
    [
        (ME, Level.STRONG),
        (person("高橋美咲", email=MAIL.upper()), Level.STRONG),
        (person("M. Takahashi", email=MAIL), Level.STRONG),
        (person("高橋 美咲", "株式会社あおば地所"), Level.STRONG),
        (person("高橋 美咲", mobile=CELL), Level.STRONG),
        (person("高橋 美咲", "なぎ工房", ME_MAIL, CELL, "+81300002000"), Level.MEDIUM),
        (person("高橋 美咲"), Level.MEDIUM),
        (person("高橋 美咲", "なぎ工房", ME_MAIL), Level.MEDIUM),
        (person("高橋 美唉", "株式会社あおば地所", mobile=CELL), Level.MEDIUM),
        (person("高橋 一郎", "株式会社あおば地所", phone=DESK), Level.NONE),
        (person("高橋 美雪", "株式会社あおば地所", phone=DESK, kana="タカハシ"), Level.NONE),
        (person("佐藤 健一", "株式会社あおば地所", "k.sato@aoba.example.co.jp"), Level.NONE),
        (person("佐藤 健一"), Level.NONE),
    ],
)
def test_level(other: ContactDetails, level: Level) -> None:
    found = among(ME, [other])
    assert [c.level for c in found] == ([] if level is Level.NONE else [level])


def test_shared_mailbox_makes_nobody_the_same() -> None:
    desk = "info@aoba.example.co.jp"
    assert among(person("高橋 美咲", email=desk), [person("佐藤 健一", email=desk)]) == []


def test_likeliest_stands_first_and_says_what_agrees() -> None:
    found = among(ME, [person("高橋 美咲"), person("佐藤 健一"), person("髙橋 美咲", email=MAIL)])
    assert [c.contact_id for c in found] == [3, 1]
    assert found[0].agrees == ("email", "name")
    assert [p.name for p in found[1].penalties] == ["name"]


def test_what_differs_is_named() -> None:
    (found,) = among(ME, [person("高橋 美咲", "なぎ工房", ME_MAIL, CELL)])
    assert {p.name: p.amount for p in found.penalties} == {
        "name": 0,
        "company": 1,
        "email": 1,
        "mobile": 0,
    }
    assert 0 < found.distance < 0.2
