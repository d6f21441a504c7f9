"""The table of what counts as the same value."""

from __future__ import annotations

import pytest

from ocr.model import FieldKind as K
from tests.eval.matching import folded, normalised


@pytest.mark.parametrize(
    ("kind", "printed", "read"),
    [
        (K.PHONE, "03-0000-1234", "03(0000)1234"),
        (K.PHONE, "03-0000-1234", "０３－００００－１２３４"),
        (K.PHONE, "〇三―〇〇〇〇―一二三四", "03-0000-1234"),
        (K.MOBILE, "+1 (415) 555-0132", "+1 415 555 0132"),
        (K.POSTAL, "〒105-0022", "105-0022"),
        (K.POSTAL, "一〇五―〇〇二二", "105-0022"),
        (K.URL, "https://www.example.co.jp/", "www.example.co.jp"),
        (K.EMAIL, "A.Sato@example.co.jp", "a.sato@example.co.jp"),
        (K.NAME, "佐藤 健一", "佐藤　健一"),
        (K.NAME, "佐藤 健一", "佐藤健一"),
        (K.COMPANY, "ｱｵﾊﾞ株式会社", "アオバ 株式会社"),
        (K.ADDRESS, "東京都港区海岸1-2-3 汐見ビル5F", "東京都港区海岸1-2-3汐見ビル5F"),
    ],
)
def test_same(kind: K, printed: str, read: str) -> None:
    assert normalised(kind, printed) == normalised(kind, read)


@pytest.mark.parametrize(
    ("kind", "printed", "read"),
    [
        (K.PHONE, "+81-3-0000-1234", "03-0000-1234"),
        (K.PHONE, "03-0000-1234", "03-0000-1235"),
        (K.URL, "www.example.co.jp", "example.co.jp"),
        (K.URL, "www.example.co.jp/en", "www.example.co.jp"),
        (K.NAME, "斎藤 葵", "齋藤 葵"),
        (K.NAME_ROMAJI, "Kenichi Sato", "KENICHI SATO"),
        (K.COMPANY, "青葉株式会社", "青葉"),
        (K.TITLE, "部長", "課長"),
        (K.ADDRESS, "東京都港区海岸1-2-3", "東京都港区海岸1-2-8"),
    ],
)
def test_different(kind: K, printed: str, read: str) -> None:
    assert normalised(kind, printed) != normalised(kind, read)


def test_folding_forgets_spaces_line_ends_and_width_alone() -> None:
    assert folded("株式会社\n 青　葉 ＡＢ") == "株式会社青葉AB"
