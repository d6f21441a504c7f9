"""Frozen records, made in a fifth of the time that a dataclass takes.

A frozen dataclass with slots compiles six functions when its module is imported, half a
millisecond for each class; the window's first page needs dozens of them, and `dataclasses` itself
loads what reads source code. A class that is made frozen here compiles one function, at its first
object, and shares the others. `fields`, `replace`, `asdict` and type checkers take it for a
dataclass. Its defaults are values, never factories, and it inherits from no other of its kind.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import Field

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True)
def frozen(kind: type[_T]) -> type[_T]:
    """Make a class of annotated names as `dataclass(frozen=True, slots=True)` does."""
    names = _names(kind)
    inside = {k: v for k, v in vars(kind).items() if k not in (*names, "__dict__", "__weakref__")}
    make: Any = type(kind)
    made: type[_T] = make(kind.__name__, kind.__bases__, {**inside, "__slots__": names})
    made.__qualname__ = kind.__qualname__
    return _finished(made, _defaults(kind))


@dataclass_transform(frozen_default=True)
def frozen_with_dict(kind: type[_T]) -> type[_T]:
    """The same without slots: what is `kept` lies in the objects' dictionaries."""
    return _finished(kind, _defaults(kind))


def _names(kind: type) -> tuple[str, ...]:
    return tuple(kind.__annotations__)


def _defaults(kind: type) -> dict[str, Any]:
    return {name: vars(kind)[name] for name in _names(kind) if name in vars(kind)}


def _finished(kind: type[_T], defaults: dict[str, Any]) -> type[_T]:
    names = _names(kind)
    own = {
        "__match_args__": names,
        "__values__": attrgetter(*names),
        "__init__": _init_later(kind, names, defaults),
        "__repr__": _repr,
        "__eq__": _eq,
        "__hash__": _hash,
        "__reduce__": _reduce,
        "__dataclass_fields__": _Fields(kind, defaults),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }
    for name, value in own.items():
        if vars(kind).get(name) is None:  # as `__hash__` is beside an own `__eq__`
            setattr(kind, name, value)
    return kind


def _init_later(kind: type, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """Compiles the real one when the first object is made: many classes have none for long."""

    def __init__(self: Any, *values: Any, **named: Any) -> None:
        made = _init(kind, names, defaults)
        type.__setattr__(kind, "__init__", made)
        made(self, *values, **named)

    return __init__


def _init(kind: type, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    taken = ", ".join(f"{n}=_defaults[{n!r}]" if n in defaults else n for n in names)
    lines = [f"_set(self, {name!r}, {name})" for name in names]
    if hasattr(kind, "__post_init__"):
        lines.append("self.__post_init__()")
    made: dict[str, Any] = {"_set": object.__setattr__, "_defaults": defaults}
    exec(f"def __init__(self, {taken}):\n " + "\n ".join(lines), made)
    return made["__init__"]


class _Fields:
    """The fields as the module `dataclasses` wants them, reckoned once it asks."""

    def __init__(self, kind: type, defaults: dict[str, Any]) -> None:
        self._kind, self._defaults = kind, defaults

    def __get__(self, _record: object, _kind: type) -> dict[str, Field[Any]]:
        from dataclasses import make_dataclass

        named: Any = make_dataclass(self._kind.__name__, self._kind.__annotations__.items())
        found: dict[str, Field[Any]] = named.__dataclass_fields__
        for name, value in self._defaults.items():
            found[name].default = value
        type.__setattr__(self._kind, "__dataclass_fields__", found)
        return found


def _repr(self: Any) -> str:
    inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({inside})"


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return self.__values__(self) == self.__values__(other)


def _hash(self: Any) -> int:
    return hash(self.__values__(self))


def _reduce(self: Any) -> tuple[Any, ...]:
    return type(self), tuple(getattr(self, name) for name in self.__match_args__)


def _refuse(self: object, name: str, *_value: object) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change {name!r}")
