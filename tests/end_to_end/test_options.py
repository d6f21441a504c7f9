"""No option is passed over in silence: what a command cannot use, it refuses by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.i18n import set_language
from tests.doubles.program import Answer, enishi, in_process


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    set_language("en")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A book with one person, one evening and one thing given."""
    book = tmp_path / "book"
    for words in (
        ("contact", "add", "--set", "name=田中 一郎", "--set", "company=あおば地所"),
        ("event", "add", "朝活", "--date", "2026-04-01", "--purpose", "税理士"),
        ("exchange", "add", "1", "gave", "help", "--on", "2026-04-02"),
    ):
        assert in_process(book, *words).status == 0
    return book


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(answer: Answer, *said: str) -> bool:
    assert answer.status == 2, answer
    assert answer.out == ""
    assert all(word in answer.err for word in said), answer.err
    return True


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("exchange", "add", "1", "gave", "help", "--currency", "USD"), ("--currency", "--amount")),
        (("exchange", "add", "1", "gave", "help", "--estimate"), ("--estimate", "--amount")),
        (("exchange", "edit", "1", "--currency", "USD"), ("--currency", "--amount")),
        (("met", "1", "朝活", "--due", "2026-05-01"), ("--due", "--promise")),
        (("relationships", "--saved", "x", "--tag", "y"), ("--tag", "--saved")),
        (("export", "x.vcf", "--prune"), ("--prune", "--folder")),
        (("export", "x.vcf", "--everything", "all"), ("FILE", "--everything")),
        (("export", "--everything", "all", "--folder", "dir"), ("--folder", "--everything")),
        (("export", "--everything", "all", "--stage", "wanted"), ("--stage", "--everything")),
        (("export", "x.csv", "--photo"), ("--photo",)),
        (("export", "--folder", "dir", "--format", "google"), ("--folder", "google")),
        (("import", "book", "--once", "--dry-run"), ("--dry-run", "--once")),
        (("import", "x.vcf", "--gone", "trash"), ("--gone", "--watch")),
        (("demo", "--clear", "--out", "dir"), ("--out", "--clear")),
    ],
)
def test_an_option_that_does_nothing_is_refused_and_nothing_is_written(
    data: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: tuple[str, ...]
) -> None:
    monkeypatch.chdir(data.parent)
    before = in_process(data, "exchange", "list", "--json").json
    assert refused(in_process(data, *words), *said)
    assert in_process(data, "exchange", "list", "--json").json == before
    assert files_in(data.parent) == ["book"]


def test_the_currency_of_an_amount_is_changed_alone(data: Path) -> None:
    assert in_process(data, "exchange", "edit", "1", "--amount", "500").status == 0
    changed = in_process(data, "exchange", "edit", "1", "--currency", "USD", "--json").json
    assert (changed["amount"], changed["currency"]) == (500, "USD")


def test_what_was_no_promise_keeps_its_day(data: Path) -> None:
    assert refused(in_process(data, "exchange", "kept", "1"), "1")
    (exchange,) = in_process(data, "exchange", "list", "--json").json
    assert exchange["on"] == "2026-04-02"


def test_a_book_that_is_not_there_is_neither_sound_nor_made(tmp_path: Path) -> None:
    for words in (("check",), ("backup", str(tmp_path / "x.zip"))):
        assert refused(in_process(tmp_path / "typo", *words), "typo")
    assert files_in(tmp_path) == []


def test_an_unknown_command_leaves_standard_output_to_the_result(tmp_path: Path) -> None:
    unknown = in_process(tmp_path / "book", "contact", "shwo", "--json")
    assert refused(unknown, "contact show", "contact shwo")
    assert refused(in_process(tmp_path / "book", "--lang", "xx", "contacts"), "usage: enishi ")


def test_a_short_file_is_not_counted_aloud(data: Path, tmp_path: Path) -> None:
    written = in_process(data, "export", str(tmp_path / "x.vcf"))
    assert written.out.startswith("1 contact written to ")
    assert in_process(data, "import", str(tmp_path / "x.vcf")).err == ""


def test_a_file_that_is_not_there_is_named_once(data: Path, tmp_path: Path) -> None:
    answer = in_process(data, "import", "nothing.vcf")
    assert (answer.status, answer.err.count("nothing.vcf")) == (1, 1)


def test_the_demo_goes_where_data_says_unless_something_is_there(data: Path) -> None:
    assert refused(in_process(data, "demo", "--no-window"), "book", "--out")
    assert len(in_process(data, "contacts", "--json").json) == 1


def test_what_is_not_sure_is_marked_and_explained(tmp_path: Path) -> None:
    sample = Path("resources/samples/bilingual-01.png").resolve()
    lines = enishi(tmp_path / "book", "read", str(sample)).out.splitlines()
    sure = next(line for line in lines if "中村 由紀" in line)
    unsure = next(line for line in lines if "Manager" in line)
    assert (sure[:4], unsure[:4]) == ("    ", "  ? ")
    assert lines[-1] == "  ? = not sure, please check"
    assert not any("–" in line[:4] for line in lines)
