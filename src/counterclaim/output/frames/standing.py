"""What stands, as rows: tolls, verdicts, changes, and figures that were checked."""

from collections.abc import Mapping, Sequence

from counterclaim.model import Change, Checked, Claim, Ends, Toll, Verdict
from counterclaim.output.changes import ends_words, series_words, what_words
from counterclaim.output.frames.frame import Cell, Field, Frame, Quote, period, quote_of
from counterclaim.output.wording import date_words, joined


def _range(toll: Toll) -> str:
    return ends_words(Ends(toll.low, toll.best, toll.high, toll.corroboration)) or "nothing"


def _shown(toll: Toll, claims: Mapping[str, Claim]) -> Sequence[Quote]:
    """The newest words that give the best, or where there is none the newest of all."""
    told = [claims[id] for id in toll.claims if id in claims]
    best = [claim for claim in told if claim.quantity.spoken == toll.best]
    return [quote_of(claim) for claim in (best or told)[-1:]]


TOLLS: Frame[Toll] = Frame(
    ("toll", "tolls"),
    (
        Field("story", "text", "The story's id.", lambda one: one.story),
        Field("measure", "text", "What is counted: killed, injured, missing …", lambda one: one.measure),
        Field("role", "text", "Who is counted.", lambda one: one.role),
        Field("country_code", "text", "Whose, or where, as ISO 3166-1 alpha-2.", lambda one: one.country),
        Field("place", "text", "Where.", lambda one: one.place),
        Field("event", "text", "The event or the running count within the story.", lambda one: one.event),
        Field("low", "whole", "The lowest that somebody stands by.", lambda one: one.low),
        Field("best", "whole", "The best, where it is not contested.", lambda one: one.best),
        Field("high", "whole", "The highest that somebody stands by.", lambda one: one.high),
        Field("low_by", "texts", "Who is behind the lowest.", lambda one: one.low_by),
        Field("best_by", "texts", "Who is behind the best.", lambda one: one.best_by),
        Field("high_by", "texts", "Who is behind the highest.", lambda one: one.high_by),
        *period("as_of", "When it is true", lambda one: one.as_of),
        Field("corroboration", "text", "single, relayed, independent or contested.", lambda one: one.corroboration),
        Field("docs", "texts", "The reports.", lambda one: one.docs),
        Field("claim_ids", "texts", "The ids of its claims, the newest last.", lambda one: one.claims),
        Field("why", "text", "Why these, as a sentence.", lambda one: one.why),
        Field("rules", "text", "The rule set.", lambda one: one.rules),
    ),
    (
        Cell("What", series_words),
        Cell("How many", _range, number=True),
        Cell("As of", lambda one: date_words(one.as_of.start, one.as_of.end) if one.as_of else "undated"),
        Cell("By", lambda one: joined(one.best_by or one.low_by or one.high_by) or "nobody named"),
        Cell("Why, and the words", lambda one: one.why),
    ),
    line=lambda one: f"{series_words(one)}: {_range(one)}",
    quotes=_shown,
    proofs=lambda one: one.claims,
)

VERDICTS: Frame[Verdict] = Frame(
    ("verdict", "verdicts"),
    (
        Field("id", "text", "The verdict: `v_…`.", lambda one: one.id),
        Field(
            "relation",
            "text",
            "repeats, updates, agrees, contradicts, part_of, not_comparable.",
            lambda one: one.relation,
        ),
        Field("a", "text", "The first claim: the earlier, or the whole.", lambda one: one.a),
        Field("b", "text", "The second: the later, or the part.", lambda one: one.b),
        Field("why", "text", "Why, as a sentence.", lambda one: one.why),
        Field(
            "drift",
            "texts",
            "What changed on the way (“qualifier: more_than>about”).",
            lambda one: [f"{name}: {change}" for name, change in one.drift.items()],
        ),
        Field("confidence", "part", "How sure that is.", lambda one: one.confidence),
        Field("rules", "text", "The rule set.", lambda one: one.rules),
    ),
    (
        Cell("Relation", lambda one: one.relation.replace("_", " ")),
        Cell("Why, and the words", lambda one: one.why),
    ),
    line=lambda one: f"{one.relation.replace('_', ' ')}: {one.why}",
    quotes=lambda one, claims: [quote_of(claims[id]) for id in (one.a, one.b) if id in claims],
    proofs=lambda one: (one.a, one.b),
)

