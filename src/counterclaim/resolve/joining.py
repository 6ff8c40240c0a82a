"""Things joined into groups."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
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


def linked(
    block: Sequence[Thing], related: Callable[[Thing, Thing], bool], joined: Joining[Thing], first: int
) -> Iterator[tuple[Thing, Thing]]:
    """Join what is related in `block`, and yield those pairs; what is in one group of `joined` is not compared again.

    Each is compared with the `first` ones of the block alone, whose order depends on its members alone: so a key that
    everything has does not make the work grow with its square.
    """
    for k, a in enumerate(block[:first]):
        for b in block[k + 1 :]:
            if joined.top(a) != joined.top(b) and related(a, b):
                joined.join(a, b)
                yield a, b


def first_of(number: int, largest: int, compared: int) -> int:
    """How many of a block of `number` each is compared with: all, or, in one of more than `largest`, `compared`."""
    return number if number <= largest else compared
