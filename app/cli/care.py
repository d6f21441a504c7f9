"""undo, redo, settings, backup, restore, check, doctor: looking after the card book."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from app.cardbook import CardBook, system_clock
from app.cli.context import Command, Context, no_arguments, table
from app.errors import DataError, SetupError, UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import archive, preferences, undo
from app.services.words import listed
from app.store.folders import Folders
from app.store.journal import StepInfo

_PACKAGES = (
    "rapidocr",
    "onnxruntime",
    "tesserocr",
    "pytesseract",
    "opencv-python",
    "PySide6-Essentials",
    "peewee",
    "zxing-cpp",
)
_MEANINGS = {
    "hourly-rate": N_("what an hour of yours is worth, in yen"),
    "follow-up-hours": N_("hours until the first touch should come"),
    "dormant-days": N_("days of silence until somebody is dormant"),
    "language": N_("ja or en; empty follows the system"),
    "my-name": N_("how you sign letters"),
    "my-kana": N_("on your own card: the reading of your name"),
    "my-company": N_("on your own card: company"),
    "my-department": N_("on your own card: department"),
    "my-title": N_("on your own card: position"),
    "my-mobile": N_("on your own card: mobile number"),
    "my-phone": N_("on your own card: telephone number"),
    "my-email": N_("on your own card: mail address"),
    "my-url": N_("on your own card: web address"),
    "my-address": N_("on your own card: postal address"),
    "carddav-url": N_("the address book that the window publishes to"),
    "carddav-user": N_("your name there"),
    "reminders": N_("1: the desktop reminds of what is due, while the window is open; 0: never"),
    "digest-at": N_("time of the morning's digest, such as 08:00"),
    "quiet-from": N_("from this time on nothing is shown"),
    "quiet-until": N_("until this time; the same twice: no hour is quiet"),
    "export-events": N_("1: exports name in the note where you met; 0: they do not"),
}
_LANGUAGES = ("jpn", "jpn_vert", "eng")
_HOW = {
    "apt-get": "sudo apt-get install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert",
    "dnf": "sudo dnf install tesseract tesseract-langpack-jpn tesseract-langpack-jpn_vert",
    "brew": "brew install tesseract tesseract-lang",
    "winget": "winget install UB-Mannheim.TesseractOCR",
}


def _undo(context: Context, _chosen: Namespace) -> int:
    _print_step(context, context.book.run(undo.undo).value, _("Undone: {label}"))
    return 0


def _redo(context: Context, _chosen: Namespace) -> int:
    _print_step(context, context.book.run(undo.redo).value, _("Done again: {label}"))
    return 0


def _print_step(context: Context, step: StepInfo, text: str) -> None:
    label = _(step.label)
    context.document(
        {"id": str(step.id), "label": label, "at": step.at.isoformat()}, text.format(label=label)
    )


def _settings(context: Context, chosen: Namespace) -> int:
    if chosen.value is not None:
        context.book.run(preferences.change_setting, chosen.key, chosen.value)
    texts = context.book.ask(preferences.settings).as_texts()
    if chosen.key is not None:
        texts = {chosen.key: context.book.ask(preferences.setting, chosen.key)}
    rows = ((key, text, _MEANINGS.get(key) and _(_MEANINGS[key])) for key, text in texts.items())
    context.document(texts, *table(rows))
    return 0


def _backup(context: Context, chosen: Namespace) -> int:
    book = _book_that_is_there(context)
    images = archive.write_archive(book.folders, chosen.file, book.clock())
    context.document(
        {"file": str(chosen.file), "images": images, "bytes": chosen.file.stat().st_size},
        _("Backed up to {path}, with {images} images.").format(path=chosen.file, images=images),
    )
    missing = archive.missing_images(book.folders)
    for path in missing:
        context.note(_("{path} is missing, and so it is from this backup.").format(path=path))
    return 1 if missing else 0


def _restore(context: Context, chosen: Namespace) -> int:
    old = archive.restore(chosen.file, Folders(context.folder), system_clock())
    kept = _("The card book that was there is kept: {path}").format(path=old) if old else ""
    context.document(
        {"folder": str(context.folder), "previous": str(old) if old else None},
        *filter(None, (_("Restored to {path}").format(path=context.folder), kept)),
    )
    return 0


def _book_that_is_there(context: Context) -> CardBook:
    """The book; a folder without one was mistyped, and an empty book in it would look sound."""
    folders = Folders(context.folder)
    if not folders.database.exists() and not folders.backups.exists():
        raise UserInputError(N_("There is no card book in {path}."), path=context.folder)
    return context.book


def _check(context: Context, _chosen: Namespace) -> int:
    found = archive.check(_book_that_is_there(context).folders)
    context.document(
        {
            "sound": found.is_sound,
            "images": found.images,
            "files": found.files,
            "problems": list(found.problems),
        },
        _("The card book is sound; {images} images.").format(images=found.images)
        if found.is_sound
        else _("The card book is damaged:"),
        *found.problems,
    )
    return 0 if found.is_sound else DataError.exit_status


def _doctor(context: Context, _chosen: Namespace) -> int:
    program = shutil.which("tesseract")
    languages = _languages(program)
    missing = [language for language in _LANGUAGES if language not in languages]
    packages = {name: _version(name) for name in _PACKAGES}
    lacking = [name for name in packages if packages[name] is None]
    is_ready = program is not None and not missing and not lacking
    advice = next((how for tool, how in _HOW.items() if shutil.which(tool)), None)
    record = {
        "ready": is_ready,
        "python": sys.version.split()[0],
        "tesseract": program,
        "languages": languages,
        "missing_languages": missing,
        "packages": packages,
        "missing_packages": lacking,
        "display": bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
        or sys.platform in ("win32", "darwin"),
        "data": str(context.folder),
        "how_to_get": None if is_ready else advice,
    }
    context.document(record, *_findings(record))
    return 0 if is_ready else 3


def _findings(record: dict[str, Any]) -> list[str]:
    absent = [*record["missing_languages"], *record["missing_packages"]]
    packages = (f"{name} {version}" for name, version in record["packages"].items() if version)
    rows = (
        (_("Data folder"), record["data"]),
        ("Python", record["python"]),
        ("Tesseract", record["tesseract"]),
        (_("Languages"), listed(record["languages"])),
        (_("Packages"), listed(packages)),
        (_("Display"), _("yes") if record["display"] else _("no")),
        (_("Missing"), listed(absent)),
        (_("How to get it"), record["how_to_get"]),
    )
    state = _("All is there.") if record["ready"] else _("Something is missing.")
    return [state, *table(rows)]


def _languages(program: str | None) -> list[str]:
    if program is None:
        return []
    answer = subprocess.run(  # nothing typed by anybody reaches the program
        [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
    )
    return answer.stdout.split("\n")[1:-1]


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _test(_context: Context, chosen: Namespace) -> int:
    if not all(map(find_spec, ("tests", "pytest"))):
        raise SetupError(N_("The tests need packages of their own. In a checkout: ./enishi test"))
    return subprocess.run([sys.executable, "-m", "tests", *chosen.args], check=False).returncode


def _settings_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("key", nargs="?", metavar="KEY", help=_("name of the setting"))
    parser.add_argument("value", nargs="?", metavar="VALUE", help=_("its new value"))


def _file_argument(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the backup"))


COMMANDS = (
    Command(("undo",), N_("take the last step back"), no_arguments, _undo),
    Command(("redo",), N_("make the step again that was taken back"), no_arguments, _redo),
    Command(("settings",), N_("show or change settings"), _settings_arguments, _settings),
    Command(("backup",), N_("write the whole card book to one file"), _file_argument, _backup),
    Command(("restore",), N_("bring a backup back"), _file_argument, _restore),
    Command(("check",), N_("see whether the card book is sound"), no_arguments, _check),
    Command(("doctor",), N_("what is installed and what is missing"), no_arguments, _doctor),
    Command(("test",), N_("run the tests"), no_arguments, _test, passes_on=True),
)
