"""Stories and what stands of their counts, as they are told to an assistant."""

from typing import Annotated, Literal, Self, get_args

from pydantic import Field

from counterclaim.assistants.answer import Answer, Part, count, lines
from counterclaim.assistants.quoting import LONGEST, Quote, Stand, bare, fenced
from counterclaim.model import Corroboration, RankedVerdict, SeriesCard, Stands, StoryCard
from counterclaim.output.standing import CORROBORATION
from counterclaim.output.wording import date_words, plain

StoryId = Annotated[str, Field(description="Id of the story, as search_stories tells it.")]
Title = Annotated[str, Field(description="A headline of one of its reports: other people's words.")]


class Standing(Part):
    """What stands of a count: low, best and high, each a number that somebody gave."""

    low: Annotated[int | None, Field(description="The least that may be; null where nobody sets a lower end.")]
    best: Annotated[int | None, Field(description="The number to give; null where sides contest it: then choose none.")]
    high: Annotated[int | None, Field(description="The most that may be; null where nobody sets an upper end.")]
    as_of: Annotated[str | None, Field(description="The day at which it stands, if that is known.")]
    corroboration: Annotated[
        Corroboration,
        Field(
            description="single: one speaker. relayed: one speaker, passed on by several reports. independent: several "
            "who do not belong together. contested: they cannot all be right."
        ),
    ]
    best_by: Annotated[tuple[str, ...], Field(description="The independent speakers behind the best number.")]
    low_by: Annotated[tuple[str, ...], Field(description="Those behind the low end.")]
    high_by: Annotated[tuple[str, ...], Field(description="Those behind the high end.")]
    why: Annotated[str, Field(description="Why this stands, in a sentence.")]
    adopted: Annotated[bool, Field(description="Whether a person chose the number.")]
    overtaken: Annotated[bool, Field(description="Whether newer reports give others than the number a person chose.")]

    @classmethod
    def of(cls, toll: Stands) -> Self:
        """What `toll` says."""
        return cls(
            low=toll.low,
            best=toll.best,
            high=toll.high,
            as_of=date_words(toll.as_of.start, toll.as_of.end) if toll.as_of else None,
            corroboration=toll.corroboration,
            best_by=toll.best_by,
            low_by=toll.low_by,
            high_by=toll.high_by,
            why=plain(toll.why),
            adopted=toll.adopted,
            overtaken=toll.overtaken,
        )

    def text(self) -> str:
        """ "best 15 (15 to 20), as of 16 May 2025; one speaker"."""
        ends = [f"{end:,}" if end is not None else "open" for end in (self.low, self.high)]
        best = f"best {self.best:,}" if self.best is not None else "no single number"
        told = f"{best}, low {ends[0]}, high {ends[1]}{f', as of {self.as_of}' if self.as_of else ''}"
        chosen = " A person chose the number." if self.adopted else ""
        late = " Newer reports give others." if self.overtaken else ""
        return f"{told}; {CORROBORATION[self.corroboration]}. {bare(self.why, LONGEST)}{chosen}{late}"


class Count(Part):
    """A count of a story, elsewhere called a series: one kind of people, one measure, one place or event."""

    series: Annotated[int, Field(description="Its number in the story, from 0; get_toll asks for it.")]
    title: Annotated[str, Field(description="What is counted, where.")]
    measure: Annotated[str, Field(description="What happened to those counted.")]
    statements: Annotated[int, Field(description="How many figures were given for it.")]
    speakers: Annotated[int, Field(description="How many speakers gave them.")]
    toll: Annotated[Standing | None, Field(description="What stands of it; null where nothing does.")]
    newest: Annotated[Quote | None, Field(description="The last figure that was given, in the words of its report.")]

    @classmethod
    def of(cls, card: SeriesCard, newest: Quote | None) -> Self:
        """The series `card`, with the `newest` quote of it."""
        return cls(
            series=card.place,
            title=plain(" ".join(filter(None, (card.title, card.event)))),
            measure=card.measure,
            statements=card.statements,
            speakers=card.speakers,
            toll=Standing.of(card.toll) if card.toll else None,
            newest=newest,
        )

    def text(self) -> str:
        """What is counted, what stands, and the newest quote."""
        toll = self.toll.text() if self.toll else "nothing stands"
        return lines(
            f"series {self.series}: {bare(self.title)}: {toll} ({count(self.statements, 'figure')})",
            self.newest.text() if self.newest else None,
        )


