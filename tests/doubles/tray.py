"""The notification area of a desktop: `python -m tests.doubles.tray` on an X display.

It owns the selection of the display's tray and takes one icon into a window of its own, as
https://specifications.freedesktop.org/systemtray-spec asks; libX11 is there wherever Qt's windows
are. Says “ready” when programs can find it.
"""

from __future__ import annotations

import ctypes
import ctypes.util

SIDE = 32
LEFT, TOP = 600, 0
CLIENT_MESSAGE, STRUCTURE = 33, 1 << 17
OPCODE_AT, ICON_AT = 1, 2  # of the five numbers of a message: time, opcode, the icon's window


class Message(ctypes.Structure):
    """XClientMessageEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
    )


class Event(ctypes.Union):
    """XEvent."""

    _fields_ = (("type", ctypes.c_int), ("message", Message), ("padding", ctypes.c_long * 24))


def main() -> None:
    """Be the tray until killed."""
    x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    for call in (x.XInternAtom, x.XDefaultRootWindow, x.XCreateSimpleWindow):
        call.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    root = ctypes.c_ulong(x.XDefaultRootWindow(display))
    size = (ctypes.c_uint(SIDE), ctypes.c_uint(SIDE), ctypes.c_uint(0))
    none = ctypes.c_ulong(0)
    box = ctypes.c_ulong(x.XCreateSimpleWindow(display, root, LEFT, TOP, *size, none, none))
    x.XMapWindow(display, box)
    tray = x.XInternAtom(display, b"_NET_SYSTEM_TRAY_S0", 0)
    opcode = x.XInternAtom(display, b"_NET_SYSTEM_TRAY_OPCODE", 0)
    x.XSetSelectionOwner(display, ctypes.c_ulong(tray), box, none)
    _announce(x, display, root, tray, box.value)
    print("ready", flush=True)
    event = Event()
    while True:
        x.XNextEvent(display, ctypes.byref(event))
        if event.type == CLIENT_MESSAGE and event.message.message_type == opcode:
            icon = ctypes.c_ulong(event.message.data[ICON_AT])
            x.XReparentWindow(display, icon, box, 0, 0)
            x.XResizeWindow(display, icon, ctypes.c_uint(SIDE), ctypes.c_uint(SIDE))
            x.XMapRaised(display, icon)
            x.XFlush(display)


def _announce(
    x: ctypes.CDLL, display: ctypes.c_void_p, root: ctypes.c_ulong, tray: int, box: int
) -> None:
    """Tell the programs that run already."""
    manager = x.XInternAtom(display, b"MANAGER", 0)
    numbers = (ctypes.c_long * 5)(0, tray, box, 0, 0)
    event = Event(message=Message(CLIENT_MESSAGE, 0, 1, display, root.value, manager, 32, numbers))
    x.XSendEvent(display, root, 0, ctypes.c_long(STRUCTURE), ctypes.byref(event))
    x.XFlush(display)


if __name__ == "__main__":
    main()
