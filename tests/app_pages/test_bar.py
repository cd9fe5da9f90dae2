"""How far a long act is, on the page that waits for it, and what becomes of one that is left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app_pages._data import bar, history
from graph.progress import Progress
from graph.words import Message
from loaders._books import Withdrawn

STEP = Message("Taking back 3 nodes and ties")


class Left(BaseException):
    """As Streamlit ends a page that was left."""


class Drawn:
    """A bar of a page that is left while it is half full."""

    def __init__(self) -> None:
        self.shown: list[tuple[float, str]] = []
        self.is_there = True

    def progress(self, share: float, text: str) -> None:
        if share == 0.5:
            raise Left
        self.shown.append((share, text))

    def empty(self) -> None:
        self.is_there = False


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[Drawn]:
    drawn = Drawn()
    monkeypatch.setattr(bar.st, "progress", lambda *_args, **_named: drawn)
    monkeypatch.setattr(bar, "language", lambda: "en")
    yield drawn
    assert not drawn.is_there


def act(done: list[int], *, to_the_end: bool) -> None:
    with bar.shown("", to_the_end=to_the_end) as tell:
        for step in range(5):
            tell(STEP, step, 4)
            done.append(step)


def test_a_page_that_is_left_ends_its_act(drawn: Drawn) -> None:
    done: list[int] = []
    with pytest.raises(Left):
        act(done, to_the_end=False)
    assert done == [0, 1]
    assert drawn.shown == [(0.0, STEP.get("en")), (0.25, STEP.get("en"))]


def test_or_is_left_after_it(drawn: Drawn) -> None:
    done: list[int] = []
    with pytest.raises(Left):
        act(done, to_the_end=True)
    assert done == [0, 1, 2, 3, 4]
    assert drawn.shown == [(0.0, STEP.get("en")), (0.25, STEP.get("en"))]


def test_what_was_taken_back_is_told_where_the_page_was_left(
    drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rollback(_graph: object, load: str, tell: Progress) -> Withdrawn:
        tell(STEP, 1, 2)
        return Withdrawn(load, 0, 0, 0)

    state = {"report": "of a load that is gone"}
    monkeypatch.setattr(history.st, "session_state", state)
    monkeypatch.setattr(history._store, "graph", lambda: None)
    monkeypatch.setattr(history, "rollback", rollback)
    with pytest.raises(Left):
        history.take_back("1-ab")
    assert state == {"taken_back": Withdrawn("1-ab", 0, 0, 0).message}
    assert drawn.shown == []


def test_an_act_of_unknown_length_fills_nothing(drawn: Drawn) -> None:
    with bar.shown("") as tell:
        tell(STEP, 0, 0)
        tell(STEP, 9, 4)
    assert [share for share, _ in drawn.shown] == [0.0, 1.0]