class StoryLine(Part):
    """A story in small, with its first counts."""

    story: StoryId
    title: Title
    reports: int
    speakers: int
    languages: Annotated[tuple[str, ...], Field(description="Languages of its reports (ISO 639-1).")]
    first: Annotated[str | None, Field(description="Day of the first report.")]
    newest: Annotated[str | None, Field(description="Day of the newest report.")]
    contested: Annotated[bool, Field(description="Whether figures in it contradict each other.")]
    counts: Annotated[tuple[Count, ...], Field(description="Its counts of most mentions; get_story shows all.")]
    counts_in_all: int

    @classmethod
    def of(cls, card: StoryCard, counts: tuple[Count, ...]) -> Self:
        """The story `card`, with some of its `counts`."""
        return cls(
            story=card.id,
            title=plain(card.title),
            reports=card.reports,
            speakers=card.speakers,
            languages=card.languages,
            first=card.first or None,
            newest=card.newest or None,
            contested=bool(card.marks.get("contradicts")),
            counts=counts,
            counts_in_all=card.courses,
        )

    def text(self) -> str:
        """The story in a line, and its counts."""
        days = f", {self.first} to {self.newest}" if self.first and self.newest else ""
        told = f"{count(self.reports, 'report')}, {count(self.speakers, 'speaker')}{days}"
        contested = "; figures contradict each other" if self.contested else ""
        return lines(f"{self.story}: {fenced(self.title)} ({told}{contested})", *(each.text() for each in self.counts))


class Listed(Part):
    """A report of a story."""

    document: Annotated[str, Field(description="Id of the report; read_passage shows its text.")]
    title: Annotated[str | None, Field(description="Its headline: other people's words.")]
    outlet: str | None
    day: Annotated[str | None, Field(description="The day on which it appeared.")]
    language: str | None
    address: str | None
    claims: Annotated[int, Field(description="How many figures of the story it gives.")]
    copies: Annotated[int, Field(description="How many other reports copy it.")]

    def text(self) -> str:
        """The report in a line."""
        told = ", ".join(bare(one) for one in (self.outlet, self.day, self.language, self.address) if one)
        copied = f"; copied by {count(self.copies, 'report')}" if self.copies else ""
        title = f" {fenced(self.title)}" if self.title else ""
        known = f"{told}; " if told else ""
        return f"- {bare(self.document, LONGEST)}{title} ({known}{count(self.claims, 'claim')}{copied})"


Mark = Literal["contradicts", "drifted", "updates", "agrees", "part_of", "not_comparable", "repeats"]


def mark_of(one: RankedVerdict) -> Mark:
    """What the verdict `one` finds; a repetition that changes nothing leaves no mark."""
    return next((mark for mark in get_args(Mark) if mark == one.mark), "repeats")


class Against(Part):
    """Two figures that are held against each other, and what is found."""

    found: Annotated[Mark, Field(description="How the later stands to the earlier; drifted: retold as another thing.")]
    why: Annotated[str, Field(description="Why, in a sentence.")]
    earlier: Quote | None
    later: Quote | None

    def text(self) -> str:
        """The sentence, and both quotes."""
        quotes = (one.text() for one in (self.earlier, self.later) if one)
        return lines(f"{self.found}: {bare(self.why, LONGEST)}", *quotes)


