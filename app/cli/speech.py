"""Making all of the command line speak one language, argparse's own sentences included."""

from __future__ import annotations

import gettext
import os
from importlib.resources import files

from app.i18n import set_language


def speak(code: str) -> None:
    """Print everything in `ja` or `en` from now on.

    argparse takes its sentences from gettext's default domain, and gettext its language from
    the environment; processes that we start, the window among them, inherit it.
    """
    set_language(code)
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain("argparse", str(files("resources") / "i18n"))
    gettext.textdomain("argparse")
