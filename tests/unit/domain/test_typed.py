"""Values of a card or a form into a contact's details."""

from __future__ import annotations

import pytest

from app.domain.typed import Value, details_of
from ocr.model import FieldKind

LATIN = (
    (FieldKind.COMPANY, "Kitamawari Logistics Co., Ltd."),
    (FieldKind.TITLE, "Dispatch Manager"),
)
JAPANESE = ((FieldKind.COMPANY, "株式会社北回り運送"), (FieldKind.TITLE, "配車課長"))


@pytest.mark.parametrize(
    ("name", "sides", "company", "title"),
    [
        ("安藤 博", LATIN + JAPANESE, JAPANESE[0][1], "配車課長 Dispatch Manager"),
        ("安藤 博", JAPANESE + LATIN, JAPANESE[0][1], "配車課長 Dispatch Manager"),
        ("Hiroshi Ando", LATIN + JAPANESE, LATIN[0][1], "Dispatch Manager 配車課長"),
    ],
)
def test_the_language_of_the_name_leads(
    name: str, sides: tuple[Value, ...], company: str, title: str
) -> None:
    details = details_of(((FieldKind.NAME, name), *sides))
    assert details is not None and details.current is not None
    assert (details.current.company, details.current.position) == (company, title)
