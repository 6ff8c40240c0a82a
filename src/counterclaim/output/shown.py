"""What `show` prints for people: per story and series what stands, what contradicts it, and who says how many."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from counterclaim.model import Claim
from counterclaim.output.naming import Names
from counterclaim.output.standing import CORROBORATION, Mark, mark_of, toll_words
from counterclaim.output.table import Row, console_for, print_rows, rows
from counterclaim.output.titles import titles_of
from counterclaim.output.wording import date_words, isolated, plain
from counterclaim.reconcile.dossier import Course, Dossier
from counterclaim.reconcile.statements import Statement

if TYPE_CHECKING:
    from rich.console import Console

NOTES: Mapping[Mark, str] = {"contradicts": "contradicted", "drifted": "drifted", "updates": "updated"}
"""The marks that a row bears, the heaviest first; the report tells the rest."""

_WHYS = 3  # contradictions of one series that are told in full


def write_shown(
    claims: Sequence[Claim], dossiers: Sequence[Dossier], stream: TextIO, names: Names, width: int | None = None
) -> None:
    """Print `claims` to `stream`, story by story as `dossiers` tell them, the largest last; in each series in time
    order. Claims in no story come first.

    `width` is in columns; without it the terminal's, or 100 where there is none.
    """
    console = console_for(stream, width)
    listed = rows(claims, names)
    if not listed:
        console.print("No claims.")
        return
    by_mention = {(row.claim.doc, row.claim.id): row for row in listed}
    known = {
        (one.claim.doc, one.claim.id)
        for dossier in dossiers
        for course in dossier.courses
        for one in course.series.told
    }
    if rest := [row for mention, row in by_mention.items() if mention not in known]:
        console.print("In no story", style="bold")
        print_rows(console, rest)
    for dossier in reversed(dossiers):
        marks = _marks(dossier)
        chosen = [
            [row for statement in course.statements for row in _chosen(statement, by_mention, marks)]
            for course in dossier.courses
        ]
        if any(chosen):
            _print_story(console, dossier, chosen, names.learnt(claims))


def _chosen(
    statement: Statement, by_mention: Mapping[tuple[str, str], Row], marks: Mapping[str, set[Mark]]
) -> list[Row]:
    """The row of one statement, with how many further reports tell it and what verdicts say; none where no mention of
    it is among those asked for."""
    told = [row for one in statement.told if (row := by_mention.get((one.claim.doc, one.claim.id)))]
    if not told:
        return []
    first, more = told[0], len({row.claim.doc for row in told}) - 1
    found = {mark for row in told for mark in marks.get(row.claim.id, ())}
    words = ", ".join(note for mark, note in NOTES.items() if mark in found)
    return [replace(first, marks=words, document=f"{first.document}{f' +{more:,}' if more else ''}")]


def _print_story(console: "Console", dossier: Dossier, chosen: Sequence[Sequence[Row]], names: Names) -> None:
    reports = len(dossier.story.docs)
    told = f" ({reports:,} {'report' if reports == 1 else 'reports'}, {dossier.story.id})"
    console.print(isolated(plain(dossier.story.title)) + told, style="bold reverse", overflow="fold")
    titles = titles_of([course.series for course in dossier.courses], names)
    alone: list[Row] = []
    for course, title, own in zip(dossier.courses, titles, chosen, strict=True):
        if len(course.statements) == 1 and len({one.claim.doc for one in course.series.told}) == 1:
            alone += own
        elif own:
            console.print()
            console.print(title, style="bold", overflow="fold")
            for line in _standing(course, dossier):
                console.print(line, overflow="fold")
            print_rows(console, own)
    if alone:
        console.print("\nTold once", style="bold")
        print_rows(console, alone)
    console.print()


def _standing(course: Course, dossier: Dossier) -> Iterator[str]:
    """The toll of a course in a line, and its first contradictions, a line each."""
    toll = course.toll
    if toll:
        day = f", as of {date_words(toll.as_of.start, toll.as_of.end)}" if toll.as_of else ""
        yield f"Stands: {toll_words(toll)}{day}; {CORROBORATION[toll.corroboration]}."
    own = {one.claim.id for one in course.series.told}
    whys = [one.why for one in dossier.verdicts if one.relation == "contradicts" and {one.a, one.b} <= own]
    for why in whys[:_WHYS]:
        yield f"≠ {isolated(plain(why))}"
    if len(whys) > _WHYS:
        yield f"≠ {len(whys) - _WHYS:,} more"


def _marks(dossier: Dossier) -> Mapping[str, set[Mark]]:
    """The marks of each claim: of an update the figure that is no longer the newest has one, of drift the retelling."""
    found: dict[str, set[Mark]] = defaultdict(set)
    for verdict in dossier.verdicts:
        mark = mark_of(verdict)
        if mark in ("contradicts", "updates"):
            found[verdict.a].add(mark)
        if mark in ("contradicts", "drifted"):
            found[verdict.b].add(mark)
    return found
