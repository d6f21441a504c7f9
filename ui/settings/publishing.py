"""The settings of an address book on a server, with the button that publishes to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.errors import EnishiError
from app.i18n import gettext as _
from app.i18n import ngettext
from ui.publishing.running import Place, Published, Running
from ui.settings.section import WIDE, FieldsSection
from ui.tasks import Tasks
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.label import Label, Tone
from ui.widgets.line_edit import LineEdit
from ui.widgets.progress import ProgressBar
from ui.wording import joined, people

NAMED = 5


class PublishingSection(FieldsSection):
    """Address, name, password; what happened stands below."""

    def __init__(self, tasks: Tasks) -> None:
        fields = {
            "carddav-url": LineEdit(
                _("Address of the book"), hint="https://dav.example.co.jp/me/contacts/"
            ),
            "carddav-user": LineEdit(_("User name")),
        }
        super().__init__(_("Address book on a server (CardDAV)"), fields)
        self._running = Running(tasks, self)
        self._running.progressed.connect(self._progress)
        self.password = LineEdit(_("Password"), hint=_("Only if it is new; the keyring keeps it"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMinimumWidth(px(WIDE))
        self.add(self.password.accessibleName(), self.password)
        self.publish_button = Button(_("Publish now"), icon=Icon.EXPORT, clicked=self.publish)
        self.stop_button = Button(_("Stop"), icon=Icon.PAUSE, clicked=self.stop)
        self.add("", self._buttons())
        self.bar = ProgressBar()
        self.bar.setFixedWidth(px(WIDE))
        self.bar.hide()
        self.add("", self.bar)
        self.result = Label("", wrap=True)
        self.add("", self.result)

    def _buttons(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.publish_button)
        row.addWidget(self.stop_button)
        row.addStretch()
        self.stop_button.hide()
        return whole

    def publish(self) -> None:
        """Bring all contacts to the server; entries of others there are not touched."""
        place = Place(
            self.fields["carddav-url"].text().strip(),
            self.fields["carddav-user"].text().strip(),
            self.password.text(),
        )
        self._show_running(True)
        self._tell(_("Asking the server…"), "text2")
        self._running.start(place, self._published, self._failed)

    def stop(self) -> None:
        """Stop; the next time it goes on from there."""
        self.stop_button.setEnabled(False)
        self._running.stop()

    def _show_running(self, on: bool) -> None:
        self.publish_button.setEnabled(not on)
        self.stop_button.setVisible(on)
        self.stop_button.setEnabled(on)
        self.bar.setVisible(on)
        self.bar.show_parts((), 1, "")

    def _progress(self, done: int, total: int) -> None:
        words = _("{done} of {total} entries").format(done=f"{done:,}", total=f"{total:,}")
        self.bar.show_parts(((done, "accent"),), total, words)
        self._tell(words, "text2")

    def _published(self, published: Published) -> None:
        self._show_running(False)
        self.password.clear()
        outcome = published.outcome
        unfinished = bool(outcome.failed or outcome.waiting or published.not_kept)
        self._tell("\n".join(_sentences(published)), "warn" if unfinished else "ok")

    def _failed(self, error: EnishiError) -> None:
        self._show_running(False)
        self._tell(str(error), "danger")

    def _tell(self, text: str, tone: Tone) -> None:
        self.result.set_tone(tone)
        self.result.setText(text)


def _sentences(published: Published) -> Iterator[str]:
    outcome = published.outcome
    counts = Counter(outcome.done)
    told = (
        (counts["added"], _("{people} added")),
        (counts["updated"], _("{people} changed")),
        (counts["deleted"], _("{people} taken away")),
        (outcome.unchanged, _("{people} as before")),
    )
    yield joined(*(words.format(people=people(n)) for n, words in told if n)) or _("Nothing to do")
    for failure in outcome.failed[:NAMED]:
        yield f"{failure.name}: {failure.message}"
    more = len(outcome.failed) - NAMED
    if more > 0:
        yield ngettext("{n} more failed", "{n} more failed", more).format(n=more)
    if outcome.waiting:
        yield _("Not tried: {count}. Publish again to go on.").format(count=outcome.waiting)
    if published.not_kept:
        yield published.not_kept
