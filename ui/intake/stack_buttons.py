"""What can be done with the stack, at the right of the page's header."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.i18n import gettext as _
from ui.intake.devices import Devices
from ui.page import PageHeader
from ui.theme.icon_names import Icon
from ui.widgets.button import Button

Call = Callable[[], object]


class StackButtons:
    """Those that need a stack come with it: one is enough to begin.

    Args:
        header: takes them.
        devices: open scanner and camera.
        pause: holds the reading up, or lets it go on.
        stop: gives up what waits.
        new: begins another stack.
        add: asks for files.
    """

    def __init__(
        self, header: PageHeader, devices: Devices, *, pause: Call, stop: Call, new: Call, add: Call
    ) -> None:
        quiet = partial(Button, kind="quiet")
        self._is_paused = False
        self._pause = quiet(_("Pause"), icon=Icon.PAUSE, clicked=pause)
        self._stop = quiet(_("Stop"), icon=Icon.CLOSE, clicked=stop)
        self._new = quiet(_("New stack"), icon=Icon.NEW_STACK, clicked=new)
        scan = Button(_("Scanner…"), icon=Icon.SCANNER, clicked=devices.open_scanner)
        camera = Button(_("Camera…"), icon=Icon.CAMERA, clicked=devices.open_camera)
        self._add = Button(_("Add files…"), icon=Icon.ADD, kind="primary", clicked=add)
        header.add_folding(self._pause, self._stop, self._new, scan, camera)
        header.add(self._add)

    def show_stack(self, *, is_there: bool) -> None:
        """Whether there is a stack at all."""
        for button in (self._pause, self._stop, self._new, self._add):
            button.setVisible(is_there)

    def allow(self, *, stop: bool, pause: bool) -> None:
        """What makes sense now."""
        self._stop.setEnabled(stop)
        self._pause.setEnabled(pause)

    def show_paused(self, paused: bool) -> None:
        """Offer to go on, or to pause; asked several times a second."""
        if paused == self._is_paused:
            return
        self._is_paused = paused
        self._pause.set_text(_("Go on") if paused else _("Pause"))
        self._pause.set_icon(Icon.RESUME if paused else Icon.PAUSE)
