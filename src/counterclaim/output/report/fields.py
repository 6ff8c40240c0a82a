"""The fields of a claim, spelt out for people: what is filled, as it was printed, and what was inferred from what."""

from collections.abc import Iterator
from typing import NamedTuple

from counterclaim.measures import measures
from counterclaim.model import Claim, Moment, Speaker
from counterclaim.output.naming import Names
from counterclaim.output.wording import date_words, isolated, judged_words, plain, speaker_name, value_words

BASES = {
    "official": "an official count",
    "intelligence": "intelligence",
    "named_list": "a list of names",
    "media_count": "a count by news media",
    "hospital": "hospital records",
    "model": "a model's estimate",
    "witness": "witnesses",
}
COUNTINGS = {"cumulative": "a running total", "new": "new ones only", "stock": "those at this moment"}
STANDPOINTS = {
    "own": "on the side of those counted",
    "adversary": "their adversary",
    "third_party": "neither their side nor their adversary",
}


class Field(NamedTuple):
    """A field of a claim: its label, what it holds in words, and the name in `Claim.evidence` of what proves it, None
    where nothing in a text can."""

    label: str
    words: str
    proof: str | None = None


def fields_of(claim: Claim, names: Names) -> list[tuple[str, str]]:
    """Pairs of a label and its words, for the fields of `claim` that are filled."""
    return [(field.label, field.words) for field in filled(claim, names)]


def filled(claim: Claim, names: Names) -> list[Field]:
    """The fields of `claim` that are filled; its number is not among them."""
    return [field for field in (*_counted(claim, names), *_known(claim)) if field.words]


def _counted(claim: Claim, names: Names) -> Iterator[Field]:
    measure = measures().get(claim.measure)
    yield Field("Counted", measure.label if measure else plain(claim.measure), "measure")
    yield Field("People", _printed(names.people(claim), claim.group.text), "group")
    for place in claim.places:
        yield Field("Place", _printed(names.place(place), place.text), "places")
    for speaker in claim.sources:
        yield Field("Said by", _speaker(speaker, names), "sources")
    for speaker in claim.via:
        yield Field("Passed on by", _speaker(speaker, names), "via")
    yield Field("As of", _moment(claim.as_of), "as_of")
    said = next((speaker.said for speaker in (*claim.sources, *claim.via) if speaker.said), None)
    yield Field("Said on", _moment(said), "said")
    yield Field("Period counted", _moment(claim.window), "window")
    if claim.event:
        start, end = claim.event.start, claim.event.end or claim.event.start
        day = f", {date_words(start, end)}" if start and end else ""
        yield Field("Event", _printed(f"{plain(claim.event.kind)}{day}", claim.event.text), "event")
    yield Field("Stance", "" if claim.stance == "asserted" else claim.stance, "stance")
    yield Field("Way of counting", COUNTINGS.get(claim.counting, ""), "counting")
    yield Field("Rests on", BASES.get(claim.basis, ""), "basis")


def _known(claim: Claim) -> Iterator[Field]:
    yield Field("Speaker stands", STANDPOINTS.get(claim.standpoint or "", ""))
    yield Field("Numeral", "none: told in words" if claim.implicit else "")
    if claim.published:
        start, end = claim.published.start, claim.published.end
        yield Field("Published", f"{date_words(start, end)} ({plain(claim.published.source)})")
    if claim.judged:
        why = f": {isolated(plain(claim.judged.why))}" if claim.judged.why else ""
        yield Field("Judged", f"{isolated(judged_words(claim))}{why}")
        for field, value in claim.judged.was.items():
            yield Field("As it was read", f"{plain(field)}: {isolated(value_words(value))}")
    yield Field("Confidence", f"{claim.confidence:.2f}" if claim.confidence else "")
    yield Field("Read by", plain(claim.reader))
    yield Field("Mention", plain(claim.id))


def _speaker(speaker: Speaker, names: Names) -> str:
    kind = (speaker.type or "").replace("_", " ")
    notes = (
        kind,
        names.country(speaker.country) if speaker.country else "",
        "not named" if speaker.anonymous else "",
        "" if speaker.stated else "carried here from the context",
    )
    told = ", ".join(filter(None, notes))
    words = _printed(speaker_name(speaker), speaker.text)
    return f"{words} ({told})" if told else words


def _printed(words: str, printed: str | None) -> str:
    """`words`, with what the document prints where that is something else."""
    shown = plain(printed or "")
    same = not shown or shown.casefold() == words.casefold()
    return isolated(words) if same else f"{isolated(words)}, printed “{isolated(shown)}”"


def _moment(moment: Moment | None) -> str:
    if moment is None:
        return ""
    words = _printed(date_words(moment.start, moment.end), moment.text)
    return f"{words}; inferred: {plain(moment.why or 'from the context')}" if moment.inferred else words
