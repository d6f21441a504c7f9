"""What the reader is tuned on and what gives the final figure are strangers to each other."""

from __future__ import annotations

import random

import pytest

from ocr.model import FieldKind as K
from tests.cards.content import rows
from tests.cards.fonts import TYPEFACES
from tests.cards.invent import invented
from tests.cards.samples import FLAT, TWO_SIDED
from tests.cards.sets import SETS
from tests.unit.cards.test_content import FICTITIOUS, UNASSIGNABLE, digits

TUNE, FINAL = SETS["tune"], SETS["final"]
# Tables that the sets must not share, with the columns that name something.
TABLES = {
    "family": (0,),
    "given": (0,),
    "foreign": (0, 1),
    "stems": (0, 1),
    "trades": (0, 1),
    "places": (0, 2),
    "buildings": (0, 1),
    "western_stems": (0, 1),
    "western_trades": (0,),
}


def column(table: str, place: int) -> set[str]:
    return {row[place] for row in rows(table)}


@pytest.mark.parametrize(("table", "place"), [(t, p) for t, ps in TABLES.items() for p in ps])
def test_the_words_are_disjoint(table: str, place: int) -> None:
    assert not column(f"tune/{table}", place) & column(f"final/{table}", place)


@pytest.mark.parametrize(
    ("sample", "table", "place"),
    [("family", "family", 0), ("given", "given", 0), ("places", "places", 2)],
)
def test_the_final_words_are_not_those_of_the_samples(sample: str, table: str, place: int) -> None:
    assert not column(sample, place) & column(f"final/{table}", place)


def test_western_people_and_towns_are_disjoint() -> None:
    for table in ("western", "western_places"):
        words = [
            {word for row in rows(f"{name}/{table}") for cell in row[1:] for word in cell.split(s)}
            for name, s in (("tune", "," if table == "western" else ";"), ("final", ","))
        ]
        assert not words[0] & words[1]


def test_layouts_and_typefaces_are_disjoint_and_enough() -> None:
    assert not set(TUNE.layouts) & set(FINAL.layouts)
    assert len(TUNE.layouts) + len(FINAL.layouts) >= 56
    files = [
        {TYPEFACES[name].file(weight) for name in each.families for weight in ("regular", "bold")}
        for each in (TUNE, FINAL)
    ]
    assert not files[0] & files[1]
    assert len(TUNE.families) >= 12 and len(FINAL.families) >= 12
    assert {design.layout for design in (*FLAT.values(), *TWO_SIDED.values())} <= set(TUNE.layouts)


@pytest.mark.parametrize("words", SETS)
def test_there_are_enough_words(words: str) -> None:
    assert len(column(f"{words}/family", 0)) >= 300
    assert len(column(f"{words}/given", 0)) >= 300
    assert len(column(f"{words}/places", 1)) == 47
    assert len(rows(f"{words}/stems")) * len(rows(f"{words}/trades")) >= 500


@pytest.mark.parametrize("words", SETS)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_nobody_can_be_reached(words: str, language: str) -> None:
    for seed in range(150):
        person = invented(language, words, random.Random(seed))
        for number in (person.phone, person.fax, person.mobile, person.direct):
            assert UNASSIGNABLE.fullmatch(digits(number)), number
        assert FICTITIOUS.search(person.email), person.email
        assert FICTITIOUS.search(person.url), person.url


@pytest.mark.parametrize("words", SETS)
def test_a_layout_of_each_family_is_in_each_set(words: str) -> None:
    families = {layout.family for layout in SETS[words].layouts.values()}
    assert families == {"ja", "ja-vertical", "bilingual", "en"}


def test_printed_languages_are_told() -> None:
    rng = random.Random(1)
    noto = type(FINAL)("final", FINAL.layouts, ("noto-sans", "noto-serif"))
    for layout, language in (("bilingual-halves", "bilingual"), ("en-back-japan", "en")):
        card = noto.card(layout, rng, {})
        assert card.language == language
        assert {K.EMAIL, K.COMPANY} <= {field.kind for field in card.fields}
