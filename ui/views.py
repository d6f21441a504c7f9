"""What can be saved of a page: a picture of all that it shows, and its rows as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.frozen import frozen

if TYPE_CHECKING:
    from app.services.tables import Table

MOST_ROWS = 300
"""A picture shows no more rows: beyond, nobody reads it, and no program opens it."""

FITS = "fits"
"""A list with this property is painted as far as it fits, not to its end."""


@frozen
class View:
    """One way of seeing something.

    Attributes:
        name: what it is called, for the file's name.
        picture: the widget to be painted; one without a parent is made for this and let go after.
        table: the rows; None where there is none.
    """

    name: str
    picture: Callable[[], QWidget]
    table: Callable[[], Table] | None = None
