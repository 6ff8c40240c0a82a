"""Who speaks in a story, as the index counts it over all stories."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from counterclaim.gazetteer.states import name_of, parents
from counterclaim.indexing.told import day_of
from counterclaim.model import SourceType, Speaker, StorySpeaker, Told
from counterclaim.output import Names
from counterclaim.output.wording import plain
from counterclaim.resolve.speakers import UNNAMED, Identities
from counterclaim.resolve.telling import key_of

T = TypeVar("T")


def story_speakers(told: Sequence[Told], own: Collection[str], names: Names) -> list[StorySpeaker]:
    """The speakers of a story that tells `told`. Only its `own` claims (ids) are counted: others are of another story
    first."""
    heard: dict[str, list[tuple[Speaker, Told]]] = defaultdict(list)
    identities = Identities(one.claim for one in told)
    for one in told:
        for source in one.claim.sources:
            if key := key_of(source, one.claim, identities):
                heard[key].append((source, one))
    return [_speaker(key, heard[key], own, names) for key in sorted(heard)]


def _speaker(key: str, heard: Sequence[tuple[Speaker, Told]], own: Collection[str], names: Names) -> StorySpeaker:
    sources = [source for source, _ in heard]
    printed = Counter(plain(name) for source, one in heard for name in _names(source) if one.claim.id in own)
    country = _commonest(source.country for source in sources)
    kind: SourceType | None = _commonest(source.type for source in sources)
    days = [day for _, one in heard if (day := day_of(one))]
    above = parents(key)
    return StorySpeaker(
        key=key,
        name=_called(key, printed, names),
        type=kind,
        country=country,
        parent=above[0] if above else None,
        claims=len({one.claim.id for _, one in heard} & set(own)),
        first=min(days, default=""),
        newest=max(days, default=""),
        known=not key.startswith(UNNAMED),
        names=dict(sorted(printed.items())),
    )


def _names(source: Speaker) -> set[str]:
    return {name for name in (source.name, source.text) if name and name.strip()}


def _called(key: str, printed: Counter[str], names: Names) -> str:
    """The English name of a body, what most reports call a person; "police (Ukraine)" for whom nobody names."""
    known = name_of(key)
    if known != key:
        return known
    country, _, kind = key.partition(":")
    if kind and country.isupper():
        return f"{kind.replace('_', ' ')} ({names.country(country)})"
    return min(printed, key=lambda name: (-printed[name], name), default=key)


def _commonest(found: Iterable[T | None]) -> T | None:
    told = Counter(value for value in found if value is not None)
    return min(told, key=lambda value: (-told[value], str(value)), default=None)
