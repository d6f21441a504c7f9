"""Help while the form is filled in: kana, known companies, and whether a postcode fits."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer

from app.domain.kana import KanaGuess
from app.i18n import gettext as _
from app.services import form_help
from app.services.form_help import KnownCompany
from ocr.model import FieldKind
from ui.review.field import Field, Offer
from ui.review.form import ReviewForm
from ui.tasks import Newest, Tasks
from ui.wording import industry_word

QUIET_MS = 150
NAMING = (FieldKind.NAME, FieldKind.NAME_ROMAJI, FieldKind.EMAIL)
PLACING = (FieldKind.POSTAL, FieldKind.ADDRESS)


class FormHelper(QObject):
    """Asks off the window's thread; a late answer never touches what somebody typed."""

    def __init__(self, form: ReviewForm, tasks: Tasks) -> None:
        super().__init__(form)
        self._form, self._tasks = form, tasks
        self._edited: set[FieldKind] = set()
        self._guesses: Newest[KanaGuess] = Newest()
        self._companies: Newest[tuple[KnownCompany, ...]] = Newest()
        self._places: Newest[tuple[str, ...] | None] = Newest()
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._ask)
        form.edited.connect(self._note)

    def begin(self) -> None:
        """Another card is shown."""
        company = self._form.of_kind(FieldKind.COMPANY)
        if company is not None:
            company.taken.connect(self._take_industry)
        self._edited = {FieldKind.NAME, FieldKind.POSTAL}
        self._ask()

    def _note(self, key: str) -> None:
        row = self._form.rows.get(key)
        if row is not None:
            self._edited.add(row.kind)
            self._quiet.start()

    def _ask(self) -> None:
        edited, self._edited = self._edited, set()
        if edited & set(NAMING):
            self._ask_kana()
        if FieldKind.COMPANY in edited:
            self._ask_companies()
        if edited & set(PLACING):
            self._ask_place()

    def _ask_kana(self) -> None:
        name, romaji, mail = (self._text(kind) for kind in NAMING)
        latin = tuple(text for text in (romaji, mail.partition("@")[0]) if text)
        pending = self._tasks.ask(form_help.kana_of, name, latin)
        self._guesses.only(pending).then(
            partial(self._show_kana, self._form.of_kind(FieldKind.NAME_KANA))
        )

    def _show_kana(self, field: Field | None, guess: KanaGuess) -> None:
        if field is not None and field is self._form.of_kind(FieldKind.NAME_KANA):
            field.guess([Offer(text) for text in guess.readings], certain=guess.is_certain)

    def _ask_companies(self) -> None:
        field = self._form.of_kind(FieldKind.COMPANY)
        pending = self._tasks.ask(form_help.companies_like, self._text(FieldKind.COMPANY))
        self._companies.only(pending).then(partial(self._show_companies, field))

    def _show_companies(self, field: Field | None, found: tuple[KnownCompany, ...]) -> None:
        if field is not None and field is self._form.of_kind(FieldKind.COMPANY):
            others = (company for company in found if company.name != field.text)
            field.offer([Offer(c.name, _industry(c.industry), c.industry) for c in others])

    def _take_industry(self, offer: Offer) -> None:
        if offer.code is not None:
            self._form.choose_industry(offer.code)

    def _ask_place(self) -> None:
        code, address = (self._text(kind) for kind in PLACING)
        pending = self._tasks.ask(form_help.postcode_problem, code, address)
        self._places.only(pending).then(self._show_place)

    def _show_place(self, places: tuple[str, ...] | None) -> None:
        line = self._form.line_of(f"{FieldKind.POSTAL}-0")
        if line is None:
            return
        if places is None:
            line.say("")
        elif not places:
            line.say(_("There is no such postcode."))
        else:
            line.say(_("The postcode belongs to {place}.").format(place=" / ".join(places[:2])))

    def _text(self, kind: FieldKind) -> str:
        field = self._form.of_kind(kind)
        return field.text if field else ""


def _industry(code: str | None) -> str:
    return industry_word(code) if code else ""
