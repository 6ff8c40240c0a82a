"""Claims as rows."""

from datetime import date, datetime
from functools import cache

from counterclaim.measures import measures
from counterclaim.model import Claim, Moment
from counterclaim.output.frames.frame import Cell, Field, Frame, at, period, quote_of
from counterclaim.output.naming import Names
from counterclaim.output.wording import chain_words, judged_words, number_words, plain, speaker_name, when
from counterclaim.packs import country_labels


def _date(claim: Claim) -> date | None:
    found = when(claim)
    return found.start.date() if found.start else None


def _time(claim: Claim) -> datetime | None:
    found = when(claim)
    return found.start if found.clock else None


def _said(claim: Claim) -> Moment | None:
    return next((speaker.said for speaker in (*claim.sources, *claim.via) if speaker.said), None)


def _speakers(claim: Claim) -> list[str]:
    return [speaker.entity or speaker_name(speaker) for speaker in claim.sources]


def _people(claim: Claim) -> str:
    measure = measures().get(claim.measure)
    words = f"{_names().people(claim)} {measure.past if measure else claim.measure}"
    notes = ["" if claim.stance == "asserted" else claim.stance, judged_words(claim)]
    return ", ".join(filter(None, (words, *notes)))


@cache
def _names() -> Names:
    return Names.of(country_labels("en"))


_FIELDS: tuple[Field[Claim], ...] = (
    at("id", "text", "id", "The mention: the same text gives the same id."),
    Field("date", "day", "The claim's day: as of, else said, else published (UTC).", _date),
    Field("time", "time", "The same as a time, where an hour is told.", _time),
    Field("date_kind", "text", "Which of its dates that is.", lambda claim: when(claim).kind),
    at("measure", "text", "measure", "What is counted."),
    at("figure", "whole", "quantity.spoken", "The number as it was spoken: of a range the lower end."),
    at("low", "whole", "quantity.low", "The fewest that the words allow; empty where they set no floor."),
    at("high", "whole", "quantity.high", "The most that the words allow; empty where they set no ceiling."),
    at(
        "qualifier",
        "text",
        "quantity.qualifier",
        "exact, at_least, more_than, at_most, less_than, almost, about, range or vague.",
    ),
    at("unit", "text", "quantity.unit", "person or household."),
    at("printed", "text", "quantity.text", "The number as it is printed."),
    at("counting", "text", "counting", "cumulative, new, stock or unknown."),
    at("basis", "text", "basis", "On what the figure rests: official, hospital, named_list …"),
    at("stance", "text", "stance", "asserted, confirmed, denied or possible."),
    at("role", "text", "group.role", "Who is counted: soldiers, civilians, people …"),
    at("group", "text", "group.text", "Who is counted, as printed."),
    at("group_country", "text", "group.country", "Whose they are, ISO 3166-1 alpha-2."),
    at("group_entity", "text", "group.entity", "The force or side below or beside a country."),
    at("country_code", "text", "places.country", "Where, ISO 3166-1 alpha-2."),
    at("place", "text", "places.name", "The place."),
    at("precision", "text", "places.precision", "How precise it is: point, town, region or country."),
    at("lat", "part", "places.lat", "Latitude in degrees; of a region or country that of a point in it."),
    at("lon", "part", "places.lon", "Longitude in degrees."),
    at("said_by", "texts", "sources[].name", "Who gives the figure; several speak jointly."),
    Field("speakers", "texts", "The same as entities: one body has one in every language.", _speakers),
    at("source_type", "text", "sources.type", "government, military, rescue, ngo, media …"),
    at("source_country", "text", "sources.country", "Theirs, ISO 3166-1 alpha-2."),
    at("source_stated", "flag", "sources.stated", "false: carried here from the context."),
    at("standpoint", "text", "standpoint", "own, adversary or third_party: how they stand to the counted people."),
    at("via", "texts", "via[].name", "Who passes it on, nearest to the origin first."),
    *period("as_of", "The figure is true as of then", lambda claim: claim.as_of),
    *period("said", "It was said then", _said),
    *period("published", "The report was published then", lambda claim: claim.published),
    *period("window", "It counts this period", lambda claim: claim.window),
    at("event_kind", "text", "event.kind", "What kind of event: strike, quake …"),
    at("event", "text", "event.text", "The event, as printed."),
    at("quote", "text", "sentence.text", "The sentence that proves it, letter for letter."),
    at("gloss", "text", "gloss", "What it says, in English; made from the fields."),
    at("lang", "text", "lang", "The language of the report, ISO 639-1."),
    at("outlet", "text", "outlet", "Who published it."),
    at("url", "text", "url", "Its address."),
    at("doc", "text", "doc", "Its id in the ledger."),
    at("text", "text", "text", "The id of its text: a page that changed has another."),
    at("start", "whole", "start", "The number begins at this character of the text, from 0,"),
    at("end", "whole", "end", "and ends before this one."),
    at("implicit", "flag", "implicit", "true: no number is printed (“a man was killed”)."),
    at("repeats", "text", "repeats_in_document", "The earlier mention in the report that it only repeats."),
    at("judged", "text", "judged.kind", "accept, correct or add: a person stands by it."),
    at("judged_by", "text", "judged.by", "Who."),
    at("confidence", "part", "confidence", "Of claims at 0.9, nine in ten are right in number, measure and qualifier."),
    at("reader", "text", "reader", "What read it."),
)

CLAIMS: Frame[Claim] = Frame(
    ("claim", "claims"),
    _FIELDS,
    (
        Cell("When", lambda one: when(one).words),
        Cell("How many", lambda one: number_words(one.quantity), number=True),
        Cell("Who", _people),
        Cell("Said by, and the words", lambda one: chain_words(one) or "nobody named"),
    ),
    line=lambda one: plain(one.gloss),
    quotes=lambda one, _: [quote_of(one)],
)
