"""What is known: each count in a line, with who stands behind it, and how its figures went on from first to last."""

from collections.abc import Iterator, Sequence

from counterclaim.model import Corroboration, Position
from counterclaim.output.export.brief.markdown import escaped
from counterclaim.output.export.brief.told import Count, StoryTold, voice
from counterclaim.output.export.telling import Line, behind, in_full, moment_words, stands_words
from counterclaim.output.phrases import names
from counterclaim.output.wording import joined, plain
from counterclaim.reconcile.wording import named

MOST_COUNTS = 6
MOST_ALONE = 5
MOST_COURSES = 4
MOST_STEPS = 6
MOST_MARKS = 4

_BACKING: dict[Corroboration, str] = {
    "single": "Nobody else says so.",
    "relayed": "Several reports tell it, all from one speaker.",
    "independent": "Independent speakers agree.",
    "contested": "Others contradict it.",
}


def known(story: StoryTold) -> Iterator[str]:
    """Each count that is told more than once in a line, those told once together in one."""
    standing = [count for count in story.counts if count.toll is not None]
    main = [count for count in standing if not count.alone] or standing[:MOST_COUNTS]
    for count in main[:MOST_COUNTS]:
        yield f"- {_count(count, story)}\n"
    rest = [*main[MOST_COUNTS:], *(count for count in standing if count not in main)]
    if rest:
        told = [_in_passing(count, story) for count in rest[:MOST_ALONE]]
        more = f"; and {len(rest) - MOST_ALONE} more" if len(rest) > MOST_ALONE else ""
        yield f"- Told once each: {'; '.join(told)}{more}.\n"


def _count(count: Count, story: StoryTold) -> str:
    toll, line = count.toll, behind(count.toll, count.lines) if count.toll else None
    assert toll is not None
    day = f", as of {moment_words(toll.as_of)}" if toll.as_of else ""
    title = f"**{escaped(count.title)}:**"
    if toll.best is None and toll.corroboration == "contested":
        marks = _marks([story.mentions[one] for one in toll.claims if one in story.mentions], story)
        return f"{title} {escaped(plain(toll.why))}{marks}"
    by = f" Source: {_who(line)}." if line is not None and toll.best is not None else ""
    note = story.notes.of(line.mentions[0].claim) if line is not None else ""
    backing = "" if _told_elsewhere(count, story) else f" {_BACKING[toll.corroboration]}"
    told = f"{title} {escaped(stands_words(toll, line))}{day}.{by}{note}{backing}"
    return told + _confirmed(count.course.positions, story)


def _told_elsewhere(count: Count, story: StoryTold) -> bool:
    """Whether the one speaker of `count` is not alone: another gives the same figure in another count of the story, of
    another group or place."""
    toll = count.toll
    return (
        toll is not None
        and toll.corroboration == "single"
        and any(
            (other.measure, other.best) == (toll.measure, toll.best) and _voices(one).isdisjoint(_voices(count))
            for one in story.counts
            if one is not count and (other := one.toll) is not None
        )
    )


def _voices(count: Count) -> set[str]:
    """Who gives the figure that stands of `count`."""
    line = behind(count.toll, count.lines) if count.toll else None
    return {voice(source) for source in line.statement.claim.sources} if line is not None else set()


def _marks(lines: Sequence[Line], story: StoryTold) -> str:
    """The footnotes of the newest figure of each speaker, of the last that spoke."""
    newest = {line.who: line for line in lines}
    return "".join(story.notes.of(line.mentions[0].claim) for line in [*newest.values()][-MOST_MARKS:])


def _who(line: Line) -> str:
    who = escaped(line.who) if line.named else f"*{escaped(line.who)}*, which names nobody"
    return f"{who}, passed on by {escaped(line.via)}" if line.via else who


def _confirmed(positions: Sequence[Position], story: StoryTold) -> str:
    first = {voice(one.source): one for one in reversed(positions) if one.position == "confirms"}
    confirming = {plain(named(one.source)): one for one in reversed(first.values())}
    notes = "".join(map(story.notes.of_position, confirming.values()))
    return f" Confirmed, without a figure, by {joined(list(map(escaped, confirming)))}.{notes}" if confirming else ""


def _in_passing(count: Count, story: StoryTold) -> str:
    line = count.lines[-1]
    assert count.toll is not None
    figure = escaped(stands_words(count.toll, line))
    return f"{escaped(_lower(count.title))}: {figure} ({escaped(line.who)}){story.notes.of(line.mentions[0].claim)}"


def _lower(words: str) -> str:
    """`words` as they stand within a sentence: "People killed" begins small, "North Korean soldiers" does not."""
    first = words.split(" ", 1)[0].lower()
    return words[:1].lower() + words[1:] if any(first in role.split() for role in names()["role"].values()) else words


def courses(story: StoryTold) -> Iterator[str]:
    """How each count went from its first figure to its last, where it changed."""
    changing = [(count, _steps(count)) for count in story.counts if count.course.series.aside != "other"]
    told = [(count, steps) for count, steps in changing if len(steps) > 1]
    for count, steps in told[:MOST_COURSES]:
        shown = [f"{escaped(line.figure)}, {escaped(line.who)}, {_when(line)}" for line in _shortened(steps)]
        left = len(steps) - len(shown)
        first = f"{shown[0]} → … {left} more → " if left else f"{shown[0]} → "
        yield f"- **{escaped(count.title)}:** {first}{' → '.join(shown[1:])}.\n"
    if (more := len(told) - MOST_COURSES) > 0:
        yield f"- {more} more count{'' if more == 1 else 's'} changed.\n"


def _steps(count: Count) -> list[Line]:
    """The lines that say something else than the one before them. Those that name nobody are no steps: they may be
    misquotations, and stand below what is missing."""
    steps: list[Line] = []
    for line in count.lines:
        firm = line.statement.claim.stance in ("asserted", "confirmed")
        if (
            firm
            and line.named
            and line.date.start
            and (not steps or steps[-1].statement.quantity.spoken != line.statement.quantity.spoken)
        ):
            steps.append(line)
    return steps


def _shortened(steps: Sequence[Line]) -> list[Line]:
    return list(steps) if len(steps) <= MOST_STEPS else [steps[0], *steps[1 - MOST_STEPS :]]


def _when(line: Line) -> str:
    return in_full(line.date.words)
