"""Whole cards: what stands on them and the fields that they must give."""

import pytest

from ocr.model import Face
from ocr.parse.evidence import SideText
from tests.unit.ocr.parse.cards import SIZE, Line, column, fields_of, line, side, values

_CARDS: dict[str, tuple[list[Line], dict[str, list[str]]]] = {
    "japanese, labels": (
        [
            ("株式会社青葉製作所", 80, 60, 44),
            ("営業部 課長", 80, 180, 30),
            ("田中 一郎", 80, 230, 70),
            ("〒105-0011 東京都港区芝公園1-2-3", 80, 420, 28),
            ("若葉ビル5F", 110, 456, 28),
            ("TEL 03-0000-1200 FAX 03-0000-1201", 80, 500, 28),
            ("E-mail: tanaka@aoba.example.co.jp", 80, 540, 28),
            ("https://www.aoba.example.co.jp/", 80, 580, 28),
        ],
        {
            "name": ["田中 一郎"],
            "company": ["株式会社青葉製作所"],
            "department": ["営業部"],
            "title": ["課長"],
            "email": ["tanaka@aoba.example.co.jp"],
            "phone": ["03-0000-1200"],
            "fax": ["03-0000-1201"],
            "url": ["https://www.aoba.example.co.jp/"],
            "postal": ["105-0011"],
            "address": ["東京都港区芝公園1-2-3 若葉ビル5F"],
        },
    ),
    "letter-spaced name in boxes of its own, furigana above": (
        [
            ("有限会社白樺工務店", 80, 60, 40),
            ("代表取締役", 80, 200, 28),
            ("さとう", 300, 205, 18),
            ("けんじ", 480, 205, 18),
            ("佐", 300, 230, 60),
            ("藤", 400, 230, 60),
            ("健", 500, 230, 60),
            ("二", 600, 230, 60),
            ("携帯 090-0000-1234", 80, 500, 28),
        ],
        {
            "name": ["佐藤 健二"],
            "name_kana": ["さとう けんじ"],
            "company": ["有限会社白樺工務店"],
            "title": ["代表取締役"],
            "mobile": ["090-0000-1234"],
        },
    ),
    "labels left out": (
        [
            ("合同会社みなも", 80, 60, 40),
            ("高橋 美咲", 80, 230, 60),
            ("沖縄県那覇市久茂地5-3-7", 80, 420, 28),
            ("098-000-1743", 80, 460, 28),
            ("080-0000-1506", 80, 500, 28),
            ("misaki@minamo.example.com", 80, 540, 28),
            ("minamo.example.com", 80, 580, 28),
        ],
        {
            "name": ["高橋 美咲"],
            "company": ["合同会社みなも"],
            "email": ["misaki@minamo.example.com"],
            "phone": ["098-000-1743"],
            "mobile": ["080-0000-1506"],
            "url": ["minamo.example.com"],
            "address": ["沖縄県那覇市久茂地5-3-7"],
        },
    ),
    "two offices": (
        [
            ("株式会社遠州電機", 80, 60, 40),
            ("技術部 主任", 80, 170, 28),
            ("鈴木 大介", 80, 210, 60),
            ("本社 〒430-0001 静岡県浜松市中央区曳馬1-2-3", 80, 380, 26),
            ("TEL 053-000-1200", 80, 415, 26),
            ("東京支店 〒105-0011 東京都港区芝公園4-5-6", 80, 480, 26),
            ("TEL 03-0000-1200", 80, 515, 26),
        ],
        {
            "name": ["鈴木 大介"],
            "company": ["株式会社遠州電機"],
            "department": ["技術部"],
            "title": ["主任"],
            "phone": ["053-000-1200", "03-0000-1200"],
            "postal": ["430-0001", "105-0011"],
            "address": ["静岡県浜松市中央区曳馬1-2-3", "東京都港区芝公園4-5-6"],
        },
    ),
    "no legal form, a slogan and a certificate": (
        [
            ("さざなみ信用組合", 80, 60, 44),
            ("地元のお金を、地元の力に。", 80, 120, 22),
            ("融資部", 80, 180, 28),
            ("水野 典子", 80, 230, 60),
            ("ISO 9001 認証取得", 700, 600, 20),
            ("TEL:06-0000-3188", 80, 500, 28),
        ],
        {
            "name": ["水野 典子"],
            "company": ["さざなみ信用組合"],
            "department": ["融資部"],
            "phone": ["06-0000-3188"],
        },
    ),
    "a qualification in the title's place": (
        [
            ("千種会計事務所", 80, 60, 40),
            ("税理士", 80, 200, 28),
            ("高橋 文彦", 80, 240, 60),
            ("TEL/FAX 06-0000-3618", 80, 500, 28),
        ],
        {
            "name": ["高橋 文彦"],
            "company": ["千種会計事務所"],
            "title": ["税理士"],
            "phone": ["06-0000-3618"],
            "fax": ["06-0000-3618"],
        },
    ),
    "a qualification beside a title": (
        [
            ("税理士法人千種", 80, 60, 40),
            ("代表社員 税理士", 80, 200, 28),
            ("高橋 文彦", 80, 240, 60),
        ],
        {"name": ["高橋 文彦"], "company": ["税理士法人千種"], "title": ["代表社員", "税理士"]},
    ),
    "several titles and departments without spaces": (
        [
            ("株式会社北斗物流", 80, 60, 40),
            ("物流本部運行管理課", 80, 170, 28),
            ("取締役 営業本部長", 80, 205, 28),
            ("服部 翔太", 80, 250, 60),
        ],
        {
            "name": ["服部 翔太"],
            "company": ["株式会社北斗物流"],
            "department": ["物流本部運行管理課"],
            "title": ["取締役", "営業本部長"],
        },
    ),
    "title and name on one line": (
        [
            ("(株)星空書房", 80, 60, 40),
            ("代表取締役 岩崎 恵理", 80, 220, 50),
            ("E iwasaki@hoshizora.example.jp W www.hoshizora.example.jp", 80, 540, 26),
        ],
        {
            "name": ["岩崎 恵理"],
            "company": ["(株)星空書房"],
            "title": ["代表取締役"],
            "email": ["iwasaki@hoshizora.example.jp"],
            "url": ["www.hoshizora.example.jp"],
        },
    ),
    "a name with its reading in Latin letters": (
        [
            ("朝凪不動産株式会社", 80, 60, 40),
            ("近藤 茂", 80, 230, 60),
            ("Shigeru Kondo", 400, 260, 26),
            ("s-kondo@asanagi.example.com", 80, 540, 26),
        ],
        {
            "name": ["近藤 茂"],
            "name_romaji": ["Shigeru Kondo"],
            "company": ["朝凪不動産株式会社"],
            "email": ["s-kondo@asanagi.example.com"],
        },
    ),
    "bilingual": (
        [
            ("灯台デザイン合同会社", 80, 60, 44),
            ("Todai Design LLC", 80, 115, 28),
            ("クリエイティブ部 マネージャー", 80, 210, 28),
            ("中村 由紀", 80, 260, 60),
            ("Yuki Nakamura", 600, 260, 30),
            ("Manager, Creative", 600, 310, 26),
            ("〒530-0001 大阪府大阪市北区梅田5-26-5", 80, 420, 26),
            ("第二若葉ビル10F", 80, 455, 26),
            ("10F Dai-ni Wakaba Bldg., 5-26-5 Umeda,", 80, 495, 26),
            ("Kita-ku, Osaka 530-0001, Japan", 80, 530, 26),
        ],
        {
            "name": ["中村 由紀"],
            "name_romaji": ["Yuki Nakamura"],
            "company": ["灯台デザイン合同会社", "Todai Design LLC"],
            "department": ["クリエイティブ部", "Creative"],
            "title": ["マネージャー", "Manager"],
            "postal": ["530-0001"],
            "address": [
                "大阪府大阪市北区梅田5-26-5 第二若葉ビル10F",
                "10F Dai-ni Wakaba Bldg., 5-26-5 Umeda, Kita-ku, Osaka 530-0001, Japan",
            ],
        },
    ),
    "English, American": (
        [
            ("Northlight Analytics, Inc.", 80, 60, 40),
            ("Victor Hartwell", 80, 200, 56),
            ("Principal Data Scientist", 80, 270, 30),
            ("Research & Insight", 80, 310, 30),
            ("199 Harbour Way", 80, 400, 28),
            ("Fairhaven, CA 90000", 80, 436, 28),
            ("T +1 212 555 0100", 80, 480, 28),
            ("M +1 206 555 0195", 80, 520, 28),
            ("v-hartwell@northlight.example.com", 560, 480, 28),
            ("www.northlight.example.com", 560, 520, 28),
        ],
        {
            "name": ["Victor Hartwell"],
            "company": ["Northlight Analytics, Inc."],
            "department": ["Research & Insight"],
            "title": ["Principal Data Scientist"],
            "email": ["v-hartwell@northlight.example.com"],
            "phone": ["+1 212 555 0100"],
            "mobile": ["+1 206 555 0195"],
            "url": ["www.northlight.example.com"],
            "address": ["199 Harbour Way Fairhaven, CA 90000"],
            "postal": ["90000"],
        },
    ),
    "English, credentials, no legal form": (
        [
            ("Harrow & Pine Architects", 80, 60, 40),
            ("Henry Nakagawa-Hill, RIBA", 80, 200, 56),
            ("Associate Director", 80, 270, 30),
            ("Buildings that belong.", 80, 110, 22),
            ("h.hill@harrowpine.example.com", 80, 480, 28),
        ],
        {
            "name": ["Henry Nakagawa-Hill"],
            "company": ["Harrow & Pine Architects"],
            "title": ["Associate Director"],
            "email": ["h.hill@harrowpine.example.com"],
        },
    ),
    "a logo that says the domain": (
        [
            ("CONTOSO", 80, 60, 80),
            ("Chris Smith", 600, 230, 60),
            ("Senior Researcher", 600, 300, 32),
            ("chris.smith@contoso.com", 600, 400, 32),
            ("Fax: +1 (987) 555-0145", 80, 540, 32),
        ],
        {
            "name": ["Chris Smith"],
            "company": ["CONTOSO"],
            "title": ["Senior Researcher"],
            "email": ["chris.smith@contoso.com"],
            "fax": ["+1 (987) 555-0145"],
        },
    ),
    "text that is no card": (
        [
            ("吾輩は猫である。名前はまだ無い。", 80, 60, 30),
            ("どこで生れたかとんと見当がつかぬ。", 80, 100, 30),
        ],
        {},
    ),
}


