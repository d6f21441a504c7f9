"""Scanners, with SANE's own test device in their place."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PIL import Image

from app.errors import SetupError
from app.services import scanners
from app.services.scanner_options import Feed, abilities_in
from app.services.scanners import Scanner

DUPLEX = """
All options specific to device `epsonds:libusb:001:004':
  Standard:
    --source ADF Front|ADF Duplex|Flatbed [Flatbed]
        Selects the scan source.
    --mode Lineart|Gray|Color [Lineart]
        Selects the scan mode.
    --resolution 50..1200dpi [75]
"""
FEEDER_WITH_MODE = """
    --source Flatbed|Automatic Document Feeder [Flatbed]
    --adf-mode Simplex|Duplex [inactive]
    --mode Color|Gray [Color]
"""


@pytest.fixture
def device(sane: Path) -> Scanner:
    found = scanners.find_scanners()
    assert [scanner.device for scanner in found] == ["test:0", "test:1"]
    assert "frontend-tester" in found[0].label
    return found[0]


def scan(device: Scanner, feed: Feed, folder: Path, stop_after: int = 99) -> list[Path]:
    pages: list[Path] = []
    stopped = threading.Event()

    def on_page(path: Path) -> None:
        pages.append(path)
        if len(pages) == stop_after:
            stopped.set()

    sources = scanners.abilities_of(device).sources
    source = next(source for source in sources if source.feed is feed)
    assert scanners.scan(device, source, folder, on_page, stopped) == len(pages)
    return pages


def test_the_glass_gives_one_page_in_colour_at_300_dots(device: Scanner, tmp_path: Path) -> None:
    (page,) = scan(device, Feed.GLASS, tmp_path)
    with Image.open(page) as image:
        assert image.mode == "RGB"
        assert image.size == (round(80 / 25.4 * 300 - 0.5), round(100 / 25.4 * 300 - 0.5))


def test_the_feeder_gives_all_its_pages_and_each_is_a_file_of_its_own(
    device: Scanner, tmp_path: Path
) -> None:
    pages = scan(device, Feed.FEEDER, tmp_path)
    assert [page.name for page in pages] == [f"page-{n:04}.png" for n in range(1, 11)]
    assert len({page.read_bytes() for page in pages}) == 10  # though all are black
    with Image.open(pages[-1]) as image:
        image.load()
        assert "page 10" in image.info["Source"]


def test_a_scan_is_stopped_between_pages(device: Scanner, tmp_path: Path) -> None:
    assert len(scan(device, Feed.FEEDER, tmp_path, stop_after=2)) < 10


def test_a_scanner_that_is_gone_is_told(sane: Path, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="Invalid argument"):
        scan(Scanner("missing:0", "Missing"), Feed.GLASS, tmp_path)


def test_without_the_program_it_is_said_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupError, match="apt-get install sane-utils"):
        scanners.find_scanners()


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        (DUPLEX, ("--source=ADF Duplex",)),
        (FEEDER_WITH_MODE, ("--source=Automatic Document Feeder", "--adf-mode=Duplex")),
    ],
)
def test_both_sides_are_chosen_as_the_scanner_has_it(options: str, chosen: tuple[str, ...]) -> None:
    abilities = abilities_in(options)
    assert {source.feed for source in abilities.sources} == set(Feed)
    both = next(s for s in abilities.sources if s.feed is Feed.BOTH_SIDES)
    assert both.arguments == chosen
    assert abilities.arguments[0] == "--mode=Color"


def test_a_scanner_that_tells_no_source_has_a_glass() -> None:
    assert [source.feed for source in abilities_in("").sources] == [Feed.GLASS]
