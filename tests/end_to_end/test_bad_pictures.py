"""Pictures without a card, damaged files and odd forms: an honest answer within bounds."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cards.bad import bad_drawings
from tests.cards.sets import SETS
from tests.eval.command import Outcome, timed_command

CARDS = replace(SETS["tune"], families=("noto-sans", "noto-serif"))
SHARE = 0.3
UNREADABLE = {"truncated.jpg": "damaged-image", "empty-file.png": "empty-file"}
ODD_FORMS = ("sixteen-bit.png", "cmyk.jpg", "palette.png", "animated.gif")
# What has no card, and what nobody can read: nothing may be promised of it.
NOTHING = (
    "huge.png",
    "no-card.jpg",
    "book-page.png",
    "cat.jpg",
    "empty-sheet.png",
    "one-pixel.png",
)
# The other scripts need typefaces of their own, which machines that run tests may lack.
SCRIPTS = ("hangul.png",)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    needed = {*UNREADABLE, *ODD_FORMS, *NOTHING, *SCRIPTS}
    for name, draw in bad_drawings(CARDS, 1, SHARE):
        if name in needed:
            draw().save(folder, name)
    return folder


def read(folder: Path, names: tuple[str, ...]) -> tuple[Outcome, dict[str, Any]]:
    words = [sys.executable, "-m", "app", "--data", str(folder / "book"), "--lang", "en"]
    outcome = timed_command([*words, "read", "--json", *(str(folder / name) for name in names)])
    records = [json.loads(line) for line in outcome.out.splitlines()]
    return outcome, {Path(record["file"]).name: record for record in records}


def test_files_that_cannot_be_read_are_named_and_cost_little(folder: Path) -> None:
    outcome, records = read(folder, tuple(UNREADABLE))
    assert outcome.status == 1
    assert set(records) == set(UNREADABLE)
    for name, record in records.items():
        assert record["error"]["code"] == UNREADABLE[name]
        assert record["cards"] == []
    assert outcome.peak_mb < 900


def test_odd_forms_of_files_are_read_as_the_card_that_they_hold(folder: Path) -> None:
    outcome, records = read(folder, ODD_FORMS)
    assert outcome.status == 0
    (truth,) = dict(bad_drawings(CARDS, 1))["cmyk.jpg"]().cards
    printed = {field.kind.value: field.value for field in truth.fields}
    for name in ODD_FORMS:
        (card,) = records[name]["cards"]
        values = {field["kind"]: field["value"] for field in card["fields"]}
        assert values["email"] == printed["email"], name
        assert values["name"].replace(" ", "") == printed["name"].replace(" ", ""), name


def test_nothing_is_promised_where_there_is_no_card(folder: Path) -> None:
    outcome, records = read(folder, (*NOTHING, *SCRIPTS))
    assert outcome.status == 0
    for name, record in records.items():
        assert record["error"] is None
        sure = [field for card in record["cards"] for field in card["fields"] if field["sure"]]
        assert sure == [], name
    assert records["empty-sheet.png"]["cards"] == []
    assert records["one-pixel.png"]["cards"] == []
    assert outcome.peak_mb < 900
    assert outcome.cpu_seconds < 120
