"""QR codes are read by another program, and hold what a phone can use."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp

from app.formats.qr import QUIET, qr_squares
from app.formats.records import ParsedCard
from app.formats.vcard_read import read_vcards
from app.formats.vcard_small import LIMIT, small_vcard
from tests.doubles.people import person


def read(text: str) -> str:
    squares = np.pad(np.array(qr_squares(text)), QUIET)
    picture = np.where(np.kron(squares, np.ones((4, 4), bool)), 0, 255).astype(np.uint8)
    (code,) = zxingcpp.read_barcodes(picture)
    return code.text


def test_a_person_comes_out_of_the_code_again() -> None:
    details = person(
        "髙橋 美咲", "株式会社あおば地所; 本社", "m.takahashi@aoba.example.co.jp",
        title="課長", mobile="090-0000-1234", kana="タカハシ ミサキ",
        address="105-0022 東京都港区海岸1-2-3 汐見ビル4F",
    )  # fmt: skip
    (card,) = read_vcards(read(small_vcard(details)).encode())
    assert isinstance(card, ParsedCard)
    assert card.details.name == details.name
    assert card.details.current == details.current
    assert {m.value for m in card.details.methods} == {m.value for m in details.methods}
    assert "汐見ビル" in card.details.addresses[0].printed


@pytest.mark.parametrize("length", [10, 400, 900])
def test_a_long_entry_keeps_its_most_useful_parts(length: int) -> None:
    address = "東京都港区" + "海岸" * length
    details = person("田中 一郎", "あおば地所", "t@example.co.jp", address=address)
    text = small_vcard(details)
    assert len(text.encode()) <= LIMIT
    assert "t@example.co.jp" in read(text)
