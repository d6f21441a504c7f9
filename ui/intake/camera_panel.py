"""Taking cards with the machine's camera: one after the other, without touching a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.cardbook import CardBook
from app.errors import EnishiError
from app.i18n import gettext as _
from app.i18n import ngettext
from ui.intake.frames import Frames
from ui.intake.shutter import Advice, Shutter, Sight
from ui.intake.taking_in import TakenInAll
from ui.intake.viewfinder import Viewfinder
from ui.preferences import Preferences
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.label import Label
from ui.widgets.popover import Popover

if TYPE_CHECKING:
    from ui.intake.camera import Camera

WIDTH = 760


class CameraPanel(Popover):
    """Open, it shows the picture and shoots; closed, the camera and its process are off."""

    shot = Signal(QImage)
    looked = Signal()  # the newest picture has been looked at

    def __init__(self, window: QWidget, book: CardBook) -> None:
        super().__init__(window, width=WIDTH)
        self.setAccessibleName(_("Camera"))
        self._preferences = Preferences()
        self.camera: Camera | None = None
        self._frames = Frames(book, self)
        self._shutter = Shutter()
        self._newest = QImage()
        self._count = 0
        self.cameras = Choice(_("Camera"))
        self.finder = Viewfinder()
        self.state = Label("", Role.BODY, "text2", wrap=True)
        self.count = Label("", Role.HEADING)
        self.by_itself = CheckBox(_("Shoot by itself"))
        self.by_itself.setChecked(True)
        self.cameras.hide()
        self.again = Button(_("Look again"), clicked=self.look)
        self.cancel = Button(_("Close"), key="Esc", clicked=self.close_)
        self.take = Button(
            _("Take"), icon=Icon.CAMERA, kind="primary", key="Space", clicked=self.shoot
        )
        self._lay_out()
        self.cameras.activated.connect(lambda _at: self._switch())
        self.finder.shoot_wanted.connect(self.shoot)
        self._frames.pictured.connect(self._show)
        self._frames.looked.connect(self._see)
        self._frames.failed.connect(self._fail)
        self.closed.connect(self._switch_off)

    def _lay_out(self) -> None:
        column = self.layout_
        column.setContentsMargins(px(24), px(18), px(24), px(18))
        column.setSpacing(px(10))
        top = QHBoxLayout()
        top.setSpacing(px(10))
        top.addWidget(Label(_("Cards by camera"), Role.TITLE))
        top.addStretch()
        top.addWidget(self.cameras)
        column.addLayout(top)
        column.addWidget(self.finder, 1)
        self.state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        told = QHBoxLayout()
        told.addWidget(self.state, 1)
        told.addWidget(self.count)
        column.addLayout(told)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for widget in (self.by_itself, self.again):
            row.addWidget(widget)
        row.addStretch()
        for button in (self.cancel, self.take):
            row.addWidget(button)
        column.addLayout(row)

    # the camera

    def open_and_look(self) -> None:
        """Open, switch the camera on, and say so where there is none."""
        self._count = 0
        self.count.setText("")
        self._shutter = Shutter()
        self._frames.shown_size = self.finder.sizeHint() * self.devicePixelRatioF()
        self._frames.begin()
        self.open()
        self.finder.setFocus()
        self.look()

    def look(self) -> None:
        """Look for cameras, once the person allows it."""
        self._no_picture(_("Looking for a camera…"))
        # Its search for video cards and sound servers is nobody's concern.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")
        try:
            from ui.intake.camera import Camera, ask_permission
        except ImportError:
            self._no_picture(
                _("The part of the program that drives cameras is missing. ./enishi gets it.")
            )
            return
        if self.camera is None:
            self.camera = Camera(self)
            self.camera.listed.connect(self._list)
            self.camera.failed.connect(self._no_picture)
            self.camera.sink.videoFrameChanged.connect(self._take_frame)
        ask_permission(self, self._permitted)

    def _permitted(self, granted: bool) -> None:
        if granted:
            self._list()
        else:
            self._no_picture(
                _(
                    "Enishi may not use the camera. Allow it in the system's settings, "
                    "under privacy, then look again."
                )
            )

    def _list(self) -> None:
        """Show which cameras there are, and go on with the one that was used last."""
        if self.camera is None or not self.isVisible():
            return
        before = self.cameras.currentData() or self._preferences.camera
        self.cameras.clear()
        for camera_id, name in self.camera.names():
            self.cameras.addItem(name, camera_id)
        self.cameras.setVisible(self.cameras.count() > 0)
        if self.cameras.count():
            self.cameras.choose(before)
            self._switch()
        else:
            self._say_there_is_none()

    def _switch(self) -> None:
        if self.camera is not None:
            chosen = str(self.cameras.currentData())
            self._no_picture(_("The camera is starting…"))
            self.camera.open(chosen)
            self._preferences.camera = chosen

    def _say_there_is_none(self) -> None:
        from ui.intake.camera import closed_device

        closed = closed_device()
        if closed is None:
            self._no_picture(_("No camera was found. Is it connected and switched on?"))
        else:
            words = _(
                "There is a camera, but this account may not open {path}. "
                "Its administrator can allow it, by the group “video”; then look again."
            )
            self._no_picture(words.format(path=closed))

    def _no_picture(self, sentence: str) -> None:
        self.finder.clear(sentence)
        self._newest = QImage()
        self._say("")
        self.again.setVisible(True)
        self.take.setEnabled(False)

    # frames

    def _take_frame(self, frame: object) -> None:
        if self.isVisible():
            self._frames.take(frame)  # type: ignore[arg-type]

    def _show(self, picture: QImage) -> None:
        if not self.finder.has_picture:
            self.again.setVisible(False)
            self.take.setEnabled(True)
            self._say(_ADVICE[Advice.LOOKING]())
        self.finder.show_picture(picture)

    def _see(self, sight: Sight, picture: QImage) -> None:
        if not self.isVisible() or not self.finder.has_picture:
            return
        self._newest = picture
        advice = self._shutter.see(sight)
        if advice is Advice.SHOOT and self.by_itself.isChecked():
            self._take(picture)
        taken = advice in (Advice.SHOOT, Advice.TAKEN)
        self.finder.show_cards(sight.cards, sight.size, taken=taken)
        self._say(_ADVICE[advice]())
        self.looked.emit()

    def shoot(self) -> None:
        """Take what is seen now, sharp or not."""
        if not self._newest.isNull():
            self._shutter.shot_by_hand()
            self._take(self._newest)

    def _take(self, picture: QImage) -> None:
        self.finder.flash()
        self.shot.emit(picture)

    def show_taken(self, outcome: TakenInAll) -> None:
        """Count a picture once it is stored; say so where it was not."""
        self._count += outcome.new
        words = ngettext("{n} picture taken", "{n} pictures taken", self._count)
        self.count.setText(words.format(n=self._count) if self._count else "")
        if problems := [*filter(None, (outcome.stopped,)), *outcome.failed]:
            self.by_itself.setChecked(False)
            self._say(problems[0], is_bad=True)

    def _fail(self, error: EnishiError) -> None:
        self._say(str(error), is_bad=True)

    def _say(self, text: str, *, is_bad: bool = False) -> None:
        if text != self.state.text():
            self.state.set_tone("danger" if is_bad else "text2")
            self.state.setText(text)
            self.state.setAccessibleName(text)

    # the end

    def _switch_off(self) -> None:
        if self.camera is not None:
            self.camera.close()
        self._frames.rest()

    def finish(self) -> None:
        """The window closes."""
        self._switch_off()
        self._frames.close()


_ADVICE = {
    Advice.LOOKING: lambda: _("Lay a card before the camera, whole and flat."),
    Advice.HOLD: lambda: _("Hold still…"),
    Advice.NEARER: lambda: _("A little nearer: the print is too small to be read."),
    Advice.BLURRED: lambda: _("Not sharp yet. Space takes it all the same."),
    Advice.SHOOT: lambda: _("Taken. The next one, please."),
    Advice.TAKEN: lambda: _("Taken. The next one, please."),
}
