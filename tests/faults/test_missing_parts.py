"""Without Tesseract or its Japanese data: that is named, and nothing taken in is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.doubles.program import ROOT, enishi

CARD = str(ROOT / "resources" / "samples" / "en-01.png")


@pytest.fixture
def nothing(tmp_path: Path) -> Path:
    folder = tmp_path / "nothing"
    folder.mkdir()
    return folder


@pytest.fixture
def without_tesseract(tmp_path: Path, nothing: Path) -> dict[str, str]:
    """Variables for a program that finds neither Tesseract's program nor tesserocr."""
    shadow = tmp_path / "shadow"
    shadow.mkdir()
    (shadow / "tesserocr.py").write_text("raise ImportError('not installed here')")
    return {"PATH": str(nothing), "PYTHONPATH": f"{shadow}:{ROOT}"}


@pytest.fixture
def without_languages(nothing: Path) -> dict[str, str]:
    return {"TESSDATA_PREFIX": str(nothing)}


@pytest.fixture(params=["without_tesseract", "without_languages"])
def lacking(request: pytest.FixtureRequest) -> dict[str, str]:
    variables: dict[str, str] = request.getfixturevalue(request.param)
    return variables


def test_a_stack_waits_and_is_read_later(tmp_path: Path, lacking: dict[str, str]) -> None:
    data = tmp_path / "book"
    scan = ("scan", CARD, "--accept", "all", "--engine", "tesseract", "--json")
    answer = enishi(data, *scan, variables=lacking)
    assert answer.status == 3
    assert "are safe and wait" in answer.err and "enishi doctor" in answer.err
    assert enishi(data, "review", "list", "--json").json == []
    later = enishi(data, *scan)
    assert later.status == 0, later.err
    assert [line["status"] for line in later.lines] == ["accepted"]


def test_reading_says_what_is_missing(tmp_path: Path, without_tesseract: dict[str, str]) -> None:
    answer = enishi(tmp_path / "book", "read", CARD, "--json", variables=without_tesseract)
    assert (answer.status, answer.json["error"]["code"]) == (3, "engine-missing")
    assert "enishi doctor" in answer.err


def test_reading_says_which_data_are_missing(
    tmp_path: Path, without_languages: dict[str, str]
) -> None:
    answer = enishi(tmp_path / "book", "read", CARD, "--json", variables=without_languages)
    assert (answer.status, answer.json["error"]["code"]) == (3, "language-missing")
    assert "Japanese reading data is missing" in answer.err


def test_the_program_alone_is_not_needed(tmp_path: Path, nothing: Path) -> None:
    quick = ("--engine", "tesseract", "--json")
    answer = enishi(tmp_path / "book", "read", CARD, *quick, variables={"PATH": str(nothing)})
    assert answer.status == 0, answer.err
    assert answer.json["cards"]


def test_the_doctor_names_what_is_missing(tmp_path: Path, lacking: dict[str, str]) -> None:
    answer = enishi(tmp_path / "book", "doctor", "--json", variables=lacking)
    assert answer.status == 3
    assert set(answer.json["missing_languages"]) == {"jpn", "jpn_vert", "eng"}
