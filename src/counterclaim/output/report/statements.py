"""A statement as a line of the page: who gives which figure, how often it is told, and all that proves it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from counterclaim.model import Claim, Told, Verdict
from counterclaim.output.report.archive import Archive
from counterclaim.output.report.dating import told_on
from counterclaim.output.report.fields import fields_of
from counterclaim.output.report.mentions import MentionView, mention_view
from counterclaim.output.report.verdicts import Chip
from counterclaim.output.wording import When, number_words, plain, speaker_key, speaker_name, speaker_words
from counterclaim.reconcile.statements import Statement


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement: its figure in the words nearest to its origin, and the further mentions.

    `reports` tell it, `repeated` says so in words; `chips` are its verdicts.
    """

    anchor: str
    date: When
    number: str
    stance: str
    gloss: str
    speaker: str
    via: str
    colour: str
    first: MentionView
    again: list[MentionView]
    reports: int
    repeated: str
    fields: list[tuple[str, str]]
    chips: list[Chip] = field(default_factory=list)

    @property
    def mentions(self) -> Iterator[MentionView]:
        """All its mentions, the one that stands for it first."""
        yield self.first
        yield from self.again


def key_of(statement: Statement) -> str | None:
    """What makes two statements of one speaker; None where nobody is named."""
    return " + ".join(sorted(statement.speakers)) or speaker_key(statement.claim)


def statement_view(
    statement: Statement, archive: Archive, colours: Mapping[str | None, str], retold: Mapping[str, Verdict]
) -> StatementView:
    """The view of one statement. `retold` are the verdicts that say how a claim, by its id, repeats another."""
    first, *rest = statement.told
    view = claim_view(first.claim, told_on(first), archive, colours.get(key_of(statement), "none"))
    again = [mention_view(archive.enter(one.claim), told_on(one), archive, _note(one, first, retold)) for one in rest]
    return replace(view, again=again, reports=len(statement.docs), repeated=_repeated(statement.told))


def claim_view(claim: Claim, date: When, archive: Archive, colour: str = "none") -> StatementView:
    """The view of a claim that stands alone."""
    entry = archive.enter(claim)
    return StatementView(
        anchor=entry.anchor,
        date=date,
        number=number_words(claim.quantity),
        stance="" if claim.stance == "asserted" else claim.stance,
        gloss=plain(claim.gloss),
        speaker=speaker_words(claim),
        via=", ".join(speaker_name(speaker) for speaker in claim.via),
        colour=colour,
        first=mention_view(entry, date, archive),
        again=[],
        reports=1,
        repeated="",
        fields=fields_of(claim, archive.names),
    )


def _note(one: Told, first: Told, retold: Mapping[str, Verdict]) -> str:
    """How a further mention stands to the first."""
    verdict = retold.get(one.claim.id)
    if verdict is not None:
        return plain(verdict.why)
    return "Once more in the same report." if one.claim.doc == first.claim.doc else "Told again."


def _repeated(told: Sequence[Told]) -> str:
    """ "repeated by 3 reports, 1 of them a copy"."""
    home = told[0].claim.doc
    others = {one.claim.doc: one.copied for one in told if one.claim.doc != home}
    if not others:
        return ""
    copies = sum(others.values())
    if len(others) == 1:
        return f"repeated by 1 report{', a copy' if copies else ''}"
    which = ", all of them copies" if copies == len(others) else f", {copies:,} of them copied" if copies else ""
    return f"repeated by {len(others):,} reports{which}"
