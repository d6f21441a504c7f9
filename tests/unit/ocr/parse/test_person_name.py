import pytest

from ocr.parse.name_fits import (
    kana_fits,
    kana_romaji_fit,
    kana_romaji_near,
    mail_fits,
    romaji_fits,
    split_as_read,
)
from ocr.parse.person_name import kana_likeness, name_likeness, split_name, tidy_name
from ocr.parse.romaji import kana_to_romaji, romaji_key


@pytest.mark.parametrize(
    ("printed", "tidy"),
    [
        ("田中 一郎", "田中 一郎"),
        ("田中　一郎", "田中 一郎"),
        ("田中一郎", "田中 一郎"),
        ("山 田 太 郎", "山田 太郎"),
        ("山田 太 郎", "山田 太郎"),
        ("髙橋健太郎", "髙橋 健太郎"),
        ("佐々木希", "佐々木 希"),
        ("林 誠", "林 誠"),
        ("Chris  Smith", "Chris Smith"),
        ("Dr. Avery Smith", "Dr. Avery Smith"),
    ],
)
def test_tidy_name(printed: str, tidy: str) -> None:
    assert tidy_name(printed) == tidy


@pytest.mark.parametrize(
    ("printed", "family", "given"),
    [
        ("田中 一郎", "田中", "一郎"),
        ("長谷川沙織", "長谷川", "沙織"),
        ("Chris Smith", "Smith", "Chris"),
        ("TANAKA Ichiro", "TANAKA", "Ichiro"),
        ("Tanaka, Ichiro", "Tanaka", "Ichiro"),
        ("Dr. Avery Smith, Ph.D.", "Smith", "Avery"),
        ("アリス", "アリス", None),
    ],
)
def test_split_name(printed: str, family: str, given: str | None) -> None:
    parts = split_name(printed)
    assert (parts.family, parts.given) == (family, given)


def test_credentials_and_honorific_stand_apart() -> None:
    parts = split_name("Dr. Avery Smith, Ph.D., MBA")
    assert (parts.honorific, parts.credentials) == ("Dr.", "Ph.D., MBA")


def test_a_split_by_the_lists_is_marked_as_guessed() -> None:
    assert split_name("田中一郎").guessed
    assert not split_name("田中 一郎").guessed


@pytest.mark.parametrize(
    "text",
    [
        "田中 一郎",
        "山田太郎",
        "小野寺 典子",
        "Chris Smith",
        "Henry Nakagawa-Hill",
        "Katherine O'Brien",
    ],
)
def test_what_looks_like_a_name(text: str) -> None:
    assert name_likeness(text) >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "株式会社山田商店",
        "営業部",
        "代表取締役",
        "東京都港区",
        "Senior Researcher",
        "CONTOSO",
        "本社",
        "",
    ],
)
def test_what_does_not(text: str) -> None:
    assert name_likeness(text) < 0.45


@pytest.mark.parametrize(
    ("text", "is_kana"),
    [
        ("たなか いちろう", True),
        ("タナカ イチロウ", True),
        ("タナカイチロウ", True),
        ("ホームページ", False),
        ("田中", False),
    ],
)
def test_readings_in_kana(text: str, is_kana: bool) -> None:
    assert (kana_likeness(text) >= 0.5) is is_kana


def test_checks_between_spellings() -> None:
    assert kana_fits("田中 一郎", "タナカ イチロウ") is True
    assert kana_fits("田中 一郎", "スズキ イチロウ") is False
    assert kana_fits("珍名 一郎", "チンナ イチロウ") is None
    assert romaji_fits("田村 大輝", "daiki.tamura") is True
    assert romaji_fits("田村 大輝", "info") is False
    assert kana_romaji_fit("イトウ ジュンイチロウ", "Junichiro Ito")
    assert mail_fits("Chris Smith", "c.smith")
    assert not mail_fits("Chris Smith", "info")


@pytest.mark.parametrize(
    ("kana", "romaji"),
    [
        ("たなか いちろう", "tanaka ichirou"),
        ("ハットリ", "hattori"),
        ("ショウヘイ", "shouhei"),
        ("キョウコ", "kyouko"),
        ("マッチ", "matchi"),
        ("ジュン", "jun"),
    ],
)
def test_kana_to_romaji(kana: str, romaji: str) -> None:
    assert kana_to_romaji(kana) == romaji


@pytest.mark.parametrize(
    ("one", "other"), [("Satoh", "satou"), ("Itoh", "Ito"), ("Shimpei", "Sinpei")]
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert romaji_key(one) == romaji_key(other)


@pytest.mark.parametrize(
    ("printed", "kana", "parts"),
    [
        ("柏淵俊之進", "カシワブチ トシノシン", "柏淵 俊之進"),
        ("谷隆三郎", "タニ タカサブロウ", "谷 隆三郎"),
        ("勅使河原千弓", "テシガワラ チユミ", "勅使河原 千弓"),
        ("草平耀也", "くさひら あきや", "草平 耀也"),
        ("草平耀也", "クサヒラアキヤ", None),
    ],
)
def test_a_reading_in_kana_tells_where_a_name_is_parted(
    printed: str, kana: str, parts: str | None
) -> None:
    assert split_as_read(printed, kana) == parts


def test_a_reading_that_romaji_contradict_by_a_letter_is_noticed() -> None:
    assert kana_romaji_near("カシワプチ トシノシン", "Toshinoshin Kashiwabuchi")
    assert not kana_romaji_near("カシワブチ トシノシン", "Toshinoshin Kashiwabuchi")
    assert not kana_romaji_near("タナカ イチロウ", "Ichiro Suzuki")
