import pytest

from app.domain.give_and_take import Hint, give_and_take, hint, promises
from app.domain.history import Direction
from app.domain.money import Money
from tests.unit.domain.facts import Fact, day, gave, introduced, received, timeline

G, T = gave, received


@pytest.mark.parametrize(
    ("facts", "counts", "balance"),
    [
        ([], (0, 0), None),
        ([gave()], (1, 0), 1.0),
        ([received()], (0, 1), -1.0),
        ([gave(), gave(), gave(), received()], (3, 1), 0.5),
        ([gave(state="promised"), received(state="partly")], (0, 1), -1.0),
        ([introduced(1, other=2), introduced(2, other=1)], (2, 0), 1.0),
        ([introduced(2, by=1), gave()], (1, 1), 0.0),
        ([introduced(1, by=2)], (0, 0), None),
    ],
)
def test_counts_and_balance(
    facts: list[Fact], counts: tuple[int, int], balance: float | None
) -> None:
    both = give_and_take(timeline(*facts))
    assert (both.gave.count, both.received.count) == counts
    assert both.balance == balance


def test_money_by_currency_and_estimates_apart() -> None:
    both = give_and_take(
        timeline(
            gave(yen=1_000),
            received(yen=3_000),
            received(yen=500, is_estimate=True),
            received(amount=Money(2_500, "EUR")),
            received(yen=9_999, state="promised"),
            received(yen=8_888, state="partly"),
        )
    )
    assert both.gave.certain == (Money(1_000),)
    assert both.received.certain == (Money(2_500, "EUR"), Money(3_000))
    assert both.received.estimate == (Money(500),)


def test_promises_stay_open_until_done_and_the_next_due_stands_first() -> None:
    late, soon = gave(state="promised", due_on=day(9)), gave(state="promised", due_on=day(3))
    some_day, half = gave(state="promised"), gave(state="partly", on=5)
    theirs = received(state="promised")
    story = timeline(late, soon, some_day, half, theirs, gave())
    assert promises(story, Direction.GAVE) == (soon, late, some_day, half)
    assert promises(story, Direction.RECEIVED) == (theirs,)


@pytest.mark.parametrize(
    ("facts", "today", "expected"),
    [
        ([], 900, None),
        ([T(), T()], 900, None),
        ([T(), T(), T()], 900, Hint.YOUR_TURN),
        ([T(), T(), T(), G()], 900, None),
        ([*(T() for _ in range(7)), G(), G()], 900, Hint.YOUR_TURN),
        ([G(on=n) for n in range(4)], 900, None),
        ([G(on=n) for n in range(5)], 369, None),
        ([G(on=n) for n in range(5)], 370, Hint.KEEP_ASK_OR_LET_GO),
        ([*(G(on=n) for n in range(5)), T(on=600)], 900, None),
        ([T(on=0), *(G(on=n) for n in range(1, 11))], 376, Hint.KEEP_ASK_OR_LET_GO),
        ([T(on=0), *(G(on=n) for n in range(1, 11))], 375, None),
    ],
)
def test_hint(facts: list[Fact], today: int, expected: Hint | None) -> None:
    assert hint(timeline(*facts), day(today)) is expected
