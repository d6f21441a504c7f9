from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ocr.errors import UnreadableImage
from ocr.load import load
from ocr.options import ReadOptions
from ocr.pages import page_count

ORIENTATION = 0x0112


def saved(path: Path, image: Image.Image, **settings: object) -> Path:
    image.save(path, **settings)  # type: ignore[arg-type]
    return path


@pytest.mark.parametrize("ending", ["png", "jpg", "tif", "webp", "bmp", "gif", "pdf"])
def test_every_format_gives_blue_green_red(tmp_path: Path, ending: str) -> None:
    path = saved(tmp_path / f"red.{ending}", Image.new("RGB", (64, 32), (250, 0, 0)))
    pixels = load(path).pixels
    assert pixels.dtype == np.uint8
    middle = pixels[pixels.shape[0] // 2, pixels.shape[1] // 2].tolist()
    assert middle == pytest.approx([0, 0, 250], abs=6)


def test_exif_turns_the_picture_and_its_size(tmp_path: Path) -> None:
    image = Image.new("RGB", (40, 20), "white")
    exif = image.getexif()
    exif[ORIENTATION] = 6
    picture = load(saved(tmp_path / "turned.jpg", image, exif=exif))
    assert picture.pixels.shape == (40, 20, 3)
    assert picture.size == (20, 40)


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("L", 100, (100, 100, 100)),
        ("1", 1, (255, 255, 255)),
        ("I;16", 65535, (255, 255, 255)),
        ("CMYK", (0, 0, 0, 0), (255, 255, 255)),
        ("RGBA", (0, 0, 0, 0), (255, 255, 255)),
        ("LA", (0, 0), (255, 255, 255)),
    ],
)
def test_unusual_pixels_become_plain_ones(
    tmp_path: Path, mode: str, colour: object, expected: tuple[int, int, int]
) -> None:
    ending = "tif" if mode == "CMYK" else "png"
    image = Image.new(mode, (8, 8), colour)  # type: ignore[arg-type]
    assert tuple(load(saved(tmp_path / f"x.{ending}", image)).pixels[4, 4]) == expected


def test_a_transparent_palette_lies_on_white(tmp_path: Path) -> None:
    image = Image.new("P", (8, 8), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    path = saved(tmp_path / "palette.png", image, transparency=0)
    assert tuple(load(path).pixels[4, 4]) == (255, 255, 255)


def test_one_pixel_is_an_image(tmp_path: Path) -> None:
    assert load(saved(tmp_path / "dot.png", Image.new("RGB", (1, 1)))).size == (1, 1)


def test_pages_of_a_tiff_are_read_one_by_one(tmp_path: Path) -> None:
    first, second = Image.new("RGB", (8, 8), "black"), Image.new("RGB", (8, 8), "white")
    path = saved(tmp_path / "two.tif", first, save_all=True, append_images=[second])
    assert page_count(path) == 2
    assert tuple(load(path, page=1).pixels[0, 0]) == (255, 255, 255)
    with pytest.raises(UnreadableImage, match=r"two\.tif has 2 page"):
        load(path, page=2)


def test_an_animation_is_its_first_frame(tmp_path: Path) -> None:
    first, second = Image.new("RGB", (8, 8), "black"), Image.new("RGB", (8, 8), "white")
    path = saved(tmp_path / "moving.gif", first, save_all=True, append_images=[second])
    assert page_count(path) == 1
    assert tuple(load(path).pixels[0, 0]) == (0, 0, 0)


def test_a_pdf_page_is_drawn_at_300_dpi(tmp_path: Path) -> None:
    path = saved(tmp_path / "page.pdf", Image.new("RGB", (144, 72), "white"), resolution=72)
    assert load(path).size == (600, 300)


def test_a_huge_pdf_page_is_drawn_smaller(tmp_path: Path) -> None:
    image = Image.new("RGB", (40, 40), "white")
    path = saved(tmp_path / "poster.pdf", image, resolution=0.2)
    width, height = load(path).size
    assert width * height <= 41_000_000


def test_too_many_pixels_are_refused_before_decoding(tmp_path: Path) -> None:
    path = saved(tmp_path / "large.png", Image.new("RGB", (100, 100)))
    with pytest.raises(UnreadableImage, match=r"large\.png: 100 x 100 pixels"):
        load(path, options=ReadOptions(max_pixels=9_999))


def test_too_many_bytes_are_refused_before_opening(tmp_path: Path) -> None:
    path = saved(tmp_path / "large.bmp", Image.new("RGB", (100, 100)))
    with pytest.raises(UnreadableImage, match=r"large\.bmp has"):
        page_count(path, ReadOptions(max_bytes=1000))


def test_a_huge_jpeg_is_decoded_smaller_and_keeps_its_size(tmp_path: Path) -> None:
    path = saved(tmp_path / "huge.jpg", Image.new("L", (8000, 7000), 200))
    picture = load(path)
    assert picture.size == (8000, 7000)
    assert picture.scale == pytest.approx(0.5)


def test_a_picture_cut_off_is_named(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (200, 200, 3), dtype=np.uint8)
    path = saved(tmp_path / "torn.jpg", Image.fromarray(noise))
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(UnreadableImage, match=r"torn\.jpg is damaged or cut off"):
        load(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "is empty"), (b"not an image", "is no image"), (b"%PDF-1.7 nothing", "is no PDF")],
)
def test_what_is_no_image_is_told(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "thing.jpg"
    path.write_bytes(content)
    with pytest.raises(UnreadableImage, match=message):
        load(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableImage, match=r"gone\.jpg cannot be opened"):
        load(tmp_path / "gone.jpg")
