"""The measurement itself: what is known beforehand must come out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ocr.errors import UnreadableImage
from ocr.model import CardReading
from tests.eval.baseline import compare, rates
from tests.eval.readers import Reader
from tests.eval.reading import Evaluation, assess, evaluate, labelled, main
from tests.eval.running import Run, Timed, run
from tests.eval.tables import compared, markdown
from tests.eval.worst import save_worst
from tests.unit.eval.doubles import (
    EmptyReader,
    LyingReader,
    ModestReader,
    PerfectReader,
    no_text,
    printed_text,
)

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"


def measured(reader: Reader, yardstick: Callable[[Path], str] = no_text) -> Evaluation:
    """The figures of a reader on the samples, read in this process."""
    paths, truths = labelled([SAMPLES])
    own = Run(tuple(Timed(reader(path), 0.5) for path in paths), 10.0, 1)
    raw = Run(tuple(Timed(yardstick(path), 1.0) for path in paths), 20.0, 1)
    return assess(paths, truths, own, raw, "both")


def test_a_perfect_reader_scores_100_in_everything() -> None:
    figures = measured(PerfectReader(), printed_text).figures
    assert set(rates(figures).values()) == {100.0}
    assert figures["all"]["anywhere"] == figures["all"]["yardstick"] == 100.0
    assert figures["sure"]["wrong"] == figures["cards"]["false"] == 0
    assert figures["cards"]["count"] == sum(len(t.cards) for t in labelled([SAMPLES])[1])


def test_an_empty_reader_scores_0() -> None:
    figures = measured(EmptyReader()).figures
    assert figures["core"]["exact"] == figures["all"]["anywhere"] == 0.0
    assert figures["cards"]["found"] == 0.0
    assert figures["sure"] == {
        "marked": 0,
        "wrong": 0,
        "wrong_rate": None,
        "wrong_interval": None,
        "core_right_marked": None,
    }


def test_a_liar_is_wrong_in_all_that_it_is_sure_of() -> None:
    figures = measured(LyingReader()).figures
    assert figures["sure"]["wrong_rate"] == 100.0
    assert figures["core"]["exact"] == 0.0
    assert figures["cards"]["found"] == figures["cards"]["top_left"] == 100.0


def test_a_reader_that_is_never_sure_keeps_no_promise_and_breaks_none() -> None:
    figures = measured(ModestReader()).figures
    assert figures["core"]["exact"] == 100.0
    assert figures["sure"]["marked"] == 0
    assert figures["sure"]["core_right_marked"] == 0.0


def test_a_right_value_of_the_wrong_kind_counts_as_wrong() -> None:
    paths, truths = labelled([SAMPLES])
    readings = [PerfectReader()(path) for path in paths]
    swapped = [tuple(_mobile_as_phone(card) for card in reading) for reading in readings]
    own = Run(tuple(Timed(reading, 1.0) for reading in swapped), 1.0, 1)
    raw = Run(tuple(Timed("", 1.0) for _ in paths), 1.0, 1)
    figures = assess(paths, truths, own, raw, "both").figures
    assert figures["kinds"]["mobile"]["exact"] == 0.0
    assert figures["kinds"]["mobile"]["anywhere"] == 100.0
    assert figures["sure"]["wrong"] == figures["kinds"]["mobile"]["count"]


def _mobile_as_phone(card: CardReading) -> CardReading:
    document = card.to_json()
    for field in document["fields"]:
        field["kind"] = "phone" if field["kind"] == "mobile" else field["kind"]
    return CardReading.from_json(document)


def test_speed_is_given_a_card_and_as_a_ratio_to_the_yardstick() -> None:
    speed = measured(PerfectReader()).figures["speed"]
    cards = measured(PerfectReader()).figures["cards"]["count"]
    assert speed["seconds_a_card"] == 0.5
    assert speed["cards_a_minute"] == 6 * cards
    assert speed["ratio"] == 2.0


def test_a_picture_that_cannot_be_read_is_named_and_the_rest_is_measured() -> None:
    paths, truths = labelled([SAMPLES])
    first: Timed[tuple[CardReading, ...]] = Timed(None, 0.1, UnreadableImage.code)
    own = Run((first, *(Timed(PerfectReader()(path), 0.5) for path in paths[1:])), 1.0, 1)
    raw = Run(tuple(Timed("", 1.0) for _ in paths), 1.0, 1)
    figures = assess(paths, truths, own, raw, "both").figures
    assert figures["errors"] == [f"samples/{paths[0].name} by this project: unreadable-image"]
    assert 0 < figures["core"]["exact"] < 100


def test_comparing_names_what_fell_and_each_case() -> None:
    good, bad = measured(PerfectReader()).figures, measured(EmptyReader()).figures
    fallen = compare(good, bad)
    assert not fallen.passed
    assert ("core", 100.0, 0.0) in fallen.fallen
    assert len(fallen.worse) == len(good["cases"])
    assert compare(bad, good).passed
    assert len(compare(bad, good).better) == len(good["cases"])


def test_a_fall_of_one_point_is_let_pass_and_more_is_not() -> None:
    figures = measured(PerfectReader()).figures
    lower = json.loads(json.dumps(figures))
    lower["core"]["exact"] = 99.0
    assert compare(figures, lower).passed
    lower["core"]["exact"] = 98.9
    assert not compare(figures, lower).passed


def test_the_tables_hold_the_figures() -> None:
    text = markdown(measured(PerfectReader(), printed_text).figures)
    assert "| cards found (overlap above 0.9), %" in text
    assert "| ja name " in text
    assert "photo-many" in text
    assert "| ja-vertical " in text


def test_engines_stand_side_by_side() -> None:
    good, bad = measured(PerfectReader()).figures, measured(EmptyReader()).figures
    text = compared({"ppocr": good, "both": bad})
    assert "| exactly right, %" in text
    row = next(line for line in text.splitlines() if line.startswith("| difficulty photo-many "))
    assert [cell.strip() for cell in row.split("|")[2:4]] == ["100.0", "0.0"]


def test_the_worst_pictures_are_saved_with_what_went_wrong(tmp_path: Path) -> None:
    result = measured(LyingReader())
    kept = zip(result.paths, result.truths, result.scores, result.readings, strict=True)
    chosen = [entry for entry in kept if entry[0].name == "ja-horizontal-01.png"]
    (tmp_path / "02-of-an-earlier-run.txt").touch()
    assert save_worst(tmp_path, chosen) == 1
    assert len(list(tmp_path.iterdir())) == 2
    report = (tmp_path / "01-ja-horizontal-01.txt").read_text("utf-8")
    assert "missed  name: " in report
    assert "WRONG BUT SURE" in report
    assert (tmp_path / "01-ja-horizontal-01.jpg").stat().st_size > 0


def test_nothing_is_saved_of_perfect_pictures(tmp_path: Path) -> None:
    result = measured(PerfectReader())
    kept = zip(result.paths, result.truths, result.scores, result.readings, strict=True)
    assert save_worst(tmp_path, kept) == 0


@pytest.mark.timeout(120)
def test_processes_give_the_same_figures_as_this_one() -> None:
    figures = evaluate([SAMPLES], PerfectReader(), printed_text, jobs=2).figures
    assert set(rates(figures).values()) == {100.0}
    assert figures["jobs"] == 2


def test_a_defect_in_a_reader_ends_the_run() -> None:
    with pytest.raises(FileNotFoundError):
        run(PerfectReader(), [Path("nowhere") / "card.png"], jobs=1)


@pytest.mark.parametrize(
    "words",
    [["nowhere"], [str(SAMPLES), "--jobs", "0"], [], [str(SAMPLES), "--engines", "both,eyes"]],
)
def test_wrong_use_is_told_before_anything_runs(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "error: " in capsys.readouterr().err
