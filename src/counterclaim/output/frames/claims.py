"""Claims as rows."""

from datetime import date, datetime
from functools import cache

from counterclaim.measures import measures
from counterclaim.model import Claim, Moment, Place, Speaker
from counterclaim.output.frames.frame import Cell, Field, Frame, period, quote_of
from counterclaim.output.naming import Names
from counterclaim.output.wording import chain_words, judged_words, number_words, plain, speaker_name, when
from counterclaim.packs import country_labels


def _date(claim: Claim) -> date | None:
    found = when(claim)
    return found.start.date() if found.start else None


def _time(claim: Claim) -> datetime | None:
    found = when(claim)
    return found.start if found.clock else None


def _first(claim: Claim) -> Speaker | None:
    return claim.sources[0] if claim.sources else None


def _said(claim: Claim) -> Moment | None:
    return next((speaker.said for speaker in (*claim.sources, *claim.via) if speaker.said), None)


def _place(claim: Claim) -> Place | None:
    return claim.places[0] if claim.places else None


def _people(claim: Claim) -> str:
    measure = measures().get(claim.measure)
    words = f"{_names().people(claim)} {measure.past if measure else claim.measure}"
    notes = ["" if claim.stance == "asserted" else claim.stance, judged_words(claim)]
    return ", ".join(filter(None, (words, *notes)))


@cache
def _names() -> Names:
    return Names.of(country_labels("en"))


_WHEN: tuple[Field[Claim], ...] = (
    Field("date", "day", "the day by which it is put in order (UTC): as of, else said, else published", _date),
    Field("time", "time", "the same as a time, where an hour is told", _time),
    Field("date_kind", "text", "which of its dates that is: as of, said, published, undated", lambda one: when(one).kind),
)
_NUMBER: tuple[Field[Claim], ...] = (
    Field("number", "whole", "the number as it was spoken: the lower end where there is one", lambda one: one.quantity.spoken),
    Field("low", "whole", "the least that the words allow", lambda one: one.quantity.low),
    Field("high", "whole", "the most that the words allow", lambda one: one.quantity.high),
    Field("qualifier", "text", "exact, about, more_than, at_least, range, vague …", lambda one: one.quantity.qualifier),
    Field("unit", "text", "person or household", lambda one: one.quantity.unit),
    Field("printed", "text", "the number as it is printed", lambda one: one.quantity.text),
    Field("measure", "text", "what is counted: killed, injured, missing …", lambda one: one.measure),
)
_PEOPLE: tuple[Field[Claim], ...] = (
    Field("role", "text", "who is counted: soldiers, civilians, children, people …", lambda one: one.group.role),
    Field("country", "text", "their country, as ISO 3166-1 alpha-2", lambda one: one.group.country),
    Field("entity", "text", "their side, below or beside a country", lambda one: one.group.entity),
    Field("group", "text", "the words for them", lambda one: one.group.text),
    Field("place", "text", "where it happened", lambda one: (found := _place(one)) and found.name),
    Field("place_country", "text", "in which country that is", lambda one: (found := _place(one)) and found.country),
    Field("place_precision", "text", "point, town, region or country", lambda one: (found := _place(one)) and found.precision),
    Field("lat", "part", "its latitude in degrees", lambda one: (found := _place(one)) and found.lat),
    Field("lon", "part", "its longitude in degrees", lambda one: (found := _place(one)) and found.lon),
)
_SPEAKERS: tuple[Field[Claim], ...] = (
    Field("said_by", "texts", "who gives the number, under their full names", lambda one: [speaker_name(each) for each in one.sources]),
    Field("speakers", "texts", "the same as entities: one body has one in every language", lambda one: [each.entity or speaker_name(each) for each in one.sources]),
    Field("source_type", "text", "government, military, rescue, witness …", lambda one: (found := _first(one)) and found.type),
    Field("source_country", "text", "the country of who gives it", lambda one: (found := _first(one)) and found.country),
    Field("via", "texts", "who passes it on, the nearest to the origin first", lambda one: [speaker_name(each) for each in one.via]),
    Field("stated", "flag", "whether this sentence names who gives it", lambda one: (found := _first(one)) and found.stated),
)
_TOLD: tuple[Field[Claim], ...] = (
    Field("counting", "text", "cumulative, new, stock or unknown", lambda one: one.counting),
    Field("basis", "text", "official, hospital, named_list, witness …", lambda one: one.basis),
    Field("stance", "text", "asserted, confirmed, denied or possible", lambda one: one.stance),
    Field("standpoint", "text", "own, adversary or third_party", lambda one: one.standpoint),
    Field("judged", "text", "by whose word it stands", lambda one: judged_words(one) or None),
    Field("implicit", "flag", "whether no number stands there (“a man was killed”)", lambda one: one.implicit),
    Field("repeats", "text", "the earlier mention of its report that it merely repeats", lambda one: one.repeats_in_document),
    Field("start", "whole", "the first character of the number in the text", lambda one: one.start),
    Field("end", "whole", "the character behind its last", lambda one: one.end),
    Field("sentence", "text", "the sentence that proves it, letter for letter", lambda one: one.sentence.text),
    Field("gloss", "text", "the claim as an English sentence, made of its fields", lambda one: one.gloss),
    Field("confidence", "part", "of claims at 0.9, nine in ten are read right", lambda one: one.confidence),
    Field("outlet", "text", "who published the report", lambda one: one.outlet),
    Field("url", "text", "its address", lambda one: one.url),
)

CLAIMS: Frame[Claim] = Frame(
    ("claim", "claims"),
    (
        Field("id", "text", "the mention: `m_…`", lambda one: one.id),
        Field("doc", "text", "the report", lambda one: one.doc),
        Field("lang", "text", "its language, as ISO 639-1", lambda one: one.lang),
        *_WHEN,
        *_NUMBER,
        *_PEOPLE,
        *_SPEAKERS,
        *period("as_of", "when the number is true", lambda one: one.as_of),
        *period("said", "when it was said", _said),
        *period("published", "when the report was published", lambda one: one.published),
        *period("window", "the period that it counts", lambda one: one.window),
        *_TOLD,
    ),
    (
        Cell("When", lambda one: when(one).words),
        Cell("How many", lambda one: number_words(one.quantity), number=True),
        Cell("Who", _people),
        Cell("Said by, and the words", lambda one: chain_words(one) or "nobody named"),
    ),
    line=lambda one: plain(one.gloss),
    quotes=lambda one, _: [quote_of(one)],
)