@pytest.mark.parametrize("card", list(_CARDS))
def test_card(card: str) -> None:
    lines, expected = _CARDS[card]
    found = values(fields_of(side(lines)))
    assert {kind: sorted(found.get(kind, [])) for kind in {*found, *expected}} == {
        kind: sorted(expected.get(kind, [])) for kind in {*found, *expected}
    }


def test_vertical_card() -> None:
    lines = [
        column("農事組合法人山の端農園", 530, 60, 44),
        column("代表取締役", 420, 80, 32),
        column("キノシタ", 372, 80, 20),
        column("ダイスケ", 372, 330, 20),
        column("木下", 280, 90, 70),
        column("大輔", 280, 330, 70),
        column("〒九〇〇─〇〇一五", 200, 60, 26),
        column("沖縄県那覇市久茂地八丁目三番四号", 160, 60, 26),
        column("梢ビルディング十一階", 120, 120, 26),
        column("電話〇九八─〇〇〇─五一七〇", 80, 60, 26),
    ]
    assert values(fields_of(side(lines))) == {
        "name": ["木下 大輔"],
        "name_kana": ["キノシタ ダイスケ"],
        "company": ["農事組合法人山の端農園"],
        "title": ["代表取締役"],
        "phone": ["098-000-5170"],
        "postal": ["900-0015"],
        "address": ["沖縄県那覇市久茂地八丁目三番四号 梢ビルディング十一階"],
    }


