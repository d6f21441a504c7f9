"""Qt's bindings, loaded without the part of them that only their makers and their errors need.

They bring a dozen modules of Python as source, and compile and run them all at each start: a fifth
of the time until a bare window is painted. Those named here write stubs, and the signatures in the
TypeError of a call with wrong arguments. Such a module is put in place empty; it is compiled and
run when somebody asks for the first of its names.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from functools import partial
from threading import RLock
from types import CodeType
from typing import Any

_SIGNATURES = "errorhandler layout lib/enum_sig lib/pyi_generator lib/tool mapping parser"
LATER = {f"shibokensupport/signature/{name}.py" for name in _SIGNATURES.split()}
"""What can wait, as the bindings name it; what they bring beside it is compiled at once."""
FEATURES = "shibokensupport/feature.py"
_NO_FEATURES = """
def feature_import(*_args, **_named): return None
def feature_imported(_module): return None
"""
"""In place of the module that looks through the source of each import for `__feature__`."""

_waiting: dict[str, Callable[[], CodeType]] = {}
"""How to compile the modules that wait, by their names."""
_lock = RLock()


def load() -> None:
    """Import QtCore, and let the hook go through which the bindings see each later import."""
    compile_ = builtins.compile

    def compile_or_wait(source: Any, filename: Any, *rest: Any, **options: Any) -> Any:
        if filename in LATER:
            name = filename.removesuffix(".py").replace("/", ".")
            _waiting[name] = partial(compile_, source, filename, *rest, **options)
            source = f"from {__name__} import stand_in; stand_in(globals())"
        elif filename == FEATURES:
            source = _NO_FEATURES
        return compile_(source, filename, *rest, **options)

    builtins.compile = compile_or_wait
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.compile = compile_
    builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)


def stand_in(names: dict[str, Any]) -> None:
    """Let the module that has these names fill itself at the first question for one."""

    def find(name: str) -> Any:
        if not name.startswith("__"):
            with _lock:  # another thread may be filling it
                compiled = _waiting.pop(names["__name__"], None)
                if compiled is not None:
                    exec(compiled(), names)
        if name in names:
            return names[name]
        raise AttributeError(name)

    names["__getattr__"] = find
    # The bindings look for this one among the names of `mapping` and ask for no attribute.
    names["update_mapping"] = lambda: find("update_mapping")()
