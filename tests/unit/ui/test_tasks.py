from __future__ import annotations

import threading

import shiboken6
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from app.changes import Changes, command
from app.errors import EnishiError, UserInputError
from ui.tasks import Newest, Tasks


@command("Greet", origin="system")
def greet(_tx: object, name: str) -> str:
    return f"{threading.current_thread().name}: hello {name}"


@command("Fail", origin="system")
def fail(_tx: object) -> None:
    raise UserInputError("It did not work.")


def thread_name(_snapshot: object) -> str:
    return threading.current_thread().name


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: list[threading.Thread] = []

    @Slot(object)
    def hear(self, value: object) -> None:
        self.heard.append(value)
        self.threads.append(threading.current_thread())


def test_commands_run_on_the_writer_and_answer_on_the_gui_thread(
    tasks: Tasks, qtbot: QtBot
) -> None:
    receiver = Receiver()
    tasks.run(greet, "Ito").then(receiver.hear)
    qtbot.waitUntil(lambda: bool(receiver.heard))
    assert str(receiver.heard[0]).startswith("writer")
    assert receiver.threads == [threading.main_thread()]


def test_queries_run_on_the_reader(tasks: Tasks, qtbot: QtBot) -> None:
    receiver = Receiver()
    tasks.ask(thread_name).then(receiver.hear)
    qtbot.waitUntil(lambda: bool(receiver.heard))
    assert str(receiver.heard[0]).startswith("reader")


def test_expected_failures_reach_their_receiver_or_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    receiver = Receiver()
    tasks.run(fail).then(receiver.hear, failed=receiver.hear)
    qtbot.waitUntil(lambda: bool(receiver.heard))
    assert isinstance(receiver.heard[0], EnishiError)
    with qtbot.waitSignal(tasks.failed) as caught:
        tasks.run(fail).then(receiver.hear)
    assert str(caught.args[0]) == "It did not work."


def test_a_bug_is_reported_as_one(tasks: Tasks, qtbot: QtBot) -> None:
    def broken(_snapshot: object) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(tasks.crashed) as caught:
        tasks.ask(broken)
    assert isinstance(caught.args[0], ZeroDivisionError)


def test_only_the_newest_answer_is_delivered(tasks: Tasks, qtbot: QtBot) -> None:
    gate = threading.Event()

    def slow(_snapshot: object, text: str) -> str:
        gate.wait(5)
        return text

    receiver, newest = Receiver(), Newest[str]()
    for text in ("s", "sa", "sat"):
        newest.only(tasks.ask(slow, text)).then(receiver.hear)
    gate.set()
    qtbot.waitUntil(lambda: bool(receiver.heard))
    qtbot.wait(50)
    assert receiver.heard == ["sat"]


def test_an_answer_for_a_widget_that_is_gone_is_dropped(tasks: Tasks, qtbot: QtBot) -> None:
    receiver, witness = Receiver(), Receiver()
    heard = receiver.heard
    tasks.ask(thread_name).then(receiver.hear)
    shiboken6.delete(receiver)
    tasks.ask(thread_name).then(witness.hear)
    qtbot.waitUntil(lambda: bool(witness.heard))
    assert heard == []


def test_changes_arrive_as_a_signal(tasks: Tasks, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tasks.changed) as caught:
        tasks.work(lambda opened: opened.bus.publish(Changes.of([("contact", 7)])))
    assert caught.args[0].ids("contact") == {7}


def test_who_waits_for_the_end_is_told_of_it_however_the_work_ended(
    tasks: Tasks, qtbot: QtBot
) -> None:
    def broken(_snapshot: object) -> None:
        raise ZeroDivisionError

    ends: list[str] = []
    tasks.run(greet, "Ito").at_last(lambda: ends.append("done"))
    tasks.run(fail).at_last(lambda: ends.append("refused"))
    tasks.ask(broken).at_last(lambda: ends.append("a bug"))
    qtbot.waitUntil(lambda: sorted(ends) == ["a bug", "done", "refused"])


def test_a_folder_that_is_looked_through_for_long_holds_up_nothing_else(
    tasks: Tasks, qtbot: QtBot
) -> None:
    gate, receiver = threading.Event(), Receiver()
    tasks.browse(lambda _book: gate.wait(10)).then(receiver.hear)
    answers = Receiver()
    tasks.ask(thread_name).then(answers.hear)
    tasks.run(greet, "Ito").then(answers.hear)
    tasks.count(thread_name).then(answers.hear)
    tasks.aside(lambda _book: threading.current_thread().name).then(answers.hear)
    qtbot.waitUntil(lambda: len(answers.heard) == 4)
    assert not receiver.heard
    gate.set()
    qtbot.waitUntil(lambda: receiver.heard == [True])
