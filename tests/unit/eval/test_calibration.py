"""Confidence against what is right: intervals, bands and the diagram."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from ocr.model import FieldKind as K
from ocr.model import FieldReading, Level
from tests.eval.calibration import calibration, wilson
from tests.eval.diagram import diagram
from tests.eval.scoring import Claim

SVG = "{http://www.w3.org/2000/svg}"


def claim(confidence: float, right: bool, kind: K = K.NAME, sure: bool = False) -> Claim:
    level = Level.STRONG if sure else Level.MEDIUM
    return Claim(FieldReading(kind, "x", confidence, level), right)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 10, 0.0, 27.75), (5, 10, 23.66, 76.34), (1, 200, 0.09, 2.78)],
)
def test_wilsons_interval(part: int, whole: int, low: float, high: float) -> None:
    assert wilson(part, whole) == (low, high)
    assert wilson(0, 0) is None


def test_bands_hold_core_fields_by_what_they_claim() -> None:
    claims = [claim(0.96, True), claim(0.96, False), claim(1.0, True), claim(0.5, True, K.TITLE)]
    bands = {(band["from"], band["to"]): band for band in calibration(claims)["bands"]}
    assert (bands[0.95, 0.98]["count"], bands[0.95, 0.98]["right"]) == (2, 50.0)
    assert bands[0.95, 0.98]["claimed"] == 96.0
    assert bands[0.98, 1.0]["count"] == 1
    assert sum(band["count"] for band in bands.values()) == 3


def test_the_promise_of_sure_is_kept_by_kind() -> None:
    claims = [
        *(claim(0.99, True, K.EMAIL, sure=True) for _ in range(3)),
        claim(0.99, False, K.EMAIL, sure=True),
        claim(0.6, True, K.EMAIL),
        claim(0.9, True, K.TITLE, sure=True),
    ]
    sure = calibration(claims)["sure"]
    assert (sure["email"]["marked"], sure["email"]["wrong"]) == (4, 1)
    assert sure["email"]["right_marked"] == 75.0
    assert sure["core"]["marked"] == 4
    assert sure["all"]["marked"] == 5
    assert "fax" not in sure


def test_the_diagram_has_a_dot_for_each_band_where_its_rates_are() -> None:
    claims = [claim(0.75, True), claim(0.75, False), claim(0.99, True, sure=True)]
    root = ET.fromstring(diagram({"calibration": calibration(claims)}, "engine both"))
    dots = root.findall(f"{SVG}circle")
    assert len(dots) == 2
    half, whole = (float(dot.get("cy", "")) for dot in dots)
    assert half > whole
    assert "sure: 100.0 % of 1" in [text.text for text in root.findall(f"{SVG}text")]


def test_a_diagram_of_nothing_is_drawn_too() -> None:
    assert ET.fromstring(diagram({"calibration": calibration([])}, "nothing")).tag == f"{SVG}svg"
