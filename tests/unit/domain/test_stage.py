import pytest

from app.domain.ids import ContactId, ExchangeId
from app.domain.stage import RISING, Stage, stage
from tests.unit.domain.facts import (
    ME,
    Fact,
    book,
    chose,
    exchanged,
    gave,
    hours,
    introduced,
    marked,
    met,
    planned,
    received,
    timeline,
    wrote,
)

OTHER = ContactId(2)

CASES: list[tuple[str, list[Fact], Stage]] = [
    ("a card alone", [], Stage.COLLECTED),
    ("met", [met()], Stage.COLLECTED),
    ("chosen", [met(), chose()], Stage.WANTED),
    ("planned only", [met(), planned(3)], Stage.COLLECTED),
    ("wrote", [met(), wrote(hours(9))], Stage.FOLLOWED_UP),
    ("answered", [met(), wrote(hours(9), hours(20))], Stage.ANSWERED),
    ("only promised", [wrote(hours(9)), gave(state="promised")], Stage.FOLLOWED_UP),
    ("partly done", [gave(state="partly")], Stage.EXCHANGED),
    ("gave", [met(), gave()], Stage.EXCHANGED),
    ("received", [met(), received("help")], Stage.EXCHANGED),
    ("I introduced them", [introduced(1, other=2)], Stage.EXCHANGED),
    ("I introduced them to another", [introduced(2, other=1)], Stage.EXCHANGED),
    ("they introduced somebody to me", [introduced(2, by=1)], Stage.EXCHANGED),
    ("they were brought to me", [introduced(1, by=2)], Stage.COLLECTED),
    ("business", [received("business")], Stage.MATCHED),
    ("business promised", [received("business", state="promised")], Stage.COLLECTED),
    ("an opportunity", [received("opportunity")], Stage.EXCHANGED),
    ("gave and received, met once", [met(), gave(), received()], Stage.EXCHANGED),
    ("met twice, gave only", [met(), met(hours(99), 2), gave()], Stage.EXCHANGED),
    ("met twice at one event", [met(), met(hours(9)), gave(), received()], Stage.EXCHANGED),
    ("met by chance again", [met(), met(hours(9), None), gave(), received()], Stage.EXCHANGED),
    ("trusted", [met(), met(hours(99), 2), gave(), received()], Stage.TRUSTED),
    ("let go", [chose("let_go"), wrote(hours(9))], Stage.LET_GO),
    ("let go after all", [chose(), chose("let_go", 5)], Stage.LET_GO),
    ("taken back", [chose("let_go"), chose("wanted", 5)], Stage.WANTED),
    ("nuisance at the triage", [chose("nuisance"), gave()], Stage.NUISANCE),
    ("marked a nuisance", [marked(), chose("let_go", 9), gave()], Stage.NUISANCE),
]


@pytest.mark.parametrize(("facts", "reached"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_stage_is_the_furthest_that_records_reach(facts: list[Fact], reached: Stage) -> None:
    assert stage(timeline(*facts)) is reached


def test_opportunity_matches_once_it_led_to_work_with_anybody() -> None:
    tip = received("opportunity", id=ExchangeId(901))
    talk = received("knowledge", who=OTHER, id=ExchangeId(902), led_by=ExchangeId(901))
    job = received("business", who=OTHER, led_by=ExchangeId(902))
    assert stage(book(tip, talk)[ME]) is Stage.EXCHANGED
    assert stage(book(tip, talk, job)[ME]) is Stage.MATCHED


def test_promised_work_is_no_work_yet() -> None:
    tip = received("opportunity", id=ExchangeId(911))
    job = exchanged("received", "business", state="promised", led_by=ExchangeId(911))
    assert stage(timeline(tip, job)) is Stage.EXCHANGED


def test_values_are_those_of_the_command_line() -> None:
    assert [s.value for s in Stage] == [
        "collected",
        "wanted",
        "followed-up",
        "answered",
        "exchanged",
        "matched",
        "trusted",
        "let-go",
        "nuisance",
    ]


def test_rising_stages_reach_all_before_them() -> None:
    for place, one in enumerate(RISING):
        assert [one.reaches(other) for other in RISING] == [
            rank <= place for rank in range(len(RISING))
        ]
    assert [Stage.LET_GO.reaches(s) for s in RISING] == [True] + 6 * [False]
    assert not any(Stage.NUISANCE.reaches(s) for s in RISING)
