"""What the page of a claim shows: its words, what proves each field, how it stands to others, and its history."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.desk.views.asked import claims_by_id
from counterclaim.desk.views.claim_steps import StepLine, step_lines
from counterclaim.desk.views.document import ReportLine, standing_version
from counterclaim.desk.views.grids import Figures, Run
from counterclaim.desk.views.layout import Marked
from counterclaim.desk.views.proof import ProvenField, english_names, proven_fields
from counterclaim.desk.views.quotes import Side, side_of
from counterclaim.desk.views.verdicts import VerdictView, verdict_views
from counterclaim.desk.wording import Language
from counterclaim.ledger import Ledger, Wanted
from counterclaim.ledger.index.asking import story
from counterclaim.ledger.index.within import mentions, one_series, told, verdicts_on
from counterclaim.model import Addition, Claim, Document, Span, ToldRow, Version
from counterclaim.model.asked import Turn
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.wording import plain, showable, speaker_words
from counterclaim.relating import told_anew

State = Literal["stands", "replaced", "taken_out", "rejected", "not_found"]

VERDICTS = 12
MENTIONS = 8


@dataclass(frozen=True, slots=True)
class Telling:
    """A story that tells the claim, in the series of this place (from 0), called `series_title`; `others` are further
    mentions of the same statement, and there may be `more`."""

    story: str
    title: str
    series: int
    series_title: str
    others: tuple[Side, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim at its permanent address.

    `state` says whether it stands; else that a newer version of its document replaced its text, that this was taken
    out of the ledger, that people reject it, or that no reading that stands has it any more. `words` are its sentence,
    which begins at the character `start` of its document in the version of this number. `verdicts` are the first of
    those on the statement that it tells, `verdicts_more` how many more there are. `also_in` are the documents that have
    the very same text.
    """

    id: str
    state: State
    gloss: str
    speaker: str
    lang: str
    document: ReportLine
    version: int
    published: str
    url: str | None
    start: int
    words: tuple[Run, ...]
    fields: list[ProvenField]
    repeats: str | None
    verdicts: tuple[VerdictView, ...]
    verdicts_more: int
    told_in: list[Telling]
    history: list[StepLine]
    also_in: list[ReportLine]


def claim_with_state(store: Ledger, id: str) -> tuple[Claim, State] | None:
    """The mention `id` as people left it, and how it stands; None where there never was one."""
    for claim in told_anew(store.claims(Wanted(id=id))):
        return claim, "stands"
    for claim in told_anew(store.claims(Wanted(id=id, all_versions=True))):
        own = [each.withdrawn for each in store.versions(claim.doc) if each.text == claim.text]
        return claim, "taken_out" if all(own) else "replaced"
    for claim in store.claims(Wanted(id=id, all_versions=True, judged=False)):
        return claim, "rejected"
    said = [each.judgement.what for each in store.said_of(id)]
    added = next((what.claim for what in said if isinstance(what, Addition)), None)
    lost = store.ever_read(id) or added
    return (lost, "not_found") if lost else None


def claim_view(store: Ledger, id: str, language: Language) -> ClaimView | None:
    """The mention `id`, whatever has become of it; None where there never was one. To be asked inside a transaction in
    which the index is there (`Desk.indexed`)."""
    found = claim_with_state(store, id)
    if found is None:
        return None
    claim, state = found
    place = _place(store.versions(claim.doc), claim.text)
    document = store.document(claim.doc, place) or Document(claim.doc, "")
    tellings = [row for row in told(store.session, [id]) if row.doc == claim.doc]
    ranked = [one for one in verdicts_on(store.session, {id, *_heads(store, tellings)}) if one.mark]
    related = {other for one in ranked[:VERDICTS] for other in (one.verdict.a, one.verdict.b)}
    published = claim.published
    return ClaimView(
        id,
        state,
        plain(claim.gloss),
        speaker_words(claim),
        claim.lang,
        _report(document),
        place,
        language.moment(published.start, published.end) if published else "",
        safe_url(claim.url),
        claim.sentence.start,
        _sentence(document, claim),
        proven_fields(claim, document.text, english_names().learnt([claim])),
        claim.repeats_in_document,
        verdict_views(ranked[:VERDICTS], {**claims_by_id(store, related), id: claim}, language),
        len(ranked[VERDICTS:]),
        [_telling(store, row, language) for row in tellings],
        step_lines(store.history(id)),
        _also_in(store, claim),
    )


def _place(versions: Sequence[Version], text: str) -> int:
    """The number of the version with this `text`: of those that stand the newest, where there is one."""
    stands = standing_version(versions)
    own = [each for each in versions if each.text == text]
    if stands in own:
        return stands.place if stands else 0
    return max((each.place for each in own), default=0)


def _sentence(document: Document, claim: Claim) -> tuple[Run, ...]:
    span = Span(claim.sentence.start, claim.sentence.end)
    if document.text[span.start : span.end] != claim.sentence.text:
        return (Run(span.start, showable(claim.sentence.text)),)
    return Marked(document, Figures([claim], claim), span).runs(span)


def _heads(store: Ledger, rows: Sequence[ToldRow]) -> list[str]:
    """The claims that stand for the statements of `rows`: verdicts relate these."""
    pages = (mentions(store.session, row.story, row.series, row.statement, Turn(1)) for row in rows)
    return [one.claim for page in pages for one in page.items]


def _telling(store: Ledger, row: ToldRow, language: Language) -> Telling:
    page = mentions(store.session, row.story, row.series, row.statement, Turn(MENTIONS + 1))
    others = [one.claim for one in page.items if one.claim != row.claim]
    known = claims_by_id(store, others)
    card, record = story(store.session, row.story), one_series(store.session, row.story, row.series)
    return Telling(
        row.story,
        plain(card.title) if card else "",
        row.series,
        plain(language.titled(record.card)) if record else "",
        tuple(side_of(known[other], language) for other in others[:MENTIONS] if other in known),
        bool(page.after),
    )


def _also_in(store: Ledger, claim: Claim) -> list[ReportLine]:
    """The other documents whose text, as it stands, is the very one in which `claim` stands."""
    docs = dict.fromkeys(each.doc for each in store.claims(Wanted(id=claim.id, judged=False)))
    return [_report(document) for doc in docs if doc != claim.doc and (document := store.document(doc))]


def _report(document: Document) -> ReportLine:
    return ReportLine(showable(document.id), plain(document.title or document.id), plain(document.outlet or ""))
