"""A story: the documents that tell of the same happenings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """Documents about the same happenings. A round-up is in several.

    `id` depends on the documents alone, whatever their order; `docs` are their ids, sorted. `claims` are the ids of the
    claims that belong to it: of a round-up, not all.
    """

    id: str
    title: str
    docs: tuple[str, ...]
    claims: frozenset[str] = frozenset()
