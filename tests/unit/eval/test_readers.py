"""The real readers on a real picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr.errors import EngineFailed
from ocr.options import EngineChoice
from tests.eval.readers import PipelineReader, tesseract_text

CARD = Path(__file__).parents[3] / "resources" / "samples" / "en-01.png"


def test_tesseracts_command_line_reads_the_whole_picture() -> None:
    assert "Victor Hartwell" in tesseract_text(CARD)


def test_the_projects_own_reading_answers_with_cards() -> None:
    (card,) = PipelineReader(EngineChoice.TESSERACT)(CARD)
    assert "Victor Hartwell" in card.text


def test_a_picture_that_tesseract_cannot_read_is_an_error_not_an_empty_text(
    tmp_path: Path,
) -> None:
    broken = tmp_path / "card.png"
    broken.write_bytes(b"no picture")
    with pytest.raises(EngineFailed):
        tesseract_text(broken)
