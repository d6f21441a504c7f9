"""The kept baseline is of the pictures that are drawn to be compared with it."""

from __future__ import annotations

import json

from tests.cards.sets import SETS
from tests.cards.trials import trial_drawings
from tests.eval.baseline import compare, rates
from tests.eval.reading import BASELINE, KEPT_COUNT, KEPT_SEED, KEPT_SET

KEPT = json.loads(BASELINE.read_text("utf-8"))


def test_it_is_of_the_pictures_that_are_drawn_again() -> None:
    drawn = [name for name, _ in trial_drawings(SETS[KEPT_SET], KEPT_SEED, KEPT_COUNT)]
    cases = {case.split("#")[0] for case in KEPT["cases"]}
    assert cases == {f"{KEPT_SET}-{KEPT_SEED}/{name}" for name in drawn}
    assert KEPT["engine"] == "both"
    assert KEPT["errors"] == []


def test_it_has_every_rate_that_a_run_is_compared_by() -> None:
    assert {"core", "core, ja-vertical", "right among sure", "cards found"} <= rates(KEPT).keys()
    assert compare(KEPT, KEPT).passed
