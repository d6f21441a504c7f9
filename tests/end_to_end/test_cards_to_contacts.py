"""The whole road on the shipped samples, with the real engines: image → contact → vCard."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import vobject

from tests.doubles.program import enishi

SAMPLES = Path(str(files("resources") / "samples"))
FLAT = ("ja-horizontal-01.png", "qr-01.png")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two cards, a text that is named like an image, and half an image."""
    folder = tmp_path_factory.mktemp("stack")
    for name in FLAT:
        shutil.copy(SAMPLES / name, folder)
    (folder / "notes.jpg").write_text("not an image")
    whole = (SAMPLES / "photo-wood-01.jpg").read_bytes()
    (folder / "cut-off.jpg").write_bytes(whole[: len(whole) // 3])
    return folder


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory, stack: Path) -> tuple[Path, Any]:
    data = tmp_path_factory.mktemp("data") / "book"
    answer = enishi(data, "scan", str(stack), "--event", "朝活", "--accept", "all", "--json")
    assert answer.status == 1, answer.err
    return data, answer.lines


def test_good_cards_become_contacts_and_bad_files_are_named(scanned: tuple[Path, Any]) -> None:
    _, lines = scanned
    by_file = {line["file"]: line for line in lines}
    assert [(by_file[name]["status"], by_file[name]["error"]) for name in FLAT] == [
        ("accepted", None) for _ in FLAT
    ]
    assert by_file["notes.jpg"]["status"] == "failed"
    assert "notes.jpg" in by_file["notes.jpg"]["error"]
    assert by_file["cut-off.jpg"]["status"] == "failed"
    assert set(lines[0]) >= {"card", "file", "status", "contact", "error"}


def test_scanning_again_adds_nothing(scanned: tuple[Path, Any], stack: Path) -> None:
    data, lines = scanned
    again = enishi(data, "scan", str(stack), "--accept", "all", "--json")
    accepted = {line["contact"] for line in lines if line["contact"]}
    assert {line["contact"] for line in again.lines if line["contact"]} == accepted
    assert len(enishi(data, "contacts", "--json").json) == len(FLAT)


def test_found_by_industry_event_and_any_word(scanned: tuple[Path, Any]) -> None:
    data, _ = scanned
    (kondo,) = enishi(data, "contacts", "--industry", "K68", "--json").json
    assert kondo["name"]["family"] == "近藤"
    assert kondo["events"] == ["朝活"]
    assert kondo["address"]["region"] == "沖縄県"
    for query in (["朝凪"], ["久茂地"], ["098-000-1743"], ["--event", "朝活", "近藤"]):
        (found,) = enishi(data, "contacts", *query, "--json").json
        assert found["id"] == kondo["id"]


def test_the_vcard_is_read_by_others(scanned: tuple[Path, Any], tmp_path: Path) -> None:
    data, _ = scanned
    target = tmp_path / "contacts.vcf"
    assert enishi(data, "export", str(target), "近藤").status == 0
    card = vobject.readOne(target.read_text(encoding="utf-8"))
    assert (card.n.value.family, card.n.value.given) == ("近藤", "茂")
    assert card.org.value[0] == "朝凪不動産株式会社"
    assert card.email.value == "s-kondo@asanagi.example.com"
    assert {t.value for t in card.tel_list} >= {"098-000-1743", "080-0000-1506"}


def test_reading_stores_nothing_and_keeps_the_order(tmp_path: Path) -> None:
    data = tmp_path / "book"
    names = [*FLAT, "nothing.png"]
    debug = tmp_path / "steps"
    paths = [str(SAMPLES / name) for name in names]
    answer = enishi(data, "read", *paths, "--json", "--debug-images", str(debug))
    assert answer.status == 1
    assert [Path(line["file"]).name for line in answer.lines] == names
    (card,) = answer.lines[0]["cards"]
    assert set(card) >= {"quad", "orientation", "side", "fields", "text"}
    fields = {field["kind"]: field for field in card["fields"]}
    assert fields["name"]["value"] == "近藤 茂"
    assert fields["postal"]["value"] == "900-0015"
    assert set(fields["name"]) >= {"kind", "value", "confidence", "sure", "quad"}
    assert answer.lines[2]["error"]["code"] == "cannot-open"
    assert any(debug.rglob("*.png")) or any(debug.rglob("*.jpg"))
    assert not data.exists()


@pytest.mark.parametrize("engine", ["tesseract", "ppocr"])
def test_either_engine_works_alone(tmp_path: Path, engine: str) -> None:
    answer = enishi(tmp_path, "read", str(SAMPLES / FLAT[0]), "--engine", engine, "--json")
    (card,) = answer.lines[0]["cards"]
    values = {field["value"] for field in card["fields"]}
    assert "s-kondo@asanagi.example.com" in values


def test_the_demo_shows_the_whole_road(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    answer = enishi(tmp_path / "other", "demo", "--out", str(out), "--json", lang="ja")
    assert answer.status == 0, answer.err
    record = answer.json
    assert len(record["contacts"]) >= 12
    assert (out / "contacts.vcf").read_bytes().count(b"BEGIN:VCARD") == len(record["contacts"])
    view = enishi(out, "relationships", "--json").json
    assert view["funnel"]["matched"] >= 1
    assert view["recommenders"]
    assert not (tmp_path / "other").exists()
    assert enishi(out, "demo", "--out", str(out)).status == 2
