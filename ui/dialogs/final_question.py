"""The question before what cannot be undone; the safe answer has the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.popover import Popover


class FinalQuestion(Popover):
    """Says what will be gone; the answer that does it names the deed and the number."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=460)
        self._do: Callable[[], object] | None = None
        self._question = Label("", Role.HEADING, wrap=True)
        self._text = Label("", Role.BODY, "text2", wrap=True)
        self.cancel = Button(_("Cancel"), key="Esc", clicked=self.close_)
        self.answer = Button("", icon=Icon.TRASH, clicked=self._answered)
        self.layout_.setContentsMargins(px(24), px(20), px(24), px(18))
        self.layout_.setSpacing(px(12))
        self.layout_.addWidget(self._question)
        self.layout_.addWidget(self._text)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.answer)
        self.layout_.addLayout(row)

    def ask(self, question: str, text: str, answer: str, do: Callable[[], object]) -> None:
        """Open it; `do` is called if the answer is given."""
        self._do = do
        self._question.setText(question)
        self._text.setText(text)
        self.answer.set_text(answer)
        self.open()
        self.cancel.setFocus()

    def _answered(self) -> None:
        do, self._do = self._do, None
        self.close_()
        if do is not None:
            do()
