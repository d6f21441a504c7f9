"""Each file that cannot be read is named with what is wrong; the rest of the stack goes on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.doubles.bad_files import cut_off, gigantic_png, locked_pdf
from tests.doubles.program import ROOT, Answer, enishi, hampered

SAMPLES = ROOT / "resources" / "samples"
QUICK = ("--engine", "ppocr", "--json")

SENTENCES = {
    "cut.jpg": ("damaged-image", "cut.jpg is damaged or cut off"),
    "cut.pdf": ("damaged-image", "cut.pdf is damaged or cut off"),
    "cut.png": ("damaged-image", "cut.png is damaged or cut off"),
    "empty.jpg": ("empty-file", "empty.jpg is empty"),
    "gigantic.png": ("too-large", "gigantic.png is larger than can be read"),
    "locked.pdf": ("password", "locked.pdf is locked by a password"),
    "words.png": ("unreadable-image", "words.png is no image or PDF that can be read"),
}
GOOD = ("good.png", "renamed.pdf", "renamed.tif")
"""A picture under its own name, and two under names of other kinds."""


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stack")
    cut_off(SAMPLES / "photo-dark-01.jpg", folder / "cut.jpg")
    cut_off(SAMPLES / "en-01.png", folder / "cut.png")
    (folder / "empty.jpg").touch()
    gigantic_png(folder / "gigantic.png")
    locked_pdf(folder / "locked.pdf")
    (folder / "words.png").write_text("These are words and no picture.")
    whole = folder / "whole.pdf"
    with Image.open(SAMPLES / "en-01.png") as image:
        image.convert("RGB").save(whole)
    cut_off(whole, folder / "cut.pdf")
    whole.unlink()
    for name, sample in zip(GOOD, ("en-01.png", "en-02.png", "bilingual-01.png"), strict=True):
        shutil.copy(SAMPLES / sample, folder / name)
    return folder


def test_reading_names_each_and_reads_the_others(stack: Path, tmp_path: Path) -> None:
    files = sorted(stack.iterdir())
    answer = enishi(tmp_path / "book", "read", *map(str, files), *QUICK)
    assert answer.status == 1
    by_name = {Path(line["file"]).name: line for line in answer.lines}
    assert list(by_name) == [path.name for path in files]
    for name, (code, sentence) in SENTENCES.items():
        assert by_name[name]["error"]["code"] == code, name
        assert sentence in by_name[name]["error"]["message"]
        assert sentence in answer.err
    for name in GOOD:
        assert by_name[name]["error"] is None and by_name[name]["cards"]


def test_a_stack_goes_on_and_keeps_what_can_be_read(stack: Path, tmp_path: Path) -> None:
    data = tmp_path / "book"
    answer = enishi(data, "scan", str(stack), "--accept", "all", *QUICK)
    assert answer.status == 1
    by_name = {line["file"]: line for line in answer.lines}
    for name, (_code, sentence) in SENTENCES.items():
        assert by_name[name]["status"] == "failed"
        assert sentence in by_name[name]["error"]
    assert [by_name[name]["status"] for name in GOOD] == ["accepted"] * 3
    assert "Traceback" not in answer.err
    assert enishi(data, "check", "--json").json["sound"]
    assert len(enishi(data, "contacts", "--json").json) == 3


@pytest.fixture
def shut(tmp_path: Path) -> Iterator[Path]:
    """A folder with a good card, a file that may not be read, and a folder that may not."""
    folder = tmp_path / "shut"
    (folder / "inner").mkdir(parents=True)
    for name in ("good.png", "secret.png", "inner/hidden.png"):
        shutil.copy(SAMPLES / "en-01.png", folder / name)
    with (folder / "secret.png").open("ab") as file:
        file.write(b"other content")
    (folder / "secret.png").chmod(0)
    (folder / "inner").chmod(0)
    yield folder
    (folder / "inner").chmod(0o700)


def shut_out(answer: Answer) -> dict[str, str]:
    assert answer.status == 1, answer.err
    assert "Traceback" not in answer.err
    return {line["file"]: line["error"] for line in answer.lines if line["status"] == "failed"}


def test_what_may_not_be_opened_is_named(shut: Path, tmp_path: Path) -> None:
    data = tmp_path / "book"
    failed = shut_out(hampered(["permissions"], data, "scan", str(shut), *QUICK))
    assert f"{shut / 'inner'} cannot be opened: access is not allowed" in failed["inner"]
    assert f"{shut / 'secret.png'} cannot be read: access is not allowed" in failed["secret.png"]
    assert len(failed) == 2
    hidden = shut / "inner" / "hidden.png"
    failed = shut_out(hampered(["permissions"], data, "scan", str(hidden), *QUICK))
    assert f"{hidden} cannot be opened: access is not allowed" in failed["hidden.png"]
    read = hampered(["permissions"], data, "read", str(shut / "secret.png"), *QUICK)
    assert (read.status, read.json["error"]["code"]) == (1, "cannot-open")
    imported = hampered(["permissions"], data, "import", str(shut / "secret.png"))
    assert imported.status == 1
    assert f"{shut / 'secret.png'} cannot be read: access is not allowed" in imported.err
