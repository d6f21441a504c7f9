"""The directory of listed and filing companies."""

from __future__ import annotations

import gzip
from importlib.resources import files

import pytest

from app.cardbook import CardBook
from app.domain.company import IndustryReason
from app.domain.directory import listed
from app.services.contacts import add_contact, view
from ocr.parse.company import company_key
from tests.doubles.people import person


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("カネコ種苗株式会社", "A"),
        ("カネコ種苗（株）", "A"),
        ("KANEKO SEEDS CO., LTD.", "A"),
        ("Ajinomoto Co., Inc.", "E09"),
        ("GS Yuasa Corporation", "E29"),
        ("GS Yuasa", "E29"),
    ],
)
def test_a_filing_company_is_known_however_it_is_written(name: str, code: str) -> None:
    found = listed(name)
    assert found is not None
    assert (found.code, found.reason) == (code, IndustryReason.DIRECTORY)


def test_each_key_is_one_that_a_card_can_have() -> None:
    """Else the resource is older than the rule by which names become keys: make it anew."""
    packed = files("resources").joinpath("companies.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    keys = [line.partition("\t")[0] for line in lines if not line.startswith("#")]
    assert len(keys) > 7000
    assert [key for key in keys if company_key(key) != key] == []


@pytest.mark.parametrize("name", ["", "あおば地所", "株式会社"])
def test_others_are_not(name: str) -> None:
    assert listed(name) is None


def test_the_directory_goes_before_the_words(book: CardBook) -> None:
    contact_id = book.run(add_contact, person("田中 一", "カネコ種苗株式会社")).value
    company = book.ask(view, contact_id).company
    assert company is not None
    assert (company.industry, company.industry_reason) == ("A", IndustryReason.DIRECTORY)
