"""A popover that asks for something to be stored, and stays with all that was typed until it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.errors import EnishiError, NotFound
from ui.tasks import Pending
from ui.theme.fonts import Role
from ui.widgets.label import Label
from ui.widgets.name_field import NameField
from ui.widgets.popover import Popover


class Form(Popover):
    """What cannot be stored is said beside its field, or below all of them."""

    def __init__(self, window: QWidget, *, width: int) -> None:
        super().__init__(window, width=width)
        self.problem = Label("", Role.SMALL, "danger", wrap=True)
        self._answer: Pending[object] | None = None

    def open(self) -> None:
        self._answer = None
        self.problem.setText("")
        super().open()

    @property
    def takes_answers(self) -> bool:
        """Whether it is open and nothing that it handed over is being stored."""
        return self.isVisible() and self._answer is None

    def close_when_stored(self, answer: object) -> None:
        """Close once what was handed over is stored: at once where nobody stores anything.

        Args:
            answer: what the receiver of the form's contents gave back, a `Pending` as a rule.
        """
        if not isinstance(answer, Pending):
            self.close_()
            return
        self._answer = answer
        self.problem.setText("")
        answer.then(partial(self._stored, answer), partial(self._refused, answer))

    def _stored(self, answer: Pending[object], _value: object) -> None:
        if answer is self._answer:  # else it was closed, and is open for something else
            self._answer = None
            self.close_()

    def _refused(self, answer: Pending[object], error: EnishiError) -> None:
        """Keep everything, and say what is wrong; who has given up meanwhile is told elsewhere."""
        if answer is not self._answer or not self.isVisible():
            answer.pass_on(error)
            return
        self._answer = None
        field = self._field_of(error)
        if field is None:
            self.problem.setText(str(error))
        else:
            field.refuse(str(error), may_add="ids" not in error.parameters)

    def _field_of(self, error: EnishiError) -> NameField | None:
        """The field whose name is not found, or fits several people."""
        if not isinstance(error, NotFound):
            return None
        name = error.parameters.get("name")
        fields = (f for f in self.findChildren(NameField) if f.isVisibleTo(self))
        return next((f for f in fields if f.who is not None and f.who.name == name), None)
