"""What is to be said of a draft: each of its figures where it stands, with the answer and the quotes behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.api.drafts import check_figures
from counterclaim.desk.views.preview import Stretch, stretches
from counterclaim.errors import UsageError
from counterclaim.flow import reading_of
from counterclaim.ledger import Ledger
from counterclaim.ledger.wanted import Wanted
from counterclaim.model import Checked, Claim, Phrase, Reading, Standing
from counterclaim.output import Names
from counterclaim.output.report.marks import Segment, sentence_segments
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.wording import number_words, plain, showable, speaker_words, when
from counterclaim.read import read_text
from counterclaim.settings import Given

LONGEST = 20_000
"""Characters of a draft."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence of a report that is behind an answer: the claim in it, whose it is, and where it was printed."""

    claim: str
    doc: str
    number: str
    speaker: str
    date: str
    outlet: str
    lang: str
    language: str
    link: str | None
    words: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure of the draft (its half-open characters, its sentence) and how it stands."""

    anchor: str
    start: int
    end: int
    number: str
    gloss: str
    quote: str
    status: Standing
    why: str
    proofs: tuple[Proof, ...]
    reason: Phrase | None = None


@dataclass(frozen=True, slots=True)
class CheckView:
    """A draft, held against `looked_at` reports, of which the `newest` appeared on that day."""

    draft: str
    lang: str | None
    language: str
    text: tuple[Stretch, ...]
    answers: tuple[Answer, ...]
    problems: tuple[str, ...]
    looked_at: int
    newest: str | None

    @property
    def status(self) -> dict[str, Standing]:
        """How each figure stands, by its anchor."""
        return {answer.anchor: answer.status for answer in self.answers}


def check_view(draft: str, store: Ledger, names: Names, date: str | None = None, lang: str | None = None) -> CheckView:
    """The view of `draft`, a sentence or more, written on `date` in the language `lang` where it does not say so.

    Nothing of it is kept. To be called inside a transaction on the index of `store`. Raises UsageError for a draft that
    is too long, and for a date or a language that is none.
    """
    if len(draft) > LONGEST:
        raise UsageError(f"The draft is longer than {LONGEST:,} characters: check a part of it, or `add` it.")
    text = showable(draft.replace("\r\n", "\n"))
    reading = reading_of(read_text(text, "draft", Given(date, None, None, lang)))
    figures = [claim for claim in reading.claims if not claim.implicit]
    found = check_figures(store, figures)
    return _view(text, reading, figures, found, store, names)


def _view(
    draft: str, reading: Reading, figures: Sequence[Claim], found: Sequence[Checked], store: Ledger, names: Names
) -> CheckView:
    lang = reading.document.lang
    behind = _behind(store, found)
    return CheckView(
        draft=draft,
        lang=lang,
        language=names.language(lang) if lang else "",
        text=stretches(reading.document, figures, _anchor),
        answers=tuple(
            _answer(place, figure, one, behind, names)
            for place, (figure, one) in enumerate(zip(figures, found, strict=True))
        ),
        problems=tuple(plain(problem.why) for problem in reading.problems),
        looked_at=found[0].looked_at if found else 0,
        newest=found[0].newest if found else None,
    )


def _anchor(place: int) -> str:
    return f"figure-{place + 1}"


def _behind(store: Ledger, found: Sequence[Checked]) -> dict[str, Claim]:
    """The claims that are behind what was `found`, by their ids."""
    ids = frozenset(id for one in found for id in one.claims)
    return {claim.id: claim for claim in store.claims(Wanted(ids=ids))} if ids else {}


def _answer(place: int, figure: Claim, found: Checked, behind: Mapping[str, Claim], names: Names) -> Answer:
    return Answer(
        anchor=_anchor(place),
        start=found.start,
        end=found.end,
        number=number_words(figure.quantity),
        gloss=plain(figure.gloss),
        quote=plain(found.quote),
        status=found.status,
        why=plain(found.why),
        proofs=tuple(_proof(behind[id], names) for id in found.claims if id in behind),
        reason=found.reason,
    )


def _proof(claim: Claim, names: Names) -> Proof:
    return Proof(
        claim=claim.id,
        doc=claim.doc,
        number=number_words(claim.quantity),
        speaker=speaker_words(claim),
        date=when(claim).words,
        outlet=plain(claim.outlet or claim.doc),
        lang=claim.lang,
        language=names.language(claim.lang),
        link=safe_url(claim.url),
        words=tuple(sentence_segments(claim)),
    )
