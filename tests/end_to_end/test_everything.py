"""The whole card book as open files gives the same card book back."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.cardbook import CardBook
from tests.doubles.book import scans, take_in
from tests.doubles.program import Answer, enishi

DERIVED = ("sqlite_", "search_", "step", "change", "draft")


def ok(answer: Answer) -> Answer:
    assert answer.status == 0, answer.err
    return answer


def tables(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables that hold anything but what is derived."""
    with closing(sqlite3.connect(folder / "cards.db")) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = [name for (name,) in found if not name.startswith(DERIVED)]
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()
            for name in names
        }


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A card book with something in every table that a user fills, awkward texts among them."""
    folder = tmp_path_factory.mktemp("full") / "book"
    for name in ("name=田中 一郎", "name=佐藤 花子", "name==cmd|' /C calc'!A0"):
        ok(enishi(
            folder, "contact", "add", "--set", name, "--set", "company=株式会社あおば地所",
            "--set", f"email={len(name)}@example.co.jp", "--set", "tag=朝活, 'x'",
            "--set", "note='quoted'\n=1+1, \"two\"\n", "--set", "address=東京都港区海岸1-2-3",
        ))  # fmt: skip
    for words in (
        ("event", "add", "交流会", "--date", "2026-11-20", "--fee", "3000", "--hours", "2.7",
         "--purpose", "-", "--recommended-by", "1", "--source", "word-of-mouth"),
        ("event", "verdict", "交流会", "half", "--again", "no"),
        ("met", "1", "交流会"),
        ("met", "2", "交流会"),
        ("triage", "1", "wanted", "--bring", "a book"),
        ("triage", "3", "nuisance"),
        ("follow-up", "add", "1", "--due", "2026-12-01", "--channel", "mail"),
        ("follow-up", "done", "1", "--brought", "@home", "--answered"),
        ("exchange", "add", "1", "gave", "knowledge", "--amount", "5000", "--estimate"),
        ("exchange", "add", "2", "received", "business", "--promised", "--note", "+1"),
        ("offer", "add", "Tax advice"),
        ("need", "add", "2", "A cellar"),
        ("settings", "hourly-rate", "4000"),
        ("contact", "delete", "2"),
    ):  # fmt: skip
        ok(enishi(folder, *words))
    letter = folder.parent / "=見積書.pdf"
    letter.write_bytes(b"%PDF made up")
    ok(enishi(folder, "contact", "attach", "1", str(letter)))
    book = CardBook(folder)
    book.run(take_in, book.folders, ["card:sure", "card:poor"])
    assert len(scans(book)) == 2
    book.disconnect()
    return folder


def test_everything_comes_back_the_same(data: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "open", tmp_path / "other"
    assert ok(enishi(data, "export", "--everything", str(out), "--json")).json["contacts"] == 2
    assert ok(enishi(other, "import", str(out), "--json")).json["added"] == 2
    assert tables(other) == tables(data)
    images = [sorted(p.name for p in (f / "images").rglob("*.png")) for f in (data, other)]
    assert images[0] == images[1]
    assert len(images[0]) == 2
    (file,) = (out / "files").rglob("*.pdf")
    assert (file.name, file.read_bytes()) == ("=見積書.pdf", b"%PDF made up")
    ok(enishi(other, "contact", "files", "1", "--to", str(tmp_path)))
    assert (tmp_path / "=見積書.pdf").read_bytes() == b"%PDF made up"
    for command in (("contacts",), ("relationships",), ("exchange", "list"), ("settings",)):
        first, second = (ok(enishi(f, *command, "--json")).out for f in (data, other))
        assert first == second
    again = tmp_path / "again"
    ok(enishi(other, "export", "--everything", str(again)))
    for path in out.rglob("*.csv"):
        assert (again / path.relative_to(out)).read_bytes() == path.read_bytes()


def test_the_files_say_what_they_hold(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "open"
    ok(enishi(data, "export", "--everything", str(out)))
    schema = json.loads((out / "schema.json").read_text(encoding="utf-8"))
    for name, table in schema["tables"].items():
        assert table["about"], name
        with (out / table["file"]).open(encoding="utf-8-sig", newline="") as file:
            assert next(csv.reader(file)) == list(table["columns"])
    assert schema["tables"]["encounter"]["columns"]["event_id"]["refers_to"] == "event"
    assert {p.name for p in out.iterdir()} == {
        "images", "files", "contacts.vcf", "schema.json",
        *(f"{name}.csv" for name in schema["tables"]),
    }  # fmt: skip
    with (out / "contact.csv").open(encoding="utf-8-sig", newline="") as file:
        names = [row["printed"] for row in csv.DictReader(file)]
    assert names[2].startswith("'=cmd")


def test_it_is_one_step_to_undo(data: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "open", tmp_path / "other"
    ok(enishi(data, "export", "--everything", str(out)))
    ok(enishi(other, "import", str(out)))
    ok(enishi(other, "undo"))
    assert not any(rows for rows in tables(other).values())


def test_nothing_is_mixed_or_overwritten(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "open"
    ok(enishi(data, "export", "--everything", str(out)))
    before = tables(data)
    assert enishi(data, "import", str(out)).status == 2
    assert tables(data) == before
    assert enishi(data, "export", "--everything", str(out)).status == 2


@pytest.mark.parametrize("damage", ["encounter.csv", "contact.csv", "images", "files"])
def test_a_damaged_folder_changes_nothing(data: Path, tmp_path: Path, damage: str) -> None:
    out, other = tmp_path / "open", tmp_path / "other"
    ok(enishi(data, "export", "--everything", str(out)))
    if damage == "images":
        next((out / damage).iterdir()).unlink()
    elif damage == "files":
        next((out / damage).rglob("*.pdf")).write_bytes(b"another")
    elif damage == "contact.csv":
        (out / damage).write_text("id,printed,nonsense\n1,x\n", encoding="utf-8")
    else:
        (out / damage).unlink()
    answer = enishi(other, "import", str(out))
    assert answer.status == 4
    assert "Traceback" not in answer.err
    assert not any(rows for rows in tables(other).values())