def test_a_seal_below_a_name_is_no_part_of_it() -> None:
    lines = [
        column("全国詩吟文化振興会", 960, 70, 46),
        column("理事", 830, 70, 38),
        column("綾小路 瑞泉", 500, 100, 76),
        column("吟", 512, 580, 52),
        column("電話〇七五(〇〇〇)一二三四", 80, 95, 32),
    ]
    assert values(fields_of(side(lines)))["name"] == ["綾小路 瑞泉"]


def test_the_reading_that_the_name_bears_out_is_the_firm() -> None:
    lines = [
        line("ガレージすすき", 190, 80, 50, "ガレージすずき"),
        line("鈴木 豪", 190, 180, 70),
        line("電話 0544-00-1234", 190, 490, 29),
    ]
    assert values(fields_of(side(lines)))["company"] == ["ガレージすずき"]


def test_two_sides_are_one_card() -> None:
    front = side([("株式会社北回り運送", 80, 60, 40), ("安藤 博", 80, 230, 60)])
    back = side(
        [("Kitamawari Logistics Co., Ltd.", 80, 60, 40), ("Hiroshi Ando", 80, 230, 50)], Face.BACK
    )
    fields = fields_of(front, back)
    found = values(fields)
    assert (found["name"], found["name_romaji"]) == (["安藤 博"], ["Hiroshi Ando"])
    assert set(found["company"]) == {"株式会社北回り運送", "Kitamawari Logistics Co., Ltd."}
    assert {f.value: f.face for f in fields}["Hiroshi Ando"] is Face.BACK


def test_a_number_on_both_sides_is_one_field() -> None:
    front, back = (
        side([("TEL 03-0000-1200", 80, 60, 30)]),
        side([("Tel +81-3-0000-1200", 80, 60, 30)]),
    )
    assert values(fields_of(front, back)) == {"phone": ["03-0000-1200"]}


@pytest.mark.parametrize(
    "sides", [[], [SideText(Face.FRONT, SIZE, ())], [side([("-", 10, 10, 20), ("●", 50, 50, 9)])]]
)
def test_nothing_comes_from_nothing(sides: list[SideText]) -> None:
    assert fields_of(*sides) == ()
