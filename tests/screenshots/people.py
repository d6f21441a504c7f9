"""The made-up people of the story; domains and numbers cannot be anyone's."""

from __future__ import annotations

from dataclasses import dataclass

from ocr.model import FieldKind


@dataclass(frozen=True, slots=True)
class Person:
    """One card."""

    name: str
    kana: str
    romaji: str
    company: str
    title: str
    mail: str
    number: str
    colour: str
    paper: str = "#ffffff"

    def values(self) -> list[tuple[FieldKind | None, str]]:
        """The lines of the card, from the top."""
        return [
            (FieldKind.COMPANY, self.company),
            (FieldKind.TITLE, self.title),
            (FieldKind.NAME, self.name),
            (FieldKind.NAME_ROMAJI, self.romaji),
            (FieldKind.POSTAL, "105-0011"),
            (FieldKind.ADDRESS, f"東京都港区海岸通1-{self.number[-1]}-3 汐見ビル4F"),
            (FieldKind.PHONE, f"03-0000-{self.number}"),
            (FieldKind.MOBILE, f"090-0000-{self.number}"),
            (FieldKind.EMAIL, self.mail),
            (None, "宅地建物取引士"),
        ]


PEOPLE = (
    Person(
        "髙橋 美咲",
        "タカハシ ミサキ",
        "Misaki Takahashi",
        "株式会社あおば地所",
        "課長",
        "m.takahashi@aoba.example.co.jp",
        "1200",
        "#1f7a4f",
    ),
    Person(
        "斎藤 真理",
        "サイトウ マリ",
        "Mari Saito",
        "まちの保育ひろば",
        "園長",
        "m.saito@machi.example.co.jp",
        "1533",
        "#5a8f3a",
        "#f7ede0",
    ),
    Person(
        "伊藤 蓮",
        "イトウ レン",
        "Ren Ito",
        "湾岸ロジスティクス",
        "主任",
        "r.ito@wangan.example.co.jp",
        "1570",
        "#2c5a8c",
    ),
    Person(
        "木村 彩",
        "キムラ アヤ",
        "Aya Kimura",
        "みらい信用組合",
        "係長",
        "a.kimura@mirai.example.co.jp",
        "1601",
        "#124f7c",
    ),
    Person(
        "田中 一郎",
        "タナカ イチロウ",
        "Ichiro Tanaka",
        "田中税理士事務所",
        "税理士",
        "i.tanaka@tanaka.example.co.jp",
        "1274",
        "#6a6a5a",
        "#fbf9f2",
    ),
    Person(
        "小林 さくら",
        "コバヤシ サクラ",
        "Sakura Kobayashi",
        "デザイン室ことり",
        "アートディレクター",
        "s.kobayashi@kotori.example.co.jp",
        "1185",
        "#d09a3a",
        "#f7ede0",
    ),
    Person(
        "加藤 大輔",
        "カトウ ダイスケ",
        "Daisuke Kato",
        "東灯出版",
        "副編集長",
        "d.kato@toto.example.co.jp",
        "1422",
        "#a33c2e",
    ),
    Person(
        "林 直樹",
        "ハヤシ ナオキ",
        "Naoki Hayashi",
        "はやし農園",
        "園主",
        "n.hayashi@hayashi.example.jp",
        "1333",
        "#7a7a62",
        "#fbf9f2",
    ),
    Person(
        "山﨑 由紀子",
        "ヤマサキ ユキコ",
        "Yukiko Yamasaki",
        "ひなた訪問看護",
        "管理者",
        "y.yamasaki@hinata.example.co.jp",
        "1311",
        "#d9718a",
    ),
    Person(
        "阿部 結衣",
        "アベ ユイ",
        "Yui Abe",
        "北風ホテルズ",
        "マネージャー",
        "y.abe@kitakaze.example.co.jp",
        "1790",
        "#e2c07a",
        "#57263f",
    ),
    Person(
        "佐藤 健一",
        "サトウ ケンイチ",
        "Kenichi Sato",
        "みなと工務店",
        "代表取締役",
        "k.sato@minato.example.co.jp",
        "1237",
        "#b5502a",
    ),
    Person(
        "中村 拓也",
        "ナカムラ タクヤ",
        "Takuya Nakamura",
        "株式会社ノースリンク",
        "エンジニア",
        "t.nakamura@northlink.example.com",
        "1888",
        "#9ec4e8",
        "#24456b",
    ),
    Person(
        "吉田 恵",
        "ヨシダ メグミ",
        "Megumi Yoshida",
        "すみれ社労士法人",
        "社会保険労務士",
        "m.yoshida@sumire.example.co.jp",
        "1459",
        "#6a4aa0",
    ),
    Person(
        "井上 隆",
        "イノウエ タカシ",
        "Takashi Inoue",
        "井上精機株式会社",
        "工場長",
        "t.inoue@inoue.example.co.jp",
        "1644",
        "#d8dde0",
        "#3a454c",
    ),
    Person(
        "清水 千尋",
        "シミズ チヒロ",
        "Chihiro Shimizu",
        "株式会社そらまめ",
        "リーダー",
        "c.shimizu@soramame.example.co.jp",
        "1755",
        "#2c8a86",
    ),
    Person(
        "森 大地",
        "モリ ダイチ",
        "Daichi Mori",
        "森行政書士事務所",
        "行政書士",
        "d.mori@mori.example.co.jp",
        "1792",
        "#4a5a6a",
    ),
    Person(
        "藤井 美帆",
        "フジイ ミホ",
        "Miho Fujii",
        "藤井司法書士事務所",
        "司法書士",
        "m.fujii@fujii.example.co.jp",
        "1923",
        "#8a6a3a",
        "#fbf9f2",
    ),
    Person(
        "渡邉 翔",
        "ワタナベ ショウ",
        "Sho Watanabe",
        "ドリームライフ企画",
        "コンサルタント",
        "s.watanabe@dream.example.com",
        "1999",
        "#c0392b",
    ),
    Person(
        "岡田 悠斗",
        "オカダ ユウト",
        "Yuto Okada",
        "株式会社みちくさ旅行",
        "企画課 課長",
        "y.okada@michikusa.example.co.jp",
        "1020",
        "#c2562a",
    ),
    Person(
        "後藤 修",
        "ゴトウ オサム",
        "Osamu Goto",
        "下町金型製作所",
        "職長",
        "o.goto@kanagata.example.co.jp",
        "1808",
        "#3f6f8f",
    ),
)