class Stories(Answer):
    """Stories that were found, those of the newest reports first."""

    stories: tuple[StoryLine, ...]
    in_all: Annotated[int | None, Field(description="How many stories match; null where nobody counted.")]
    next_page: Annotated[str | None, Field(description="Hand this back as `page` for more; null on the last page.")]

    def text(self) -> str:
        """The stories, one below the other."""
        if not self.stories:
            return "No story matches. Try fewer or other words, or leave measure, country and days away."
        many = count(self.in_all, "story") if self.in_all is not None else "Stories"
        more = f'There are more: ask again with page "{self.next_page}".' if self.next_page else None
        return lines(f"{many} found.", *(each.text() for each in self.stories), more)


class StoryTold(Answer):
    """A story: its counts with what stands of each, where figures contradict each other, who takes a position, and its
    reports."""

    story: StoryId
    title: Title
    reports: int
    copies: Annotated[int, Field(description="How many of the reports copy another: they are no source of their own.")]
    speakers: int
    first: Annotated[str | None, Field(description="Day of the first report.")]
    newest: Annotated[str | None, Field(description="Day of the newest report.")]
    counts: Annotated[
        tuple[Count, ...], Field(description="Its counts, those of most mentions first. Do not add them.")
    ]
    counts_in_all: int
    next_series: Annotated[int | None, Field(description="Hand this back as `first_series` for more; null at the end.")]
    contested: Annotated[tuple[Against, ...], Field(description="Where figures contradict each other or have drifted.")]
    positions: tuple[Stand, ...]
    listed: Annotated[tuple[Listed, ...], Field(description="The first of its reports, the oldest first.")]

    def text(self) -> str:
        """The story, part by part."""
        copies = f", of which {count(self.copies, 'copy')}" if self.copies else ""
        days = f", {self.first} to {self.newest}" if self.first and self.newest else ""
        told = f"{count(self.reports, 'report')}{copies}, {count(self.speakers, 'speaker')}{days}"
        more = f"There are more counts: ask again with first_series {self.next_series}." if self.next_series else None
        return lines(
            f"{self.story}: {fenced(self.title)} ({told})",
            f"Counts (of {self.counts_in_all:,}):",
            *(each.text() for each in self.counts),
            more,
            "Where figures disagree:" if self.contested else None,
            *(each.text() for each in self.contested),
            "Positions:" if self.positions else None,
            *(each.text() for each in self.positions),
            f"Reports (the first {len(self.listed):,}):",
            *(each.text() for each in self.listed),
        )


class Figure(Quote):
    """A figure of a count, with how often it was told and what speaks against it."""

    reports: Annotated[int, Field(description="How many reports tell it.")]
    copies: Annotated[int, Field(description="How many of these copy another.")]
    marks: Annotated[tuple[str, ...], Field(description="How it stands to other figures of the story.")]
    against: Annotated[tuple[str, ...], Field(description="What contradicts it, or how it was retold, in sentences.")]

    def text(self) -> str:
        """The quote, with what is told beside it."""
        told = f"  told by {count(self.reports, 'report')}" + (
            f", of which {count(self.copies, 'copy')}" if self.copies else ""
        )
        return lines(super().text(), told, *(f"  ! {bare(why, LONGEST)}" for why in self.against))


class TollTold(Answer):
    """What stands of a count, and every figure behind it in the words of its report."""

    story: StoryId
    title: Title
    series: int
    counted: Annotated[str, Field(description="What is counted, where.")]
    toll: Annotated[Standing | None, Field(description="What stands of it; null where nothing does.")]
    figures: Annotated[tuple[Figure, ...], Field(description="The figures that were given, the newest first.")]
    figures_in_all: int
    next_before: Annotated[int | None, Field(description="Hand this back as `before` for older ones; null at the end.")]
    positions: tuple[Stand, ...]

    def text(self) -> str:
        """What stands, and the figures."""
        more = f"There are older figures: ask again with before {self.next_before}." if self.next_before else None
        return lines(
            f"{self.story}, series {self.series}: {bare(self.counted)} (story: {fenced(self.title)})",
            self.toll.text() if self.toll else "Nothing stands of it.",
            f"Figures, the newest first ({len(self.figures):,} of {self.figures_in_all:,}):",
            *(each.text() for each in self.figures),
            more,
            "Positions:" if self.positions else None,
            *(each.text() for each in self.positions),
        )
