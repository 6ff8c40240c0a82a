"""What the page of a document shows: its words with every claim where it stands, and what is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.desk.views.facts import DocumentFact, facts_of
from counterclaim.desk.views.grids import Figures
from counterclaim.desk.views.layout import Block, Gap, laid_out
from counterclaim.desk.views.parts import shown_parts
from counterclaim.desk.views.proof import ProvenField, english_names, proven_fields
from counterclaim.ledger import Ledger, Wanted
from counterclaim.ledger.index.asking import stories_of
from counterclaim.ledger.index.copying import same_report
from counterclaim.model import Claim, Document, Problem, Published, Span, Version
from counterclaim.output import Names
from counterclaim.output.wording import number_words, plain, showable, speaker_words
from counterclaim.relating import told_anew


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in brief; `start` and `end` are where its number stands, `judged` the kind of the judgement by which it
    stands, "" without."""

    id: str
    start: int
    end: int
    number: str
    gloss: str
    speaker: str
    stance: str
    judged: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The claim whose fields stand beside the text.

    It is the claim number `place` of the document, from 1, 0 where it is rejected; `previous` and `next` are the ids of
    those before and behind it. `together` are the other claims of its number.
    """

    id: str
    place: int
    gloss: str
    fields: list[ProvenField]
    together: list[ClaimLine]
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """What could not be read, why, and in which words (None where the whole document is meant)."""

    why: str
    start: int | None
    words: str | None


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version of a document: its number, the UTC time at which it came, when it says it was published, whether it is
    the one that stands, and whether it was taken back."""

    place: int
    text: str
    added: str
    title: str
    published: Published | None
    stands: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in brief: its id, its title, and how many reports tell it."""

    id: str
    title: str
    reports: int


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A document in brief."""

    id: str
    title: str
    outlet: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document in one of its versions.

    `blocks` are the parts of its text that are shown, of so many `characters`; `whole` tells whether that is all.
    `claims` are those that stand in this version. `stories` tell what the version that stands tells, which is a copy of
    the report `copy_of`, where it is one, or of which there are `copies`.
    """

    id: str
    title: str
    lang: str | None
    text: str
    version: int
    characters: int
    whole: bool
    facts: list[DocumentFact]
    versions: list[VersionLine]
    problems: list[ProblemLine]
    stories: list[StoryLine]
    copy_of: ReportLine | None
    copies: list[ReportLine]
    claims: list[ClaimLine]
    chosen: Chosen | None
    blocks: list[Block]


def document_view(
    store: Ledger, id: str, claim: str | None = None, version: int | None = None, at: int | None = None
) -> DocumentView | None:
    """The document `id` in the version of this number (without one, that of the `claim`, else the one that stands), its
    `claim` chosen, and a piece from the character `at` on; None where there is no such document, version or claim.

    To be asked inside a transaction in which the index is there (`Desk.indexed`)."""
    versions = store.versions(id)
    mention = mention_in(store, id, claim) if claim else None
    stands = standing_version(versions)
    place = version or _place(versions, mention) or (stands.place if stands else 0)
    document = store.document(id, place)
    if document is None or (claim and (mention is None or mention.text != document.version)):
        return None
    claims = claims_of_version(store, id, document.version, stands is not None and stands.text == document.version)
    chosen = next((each for each in claims if each.id == claim), mention)
    names = english_names().learnt(claims)
    shown = _shown(document, claims, chosen, at)
    copy_of, copies = _copies(store, id)
    blocks = laid_out(document, Figures(claims if chosen in claims or not chosen else [*claims, chosen], chosen), shown)
    return DocumentView(
        showable(id),
        plain(document.title or id),
        document.lang,
        document.version,
        place,
        len(document.text),
        not any(isinstance(block, Gap) for block in blocks),
        facts_of(document, names),
        version_lines(versions),
        [_problem(each, document.text) for each in store.problems(id)],
        [StoryLine(each.id, plain(each.title), each.reports) for each in stories_of(store.session, id)],
        copy_of,
        copies,
        [claim_line(each) for each in claims],
        chosen_of(chosen, claims, document, names) if chosen else None,
        blocks,
    )


def standing_version(versions: Sequence[Version]) -> Version | None:
    """The newest of `versions` that was not taken back."""
    return next((each for each in reversed(versions) if not each.withdrawn), None)


def claims_of_version(store: Ledger, doc: str, text: str, stands: bool) -> list[Claim]:
    """The claims of the document `doc` in its text `text`, in the order of the text, each once; `stands` says that it
    is the text of the version that stands."""
    found = told_anew(store.claims(Wanted(doc=doc, all_versions=not stands)))
    return list({claim.id: claim for claim in found if claim.text == text}.values())


def mention_in(store: Ledger, doc: str, claim: str) -> Claim | None:
    """The mention `claim` of the document `doc`, as people left it, or, where they reject it, as it was read."""
    for judged in (True, False):
        for found in told_anew(store.claims(Wanted(doc=doc, id=claim, all_versions=True, judged=judged))):
            return found
    return None


def _place(versions: Sequence[Version], mention: Claim | None) -> int:
    """The number of the newest version with the text of `mention`, of those that stand where one does."""
    own = [each for each in versions if mention and each.text == mention.text]
    return max((each.place for each in own if not each.withdrawn), default=max((each.place for each in own), default=0))


def _copies(store: Ledger, id: str) -> tuple[ReportLine | None, list[ReportLine]]:
    """The report that the document `id` is a copy of, and the copies that there are of it."""
    family = same_report(store.session, id)
    lines = {each.doc: ReportLine(each.doc, plain(each.title or each.doc), plain(each.outlet or "")) for each in family}
    origins = {each.origin for each in family if each.doc == id} - {id}
    origin = next((lines[each] for each in sorted(origins) if each in lines), None)
    return origin, [lines[each.doc] for each in family if each.origin == id != each.doc]


def _shown(document: Document, claims: Sequence[Claim], chosen: Claim | None, at: int | None) -> list[Span]:
    focus = [Span(chosen.start, chosen.end)] if chosen else []
    if chosen:
        focus += [Span(*span) for spans in chosen.evidence.values() for span in spans]
    return shown_parts(document.text, [Span(claim.start, claim.end) for claim in claims], focus, at)


def chosen_of(claim: Claim, claims: Sequence[Claim], document: Document, names: Names) -> Chosen:
    """What stands beside the text of `document` of one of its `claims`, or of one that is rejected."""
    ids = [each.id for each in claims]
    place = ids.index(claim.id) if claim.id in ids else -1
    before = [each.id for each in claims if each.start < claim.start] if place < 0 else ids[:place]
    behind = ids[len(before) :] if place < 0 else ids[place + 1 :]
    return Chosen(
        claim.id,
        place + 1,
        plain(claim.gloss),
        proven_fields(claim, document.text, names),
        [claim_line(each) for each in claims if each.start < claim.end and each.end > claim.start and each != claim],
        before[-1] if before else None,
        behind[0] if behind else None,
    )


def claim_line(claim: Claim) -> ClaimLine:
    """`claim` in brief."""
    stance = "" if claim.stance == "asserted" else claim.stance
    judged = claim.judged.kind if claim.judged else ""
    number = number_words(claim.quantity)
    return ClaimLine(claim.id, claim.start, claim.end, number, plain(claim.gloss), speaker_words(claim), stance, judged)


def version_lines(versions: Sequence[Version]) -> list[VersionLine]:
    """`versions` as a list shows them, the newest first."""
    stands = standing_version(versions)
    return [
        VersionLine(
            each.place, each.text, each.added, plain(each.title or ""), each.published, each == stands, each.withdrawn
        )
        for each in reversed(versions)
    ]


def _problem(problem: Problem, text: str) -> ProblemLine:
    if problem.start is None or problem.end is None:
        return ProblemLine(plain(problem.why), None, None)
    return ProblemLine(plain(problem.why), problem.start, showable(text[problem.start : problem.end][:200]))
