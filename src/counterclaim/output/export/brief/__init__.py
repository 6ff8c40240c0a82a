"""A brief in Markdown, a page for each story: what one would send to a colleague.

What is known, where accounts differ, how it went on, who copies whom and what is missing; every figure has a footnote
with the words that prove it (https://docs.github.com/en/get-started/writing-on-github, footnotes).
"""

from collections.abc import Iterator
from typing import BinaryIO

from counterclaim.output.export.brief.doubts import copies, differences, gaps
from counterclaim.output.export.brief.known import courses, known
from counterclaim.output.export.brief.markdown import escaped
from counterclaim.output.export.brief.notes import Notes
from counterclaim.output.export.brief.told import StoryTold, story_told
from counterclaim.output.export.parcel import Parcel
from counterclaim.output.export.telling import in_full
from counterclaim.output.wording import date_words, joined
from counterclaim.reconcile.dossier import Dossier


def write(parcel: Parcel, target: BinaryIO) -> None:
    """Write a page for each story of `parcel`, those of most reports first."""
    notes = Notes(parcel)
    for place, dossier in enumerate(parcel.dossiers):
        target.write(("\n---\n\n" if place else "").encode())
        target.write("".join(_page(dossier, notes)).encode("utf-8", "replace"))


def _page(dossier: Dossier, notes: Notes) -> Iterator[str]:
    story = story_told(dossier, notes)
    yield f"# {escaped(dossier.story.title)}\n\n{_reports(story)}\n"
    sections = (
        ("What is known", list(known(story)) or ["- No figure stands of its own.\n"]),
        ("Where accounts differ", list(differences(story)) or ["- No two figures contradict each other.\n"]),
        ("Since when, and how it went on", list(courses(story))),
        ("Who copies whom", list(copies(story))),
        ("What is missing", list(gaps(story))),
    )
    for title, lines in sections:
        if lines:
            yield f"\n## {title}\n\n{''.join(lines)}"
    made = notes.parcel.made.date().isoformat()
    yield f"\n*Put together by Counterclaim on {in_full(date_words(made, made))}. A program read the reports: open them"
    yield " before you rely on a figure.*\n\n"
    yield notes.taken()


def _reports(story: StoryTold) -> str:
    """ "10 reports in Dutch, English and German, 17 December 2024 – 1 May 2025."."""
    parcel, docs = story.notes.parcel, story.dossier.story.docs
    reports = [parcel.described[doc] for doc in docs if doc in parcel.described]
    languages = sorted({parcel.names.language(one.lang) for one in reports if one.lang})
    days = [one.published for one in reports if one.published]
    told = f"{len(docs)} report{'' if len(docs) == 1 else 's'}"
    if languages:
        told += f" in {joined(languages)}"
    if days:
        told += f", {in_full(date_words(min(day.start for day in days)[:10], max(day.end for day in days)[:10]))}"
    return f"{told}."
