"""schema.org: each statement as a Claim with the reports in which it appears, in JSON-LD (https://schema.org/Claim).

A Claim is a statement: one speaker, one figure, one time, however many reports tell it; these are its appearances, each
with the sentence in the report's own words. A figure that belongs to no story is a Claim of its own.

A ClaimReview (https://schema.org/ClaimReview) stands only where a person rated a Claim, and says in words what that
person said; nobody gave a number, so there is none. `adopt` rates the figure: "Adopted as the figure to use
(verified)". `accept` says only that the report is read right, which readers of a ClaimReview would take for the truth:
it is no rating. What a person rejected is nobody's claim, and does not go out. Verdicts that the program comes to are
never ratings; where they contradict a Claim, its description says why.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO, NamedTuple

from counterclaim.model import Adoption, Claim, Judgement
from counterclaim.output.export.listed_json import write_listed
from counterclaim.output.export.parcel import Parcel
from counterclaim.output.export.schema.parts import (
    address,
    fullest,
    observation,
    party,
    period,
    said,
    spot,
    without_empty,
    work,
)
from counterclaim.output.export.told_in import contradictions_of_claims, stories_of_claims
from counterclaim.output.export.urns import urn
from counterclaim.output.wording import plain
from counterclaim.reconcile.by_people import RULES, fits
from counterclaim.reconcile.dossier import Course

CONTEXT = "https://schema.org"


class Rating(NamedTuple):
    """What a person said of a claim: in which respect, in which words, by whom, why, and when (ISO, UTC)."""

    aspect: str
    words: str
    by: str
    why: str
    at: str


def write(parcel: Parcel, target: BinaryIO) -> None:
    """Write the statements of `parcel`, those of the largest stories first, and after each what people said of it."""
    write_listed(target, {"@context": CONTEXT}, "@graph", _nodes(parcel))


def _nodes(parcel: Parcel) -> Iterator[dict[str, Any]]:
    wanted = {(claim.doc, claim.id) for claim in parcel.claims}
    stories = stories_of_claims(parcel)
    against = contradictions_of_claims(parcel)
    seen = set[tuple[str, str]]()
    for mentions, adopted in _statements(parcel):
        told = [claim for claim in mentions if (claim.doc, claim.id) in wanted - seen]
        if not told:  # a round-up tells the same in several stories
            continue
        seen |= {(claim.doc, claim.id) for claim in told}
        titles = [story.title for story in stories.get((told[0].doc, told[0].id), ())]
        why = list(dict.fromkeys(each for claim in told for each in against.get(claim.id, ())))
        node = claim_node(told, titles, parcel, why)
        yield node
        yield from (review_node(node, rating) for rating in _ratings(told, adopted))


def _statements(parcel: Parcel) -> Iterator[tuple[Sequence[Claim], Sequence[Judgement]]]:
    """The mentions of each statement, that which stands for it first, and the judgements that adopt its figure; then
    each claim that belongs to no story."""
    told = set[tuple[str, str]]()
    for dossier in parcel.dossiers:
        for course in dossier.courses:
            adopted = _adopted(course, parcel.said)
            for statement in course.statements:
                claims = [one.claim for one in statement.told]
                told |= {(claim.doc, claim.id) for claim in claims}
                figure = statement.quantity.spoken
                yield claims, [each for each, adoption in adopted if adoption.figure == figure]
    for claim in parcel.claims:
        if (claim.doc, claim.id) not in told:
            yield [claim], ()


def _adopted(course: Course, said: Sequence[Judgement]) -> list[tuple[Judgement, Adoption]]:
    """The judgements by which people chose the figure that stands of `course`."""
    toll = course.toll
    if toll is None or not toll.rules.endswith(f"/{RULES}"):
        return []
    chosen = [(each, each.what) for each in said if isinstance(each.what, Adoption)]
    return [
        (each, what)
        for each, what in chosen
        if fits(what, toll) and (what.figure, (each.by,)) == (toll.best, toll.best_by)
    ]


def claim_node(
    told: Sequence[Claim], titles: Sequence[str], parcel: Parcel, against: Sequence[str] = ()
) -> dict[str, Any]:
    """The statement of which `told` are the mentions, in stories of these `titles`, as a Claim; `against` are sentences
    that tell what contradicts it."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        by_report[address(claim)].append(claim)
    works = [work(fullest(each), parcel.described.get(each[0].doc)) for each in by_report.values()]
    first = fullest(by_report[address(told[0])])
    place = spot(first.places[0], parcel.names) if first.places else None
    return without_empty(
        {
            "@type": "Claim",
            "@id": urn("statement", told[0].doc, told[0].id),
            "name": first.gloss,
            "description": " ".join(map(plain, against)),
            "text": first.sentence.text,
            "inLanguage": first.lang,
            "author": [party(speaker) for speaker in first.sources],
            "datePublished": said(told),
            "temporalCoverage": period(first.window or first.as_of),
            "contentLocation": place,
            "about": [{"@type": "Thing", "name": title} for title in titles],
            "mainEntity": observation(first, parcel.names),
            "firstAppearance": {key: works[0][key] for key in ("@type", "@id", "url") if key in works[0]},
            "appearance": works,
        }
    )


def review_node(claim: Mapping[str, Any], rating: Rating) -> dict[str, Any]:
    """What a person said of `claim`, as a ClaimReview."""
    return without_empty(
        {
            "@type": "ClaimReview",
            "@id": urn("review", claim["@id"], rating.aspect, rating.by, rating.at),
            "claimReviewed": claim["name"],
            "reviewAspect": rating.aspect,
            "reviewRating": {"@type": "Rating", "alternateName": rating.words},
            "reviewBody": rating.why,
            "author": {"@type": "Person", "name": rating.by},
            "datePublished": rating.at,
            "itemReviewed": claim,
        }
    )


def _ratings(told: Sequence[Claim], adopted: Sequence[Judgement]) -> Iterator[Rating]:
    for each in adopted:
        if isinstance(each.what, Adoption) and told[0].stance in ("asserted", "confirmed"):
            words = f"Adopted as the figure to use ({each.what.status})"
            yield Rating("Which figure to use", words, each.by, each.why, each.at)
