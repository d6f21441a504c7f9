"""Import in the window: first shown, chosen for all or each, one step to undo."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.contact import ContactDetails
from app.i18n import set_language
from app.services import contacts
from app.services.contacts import add_contact
from app.services.import_findings import Choice, Kind
from app.services.words import kind_word
from app.store import contacts as stored
from tests.doubles.people import person
from tests.doubles.windows import open_window
from ui.desk import Desk
from ui.importing.controls import COLUMNS
from ui.importing.page import ImportPage
from ui.importing.words import choice_word
from ui.main_window import MainWindow
from ui.page import Destination
from ui.theme.fonts import Role, px
from ui.widgets.painting import text_width

WAIT = 8000
MAIL = "i.tanaka@aoba.example.co.jp"
FOUR = (
    f"FN:田中 一郎|EMAIL:{MAIL}|TITLE:部長|ORG:あおば地所",
    "FN:鈴木 花子|EMAIL:h.suzuki@minato.example.co.jp|TEL:03-0000-0002",
    "FN:New One|EMAIL:new@example.com",
    "FN:New Two|EMAIL:two@example.com",
)


def cards(path: Path, *people: str) -> Path:
    text = "".join(f"BEGIN:VCARD|VERSION:3.0|{one}|END:VCARD|" for one in people)
    path.write_text(text.replace("|", "\n"), encoding="utf-8")
    return path


def everybody(window: MainWindow) -> dict[str, ContactDetails]:
    book = window.desk.book
    ids = sorted(book.ask(contacts.summaries))
    return {c.details.name.printed: c.details for c in book.ask(stored.load, ids).values()}


def fill(window: MainWindow) -> None:
    book = window.desk.book
    book.run(add_contact, person("田中 一郎", "あおば地所", MAIL, title="課長"))
    book.run(add_contact, person("鈴木 花子", None, "h.suzuki@minato.example.co.jp"))


def import_page(window: MainWindow, qtbot: QtBot, *files: Path) -> ImportPage:
    window.take_in(files)
    page = window.page
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=WAIT)
    return page


def row_of(page: ImportPage, name: str) -> None:
    number = next(r.entry.number for r in page.table.rows.rows if r.entry.name == name)
    assert page.table.choose(number)


@pytest.mark.parametrize("spoken", ["en", "ja"])
def test_what_was_found_and_will_be_done_is_never_cut(
    desk: Desk, qtbot: QtBot, tmp_path: Path, spoken: str
) -> None:
    set_language(spoken)
    window = open_window(desk)
    page = import_page(window, qtbot, cards(tmp_path / "four.vcf", *FOUR))
    for column, words in ((0, map(kind_word, Kind)), (3, map(choice_word, Choice))):
        text = max(text_width(word, Role.BODY_STRONG) for word in words)
        assert page.table.columnWidth(column) - px(16) >= text
    window.close()


def test_the_keys_are_shown_with_a_file_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.open_page("import")
    page = window.page
    assert isinstance(page, ImportPage)
    assert not page.foot.keys.isVisible()
    window.open_page("import", (cards(tmp_path / "four.vcf", *FOUR),))
    qtbot.waitUntil(page.foot.keys.isVisible, timeout=WAIT)


def test_the_file_is_shown_before_anything_is_changed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(window)
    page = import_page(window, qtbot, cards(tmp_path / "four.vcf", *FOUR))
    kinds = {r.entry.name: r.entry.kind for r in page.table.rows.rows}
    assert kinds == {
        "田中 一郎": Kind.CONFLICT, "鈴木 花子": Kind.FULLER,
        "New One": Kind.NEW, "New Two": Kind.NEW,
    }  # fmt: skip
    assert "課長" in page.person.differences.text() and "部長" in page.person.differences.text()
    assert page.kinds.choices[Kind.NEW].isVisible()
    assert not page.kinds.choices[Kind.MAYBE].isVisible()
    assert "4" in page.controls.go.text()
    assert set(everybody(window)) == {"田中 一郎", "鈴木 花子"}


def test_all_that_a_file_says_of_somebody_is_shown(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    table = tmp_path / "people.csv"
    table.write_text(
        "氏名,会社名,携帯,自宅住所1,好物\n田中 太郎,見本,090-0000-0001,東京都見本区1,梨\n"
    )
    shown = import_page(window, qtbot, table).person.says.text()
    assert shown.splitlines() == ["見本", "Mobile: 090-0000-0001", "東京都見本区1", "好物: 梨"]


def test_choices_for_all_and_for_one_then_one_step_to_undo(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(window)
    before = everybody(window)
    page = import_page(window, qtbot, cards(tmp_path / "four.vcf", *FOUR))
    choice = page.kinds.choices[Kind.NEW]
    choice.choose(Choice.SKIP)
    choice.activated.emit(choice.currentIndex())
    row_of(page, "New Two")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A)
    row_of(page, "田中 一郎")
    QTest.keyClick(page.table, Qt.Key.Key_R)
    assert "3" in page.controls.go.text()
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "New Two" in everybody(window), timeout=WAIT)
    after = everybody(window)
    assert "New One" not in after
    work = after["田中 一郎"].current
    assert work is not None and work.position == "部長"
    assert "03-0000-0002" in [m.value for m in after["鈴木 花子"].methods]
    qtbot.waitUntil(window.toast.isVisible, timeout=WAIT)
    window.toast.undo_button.click()
    qtbot.waitUntil(lambda: everybody(window) == before, timeout=WAIT)


def test_the_same_file_again_has_nothing_to_import(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = cards(tmp_path / "four.vcf", *FOUR)
    page = import_page(window, qtbot, file)
    page.controls.go.click()
    qtbot.waitUntil(lambda: len(everybody(window)) == 4, timeout=WAIT)
    qtbot.waitUntil(lambda: page.shown is None, timeout=WAIT)
    page = import_page(window, qtbot, file)
    assert page.shown is not None and page.shown.counts[Kind.UNCHANGED] == 4
    assert not page.controls.go.isEnabled()


def test_zero_takes_a_single_choice_back(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = import_page(window, qtbot, cards(tmp_path / "four.vcf", *FOUR))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_S)
    assert "3" in page.controls.go.text()
    QTest.keyClick(page.table, Qt.Key.Key_0)
    assert "4" in page.controls.go.text()


def test_columns_and_encoding_of_a_table_are_put_right_and_remembered(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    text = "氏名,ニックネーム,メール\r\n田中 一郎,髙橋組,one@example.com\r\n"
    file = tmp_path / "people.csv"
    file.write_bytes(text.encode("cp932"))
    page = import_page(window, qtbot, file)
    page.controls.switch.choose(COLUMNS)
    assert page.columns.codec.currentData() == "cp932"
    shown = page.shown
    page.columns.codec.choose("cp1252")
    page.columns.codec.activated.emit(page.columns.codec.currentIndex())
    qtbot.waitUntil(lambda: page.shown is not shown, timeout=WAIT)
    assert page.shown is not None and page.shown.table is not None
    assert page.shown.table.codec == "cp1252"
    garbled = page.shown
    page.columns.codec.choose("cp932")
    page.columns.codec.activated.emit(page.columns.codec.currentIndex())
    qtbot.waitUntil(lambda: page.shown is not garbled, timeout=WAIT)
    right = page.shown
    meaning = page.columns.meanings[1]
    meaning.setCurrentText("Company")
    meaning.activated.emit(meaning.currentIndex())
    qtbot.waitUntil(lambda: page.shown is not right, timeout=WAIT)
    assert page.table.rows.rows[0].entry.company == "髙橋組"
    page.controls.go.click()
    qtbot.waitUntil(lambda: len(everybody(window)) == 1, timeout=WAIT)
    again = tmp_path / "later.csv"
    again.write_bytes(text.replace("一郎", "二郎").encode("cp932"))
    page = import_page(window, qtbot, again)
    assert page.table.rows.rows[0].entry.company == "髙橋組"


def test_what_cannot_be_read_is_named_with_its_line(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "some.csv"
    file.write_text("氏名,メモ\n田中 一郎,\n,nobody\n", encoding="utf-8")
    page = import_page(window, qtbot, file)
    assert page.problems.isVisible() and "line" in page.problems.accessibleName()
    assert page.controls.go.isEnabled()


def test_a_file_that_is_gone_is_said_and_the_next_is_shown(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = import_page(window, qtbot, tmp_path / "gone.vcf", cards(tmp_path / "b.vcf", "FN:Bee"))
    assert page.table.rows.rows[0].entry.name == "Bee"
    assert "gone.vcf" in page.problems.accessibleName()


def test_files_go_one_after_the_other(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    files = [cards(tmp_path / f"{n}.vcf", f"FN:{n}") for n in ("Ay", "Bee")]
    page = import_page(window, qtbot, *files)
    page.controls.go.click()
    qtbot.waitUntil(
        lambda: bool(page.table.rows.rows) and page.table.rows.rows[0].entry.name == "Bee",
        timeout=WAIT,
    )
    assert "Ay" in everybody(window)


def test_dropped_contacts_go_to_the_import_and_pictures_to_the_intake(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(cards(tmp_path / "a.vcf", "FN:Ay")))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(9, 9), copy, mime, left, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(drop)
    assert window.page_key == "import"
    window.take_in([tmp_path / "card.png"])
    assert window.page_key == "intake"


@pytest.mark.parametrize("picture", ["", "card.png"])
def test_a_folder_goes_where_what_it_holds_belongs(
    picture: str, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "cards"
    (folder / "inner").mkdir(parents=True)
    for name in ("a.vcf", "inner/b.vcf", ".part.vcf"):
        cards(folder / name, f"FN:{name}")
    if picture:
        (folder / picture).write_bytes(b"")
    window.open_page("contacts")
    window.take_in([folder])
    qtbot.waitUntil(lambda: window.page_key == "import", timeout=WAIT)
    page = window.page
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=WAIT)
    assert [row.entry.name for row in page.table.rows.rows] == ["a.vcf", "inner/b.vcf"]
    assert page.table.hasFocus()
    page.go.emit(Destination(""))
    assert window.page_key == ("intake" if picture else "contacts")


def test_what_is_not_there_is_left_to_the_intake_to_say(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.take_in([tmp_path / "nothing there"])
    qtbot.waitUntil(lambda: window.page_key == "intake", timeout=WAIT)


def test_a_large_file_does_not_hold_the_pages_up(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    many = cards(tmp_path / "many.vcf", *(f"FN:Person {n}|UID:{n}" for n in range(20_000)))
    window.take_in([many])
    page = window.page
    assert isinstance(page, ImportPage)
    asked = window.tasks.ask(contacts.summaries)
    answered: list[object] = []
    asked.then(answered.append)
    qtbot.waitUntil(lambda: bool(answered), timeout=WAIT)
    assert page.shown is None, "the file was looked through before a page got its answer"
    window.take_in([cards(tmp_path / "one.vcf", "FN:One")])
    qtbot.waitUntil(lambda: page.shown is not None, timeout=WAIT)
    assert len(page.table.rows.rows) == 1


def test_another_language_while_a_file_is_looked_through_is_no_crash(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    crashes: list[object] = []
    window.tasks.crashed.connect(crashes.append)
    window.take_in([cards(tmp_path / "many.vcf", *(f"FN:Person {n}" for n in range(5000)))])
    shiboken6.delete(window.page)
    after: list[object] = []
    window.tasks.aside(lambda _book: 1).then(after.append)
    qtbot.waitUntil(lambda: bool(after), timeout=WAIT)
    assert crashes == []
