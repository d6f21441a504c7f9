"""The industry of a company whose name tells nothing: from the mail and web domains of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.domain.company import Company, IndustryReason
from app.domain.contact import ContactDetails
from app.domain.ids import ContactId
from app.services import imports
from app.services.contacts import add_contact, edit_contact, view
from app.services.import_sources import ImportSource
from app.services.industries import choose_industry, propose_industry
from tests.doubles.people import person
from ui.wording import industry_reason

HOST = "aoba.example.co.jp"


def company_of(book: CardBook, who: ContactId) -> Company:
    company = book.ask(view, who).company
    assert company is not None
    return company


def add(book: CardBook, name: str, company: str, host: str = HOST) -> ContactId:
    return book.run(add_contact, person(name, company, f"{len(name)}@{host}")).value


def test_a_domain_known_from_others_tells_it(book: CardBook) -> None:
    add(book, "髙橋 美咲", "株式会社あおば地所")
    told = company_of(book, add(book, "佐藤 健一", "株式会社そらまめ"))
    assert (told.industry, told.industry_reason) == ("K68", IndustryReason.DOMAIN)


def test_what_a_person_chose_for_one_is_known_for_its_domain(book: CardBook) -> None:
    first = add(book, "髙橋 美咲", "株式会社なぎさ")
    book.run(choose_industry, first, "E09")
    assert company_of(book, add(book, "佐藤 健一", "株式会社そらまめ")).industry == "E09"


def test_words_of_the_own_name_count_more(book: CardBook) -> None:
    add(book, "髙橋 美咲", "株式会社あおば地所")
    assert company_of(book, add(book, "佐藤 健一", "みなと印刷")).industry == "E15"


@pytest.mark.parametrize("host", ["gmail.com", "other.example.co.jp", "baoba.example.co.jp"])
def test_another_domain_or_a_shared_one_tells_nothing(book: CardBook, host: str) -> None:
    add(book, "髙橋 美咲", "株式会社あおば地所", host)
    other = HOST if host != "gmail.com" else host
    assert company_of(book, add(book, "佐藤 健一", "株式会社そらまめ", other)).industry is None


def test_groups_of_one_division_leave_the_division_and_others_nothing(book: CardBook) -> None:
    add(book, "髙橋 美咲", "株式会社あおば地所")
    add(book, "鈴木 花子", "あおば賃貸管理")
    told = add(book, "佐藤 健一", "株式会社そらまめ")
    assert company_of(book, told).industry == "K"
    add(book, "田中 一郎", "あおば印刷")
    assert company_of(book, add(book, "山田 太", "株式会社いちご")).industry is None


def test_it_is_proposed_before_it_is_stored(book: CardBook) -> None:
    add(book, "髙橋 美咲", "株式会社あおば地所")
    proposed = book.ask(propose_industry, person("佐藤 健一", "そらまめ", f"sato@{HOST}"))
    assert proposed is not None and proposed.code == "K68"


def test_a_mail_address_that_comes_later_tells_it_too(book: CardBook) -> None:
    add(book, "髙橋 美咲", "株式会社あおば地所")
    who = book.run(add_contact, person("佐藤 健一", "株式会社そらまめ")).value
    assert company_of(book, who).industry is None
    book.run(edit_contact, who, person("佐藤 健一", "株式会社そらまめ", f"sato@{HOST}"))
    assert company_of(book, who).industry == "K68"


def test_people_of_a_file_tell_it_of_each_other(book: CardBook, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    rows = (
        "氏名,会社名,メール",
        f"佐藤 健一,そらまめ,sato@{HOST}",
        f"髙橋 美咲,あおば地所,m@{HOST}",
    )
    file.write_text("\n".join(rows), encoding="utf-8")
    book.run(imports.import_files, [ImportSource(file)])
    found: dict[str, ContactDetails] = {}
    industries = {}
    for number in (1, 2):
        seen = book.ask(view, ContactId(number))
        found[seen.contact.details.name.printed] = seen.contact.details
        industries[seen.contact.details.name.printed] = seen.company and seen.company.industry
    assert industries == {"佐藤 健一": "K68", "髙橋 美咲": "K68"}


def test_it_says_how_sure_that_is(book: CardBook) -> None:
    add(book, "髙橋 美咲", "株式会社あおば地所")
    likely = company_of(book, add(book, "佐藤 健一", "株式会社そらまめ"))
    public = company_of(book, add(book, "田中 一郎", "みなと", "city.minato.lg.jp"))
    assert industry_reason(likely).startswith("Likely")
    assert industry_reason(public).startswith("Sure")