CHANGES: Frame[Change] = Frame(
    ("change", "changes"),
    (
        Field("story", "text", "The story's id.", lambda one: one.story),
        Field("title", "text", "Its title.", lambda one: one.title),
        Field("what", "text", "raised, lowered, contested, new series … (docs/changes.md).", lambda one: one.what),
        Field("measure", "text", "What is counted.", lambda one: one.measure),
        Field("role", "text", "Who is counted.", lambda one: one.role),
        Field("country_code", "text", "Whose, or where, as ISO 3166-1 alpha-2.", lambda one: one.country),
        Field("place", "text", "Where.", lambda one: one.place),
        Field("event", "text", "The event or the running count.", lambda one: one.event),
        Field("old_low", "whole", "The lowest that stood.", lambda one: one.old and one.old.low),
        Field("old_best", "whole", "The best that stood.", lambda one: one.old and one.old.best),
        Field("old_high", "whole", "The highest that stood.", lambda one: one.old and one.old.high),
        Field("new_low", "whole", "The lowest that stands.", lambda one: one.new and one.new.low),
        Field("new_best", "whole", "The best that stands.", lambda one: one.new and one.new.best),
        Field("new_high", "whole", "The highest that stands.", lambda one: one.new and one.new.high),
        Field("by", "texts", "Who changed it.", lambda one: one.by),
        *period("at", "When the first report that gives it appeared", lambda one: one.at),
        Field("quotes", "texts", "The words.", lambda one: [each.quote for each in one.quotes]),
        Field("docs", "texts", "The reports that they stand in.", lambda one: [each.doc for each in one.quotes]),
        Field("verdicts", "texts", "The ids of the verdicts that came with it.", lambda one: one.verdicts),
    ),
    (
        Cell("What", what_words),
        Cell("Was", lambda one: ends_words(one.old) or "", number=True),
        Cell("Is", lambda one: ends_words(one.new) or "", number=True),
        Cell("When", lambda one: date_words(one.at.start, one.at.end) if one.at else "undated"),
        Cell("By, and the words", lambda one: joined(one.by) or "nobody named"),
    ),
    line=lambda one: (
        f"{series_words(one)}: {one.what}, {ends_words(one.old) or 'nothing'} → {ends_words(one.new) or 'nothing'}"
    ),
    quotes=lambda one, _: [Quote(each.quote, each.doc) for each in one.quotes],
)

CHECKED: Frame[Checked] = Frame(
    ("figure", "figures"),
    (
        Field("quote", "text", "The sentence of the draft.", lambda one: one.quote),
        Field("start", "whole", "The first character of the figure in the draft.", lambda one: one.start),
        Field("end", "whole", "The character behind its last.", lambda one: one.end),
        Field("status", "text", "current, outdated, distorted, contested or unknown.", lambda one: one.status),
        Field("why", "text", "Why, as a sentence.", lambda one: one.why),
        Field("claim_ids", "texts", "The ids of what it was held against.", lambda one: one.claims),
        Field("proofs", "texts", "Their sentences.", lambda one: one.proofs),
        Field("looked_at", "whole", "How many reports were looked at.", lambda one: one.looked_at),
        Field("newest", "text", "The day of the newest.", lambda one: one.newest),
    ),
    (
        Cell("Status", lambda one: one.status),
        Cell("In the draft", lambda one: one.quote),
        Cell("Why, and the words", lambda one: one.why),
    ),
    line=lambda one: f"{one.status}: {one.why}",
    quotes=lambda one, claims: [quote_of(claims[id]) for id in one.claims[:2] if id in claims],
    proofs=lambda one: one.claims[:2],
)
