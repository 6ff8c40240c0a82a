"""What the review queue shows: one claim with its proof and why it comes now, and those that come next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from counterclaim.desk.views.proof import english_names
from counterclaim.ledger import Ledger, Wanted
from counterclaim.ledger.index import asking, within
from counterclaim.ledger.index.reviewing import QueueFilter, queue
from counterclaim.model import Claim, Phrase, RankedVerdict, Relation, SeriesCard, ToldRow
from counterclaim.model.asked import Page, Turn
from counterclaim.output.report.fields import fields_of
from counterclaim.output.report.marks import Segment, sentence_segments
from counterclaim.output.wording import number_words, plain
from counterclaim.relating import told_anew

Reason = Literal["best", "low", "high", "contradicted", "differs", "unsure"]

NEXT = 8
"""So many of those that come next are listed."""
RELATED = 3
"""So many of a claim's contradictions are shown with it."""
MINE = 60
"""The stories of so many of one's last judgements are one's own."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits: its story, its number and speaker in words, and why it should be looked at."""

    claim: str
    story: str
    number: str
    speaker: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """A claim `other` that the verdict `id` holds against the one at hand, and why; `a` and `b` are the two claims,
    of which `b` is the later."""

    id: str
    relation: Relation
    a: str
    b: str
    why: str
    other: str
    gloss: str
    lang: str
    segments: list[Segment]
    reason: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """The claim at hand: its words with their marks, its fields as pairs of label and words, its report and story (""
    while the index has none of it), its series there, and the claims that contradict it."""

    claim: str
    doc: str
    lang: str
    outlet: str
    gloss: str
    number: str
    why: tuple[str, ...]
    segments: list[Segment]
    fields: list[tuple[str, str]]
    story: str
    story_title: str
    series: SeriesCard | None
    against: list[Against]


@dataclass(frozen=True, slots=True)
class Review:
    """The queue from one place on. `after` is the place after the claim at hand, "" at the end; of those that wait
    there are `total` (or `more`); `today` is how many judgements the visitor gave since midnight, UTC."""

    item: Item | None
    next: list[Waiting]
    after: str
    total: int
    more: bool
    today: int


def review_view(store: Ledger, person: str, wanted: QueueFilter, after: str = "", claim: str | None = None) -> Review:
    """The queue of the claims that are `wanted`, after the place `after`; with `claim`, that claim is at hand instead.

    To be asked inside a transaction in which the index is there (`Desk.indexed`). Raises UsageError for a place in the
    list that no page told.
    """
    db = store.session
    if claim is None:
        first = queue(db, Turn(1, after), wanted)
        row = next(iter(first.items), None)
        place = first.after
        coming = queue(db, Turn(NEXT, place), wanted) if place else Page([], "", first.total, first.more)
    else:
        row = next(iter(sorted(within.told(db, [claim]), key=lambda row: -row.rank)), None)
        place = after
        coming = queue(db, Turn(NEXT, after), wanted)
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return Review(
        item=_item(store, row.claim if row else claim, row),
        next=[waiting for each in coming.items if (waiting := _waiting(each))],
        after=place,
        total=coming.total or 0,
        more=coming.more,
        today=store.said_since(person, midnight.isoformat(timespec="microseconds")),
    )


def stories_of_mine(store: Ledger, person: str) -> list[str]:
    """The ids of the stories of the claims that this `person` judged last."""
    claims = {entry.judgement.claim for entry in store.said_by(person, MINE)} - {None}
    docs = {entry.judgement.doc for entry in store.said_by(person, MINE) if entry.judgement.claim in claims}
    return sorted({card.id for doc in docs if doc for card in asking.stories_of(store.session, doc)})


def _waiting(row: ToldRow) -> Waiting:
    ends = sorted({end for end in (row.low, row.high) if end is not None})
    number = "–".join(f"{end:,}" for end in ends)
    return Waiting(row.claim, row.story, number, plain(row.name), row.why)


def _item(store: Ledger, id: str | None, row: ToldRow | None) -> Item | None:
    """The claim of this `id`, where it stands; `row` is None while the index does not have it yet."""
    claim = next(iter(_claims(store, [id])), None) if id else None
    if claim is None:
        return None
    card = asking.story(store.session, row.story) if row else None
    series = within.one_series(store.session, row.story, row.series) if row else None
    return Item(
        claim=claim.id,
        doc=claim.doc,
        lang=claim.lang,
        outlet=plain(claim.outlet or claim.doc),
        gloss=plain(claim.gloss),
        number=number_words(claim.quantity),
        why=row.why if row else (),
        segments=sentence_segments(claim),
        fields=fields_of(claim, english_names().learnt([claim])),
        story=row.story if row else "",
        story_title=plain(card.title) if card else "",
        series=series.card if series else None,
        against=_against(store, claim),
    )


def _against(store: Ledger, claim: Claim) -> list[Against]:
    found = [each for each in within.verdicts_on(store.session, [claim.id]) if each.mark == "contradicts"][:RELATED]
    others = {each.id: each for each in _claims(store, [_other(each, claim.id) for each in found])}
    return [_opposed(each, others[other]) for each in found if (other := _other(each, claim.id)) in others]


def _other(ranked: RankedVerdict, claim: str) -> str:
    return ranked.verdict.b if ranked.verdict.a == claim else ranked.verdict.a


def _opposed(ranked: RankedVerdict, other: Claim) -> Against:
    verdict, shown = ranked.verdict, sentence_segments(other)
    return Against(
        verdict.id,
        verdict.relation,
        verdict.a,
        verdict.b,
        plain(verdict.why),
        other.id,
        plain(other.gloss),
        other.lang,
        shown,
        verdict.reason,
    )


def _claims(store: Ledger, ids: Sequence[str]) -> list[Claim]:
    """The claims of these `ids` that stand, each once, as people corrected them."""
    if not ids:
        return []
    found = {claim.id: claim for claim in store.claims(Wanted(ids=frozenset(ids)))}
    return list(told_anew(found.values()))
