"""Stories as people join and part them."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.model import Grouping, Judgement, Story


def regrouped(stories: Iterable[Story], told: Sequence[Judgement]) -> list[Story]:
    """`stories` as the standing judgements `told`, in their order, join and part them: the smallest first.

    A story that has grown since is known by the documents that it had; one that lost some of them is not found, and
    stays as it is.
    """
    found = list(stories)
    for judgement in told:
        what = judgement.what
        if isinstance(what, Grouping) and what.things == "stories":
            found = _joined(found, what) if judgement.kind == "merge" else _parted(found, what)
    return sorted(found, key=lambda story: (len(story.docs), story.id))


def _joined(stories: list[Story], grouping: Grouping) -> list[Story]:
    same = [story for docs in grouping.members if (story := _of(stories, docs))]
    same = list(dict.fromkeys(same))
    if len(same) < 2:
        return stories
    docs = sorted({doc for story in same for doc in story.docs})
    claims = frozenset(claim for story in same for claim in story.claims)
    return [*(story for story in stories if story not in same), replace(same[0], docs=tuple(docs), claims=claims)]


def _parted(stories: list[Story], grouping: Grouping) -> list[Story]:
    whole = _of(stories, grouping.members[0]) if grouping.members else None
    apart = tuple(doc for doc in whole.docs if doc in grouping.ids) if whole else ()
    if whole is None or not apart or len(apart) == len(whole.docs):
        return stories
    rest = tuple(doc for doc in whole.docs if doc not in apart)
    id = "s_" + hashlib.sha256("\x1f".join(apart).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    others = [story for story in stories if story is not whole]
    return [*others, replace(whole, docs=rest), replace(whole, id=id, docs=apart)]


def _of(stories: list[Story], docs: Sequence[str]) -> Story | None:
    """The smallest story that holds all `docs`."""
    holding = [story for story in stories if set(docs) <= set(story.docs)]
    return min(holding, key=lambda story: (len(story.docs), story.id), default=None)
