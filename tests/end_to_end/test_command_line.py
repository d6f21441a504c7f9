"""The commands that scripts rely on, run as a script runs them."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.cardbook import CardBook
from app.domain.ids import ContactId
from app.services.contacts import view
from tests.doubles.program import ROOT, Answer, enishi, environment

TODAY = datetime.now().astimezone().date()
YESTERDAY = TODAY - timedelta(days=1)
SAMPLES = ROOT / "resources" / "samples"
ADD = ("contact", "add", "--json")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "book"


def ok(answer: Answer) -> Any:
    assert answer.status == 0, answer.err
    return answer.json


def add(data: Path, *settings: str) -> str:
    sets = [part for setting in settings for part in ("--set", setting)]
    contact_id: str = ok(enishi(data, *ADD, *sets))["id"]
    return contact_id


def test_a_contact_as_scripts_see_it(data: Path) -> None:
    record = ok(
        enishi(
            data, *ADD,
            "--set", "name=田中 一郎", "--set", "name_kana=たなか いちろう",
            "--set", "company=株式会社あおば地所", "--set", "department=営業部",
            "--set", "title=課長", "--set", "email=i.tanaka@aoba.example.co.jp",
            "--set", "mobile=090-0000-1234", "--set", "postal=105-0022",
            "--set", "address=東京都港区海岸1-2-3 汐見ビル4F",
            "--set", "tag=交流会", "--set", "note=<img src=x>",
        )
    )  # fmt: skip
    assert set(record) >= {
        "id", "name", "company", "department", "title", "industry", "methods", "address",
        "events", "stage", "dormant", "tags", "note", "nuisance",
    }  # fmt: skip
    assert record["id"] == "1"
    name = record["name"]
    assert (name["family"], name["given"]) == ("田中", "一郎")
    assert (name["family_kana"], name["given_kana"]) == ("タナカ", "イチロウ")
    assert record["company"] == "株式会社あおば地所"
    assert (record["department"], record["title"]) == ("営業部", "課長")
    assert record["industry"]["code"].startswith("K")
    assert set(record["industry"]) == {"code", "name", "reason"}
    assert {"kind": "mobile", "value": "090-0000-1234", "type": "work"} in record["methods"]
    assert record["address"]["postal"] == "105-0022"
    assert record["address"]["region"] == "東京都"
    assert set(record["address"]) == {"postal", "region", "city", "street", "country", "text"}
    assert (record["stage"], record["dormant"], record["nuisance"]) == ("collected", False, False)
    assert (record["tags"], record["note"]) == (["交流会"], "<img src=x>")
    assert record == ok(enishi(data, "contact", "show", "田中 一郎", "--json"))


def test_editing_searching_and_the_trash(data: Path) -> None:
    tanaka = add(data, "name=田中 一郎", "company=あおば地所")
    add(data, "name=鈴木 花子", "company=みなと印刷")
    edited = ok(enishi(data, "contact", "edit", tanaka, "--set", "industry=K68", "--json"))
    assert (edited["industry"]["code"], edited["industry"]["reason"]) == ("K68", "user")
    assert [c["id"] for c in ok(enishi(data, "contacts", "田中", "--json"))] == [tanaka]
    assert [c["id"] for c in ok(enishi(data, "contacts", "--industry", "K", "--json"))] == [tanaka]
    assert len(ok(enishi(data, "--json", "contacts", "--limit", "1"))) == 1
    found = ok(enishi(data, "industries", "--json"))
    assert {"code": "K68", "contacts": 1}.items() <= found[0].items()
    enishi(data, "contact", "delete", tanaka)
    assert [c["name"]["family"] for c in ok(enishi(data, "contacts", "--json"))] == ["鈴木"]
    ok(enishi(data, "undo", "--json"))
    assert len(ok(enishi(data, "contacts", "--json"))) == 2


def test_an_evening_from_event_to_relationships(data: Path) -> None:
    tanaka = add(data, "name=田中 一郎", "company=あおば地所")
    suzuki = add(data, "name=鈴木 花子")
    event = ok(
        enishi(
            data, "event", "add", "朝活", "--date", YESTERDAY.isoformat(), "--purpose", "作り手2人",
            "--fee", "5000", "--travel", "1200", "--hours", "3.5",
            "--recommended-by", "鈴木 花子", "--json",
        )
    )  # fmt: skip
    assert (event["name"], event["fee"], event["recommended_by"]) == ("朝活", 5000, "鈴木 花子")
    enishi(data, "settings", "hourly-rate", "4000")
    assert ok(enishi(data, "met", tanaka, "朝活", "--json"))["event"] == "朝活"
    chosen = ok(enishi(data, "triage", "田中 一郎", "wanted", "--bring", "資料", "--json"))
    assert (chosen["stage"], chosen["events"]) == ("wanted", ["朝活"])

    planned = ok(enishi(data, "follow-up", "add", tanaka, "--due", TODAY.isoformat(), "--json"))
    due = ok(enishi(data, "follow-up", "list", "--due", "--json"))
    assert [f["id"] for f in due] == [planned["id"]]
    done = ok(
        enishi(
            data, "follow-up", "done", planned["id"], "--brought", "資料", "--answered", "--json"
        )
    )
    assert done["answered"] and done["brought"] == "資料"
    assert ok(enishi(data, "follow-up", "list", "--due", "--json")) == []

    enishi(data, "exchange", "add", tanaka, "gave", "knowledge")
    earned = ok(
        enishi(
            data, "exchange", "add", tanaka, "received", "business",
            "--amount", "80000", "--event", "朝活", "--json",
        )
    )  # fmt: skip
    assert (earned["amount"], earned["currency"], earned["estimate"]) == (80000, "JPY", False)
    promise = ok(enishi(data, "exchange", "add", suzuki, "gave", "help", "--promised", "--json"))
    assert promise["promised"]
    assert ok(enishi(data, "exchange", "kept", promise["id"], "--json"))["state"] == "done"
    assert len(ok(enishi(data, "exchange", "list", "--json"))) == 3
    judged = ok(enishi(data, "event", "verdict", "朝活", "met", "--again", "yes", "--json"))
    assert (judged["verdict"], judged["again"]) == ("met", True)

    view = ok(enishi(data, "relationships", "--json"))
    row = next(r for r in view["contacts"] if r["id"] == tanaka)
    assert set(row) >= {
        "id", "name", "company", "industry", "stage", "met", "follow_up", "gave", "received",
        "balance", "dormant", "last_contact", "next_action",
    }  # fmt: skip
    assert row["stage"] == "matched"
    assert row["met"] == [{"event": "朝活", "date": YESTERDAY.isoformat()}]
    assert row["follow_up"]["state"] == "done"
    assert (row["gave"]["count"], row["received"]["amount"], row["balance"]) == (1, 80000, 0)
    assert view["funnel"] == {
        "collected": 2, "wanted": 2, "followed_up": 2, "followed_up_48h": 1, "answered": 2,
        "exchanged": 2, "matched": 1, "trusted": 0,
    }  # fmt: skip
    (numbers,) = view["events"]
    assert numbers["full_cost"] == 20200
    assert numbers["value_received"] == 80000
    assert numbers["per_yen"] == pytest.approx(12.9, abs=0.01)
    assert numbers["per_hour"] == pytest.approx(21085.7, abs=0.1)
    assert numbers["return"] == pytest.approx(2.96, abs=0.005)
    assert (numbers["cost_per_card"], numbers["funnel"]["collected"]) == (20200, 1)
    (recommender,) = view["recommenders"]
    assert (recommender["contact"], recommender["hits"]) == ("鈴木 花子", 1)
    only = ok(enishi(data, "relationships", "--event", "朝活", "--json"))
    assert [r["id"] for r in only["contacts"]] == [tanaka]


def test_offers_needs_and_matches(data: Path) -> None:
    suzuki = add(data, "name=鈴木 花子")
    add(data, "name=田中 一郎", "company=田中税理士事務所", "title=税理士")
    ok(enishi(data, "offer", "add", "補助金の申請の相談", "--json"))
    ok(enishi(data, "need", "add", suzuki, "補助金の申請を手伝ってほしい", "--json"))
    ok(enishi(data, "need", "add", suzuki, "相続に詳しい税理士", "--json"))
    found = ok(enishi(data, "matches", "--json"))
    assert {(m["kind"], m["contact"]["name"]) for m in found} >= {("i_help", "鈴木 花子")}
    assert any(m["helper"] and m["helper"]["name"] == "田中 一郎" for m in found)


def test_out_and_in_again_changes_nothing(data: Path, tmp_path: Path) -> None:
    add(data, "name=田中 一郎", "company=あおば地所", "email=i.tanaka@aoba.example.co.jp")
    add(data, "name=鈴木 花子", "mobile=090-0000-4321", "note=a, b; c\\d")
    vcards = tmp_path / "contacts.vcf"
    assert ok(enishi(data, "export", str(vcards), "--json"))["contacts"] == 2
    again = ok(enishi(data, "import", str(vcards), "--json"))
    assert again == {"added": 0, "updated": 0, "unchanged": 2, "failed": []}
    moved = ok(enishi(tmp_path / "other", "import", str(vcards), "--json"))
    assert (moved["added"], moved["failed"]) == (2, [])
    here = ok(enishi(data, "contacts", "--json"))
    there = ok(enishi(tmp_path / "other", "contacts", "--json"))
    assert [c["name"] for c in here] == [c["name"] for c in there]
    assert [c["methods"] for c in here] == [c["methods"] for c in there]
    folder = tmp_path / "one-each"
    ok(enishi(data, "export", "--folder", str(folder), "--json"))
    assert len(list(folder.glob("*.vcf"))) == 2
    only = ok(enishi(data, "export", str(tmp_path / "one.csv"), "田中", "--json"))
    assert only["contacts"] == 1


def test_backup_restore_and_check(data: Path, tmp_path: Path) -> None:
    add(data, "name=田中 一郎")
    kept = tmp_path / "kept.zip"
    ok(enishi(data, "backup", str(kept), "--json"))
    add(data, "name=鈴木 花子")
    restored = ok(enishi(data, "restore", str(kept), "--json"))
    assert Path(restored["previous"]).is_dir()
    assert [c["name"]["family"] for c in ok(enishi(data, "contacts", "--json"))] == ["田中"]
    assert ok(enishi(data, "check", "--json"))["sound"]


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["frobnicate"], 2, "frobnicate"),
        (["contact", "show", "誰でもない"], 2, "誰でもない"),
        (["contact", "add", "--set", "company=あおば地所"], 2, "needs a name"),
        (["contact", "add", "--set", "colour=red"], 2, "KIND=VALUE"),
        (["event", "add", "朝活", "--date", "someday"], 2, "someday"),
        (["event", "add", "朝活", "--date", "2026-11-01", "--fee", "-5"], 2, "--fee"),
        (["exchange", "add", "1", "gave", "knowledge", "--currency", "yen"], 2, "yen"),
        (["contacts", "--stage", "friend"], 2, "friend"),
        (["contacts", "--industry", "鯨捕り屋"], 2, "鯨捕り屋"),
        (["settings", "colour", "red"], 2, "colour"),
        (["settings", "hourly-rate", "many"], 2, "many"),
        (["undo"], 2, "nothing to undo"),
        (["review", "accept", "7"], 2, "7"),
        (["scan", "/no/such/file.jpg"], 1, "/no/such/file.jpg"),
        (["import", "/no/such/file.vcf"], 1, "/no/such/file.vcf"),
        (["restore", "/no/such/file.zip"], 2, "/no/such/file.zip"),
    ],
)
def test_what_a_user_can_get_wrong(
    data: Path, arguments: list[str], status: int, says: str
) -> None:
    answer = enishi(data, *arguments)
    assert answer.status == status, answer.err
    assert says in answer.err
    assert "Traceback" not in answer.err


def test_a_damaged_or_newer_book_is_left_alone(data: Path) -> None:
    data.mkdir()
    (data / "cards.db").write_bytes(b"x" * 5000)
    answer = enishi(data, "contacts", "--json")
    assert (answer.status, answer.out) == (4, "")
    assert str(data / "cards.db") in answer.err
    assert (data / "cards.db").read_bytes() == b"x" * 5000


def test_messages_speak_japanese(data: Path) -> None:
    answer = enishi(data, "contact", "show", "誰でもない", lang="ja")
    assert "「誰でもない」という連絡先はありません" in answer.err


def test_a_book_made_by_scripts_is_the_one_the_window_sees(data: Path) -> None:
    contact_id = int(add(data, "name=田中 一郎"))
    book = CardBook(data)

    seen = book.ask(view, ContactId(contact_id))
    assert seen.contact.details.name.printed == "田中 一郎"
    book.disconnect()


def test_cards_are_accepted_though_nobody_reads_of_them_any_more(tmp_path: Path) -> None:
    data = tmp_path / "book"
    names = ("ja-horizontal-01.png", "en-01.png", "ja-vertical-01.png")
    words = ["scan", "--accept", "all", *(str(SAMPLES / name) for name in names)]
    command = [sys.executable, "-m", "app", "--data", str(data), *words]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as scan:
        assert scan.stdout is not None and scan.stderr is not None
        assert scan.stdout.readline()
        scan.stdout.close()
        told = scan.stderr.read().decode()
    assert scan.returncode == 0
    assert "Traceback" not in told and "BrokenPipe" not in told
    assert len(enishi(data, "contacts", "--json").json) == len(names)
    assert enishi(data, "review", "list", "--json").json == []
