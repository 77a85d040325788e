"""Compile rules once in a process: the same rule objects give the same compiled object.

Takes a function of rule objects, gives the same function with a small cache. Never compares or hashes the rules
themselves, which would take longer than compiling them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

_Rules = ParamSpec("_Rules")
_Compiled = TypeVar("_Compiled")
_KEPT = 8  # more than there are frameworks


class _Identity:
    """A cache key that equals only itself. It keeps the object alive, so that its id is not reused."""

    __slots__ = ("held",)

    def __init__(self, held: object) -> None:
        self.held = held

    def __hash__(self) -> int:
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.held is self.held


def once(build: Callable[_Rules, _Compiled]) -> Callable[_Rules, _Compiled]:
    """Return ``build`` with a cache of its last results, by the identity of its positional arguments."""

    @lru_cache(maxsize=_KEPT)
    def kept(*keys: _Identity) -> _Compiled:
        make: Callable[..., _Compiled] = build
        return make(*(key.held for key in keys))

    @wraps(build)
    def compiled(*rules: _Rules.args, **_: _Rules.kwargs) -> _Compiled:
        return kept(*map(_Identity, rules))

    return compiled
