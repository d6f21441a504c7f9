"""Files and folders dropped onto the real window, or given to a second start: each goes its way."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

from app.cardbook import CardBook
from app.services import intake
from tests.doubles.processes import eventually
from tests.doubles.program import ROOT, enishi
from tests.doubles.seat import PATIENCE, seat

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{0}\r\nFN:{0}\r\nEND:VCARD\r\n"


def test_a_folder_of_contacts_goes_to_the_import_and_pictures_beside_them_to_the_intake(
    tmp_path: Path,
) -> None:
    data, folder = tmp_path / "book", tmp_path / "from the phone"
    folder.mkdir()
    for name in ("Ay", "Bee"):
        (folder / f"{name}.vcf").write_text(CARD.format(name))
    book = CardBook(data)
    with seat(tmp_path / "desktop") as person:
        person.start(data)
        person.focus("Today – Enishi")
        person.drop(folder)
        person.focus("Import – Enishi")
        assert book.ask(intake.newest_batch) is None

        def is_taken_in() -> bool:
            person.press("ctrl+Return")  # which does nothing before the file was looked through
            return "Ay" in enishi(data, "contacts").out

        assert eventually(is_taken_in, PATIENCE)

        person.click_down_to("Contacts")
        copy(ROOT / "resources" / "samples" / "en-01.png", folder)
        assert person.start(data, folder).wait(PATIENCE) == 0  # the first window takes it
        assert eventually(lambda: bool(person.windows("Import – Enishi")), PATIENCE)
        assert eventually(lambda: book.ask(intake.newest_batch) is not None, PATIENCE)
    book.disconnect()
