"""Tables for Wikipedia: each count of a story by claimant, every figure with its full reference.

A table stands on its own: its references are defined in it, under names that stay the same, so that one table or all
may be pasted (https://en.wikipedia.org/wiki/Help:Sortable_tables, https://en.wikipedia.org/wiki/Help:Footnotes).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from counterclaim.model import Told, Toll, Verdict
from counterclaim.output.export.parcel import Parcel
from counterclaim.output.export.sources import source_of
from counterclaim.output.export.telling import (
    Line,
    against,
    behind,
    by_mention,
    in_full,
    later,
    lines_of,
    moment_words,
    stands_words,
)
from counterclaim.output.export.wikitext import citation, reference_name, wikitext
from counterclaim.output.titles import titles_of
from counterclaim.reconcile.dossier import Dossier

MOST_CITED = 3
"""References behind one figure: the earliest reports that are no copies of others."""

_COLUMNS = (
    '! scope="col" | Claimant\n'
    '! scope="col" | Date\n'
    '! scope="col" data-sort-type="number" | Figure\n'
    '! scope="col" | What is counted\n'
    '! scope="col" class="unsortable" | Notes\n'
    '! scope="col" class="unsortable" | {{abbr|Ref.|References}}\n'
)
_LAST = "9999-12-31"  # where what has no date is sorted


def write(parcel: Parcel, target: BinaryIO) -> None:
    """Write the stories of `parcel`: a section for each with its tables, a row for each statement."""
    target.write(_intro(parcel).encode())
    for dossier in parcel.dossiers:
        for part in _story(dossier, parcel):
            target.write(part.encode())
    target.write(b"\n== References ==\n{{reflist}}\n")


def _intro(parcel: Parcel) -> str:
    return (
        f"<!-- Who says how many, made by Counterclaim on {parcel.made:%Y-%m-%d}. Each reference quotes the words that "
        "prove its figure, in their own language. Open them before you publish: a program read them. -->\n"
    )


def _story(dossier: Dossier, parcel: Parcel) -> Iterator[str]:
    names = parcel.names.learnt(one.claim for course in dossier.courses for one in course.series.told)
    titles = titles_of([course.series for course in dossier.courses], names)
    courses = [
        (title, lines_of(course, names), course.toll) for title, course in zip(titles, dossier.courses, strict=True)
    ]
    mentions = by_mention(line for _, lines, _ in courses for line in lines)
    yield f"\n== {wikitext(dossier.story.title)} ==\n"
    for title, lines, toll in courses:
        if len(lines) > 1:
            yield _standing(toll, lines)
            yield _table(f"{title}, as reported", _by_claimant(lines), dossier.verdicts, mentions, parcel)
    once = [line for _, lines, _ in courses if len(lines) == 1 for line in lines]
    if once:
        yield "\n"
        yield _table("Other figures, each given once", once, dossier.verdicts, mentions, parcel)


def _standing(toll: Toll | None, lines: Sequence[Line]) -> str:
    """A sentence above the table: what stands, and whether that is contested."""
    if toll is None:
        return "\n"
    line = behind(toll, lines)
    day = moment_words(toll.as_of) if toll.as_of else ""
    stands = wikitext(stands_words(toll, line))
    as_of = f"As of {day}: " if day else ""
    if toll.best is None:
        return f"\n{wikitext(toll.why)}\n" if toll.corroboration == "contested" else f"\n{as_of}{stands}.\n"
    by = f"; source: {wikitext(line.who)}" if line is not None else ""
    contested = " Sources contradict each other." if toll.corroboration == "contested" else ""
    return f"\n{as_of}{stands}{by}.{contested}\n"


def _by_claimant(lines: Sequence[Line]) -> list[Line]:
    """`lines` claimant by claimant, in the order in which each first speaks; each one's in time."""
    first: dict[str, int] = {}
    for place, line in enumerate(lines):
        first.setdefault(line.who, place)
    return sorted(lines, key=lambda line: first[line.who])


def _table(
    caption: str, lines: Sequence[Line], verdicts: Sequence[Verdict], mentions: Mapping[str, Line], parcel: Parcel
) -> str:
    cited: set[str] = set()
    rows = "".join(f"|-\n{_row(line, verdicts, mentions)}| {_references(line, parcel, cited)}\n" for line in lines)
    return f'{{| class="wikitable sortable"\n|+ {wikitext(caption)}\n|-\n{_COLUMNS}{rows}|}}\n'


def _row(line: Line, verdicts: Sequence[Verdict], mentions: Mapping[str, Line]) -> str:
    date, stance = line.date, line.statement.claim.stance
    iso = date.start.isoformat()[: 16 if date.clock else 10] if date.start else _LAST
    said = "" if stance == "asserted" else f" ({stance})"
    who = wikitext(line.who) if line.named else f"{wikitext(line.who)} (names no source)"
    return (
        f'! scope="row" | {who}\n'
        f'| data-sort-value="{iso}" | {wikitext(in_full(date.words))}\n'
        f'| data-sort-value="{line.statement.quantity.spoken}" | {wikitext(line.figure)}{said}\n'
        f"| {wikitext(line.counted)}\n"
        f"| {wikitext('; '.join(_notes(line, verdicts, mentions)))}\n"
    )


def _notes(line: Line, verdicts: Sequence[Verdict], mentions: Mapping[str, Line]) -> Iterator[str]:
    for rival in against(line, verdicts, mentions):
        yield f"contradicted by {rival.who}: {rival.figure}"
    newer = later(line, verdicts, mentions)
    if newer is not None:
        yield f"later {newer.figure}, {newer.who}, {in_full(newer.date.words)}"
    if line.via:
        yield f"passed on by {line.via}"
    if line.copies:
        yield f"in {line.reports} reports, {line.copies} of them copied"


def _references(line: Line, parcel: Parcel, cited: set[str]) -> str:
    return "".join(_reference(one, parcel, cited) for one in line.mentions[:MOST_CITED])


def _reference(one: Told, parcel: Parcel, cited: set[str]) -> str:
    """The reference of a mention, in full where it is the first of its table."""
    claim = one.claim
    source = source_of(claim, parcel.described.get(claim.doc))
    name = reference_name(source, claim.sentence.text)
    if name in cited:
        return f'<ref name="{name}" />'
    cited.add(name)
    return f'<ref name="{name}">{citation(source, claim.sentence.text, parcel.read_on(claim.doc))}</ref>'
