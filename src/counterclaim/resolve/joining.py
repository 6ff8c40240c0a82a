"""Things joined into groups."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)


class Joining(Generic[Thing]):
    """Groups that grow by joining two things (disjoint sets with path halving: Tarjan and van Leeuwen 1984)."""

    def __init__(self) -> None:
        self._above: dict[Thing, Thing] = {}

    def top(self, thing: Thing) -> Thing:
        """The one that stands for the group of `thing`."""
        above = self._above
        while (up := above.get(thing, thing)) != thing:
            above[thing] = above.get(up, up)
            thing = up
        return thing

    def join(self, a: Thing, b: Thing) -> None:
        """Make the groups of `a` and `b` one."""
        a, b = self.top(a), self.top(b)
        if a != b:
            self._above[b] = a

    def groups(self, things: Iterable[Thing]) -> Iterator[list[Thing]]:
        """`things` group by group, in the order in which these begin."""
        found: dict[Thing, list[Thing]] = {}
        for thing in things:
            found.setdefault(self.top(thing), []).append(thing)
        yield from found.values()
