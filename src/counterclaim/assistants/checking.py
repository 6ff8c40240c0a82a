"""The tool that holds a draft against the ledger: check_draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from counterclaim.api.drafts import check_figures
from counterclaim.assistants.answer import Answer, Part, count, lines
from counterclaim.assistants.quoting import LONGEST as LONGEST_SENTENCE
from counterclaim.assistants.quoting import Quote, bare, quotes_by_id
from counterclaim.errors import UsageError
from counterclaim.flow import reading_of
from counterclaim.indexing.holding import Hold
from counterclaim.model import Checked, Claim, Standing
from counterclaim.output.wording import number_words, plain, showable
from counterclaim.read import read_text
from counterclaim.settings import Given

LONGEST = 20_000
"""Characters of a draft."""
FIGURES, PROOFS = 20, 3
"""Figures in one answer, and quotes for each."""


class Answered(Part):
    """A figure of the draft, and how it stands against what the reports say."""

    start: Annotated[int, Field(description="First character of the figure in the draft, counted from 0.")]
    end: Annotated[int, Field(description="The character after the figure.")]
    number: Annotated[str, Field(description="The figure as the draft words it.")]
    says: Annotated[str, Field(description="What the draft claims, as it was read.")]
    sentence: Annotated[str, Field(description="The sentence of the draft.")]
    status: Annotated[
        Standing,
        Field(
            description="current: the newest report says so. outdated: a later report gives another number. distorted: "
            "the source counted something else, other people, or said it another way. contested: another side gives "
            "another number. unknown: no report in this ledger gives it, which does not make it wrong."
        ),
    ]
    why: Annotated[str, Field(description="Why, in a sentence.")]
    proof: Annotated[tuple[Quote, ...], Field(description="What it was held against, the most telling first.")]
    proofs_in_all: int

    def text(self) -> str:
        """The figure, its status, and the quotes."""
        return lines(
            f"{self.status.upper()}: {self.number} (characters {self.start} to {self.end} of the draft), read as: "
            f"{bare(self.says, LONGEST_SENTENCE)} {bare(self.why, LONGEST_SENTENCE)}",
            *(each.text() for each in self.proof),
        )


class DraftChecked(Answer):
    """Each figure about people of a draft, with a verdict and its proof."""

    figures: tuple[Answered, ...]
    figures_in_all: int
    next_figure: Annotated[int | None, Field(description="Hand this back as `first_figure` for more; null at the end.")]
    language: Annotated[str | None, Field(description="The language as which the draft was read.")]
    problems: Annotated[tuple[str, ...], Field(description="What of the draft could not be read.")]
    looked_at: Annotated[int, Field(description="How many reports of the ledger tell of anything.")]
    newest: Annotated[str | None, Field(description="The day of the newest of them.")]

    def text(self) -> str:
        """The figures, one below the other, and what they were held against."""
        if not self.figures_in_all:
            return lines("The draft gives no figure about people.", *map(bare, self.problems))
        more = f"There are more: ask again with first_figure {self.next_figure}." if self.next_figure else None
        newest = f", the newest of {self.newest}" if self.newest else ""
        return lines(
            f"{count(self.figures_in_all, 'figure')} about people, held against "
            f"{count(self.looked_at, 'report')}{newest}.",
            *(each.text() for each in self.figures),
            more,
            *map(bare, self.problems),
        )


@dataclass(frozen=True, slots=True)
class Checking:
    """Holds drafts against a ledger."""

    hold: Hold

    def check_draft(
        self,
        draft: Annotated[str, Field(description=f"A sentence or more, up to {LONGEST:,} characters.")],
        date: Annotated[str | None, Field(description="The day on which it is written, as 2025-03-28.")] = None,
        language: Annotated[str | None, Field(description="Its language (de), where it is too short to show.")] = None,
        first_figure: Annotated[int, Field(description="Number of the first figure to tell, from 0.", ge=0)] = 0,
    ) -> DraftChecked:
        """Check a sentence or a draft in any of thirty languages: each figure about people in it is held against the
        ledger and found current, outdated, distorted, contested or unknown, with the sentences that prove it.

        Write whole sentences that say who, what and where: "Floods in Slovenia killed 14 people". Nothing is kept.
        """
        if len(draft) > LONGEST:
            raise UsageError(f"The draft is longer than {LONGEST:,} characters: check it part by part.")
        text = showable(draft.replace("\r\n", "\n"))
        reading = reading_of(read_text(text, "draft", Given(date or None, None, None, language or None)))
        every = [claim for claim in reading.claims if not claim.implicit]
        figures = every[first_figure : first_figure + FIGURES]
        with self.hold.indexed() as store:
            found = check_figures(store, figures)
            quotes = quotes_by_id(store, (id for one in found for id in one.claims[:PROOFS]))
        more = first_figure + len(figures)
        return DraftChecked(
            figures=tuple(_answered(figure, one, quotes) for figure, one in zip(figures, found, strict=True)),
            figures_in_all=len(every),
            next_figure=more if more < len(every) else None,
            language=reading.document.lang,
            problems=tuple(plain(problem.why) for problem in reading.problems),
            looked_at=found[0].looked_at if found else 0,
            newest=found[0].newest if found else None,
        )


def _answered(figure: Claim, found: Checked, quotes: Mapping[str, Quote]) -> Answered:
    return Answered(
        start=found.start,
        end=found.end,
        number=number_words(figure.quantity),
        says=plain(figure.gloss),
        sentence=plain(found.quote),
        status=found.status,
        why=plain(found.why),
        proof=tuple(quotes[id] for id in found.claims[:PROOFS] if id in quotes),
        proofs_in_all=len(found.claims),
    )
