"""The tool that puts a report into the ledger: add_report."""

from dataclasses import asdict, dataclass
from typing import Annotated

from pydantic import Field

from counterclaim.assistants.answer import Answer, count, lines
from counterclaim.assistants.quoting import Quote, bare
from counterclaim.engines.local import read_here
from counterclaim.errors import UsageError
from counterclaim.flow import keep
from counterclaim.indexing.holding import Hold
from counterclaim.ledger import Wanted
from counterclaim.ledger.store import Taken
from counterclaim.output.wording import plain
from counterclaim.read import read_text
from counterclaim.settings import Given, person

LONGEST = 200_000
"""Characters of a report."""
QUOTES = 15
"""Claims that are told of what was read."""


class Added(Answer):
    """What became of a report that was handed in."""

    outcome: Annotated[Taken, Field(description="version: more is told of it than before.")]
    document: Annotated[str, Field(description="Its id.")]
    language: Annotated[str | None, Field(description="The language as which it was read.")]
    claims: Annotated[tuple[Quote, ...], Field(description="The figures that were read in it, the first of them.")]
    claims_in_all: int
    problems: Annotated[tuple[str, ...], Field(description="What could not be read.")]
    addition: Annotated[str | None, Field(description="With this id a person takes it back: `counterclaim withdraw`.")]

    def text(self) -> str:
        """What was done, and what was read."""
        done = {
            "new": "Added.",
            "version": "It was there; what was told of it is kept beside what was known.",
            "unchanged": "It is in the ledger already: nothing was added.",
            "unread": "It could not be read; nothing was added but that.",
        }
        back = f"A person takes it back with `counterclaim withdraw {self.addition}`." if self.addition else None
        return lines(
            f"{done[self.outcome]} {bare(self.document)}: {count(self.claims_in_all, 'claim')} in it.",
            *(each.text() for each in self.claims),
            *map(bare, self.problems),
            back,
        )


@dataclass(frozen=True, slots=True)
class Adding:
    """Puts reports into a ledger."""

    hold: Hold

    def add_report(
        self,
        text: Annotated[
            str, Field(description=f"The report, word for word, up to {LONGEST:,} characters.", min_length=1)
        ],
        date: Annotated[str | None, Field(description="The day on which it appeared, as 2025-03-28.")] = None,
        outlet: Annotated[str | None, Field(description="Who published it.", max_length=200)] = None,
        url: Annotated[
            str | None, Field(description="Its address (https://…). It is not fetched.", max_length=2_000)
        ] = None,
        language: Annotated[str | None, Field(description="Its language (de), where it is too short to show.")] = None,
    ) -> Added:
        """Add a report to the ledger, and tell what was read in it.

        Only what a person asks to be added, word for word as it was published: nothing of your own, no summary and no
        translation. Give the date, for "on Monday" becomes a day only with it. The same text again changes nothing, and
        nothing is ever overwritten.
        """
        if len(text) > LONGEST:
            raise UsageError(f"The report is longer than {LONGEST:,} characters: save it as a file, and `add` that.")
        if not text.strip():
            raise UsageError("There is no text in it: hand in the words of the report.")
        words = text.replace("\r\n", "\n").replace("\0", "\ufffd")
        given = Given(date or None, url or None, outlet or None, language or None)
        document = read_text(words, given=given)
        told = {name: value for name, value in asdict(given).items() if value}
        with self.hold.writing() as store:
            run = store.adding(person(), {"paths": ["a text that an assistant handed in"], **told})
            ((_, outcome, reading),) = keep(store, [document], read_here)
            addition = run if store.has_run(run) else None
            held = outcome == "unchanged"
            found = [*store.claims(Wanted(doc=document.id))] if held else reading.claims
        return Added(
            outcome=outcome,
            document=document.id,
            language=document.lang,
            claims=tuple(map(Quote.of, found[:QUOTES])),
            claims_in_all=len(found),
            problems=tuple(plain(problem.why) for problem in reading.problems),
            addition=addition,
        )
