import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import ContactId
from app.domain.matches import Match, MatchKind, MatchReason, Profile, ReasonKind, matches
from app.domain.offers import Need, Offer
from app.domain.shared_words import content_tokens, shared_words
from tests.unit.domain.facts import day

TANAKA, SATO, OTHER = ContactId(1), ContactId(2), ContactId(3)
KIND, PLACE, TAG, WORDS = ReasonKind


def need(text: str, who: ContactId | None = TANAKA, **more: object) -> Need:
    return Need(text, day(0), contact_id=who, **more)  # type: ignore[arg-type]


def reasons(found: Match) -> dict[ReasonKind, tuple[str, ...]]:
    return {reason.kind: reason.shared for reason in found.reasons}


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("補助金の申請", "補助金申請支援", ("補助金", "申請")),
        ("印刷会社を探している", "港印刷株式会社", ("印刷",)),
        ("採用サイトのデザイン", "デザイン室ことり デザイナー", ("デザイン",)),
        ("ホームページ", "ホーム", ()),
        ("髙橋製作所", "高橋製作所", ("高橋製作所",)),
        (
            "Looking for a Python developer",
            "Senior developer, Python & C++",
            ("python", "developer"),
        ),
        ("C++ のコード", "senior developer c++", ("c++",)),
        ("会社の紹介をしてほしい", "株式会社紹介センター", ()),
        ("ﾃﾞｻﾞｲﾝ", "デザイン", ("デザイン",)),
        ("", "印刷", ()),
    ],
)
def test_shared_words(one: str, other: str, words: tuple[str, ...]) -> None:
    assert shared_words(one, other) == words


texts = st.text(st.sampled_from("補助金申請支援印刷のをデザインabc 会社"))


@given(texts, texts)
def test_sharing_goes_both_ways(one: str, other: str) -> None:
    assert bool(shared_words(one, other)) == bool(shared_words(other, one))
    assert bool(shared_words(one, other)) == bool(content_tokens(one) & content_tokens(other))


def test_my_offer_meets_their_need() -> None:
    talk = Offer("補助金の使い方", kind="talk", industries=("E",), tags=("資金",))
    wish = need("補助金を使いたい", kind="talk")
    (found,) = matches([talk], [wish], [Profile(TANAKA, "E15", ("資金", "港区"))])
    assert found.kind is MatchKind.I_HELP
    assert (found.offer, found.helper, found.need) == (talk, None, wish)
    assert reasons(found) == {
        KIND: ("talk",),
        PLACE: ("E15",),
        TAG: ("資金",),
        WORDS: ("補助金",),
    }


def test_same_kind_alone_is_too_little() -> None:
    offer, wish = Offer("茶話会", kind="talk"), need("英語", kind="talk")
    assert matches([offer], [wish], [Profile(TANAKA)]) == ()


def test_their_trade_meets_my_need() -> None:
    (found,) = matches(
        [], [need("名刺の印刷", who=None)], [Profile(SATO, "E15", text="港印刷 課長")]
    )
    assert (found.kind, found.helper) == (MatchKind.THEY_HELP, SATO)
    assert reasons(found) == {PLACE: ("E15",), WORDS: ("印刷",)}


def test_two_contacts_who_should_meet() -> None:
    people = [
        Profile(TANAKA, "D06", text="みなと工務店"),
        Profile(SATO, "L72", tags=("相続", "まちづくり"), text="すみれ事務所"),
        Profile(OTHER, "G39", text="そらまめ"),
    ]
    (found,) = matches([], [need("相続に強い税理士を探している")], people)
    assert (found.kind, found.helper) == (MatchKind.INTRODUCE, SATO)
    assert reasons(found) == {PLACE: ("L72",), TAG: ("相続",)}


def test_named_industries_meet_their_groups() -> None:
    wish = need("誰か", industries=("G",))
    (found,) = matches([], [wish], [Profile(TANAKA, "G39"), Profile(SATO, "G40")])
    assert (found.helper, reasons(found)) == (SATO, {PLACE: ("G40",)})


def test_an_industry_that_nobody_named_is_too_little_alone() -> None:
    """A broad industry holds hundreds of trades: to share it says nothing yet."""
    people = [Profile(TANAKA, "D06"), Profile(SATO, "L72", text="すみれ事務所")]
    assert matches([], [need("税理士を探している")], people) == ()
    talk, wish = Offer("茶話会", industries=("D",)), need("英語")
    assert matches([talk], [wish], people) == ()


def test_what_is_over_matches_no_more() -> None:
    people = [Profile(TANAKA), Profile(SATO, text="印刷")]
    open_need, met_need = need("印刷"), need("印刷", met_on=day(9))
    assert matches([Offer("印刷", closed_on=day(3))], [met_need], people) == ()
    assert [m.helper for m in matches([Offer("印刷", closed_on=day(3))], [open_need], people)] == [
        SATO
    ]


def test_whoever_is_left_out_takes_no_part() -> None:
    assert matches([Offer("印刷")], [need("印刷", who=OTHER)], [Profile(SATO, text="印刷")]) == ()


def test_most_shared_stands_first() -> None:
    people = [
        Profile(TANAKA),
        Profile(SATO, text="動画の編集"),
        Profile(OTHER, text="動画制作 編集と字幕翻訳"),
    ]
    found = matches([], [need("動画 編集 字幕翻訳", industries=("Z",))], people)
    assert [m.helper for m in found] == [OTHER, SATO]
    assert found[1].reasons == (MatchReason(WORDS, ("動画", "編集")),)


def test_tag_within_a_need_is_enough() -> None:
    people = [Profile(TANAKA), Profile(SATO, tags=("まちづくり", "猫"))]
    (found,) = matches([], [need("街のまちづくりの仲間")], people)
    assert reasons(found) == {TAG: ("まちづくり",)}


def test_a_short_word_behind_a_lone_kanji_is_one_word() -> None:
    assert shared_words("口コミについて講演できる人", "講演「口コミでお客様が増える店」") == (
        "口コミ",
        "講演",
    )
    assert shared_words("口コミの人", "コミック") == ()
    assert shared_words("採用ページ", "採用のページ") == ("採用", "ページ")
