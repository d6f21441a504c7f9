"""The four families of what can go wrong; anything else is a bug of ours.

Each error says what happened, to which file, what is safe and what to do. The message is a
gettext id with parameters and is rendered in the language in use when it is shown.
"""

from __future__ import annotations

import errno
from typing import ClassVar

from app.i18n import N_, gettext

_REASONS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("access is not allowed"),
    errno.EPERM: N_("access is not allowed"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EROFS: N_("it can only be read, not written"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("part of the path is no folder"),
    errno.EEXIST: N_("there is a file of that name"),
    errno.EFBIG: N_("there is not enough space for it"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EIO: N_("the disk does not answer"),
}


class EnishiError(Exception):
    """An expected failure with a message for a person and an exit status for a script."""

    exit_status: ClassVar[int] = 1

    def __init__(self, message: str, **parameters: object) -> None:
        super().__init__(message)
        self.message = message
        self.parameters = parameters

    def __str__(self) -> str:
        return gettext(self.message).format(**self.parameters)


class UserInputError(EnishiError):
    """What was asked cannot be done as it was put: nothing was changed."""

    exit_status = 2


class NotFound(UserInputError):
    """The thing that was named is not in the card book, or the name fits several."""


class SetupError(EnishiError):
    """The machine lacks something: a program, a language, space on the disk."""

    exit_status = 3


class DataError(EnishiError):
    """The card book is damaged, locked, or newer than the program."""

    exit_status = 4


def reason_of(error: OSError) -> str:
    """Why the system refused, in the reader's language where we know the words."""
    known = _REASONS.get(error.errno) if error.errno is not None else None
    return gettext(known) if known else error.strerror or str(error)
