import json
from pathlib import Path

import cv2
import pytest

from ocr.__main__ import main
from tests.unit.ocr.drawn import card


def test_each_image_gives_a_line_of_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "scan.png", tmp_path / "bad.png"
    cv2.imwrite(str(good), card())
    bad.write_text("hello")
    assert main([str(good), str(bad), "--engine", "ppocr"]) == 1
    printed = capsys.readouterr()
    first, second = (json.loads(line) for line in printed.out.splitlines())
    assert first["error"] is None
    assert first["cards"][0]["quad"] == [[0, 0], [728, 0], [728, 440], [0, 440]]
    assert "Jane Example" in first["cards"][0]["text"]
    assert second["cards"] == []
    assert second["error"]["code"] == "unreadable-image"
    assert "bad.png is no image" in printed.err
