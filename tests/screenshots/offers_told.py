"""What the person of the story can bring and what others need: for pictures alone."""

from __future__ import annotations

from datetime import date

from app.cardbook import CardBook
from app.domain.ids import ContactId, OfferId
from app.domain.offers import Need, Offer, OfferTold, Reaction
from app.services import listing, offers

DAY = date(2026, 11, 23)


def with_offers(book: CardBook) -> CardBook:
    """The story's book with offers, to whom they were named, and needs."""
    names = {who.name: i for i, who in book.ask(listing.summaries).items()}
    made = [
        book.run(offers.add_offer, Offer("補助金の申請書の手引き", "資料", tags=("補助金",))).value,
        book.run(offers.add_offer, Offer("採用ページの書き方の小冊子", "本", tags=("採用",))).value,
        book.run(
            offers.add_offer, Offer("講演「口コミで選ばれる店」", "講演", tags=("口コミ",))
        ).value,
    ]
    for offer, name, reaction in (
        (made[0], "田中 一郎", Reaction.INTERESTED),
        (made[0], "林 直樹", None),
        (made[2], "小林 さくら", Reaction.INTERESTED),
    ):
        _tell(book, offer, names[name], reaction)
    for name, text in (
        ("林 直樹", "補助金の申請を手伝ってくれる人"),
        ("斎藤 真理", "採用のページを書き直したい"),
        ("阿部 結衣", "口コミについて講演できる人"),
        ("加藤 大輔", "装丁のデザインを頼める人"),
    ):
        book.run(offers.add_need, Need(text, DAY, names[name]))
    book.run(offers.add_need, Need("本の装丁のデザインを頼める人", DAY))
    return book


def _tell(book: CardBook, offer: OfferId, who: ContactId, reaction: Reaction | None) -> None:
    book.run(offers.tell_offer, OfferTold(offer, who, DAY, reaction))
