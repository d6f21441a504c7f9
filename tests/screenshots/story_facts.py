"""What happened in the story of the pictures: its events and exchanges."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from app.domain.event import Event, EventKind, FoundThrough
from app.domain.history import (
    Direction,
    Exchange,
    ExchangeKind,
    ExchangeState,
)
from app.domain.ids import ContactId
from app.domain.money import Money

TOKYO = timezone(timedelta(hours=9))


def events_held() -> list[Event]:
    mouth, search = FoundThrough.WORD_OF_MOUTH, FoundThrough.SEARCH

    def at(month: int, day: int) -> datetime:
        return datetime(2026, month, day, 19, 0, tzinfo=TOKYO).astimezone(UTC)

    return [
        Event(
            "港区交流会 第12回",
            at(11, 23),
            None,
            "田町",
            EventKind.OPEN,
            "港区交流会",
            purpose="紹介し合える人を3人",
            fee=Money(5000),
            travel=Money(1200),
            hours=3.5,
            found_through=mouth,
        ),
        Event(
            "小さな会社の勉強会",
            at(10, 16),
            None,
            "日本橋",
            EventKind.CLOSED,
            "勉強会",
            purpose="採用の相談相手",
            fee=Money(3000),
            travel=Money(600),
            hours=4.4,
            found_through=mouth,
        ),
        Event(
            "朝活読書会 丸の内",
            at(11, 12),
            None,
            "丸の内",
            EventKind.OPEN,
            "朝活",
            purpose="企画を話す",
            fee=Money(1500),
            travel=Money(340),
            hours=2.2,
            found_through=search,
        ),
        Event(
            "城南ものづくり展",
            at(10, 27),
            None,
            "大森",
            EventKind.OPEN,
            None,
            purpose="金型の発注先",
            fee=Money(0),
            travel=Money(1480),
            hours=6.5,
            found_through=search,
        ),
        Event(
            "士業交流ランチ",
            at(9, 18),
            None,
            "銀座",
            EventKind.BY_INTRODUCTION,
            "士業ランチ",
            purpose="相続に詳しい人",
            fee=Money(2500),
            travel=Money(380),
            hours=2.5,
            found_through=mouth,
        ),
        Event(
            "産直マルシェの集い 冬の会",
            at(11, 26),
            None,
            "日本橋",
            EventKind.BY_INTRODUCTION,
            "産直マルシェ",
            purpose="店頭に置ける加工品の作り手と2人、次の約束をする",
            bring="収穫祭のチラシのひな形、採用の話",
            fee=Money(3500),
            travel=Money(600),
            hours=3,
            found_through=mouth,
        ),
    ]


def exchanges_with(who: list[ContactId]) -> list[Exchange]:
    gave, received = Direction.GAVE, Direction.RECEIVED
    knowledge, business = ExchangeKind.KNOWLEDGE, ExchangeKind.BUSINESS
    promised = ExchangeState.PROMISED
    help_ = ExchangeKind.HELP
    return [
        Exchange(who[4], date(2026, 9, 20), gave, knowledge, note="補助金の資料"),
        Exchange(
            who[4],
            date(2026, 11, 13),
            received,
            business,
            amount=Money(80000),
            note="相続の相談を紹介してもらった",
        ),
        Exchange(who[5], date(2026, 11, 1), gave, knowledge, note="印刷会社の話"),
        Exchange(who[5], date(2026, 11, 21), received, business, amount=Money(38000)),
        Exchange(who[7], date(2026, 11, 6), gave, help_, note="直売所の棚"),
        Exchange(who[8], date(2026, 11, 8), received, knowledge, note="勉強会の席"),
        Exchange(
            who[9], date(2026, 11, 9), received, business, amount=Money(45000), is_estimate=True
        ),
        Exchange(
            who[4],
            date(2026, 11, 16),
            gave,
            help_,
            promised,
            date(2026, 11, 25),
            note="相続に詳しい司法書士を紹介する",
        ),
        Exchange(
            who[5],
            date(2026, 11, 16),
            gave,
            help_,
            promised,
            date(2026, 11, 27),
            note="入稿データの修正版を送る",
        ),
        Exchange(
            who[6],
            date(2026, 11, 16),
            received,
            knowledge,
            promised,
            date(2026, 11, 22),
            note="企画会議の結果を知らせてくれる",
        ),
    ]
