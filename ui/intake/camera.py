"""The machine's cameras through QtMultimedia; importing this loads it, so only a camera does."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCameraPermission, QObject, Qt, Signal
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoSink,
)
from PySide6.QtWidgets import QApplication

from app.i18n import gettext as _

SLOWEST = 10.0
"""Frames a second below which a camera's format is no live picture."""

MOST_PIXELS = 9_000_000
"""Above this a format costs more to decode than a card has print."""


class Camera(QObject):
    """One camera at a time; its frames come out of `sink`."""

    listed = Signal()  # cameras came or went
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sink = QVideoSink(self)
        self.session = QMediaCaptureSession(self)
        self.session.setVideoSink(self.sink)
        self._camera: QCamera | None = None
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self.listed)

    def names(self) -> tuple[tuple[str, str], ...]:
        """Id and name of each camera, that of the system's choice first."""
        preferred = QMediaDevices.defaultVideoInput()
        devices = sorted(QMediaDevices.videoInputs(), key=lambda device: device != preferred)
        return tuple((_id_of(device), device.description()) for device in devices)

    def open(self, camera_id: str) -> None:
        """Let a camera's frames come; `failed` says why there are none."""
        self.close()
        device = next((d for d in QMediaDevices.videoInputs() if _id_of(d) == camera_id), None)
        if device is None:
            self.failed.emit(_("This camera is gone. Is it still connected?"))
            return
        self._camera = QCamera(device, self)
        self._camera.errorOccurred.connect(self._fail)
        if chosen := best_format(device.videoFormats()):
            self._camera.setCameraFormat(chosen)
        self.session.setCamera(self._camera)
        self._camera.start()

    def close(self) -> None:
        """Switch the camera off."""
        if self._camera is not None:
            self._camera.stop()
            self._camera.deleteLater()
            self._camera = None

    def _fail(self, error: QCamera.Error, reason: str) -> None:
        if error is not QCamera.Error.NoError:
            words = _("The camera gives no picture: {reason} Another program may be using it.")
            self.failed.emit(words.format(reason=reason))


def best_format(formats: list[QCameraFormat]) -> QCameraFormat | None:
    """The format with most pixels that is still a live picture; None to leave it to Qt."""
    live = [f for f in formats if f.maxFrameRate() >= SLOWEST and _pixels(f) <= MOST_PIXELS]
    return max(live, key=_pixels, default=None)


def ask_permission(parent: QObject, answered: Callable[[bool], object]) -> None:
    """Ask the person, where the system wants it, whether Enishi may use the camera."""
    app, permission = QApplication.instance(), QCameraPermission()
    assert app is not None
    status = app.checkPermission(permission)
    if status is Qt.PermissionStatus.Undetermined:
        app.requestPermission(
            permission,
            parent,
            lambda given: answered(given.status() is Qt.PermissionStatus.Granted),
        )
    else:
        answered(status is Qt.PermissionStatus.Granted)


def closed_device(folder: Path = Path("/dev")) -> Path | None:
    """A camera that is there and that this user may not open: Qt does not list it."""
    there = sorted(folder.glob("video[0-9]*"))
    closed = [path for path in there if not os.access(path, os.R_OK | os.W_OK)]
    return closed[0] if closed and len(closed) == len(there) else None


def _id_of(device: QCameraDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _pixels(camera_format: QCameraFormat) -> int:
    size = camera_format.resolution()
    return size.width() * size.height()
