"""What was read of something that is not kept yet: its documents, their figures, and what they do not say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.desk.previews.preview import Preview, State
from counterclaim.extract import READER
from counterclaim.indexing import is_behind
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import stories_of
from counterclaim.model import Claim, Document, Problem, Reading
from counterclaim.output import Names
from counterclaim.output.report.archive import Entry
from counterclaim.output.report.documents import Passage, passages
from counterclaim.output.report.fields import fields_of
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.wording import date_words, number_words, plain, speaker_words

Fact = Literal["date", "outlet", "address", "language"]
Outcome = Literal["new", "version", "unchanged"]

MANY = 20
"""Documents that are shown on one page."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some characters of a text from `start` on: the figures that stand there, by their anchors, those of them that
    begin there (`opens`), and whether it is the furniture of a page. `left_out` characters before it are not shown."""

    text: str
    start: int
    figures: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    clutter: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim as it was read: its half-open characters, its words, and its fields as pairs of label and words."""

    anchor: str
    id: str
    start: int
    end: int
    number: str
    gloss: str
    speaker: str
    sentence: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it was read.

    `part` is its place among the things handed in; `missing` is what nobody says of it; `outcome` is what keeping it
    would be for the ledger: a new document, a new version of one (`id`), or nothing new.
    """

    anchor: str
    id: str
    part: int
    title: str
    lang: str | None
    language: str
    date: str
    date_from: str
    outlet: str
    address: str
    link: str | None
    missing: tuple[Fact, ...]
    outcome: Outcome
    text: tuple[Stretch, ...]
    figures: tuple[Figure, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that could not be read: its name, and why."""

    doc: str
    why: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that is in the ledger now, and the stories that it tells: their ids and titles."""

    id: str
    title: str
    stories: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewView:
    """A preview: how far it has come (`done` of its parts while it is `at_work`), and the documents `first` and on.

    `documents` and `figures` count all of it, `asked` the documents of which something is missing. `addition` is the
    run by which it was `kept`, None where all of it was in the ledger.
    """

    id: str
    state: State
    at_work: bool
    done: int
    trouble: str
    documents: int
    figures: int
    asked: int
    first: int
    shown: tuple[Read, ...]
    troubles: tuple[Trouble, ...]
    addition: str | None
    kept: tuple[Kept, ...]

    @property
    def previous(self) -> int | None:
        """The place of the first document of the page before, None where there is none."""
        return max(0, self.first - MANY) if self.first else None

    @property
    def next(self) -> int | None:
        """The place of the first document after those shown, None where there is none."""
        after = self.first + len(self.shown)
        return after if after < self.documents else None


def preview_view(preview: Preview, store: Ledger, names: Names, first: int = 0) -> PreviewView:
    """The view of `preview`, its documents from the place `first` on, held against what the ledger `store` has."""
    at_work, parts = preview.at_work, list(preview.parts)  # a job may add to them meanwhile
    every = [(place, reading) for place, part in enumerate(parts) for reading in part.readings]
    titles = {reading.document.id: plain(reading.document.title or reading.document.id) for _, reading in every}
    shown = [] if at_work else every[max(0, first) : max(0, first) + MANY]
    return PreviewView(
        id=preview.id,
        state=preview.state,
        at_work=at_work,
        done=preview.done,
        trouble=plain(preview.trouble),
        documents=len(every),
        figures=sum(len(reading.claims) for _, reading in every),
        asked=sum(bool(missing_of(reading.document)) for _, reading in every),
        first=max(0, first),
        shown=tuple(_read(place, reading, store, names, number) for number, (place, reading) in enumerate(shown, 1)),
        troubles=tuple(_trouble(each) for each in preview.problems),
        addition=preview.addition,
        kept=tuple(_kept(id, titles[id], store) for id in preview.kept[:MANY]),
    )


def _kept(id: str, title: str, store: Ledger) -> Kept:
    """What became of a report, as far as the index of `store` knows it by now."""
    if is_behind(store):
        return Kept(id, title)
    with store.session.reading():
        return Kept(id, title, tuple((card.id, plain(card.title)) for card in stories_of(store.session, id)))


def missing_of(document: Document) -> tuple[Fact, ...]:
    """What is not known of `document` and would tell more of its figures."""
    known: Sequence[tuple[Fact, object]] = (
        ("date", document.published),
        ("outlet", document.outlet),
        ("address", document.url),
        ("language", document.lang),
    )
    return tuple(name for name, value in known if not value)


def stretches(document: Document, claims: Sequence[Claim], anchor: Callable[[int], str]) -> tuple[Stretch, ...]:
    """The text of `document` with `claims` marked by the `anchor` of each one's place; of a huge one what is around
    them."""
    at, found = 0, list[Stretch]()
    entries = [Entry(claim, anchor(place)) for place, claim in enumerate(claims)]
    for passage in passages(document, entries):
        at += passage.left_out
        found.append(_stretch(passage, at))
        at += len(passage.text)
    return tuple(found)


def _stretch(passage: Passage, start: int) -> Stretch:
    figures, opens = (tuple(entry.anchor for entry in entries) for entries in (passage.figures, passage.opens))
    return Stretch(passage.text, start, figures, opens, passage.clutter, passage.left_out)


def _read(place: int, reading: Reading, store: Ledger, names: Names, number: int) -> Read:
    document, claims = reading.document, sorted(reading.claims, key=lambda claim: (claim.start, claim.end))
    published = document.published

    def anchor(which: int) -> str:
        return f"figure-{number}-{which + 1}"

    return Read(
        anchor=f"report-{number}",
        id=document.id,
        part=place,
        title=plain(document.title or document.id),
        lang=document.lang,
        language=names.language(document.lang) if document.lang else "",
        date=date_words(published.start, published.end) if published else "",
        date_from=plain(published.source) if published else "",
        outlet=plain(document.outlet or ""),
        address=plain(document.url or ""),
        link=safe_url(document.url),
        missing=missing_of(document),
        outcome=_outcome(document, store),
        text=stretches(document, claims, anchor),
        figures=tuple(_figure(claim, anchor(which), names) for which, claim in enumerate(claims)),
        problems=tuple(plain(problem.why) for problem in reading.problems),
    )


def _figure(claim: Claim, anchor: str, names: Names) -> Figure:
    return Figure(
        anchor,
        claim.id,
        claim.start,
        claim.end,
        number_words(claim.quantity),
        plain(claim.gloss),
        speaker_words(claim),
        plain(claim.sentence.text),
        tuple(fields_of(claim, names)),
    )


def _outcome(document: Document, store: Ledger) -> Outcome:
    if store.document(document.id) is None:
        return "new"
    return "version" if store.held(document, READER) is None else "unchanged"


def _trouble(problem: Problem) -> Trouble:
    return Trouble(plain(problem.doc), plain(problem.why))
