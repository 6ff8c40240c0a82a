"""What holds an article against the references it cites: audit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.api.cited_sources import Source, Sources
from counterclaim.api.inputs import Paths, listed, opened, read_files, standing
from counterclaim.api.lone_numbers import number_alone
from counterclaim.model import Answer, Audited, Claim, Problem, Quoted, Reference, Sourced
from counterclaim.settings import Given

if TYPE_CHECKING:
    from counterclaim.api.checking import Checker
    from counterclaim.read.cited import Article
    from counterclaim.reconcile.citing import Held

_BEST: tuple[Answer, ...] = (
    "in_source",
    "overtaken",
    "other_wording",
    "other_kind",
    "other_side",
    "not_in_source",
    "unread",
    "no_reference",
)
"""Of several references the one whose answer comes first here decides; but one that was not to be had leaves open what
the others do not hold."""

_SHOWN = 3
"""Mentions of a source shown beside a figure, at most."""


def audit(
    article: str,
    sources: Paths = (),
    ledger: str | None = None,
    fetch: bool = False,
    date: str | None = None,
    lang: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> list[Audited]:
    """Each figure about people in the file `article` (wikitext, Markdown, HTML), held against the references it cites.

    The sources are looked for in `sources` (files or folders, found by the address that a counterclaim.csv beside them
    or they themselves give, else by file name or title), then in `ledger`, then with `fetch` on the web. Without
    `sources` and `fetch` the ledger is the one of the settings; where a ledger is asked, a figure that its reports have
    overtaken is told, too. `date` and `lang` say when and in which language the article is written. `on_problem` is
    called with each problem of the article and its sources. Raises UsageError for an article that cannot be opened.
    """
    from counterclaim.read.cited import read_article

    read = read_article(article, Given(date, None, None, lang))
    found = Sources(fetch, on_problem)
    if paths := listed(sources):
        from counterclaim.api.relating import told

        found.add(told(read_files(paths, Given()), on_problem), named=True)
    checker = None
    if ledger is not None or not (paths or fetch):
        checker = _ledger(ledger, found)
    return list(Auditor(read, found, checker, on_problem).figures())


def _ledger(address: str | None, sources: Sources) -> Checker:
    """What tells whether figures are overtaken by the ledger; its reports are added to `sources`."""
    from counterclaim.api.checking import checker_of

    with opened(address) as store:
        reports, said = list(store.told()), standing(store)
        have = {document.id for document, _ in reports}
        sources.add(reports)
        sources.add((document, []) for document in store.documents() if document.id not in have)
    return checker_of(reports, said)


@dataclass(frozen=True)
class Auditor:
    """Holds the figures of `article` against its `sources`, and with `later` against the reports of a ledger."""

    article: Article
    sources: Sources
    later: Checker | None = None
    on_problem: Callable[[Problem], None] | None = None

    def figures(self) -> Iterator[Audited]:
        """Each figure of the article with its answer, in the order of the article."""
        from counterclaim.extract.complements import with_complements
        from counterclaim.flow import reading_of

        reading = reading_of(self.article.document)
        for problem in reading.problems:
            if self.on_problem:
                self.on_problem(problem)
        claims = with_complements(self.article.document, reading.claims)
        figures = sorted((claim for claim in claims if not claim.implicit), key=lambda claim: claim.start)
        for figure in figures:
            yield self._audited(figure, figures)

    def _audited(self, figure: Claim, figures: Sequence[Claim]) -> Audited:
        from counterclaim.extract.gloss import gloss_of
        from counterclaim.packs import country_labels

        cited = tuple(self._sourced(figure, reference, figures) for reference in self.article.cited_by(figure))
        answer, why, proofs = _of_all(cited)
        number = self.article.in_file(figure.start, figure.end)
        words = self.article.in_file(figure.sentence.start, figure.sentence.end)
        return Audited(
            figure.doc,
            *number,
            figure.quantity.text,
            *words,
            figure.sentence.text,
            figure.measure,
            gloss_of(figure, country_labels("en")),  # of the people named behind the number, too
            answer,
            why,
            proofs,
            cited,
        )

    def _sourced(self, figure: Claim, reference: Reference, figures: Sequence[Claim]) -> Sourced:
        source = self.sources.of(reference)
        if isinstance(source, str):
            return Sourced(reference, "unread", source)
        held = _held(figure, source)
        if held.answer == "not_in_source":
            if trouble := source.trouble:
                return Sourced(reference, "unread", trouble)
            if alone := number_alone(figure, source):
                return Sourced(reference, alone.answer, alone.why, (alone.proof,))
        if held.answer == "in_source" and self.later:
            held = self._overtaken(figure, source, held, self.later)
        if held.answer == "overtaken":
            held = _as_history(figure, figures, held)
        return Sourced(reference, held.answer, held.why, _quoted(held.claims))

    def _overtaken(self, figure: Claim, source: Source, held: Held, later: Checker) -> Held:
        """`held`, or that the reports of the ledger have a newer figure than the source."""
        from counterclaim.gazetteer.nesting import within
        from counterclaim.reconcile.check import told_of
        from counterclaim.reconcile.citing import Held, gives
        from counterclaim.reconcile.newer import newest_after, says_when
        from counterclaim.reconcile.rules import rules
        from counterclaim.reconcile.wording import english

        finding = later.finding(figure)
        if finding.status == "outdated" and not says_when(figure) and finding.claims[0].doc not in source.documents:
            return Held("overtaken", (finding.claims[0], *held.claims), english(finding.reason))
        known = later.likely(figure) or later.likely(held.claims[0])
        newer = newest_after(figure, held.claims, known, within)
        if newer is None or gives(newer, figure, rules()):
            return held
        why = f"The source has it, and the ledger a newer figure: {english(told_of(newer))}."
        return Held("overtaken", (newer, *held.claims), why)


def _as_history(figure: Claim, figures: Sequence[Claim], held: Held) -> Held:
    """`held`, which is overtaken; but where the article itself tells how the count went on, the figure is in the source
    as what was known at the time."""
    from counterclaim.reconcile.citing import Held
    from counterclaim.reconcile.newer import goes_on

    if not goes_on(figure, figures, held.claims[0]):
        return held
    why = "The source says so; that the count went on, the article tells itself."
    return Held("in_source", held.claims[1:], why)


def _held(figure: Claim, source: Source) -> Held:
    from counterclaim.gazetteer.nesting import within
    from counterclaim.reconcile.citing import held_against
    from counterclaim.reconcile.rules import rules

    return held_against(figure, source.claims, lambda: source.tolls, rules(), within)


def _quoted(claims: Sequence[Claim]) -> tuple[Quoted, ...]:
    return tuple(
        Quoted(claim.doc, claim.url, claim.sentence.start, claim.sentence.end, claim.sentence.text, claim.id)
        for claim in claims[:_SHOWN]
    )


def _of_all(cited: Sequence[Sourced]) -> tuple[Answer, str, tuple[Quoted, ...]]:
    """What all references of a figure come to: right if any holds it."""
    if not cited:
        return "no_reference", "No reference stands behind it, in its sentence or later in its paragraph.", ()
    best = min(cited, key=lambda each: _BEST.index(each.answer))
    unread = next((each for each in cited if each.answer == "unread"), None)
    if unread and best.answer == "not_in_source":
        return "unread", f"{best.why} Another reference could not be held against it: {unread.why}", best.proofs
    return best.answer, best.why, best.proofs
