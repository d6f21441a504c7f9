"""A property reckoned once and kept with the object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_O = TypeVar("_O")
_T = TypeVar("_T")


class kept(Generic[_O, _T]):  # used as a decorator
    """As `functools.cached_property` without its lock, which costs more than what is reckoned.

    Two threads that ask at the same time may both reckon it; the answers are equal.
    """

    def __init__(self, reckon: Callable[[_O], _T]) -> None:
        self._reckon = reckon
        self._name = reckon.__name__
        self.__doc__ = reckon.__doc__

    @overload
    def __get__(self, owner: None, kind: type[_O]) -> kept[_O, _T]: ...
    @overload
    def __get__(self, owner: _O, kind: type[_O]) -> _T: ...
    def __get__(self, owner: _O | None, kind: type[_O]) -> Any:
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._reckon(owner)
        return value
