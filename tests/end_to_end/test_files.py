"""Contacts out of one card book and into another, as scripts do it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import vobject

from tests.doubles.program import Answer, enishi

HOSTILE = ("../../x", "=cmd|' /C calc'!A0", "\u202egnp.exe", "CON", "a" * 300, "a/b\\c:d")


def ok(answer: Answer) -> Any:
    assert answer.status == 0, answer.err
    return answer.json


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    ok(enishi(
        folder, "contact", "add", "--json",
        "--set", "name=田中 一郎", "--set", "name_kana=タナカ イチロウ",
        "--set", "company=株式会社あおば地所", "--set", "department=営業部", "--set", "title=課長",
        "--set", "email=i.tanaka@aoba.example.co.jp", "--set", "mobile=090-0000-1234",
        "--set", "address=東京都港区海岸1-2-3", "--set", "tag=朝活", "--set", "note=展示会で話した",
    ))  # fmt: skip
    ok(enishi(folder, "event", "add", "--json", "交流会", "--date", "2026-11-20"))
    ok(enishi(folder, "met", "--json", "1", "交流会"))
    return folder


@pytest.mark.parametrize("form", ["vcard3", "vcard4", "outlook", "google", "eight"])
def test_an_export_comes_back_the_same(data: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / ("out.vcf" if form.startswith("vcard") else "out.csv")
    ok(enishi(data, "export", str(out), "--format", form, "--json"))
    again = ok(enishi(data, "import", str(out), "--json"))
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 1)
    other = tmp_path / "other"
    assert ok(enishi(other, "import", str(out), "--json"))["added"] == 1
    [first], [second] = (ok(enishi(folder, "contacts", "--json")) for folder in (data, other))
    for key in ("name", "company", "department", "title", "tags", "note"):
        assert second[key] == first[key], key
    assert second["industry"]["code"] == first["industry"]["code"]
    values = [sorted((m["kind"], m["value"]) for m in c["methods"]) for c in (first, second)]
    assert values[0] == values[1]
    assert second["address"]["text"] == first["address"]["text"]


def test_events_are_named_unless_told_otherwise(data: Path, tmp_path: Path) -> None:
    def note(*words: str) -> str:
        out = tmp_path / "out.vcf"
        ok(enishi(data, "export", str(out), "--json", *words))
        card: Any = vobject.readOne(out.read_text(encoding="utf-8"))
        text: str = card.note.value
        return text

    assert "交流会" in note()
    assert "交流会" not in note("--no-events")
    assert enishi(data, "settings", "export-events", "0").status == 0
    assert "交流会" not in note()


def test_a_folder_of_cards_has_safe_names_and_comes_back(data: Path, tmp_path: Path) -> None:
    for name in HOSTILE:
        ok(enishi(data, "contact", "add", "--json", "--set", f"name={name}"))
    out = tmp_path / "cards"
    ok(enishi(data, "export", "--folder", str(out), "--json", "--format", "vcard4"))
    files = list(out.iterdir())
    assert len(files) == len(HOSTILE) + 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["book", "cards"]
    for path in files:
        assert len(path.name.encode()) <= 255
        assert not set(path.name) & set('\u202e<>:"/\\|?*')
        assert path.stem.upper() != "CON"
    again = ok(enishi(data, "import", str(out), "--json"))
    assert (again["added"], again["updated"]) == (0, 0)


def test_a_dry_run_shows_and_changes_nothing(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    path.write_text(
        "BEGIN:VCARD\nFN:田中 一郎\nTITLE:部長\nTEL;CELL:090-0000-1234\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Jane\n?\nEND:VCARD\n",
        encoding="utf-8",
    )
    answer = enishi(data, "import", "--dry-run", str(path), "--json")
    assert answer.status == 1
    [shown] = answer.json
    assert (shown["new"], shown["conflict"]) == (1, 1)
    assert shown["entries"][0]["conflicts"] == [
        {"field": "title", "ours": "課長", "theirs": "部長"}
    ]
    assert [f["line"] for f in shown["failed"]] == [8]
    assert f"{path}:8:" in answer.err
    assert len(ok(enishi(data, "contacts", "--json"))) == 1


def test_a_choice_holds_for_all_of_a_kind(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    path.write_text("BEGIN:VCARD\nFN:田中 一郎\nTITLE:部長\nTEL;CELL:090-0000-1234\nEND:VCARD\n")
    done = ok(enishi(data, "import", str(path), "--json", "--choose", "conflict=skip"))
    assert (done["updated"], done["skipped"]) == (0, 1)
    done = ok(enishi(data, "import", str(path), "--json", "--choose", "conflict=replace"))
    assert "skipped" not in done
    assert done["updated"] == 1
    assert ok(enishi(data, "contact", "show", "1", "--json"))["title"] == "部長"
    assert enishi(data, "import", str(path), "--choose", "x=y").status == 2


def test_several_files_are_one_step(data: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        path = tmp_path / f"{name}.vcf"
        path.write_text(f"BEGIN:VCARD\nFN:{name}\nEND:VCARD\n", encoding="utf-8")
    answer = enishi(
        data, "import", *(str(tmp_path / f"{n}.vcf") for n in ("a", "missing", "b")), "--json"
    )
    assert answer.status == 1
    assert answer.json["added"] == 2
    assert [f["line"] for f in answer.json["failed"]] == [None]
    assert enishi(data, "undo").status == 0
    assert len(ok(enishi(data, "contacts", "--json"))) == 1
