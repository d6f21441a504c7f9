import pytest

from ocr.engines.look_alikes import settled, told_apart
from ocr.model import Letter, LineReading


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("楓タワー夕ワー", "楓タワータワー"),
        ("ニュータウンニ丁目", "ニュータウン二丁目"),
        ("口ボット", "ロボット"),
        ("プ口デューサー", "プロデューサー"),
        ("株式会社 力ーケア", "株式会社 カーケア"),
        ("ー級建築士", "一級建築士"),
        ("営業ー課", "営業一課"),
        ("十ー階", "十一階"),
        ("ハ王子", "八王子"),
        ("エ業株式会社", "工業株式会社"),
        ("川ロ", "川口"),
        ("設計·施工", "設計・施工"),
        ("03-OO00", "03-OO00"),
        ("03-0O00-1l11", "03-0000-1111"),
        ("03ー0000−0000", "03-0000-0000"),
        ("あベし", "あべし"),
    ],
)
def test_neighbours_tell_look_alikes_apart(seen: str, meant: str) -> None:
    assert told_apart(seen) == meant


@pytest.mark.parametrize(
    "text",
    [
        "三カ所",
        "大口ビル",
        "二宮 三郎",
        "トータルプロデューサー",
        "力石 工",
        "IL 62269",
        "info@o0l1.example.co.jp",
        "一番町",
        "千代田区千代田",
        "タナカ ハナコ",
        "株式会社エヌ・ティー",
        "Café · Bar",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert told_apart(text) == text


def test_the_letters_of_a_reading_follow_its_text() -> None:
    letters = tuple(Letter(c, 0.9, i / 4) for i, c in enumerate("ニ丁目"))
    read = settled(LineReading("ppocr", "ニ丁目", 0.9, letters))
    assert read.text == "".join(letter.text for letter in read.letters) == "二丁目"
