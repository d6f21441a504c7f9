import subprocess
import sys
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


def locked_pdf() -> bytes:
    """A PDF that asks for a password which nobody knows."""
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 258 156]>>",
        f"<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>",
    ]
    text, starts = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        starts.append(len(text))
        text += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    trailer = "trailer\n<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>"
    text += f"xref\n0 5\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{len(text)}\n%%EOF"
    return text.encode()


@pytest.mark.parametrize("ending", ["png", "jpg", "tif", "webp", "bmp", "gif", "pdf"])
def test_every_format_gives_blue_green_red(tmp_path: Path, ending: str) -> None:
    is_red(saved(tmp_path / f"red.{ending}", Image.new("RGB", (64, 32), (250, 0, 0))))


def test_a_photograph_of_a_telephone_gives_blue_green_red() -> None:
    is_red(Path(__file__).parent / "red.heic")  # nothing here can write the format


def is_red(path: Path) -> None:
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


@pytest.mark.parametrize(
    ("orientation", "held"),
    [
        (1, None),
        (2, Image.Transpose.FLIP_LEFT_RIGHT),
        (3, Image.Transpose.ROTATE_180),
        (4, Image.Transpose.FLIP_TOP_BOTTOM),
        (5, Image.Transpose.TRANSPOSE),
        (6, Image.Transpose.ROTATE_90),
        (7, Image.Transpose.TRANSVERSE),
        (8, Image.Transpose.ROTATE_270),
        (99, None),
    ],
)
def test_each_way_to_hold_a_camera_is_turned_upright(
    tmp_path: Path, orientation: int, held: Image.Transpose | None
) -> None:
    upright = Image.new("L", (40, 24), 0)
    upright.paste(255, (0, 0, 20, 6))
    exif = upright.getexif()
    exif[ORIENTATION] = orientation
    seen = upright if held is None else upright.transpose(held)
    picture = load(saved(tmp_path / "held.png", seen, exif=exif))
    assert picture.size == (40, 24)
    assert np.array_equal(picture.pixels[..., 0], np.asarray(upright))


@pytest.mark.parametrize("mode", ["1", "L"])
def test_a_huge_picture_is_put_together_smaller(tmp_path: Path, mode: str) -> None:
    image = Image.new(mode, (10_000, 4_100), 255 if mode == "L" else 1)
    image.paste(0, (0, 2_050, 10_000, 4_100))
    picture = load(saved(tmp_path / "wide.png", image))
    assert picture.size == (10_000, 4_100)
    assert picture.pixels.shape == (2_050, 5_000, 3)
    assert picture.pixels[:1_024].min() == 255
    assert picture.pixels[1_026:].max() == 0


def test_two_hundred_megapixels_are_read_in_a_gigabyte(tmp_path: Path) -> None:
    path = saved(tmp_path / "phone.jpg", Image.new("L", (16_384, 12_288), 200))
    code = (
        "import resource, sys; from pathlib import Path; from ocr.load import load\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
        "print(load(Path(sys.argv[1])).size)"
    )
    command = [sys.executable, "-c", code, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    assert told.stdout == "(16384, 12288)\n"


def test_a_locked_pdf_is_told(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked_pdf())
    with pytest.raises(UnreadableImage, match=r"locked\.pdf is locked with a password"):
        load(path)


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
