"""Where accounts differ, who copies whom, and what nobody says."""

from collections.abc import Iterator, Mapping, Sequence

from counterclaim.model import Position, Stand, Verdict
from counterclaim.output.export.brief.markdown import escaped
from counterclaim.output.export.brief.notes import quote_of
from counterclaim.output.export.brief.told import StoryTold, voice
from counterclaim.output.export.telling import Line
from counterclaim.output.report.verdicts import contested
from counterclaim.output.wording import joined, plain
from counterclaim.reconcile.wording import named

MOST_DIFFERENCES = 5
MOST_POSITIONS = 4
MOST_COPIES = 5
_QUOTE = 240  # characters of a quote within the text; the footnote has more
_HEAVY = ("measure", "stance")
_STANDS: Mapping[Stand, str] = {
    "denies": "Denied by",
    "declines": "No answer from",
    "unverified": "Could not be verified by",
}


def differences(story: StoryTold) -> Iterator[str]:
    """The contradictions, and what became another thing in the retelling, each with both quotes; then who denies."""
    every = [verdict for verdict in _ranked(story) if {verdict.a, verdict.b} <= story.mentions.keys()]
    for verdict in every[:MOST_DIFFERENCES]:
        yield f"- {_difference(verdict, story)}\n"
    if (more := len(every) - MOST_DIFFERENCES) > 0:
        yield f"- {more} more pair{'' if more == 1 else 's'} of figures.\n"
    yield from _stands(story, ("denies",))


def _ranked(story: StoryTold) -> list[Verdict]:
    reports = {id: line.reports if line.date.start else 0 for id, line in story.mentions.items()}
    places = {id: place for place, id in enumerate(story.mentions)}
    ranked = contested(story.dossier.verdicts, reports, places)
    return [one for one in ranked if one.relation == "contradicts" or any(field in one.drift for field in _HEAVY)]


def _difference(verdict: Verdict, story: StoryTold) -> str:
    one, other = story.mentions[verdict.a], story.mentions[verdict.b]
    quotes = joined([_quoted(line, id, story) for line, id in ((one, verdict.a), (other, verdict.b))])
    return f"**{escaped(story.title_of(other))}:** {escaped(verdict.why)} In their words: {quotes}."


def _quoted(line: Line, mention: str, story: StoryTold) -> str:
    """The words of a mention, or those in its report that say more of the same."""
    one = next(one for one in line.statement.told if one.claim.id == mention)
    told = next((other for other in line.mentions if other.claim.doc == one.claim.doc), one)
    return f"“{escaped(quote_of(told.claim, _QUOTE))}”{story.notes.of(told.claim)}"


def _stands(story: StoryTold, kinds: tuple[Stand, ...]) -> Iterator[str]:
    """Who takes one of the stands `kinds`, each speaker once with the words."""
    every = [*(one for count in story.counts for one in count.course.positions), *story.dossier.positions]
    first: dict[tuple[str, str], Position] = {}
    for one in every:
        if one.position in kinds:
            first.setdefault((voice(one.source), one.position), one)
    for one in list(first.values())[:MOST_POSITIONS]:
        who = escaped(plain(named(one.source)))
        yield f"- {_STANDS[one.position]} {who}: “{escaped(one.quote)}”{story.notes.of_position(one)}\n"


def copies(story: StoryTold) -> Iterator[str]:
    """Which reports are copies of others."""
    origins = {one.claim.doc: one.origin for line in _lines(story) for one in line.statement.told if one.copied}
    for doc, origin in sorted(origins.items())[:MOST_COPIES]:
        yield f"- {_report(doc, story)} copies {_report(origin, story)}. The two count as one source.\n"
    if (more := len(origins) - MOST_COPIES) > 0:
        yield f"- {more:,} more report{' is a copy' if more == 1 else 's are copies'}.\n"


def _report(doc: str, story: StoryTold) -> str:
    known = story.notes.parcel.described.get(doc)
    title = f"“{escaped(known.title)}”" if known and known.title else escaped(doc)
    return f"*{escaped(known.outlet)}* ({title})" if known and known.outlet else title


def _lines(story: StoryTold) -> Iterator[Line]:
    return (line for count in story.counts for line in count.lines)


def gaps(story: StoryTold) -> Iterator[str]:
    """What nobody says: who declines, which side is not heard, which figures hang on one speaker or on none."""
    yield from _stands(story, ("declines", "unverified"))
    standing = [count for count in story.counts if count.toll is not None and not count.alone]
    unheard = [count.title for count in standing if _one_sided(count.lines)]
    if unheard:
        yield f"- The counted people's own side gives no figure of: {_listed(unheard)}.\n"
    nameless = [f"{line.figure} ({line.who})" for count in standing for line in count.lines if not line.named]
    if nameless:
        yield f"- These figures name nobody as their source: {_listed(nameless)}.\n"
    undated = [doc for doc in story.dossier.story.docs if _is_undated(doc, story)]
    if undated:
        reports = "1 report" if len(undated) == 1 else f"{len(undated)} reports"
        yield f"- Of {reports} the day is not known: {_listed(undated)}.\n"


def _one_sided(lines: Sequence[Line]) -> bool:
    stands = {one.claim.standpoint for line in lines for one in line.statement.told}
    return "adversary" in stands and "own" not in stands


def _is_undated(doc: str, story: StoryTold) -> bool:
    known = story.notes.parcel.described.get(doc)
    return known is not None and known.published is None


def _listed(words: list[str], most: int = 5) -> str:
    told = [escaped(one) for one in words[:most]]
    return "; ".join(told) + (f"; and {len(words) - most} more" if len(words) > most else "")
