"""Correcting teaches, by the command line and with the real engines: card → correction → card."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.doubles.program import enishi
from tests.unit.ocr.drawn import card

COMPANY, MISREAD, MEANT = "Harbour Trading Ltd.", "harbuor.example.com", "harbour.example.com"


def drawn(folder: Path, who: str, title: str) -> str:
    """A card on which the engines read another domain than the company's."""
    mail = f"{who.partition(' ')[0].lower()}@{MISREAD}"
    path = folder / f"{who}.png"
    Image.fromarray(card((COMPANY, who, title, mail))[:, :, ::-1]).save(path)
    return str(path)


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book in which one card was read and its domain put right."""
    folder = tmp_path_factory.mktemp("taught")
    data = folder / "book"
    scan = enishi(
        data, "scan", drawn(folder, "Jane Example", "Manager"), "--accept", "all", "--json"
    )
    (line,) = scan.lines
    assert (line["status"], line["known"]) == ("accepted", [])
    edited = enishi(
        data, "contact", "edit", line["contact"], "--set", f"email=jane@{MEANT}", "--json"
    )
    assert edited.status == 0, edited.err
    return data


def test_the_next_card_of_the_company_is_right(taught: Path, tmp_path: Path) -> None:
    scan = enishi(taught, "scan", drawn(tmp_path, "John Sample", "Engineer"), "--json")
    (line,) = scan.lines
    assert line["status"] == "review"
    (waiting,) = enishi(taught, "review", "list", "--json").json
    remarks = {remark["kind"]: remark for remark in waiting["known"]}
    assert remarks["email"]["value"] == f"john@{MEANT}"
    assert remarks["email"]["read"] == f"john@{MISREAD}"
    assert (remarks["email"]["outcome"], remarks["email"]["cards"]) == ("corrected", 1)
    assert "email" in waiting["unsure"]  # both engines had read it so: somebody should look
    accepted = enishi(taught, "review", "accept", waiting["card"], "--json").json
    shown = enishi(taught, "contact", "show", accepted["contact"], "--json").json
    assert [m["value"] for m in shown["methods"]] == [f"john@{MEANT}"]


def test_what_is_known_is_listed_and_forgotten(taught: Path) -> None:
    (record,) = [r for r in known(taught) if r["name"] == COMPANY]
    assert {f["value"] for f in record["domains"]} == {MEANT}
    (lesson,) = record["corrections"]
    assert (lesson["kind"], lesson["read"], lesson["meant"]) == ("domain", MISREAD, MEANT)
    text = enishi(taught, "known", COMPANY).out
    assert f"{MISREAD} → {MEANT}" in text and COMPANY in text
    done = enishi(taught, "known", "forget", COMPANY, "--kind", "domain", "--json")
    assert done.json["forgotten"] == ["domain"]
    (record,) = [r for r in known(taught) if r["name"] == COMPANY]
    assert (record["domains"], record["corrections"]) == ([], [])
    again = enishi(taught, "known", "forget", COMPANY, "--kind", "domain")
    assert (again.status, again.out) == (2, "")
    assert enishi(taught, "undo").status == 0
    assert enishi(taught, "known", "forget", "Nobody Ltd.").status == 2


def known(data: Path) -> Any:
    answer = enishi(data, "known", "--json")
    assert answer.status == 0, answer.err
    return answer.json
