"""What takes exports back into a ledger: load."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from counterclaim.api.inputs import Paths, listed, who
from counterclaim.api.loaded_claims import OfDocument
from counterclaim.api.loaded_words import Pages, figure_in, marked_in
from counterclaim.errors import UsageError
from counterclaim.model import (
    Addition,
    Claim,
    Correction,
    Document,
    Judgement,
    Problem,
    as_record,
    misfit,
    text_id,
    with_field,
)
from counterclaim.settings import ledger_address, person

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.read.annotated import Marked
    from counterclaim.read.returned import Returned


@dataclass(slots=True)
class Loaded:
    """What `load` did: documents new or in a new version; claims that stood there already (`there`), were added or were
    corrected; other judgements that were taken over; problems; and the id of its run of `add`, None where it brought no
    document."""

    documents: int = 0
    there: int = 0
    added: int = 0
    corrected: int = 0
    judgements: int = 0
    problems: list[Problem] = field(default_factory=list)
    addition: str | None = None


def load(
    files: Paths,
    ledger: str | None = None,
    by: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> Loaded:
    """Take claims back into the ledger out of `files` (or "-" for standard input): JSON Lines as `export` writes them,
    with documents and judgements where it has them (`--texts`), and Web Annotations, ours or those of others.

    Every claim passes the check that all claims pass: its words stand in the ledger's text, letter for letter. One that
    stands there already changes nothing; one that the reader did not find is added, one that is told otherwise is
    corrected, as the word of whoever judged it, else of `by` (see `judge.add`). Called again, it changes nothing.

    `on_problem` is called with each problem as it is met. Raises UsageError for a file that cannot be opened, and where
    nobody vouches for a claim.
    """
    from counterclaim.ledger import Ledger
    from counterclaim.read.returned import returned

    paths = listed(files)
    for path in paths:
        if path != "-" and not Path(path).is_file():
            raise UsageError(f"{path}: there is no such file.")
    with Ledger.open(ledger_address(ledger)) as store:
        run = store.adding(person(by), {"load": paths, "folder": str(Path.cwd())})
        loading = _Loading(store, by, on_problem)
        for path in paths:
            with _opened(path) as stream:
                loading.take(returned(path, stream), f"loaded from {Path(path).name}")
        loading.done.addition = run if store.has_run(run) else None
    return loading.done


def _opened(path: str) -> BinaryIO:
    if path == "-":
        return open(sys.stdin.fileno(), "rb", closefd=False)
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from error


class _Loading:
    """Puts what comes back into a ledger, and counts it."""

    def __init__(self, store: Ledger, by: str | None, on_problem: Callable[[Problem], None] | None) -> None:
        self._store, self._by, self._on_problem = store, by, on_problem
        self._pages = Pages(store)
        self.done = Loaded()

    def take(self, items: Iterable[Returned], why: str) -> None:
        """Put `items` into the ledger, in their order; `why` is for what they do not say themselves."""
        for (kind, doc), same in groupby(items, key=_kind):
            if kind is Document:
                self._documents(cast(Iterator[Document], same))
            elif kind is Judgement:
                self._judgements(cast(Iterator[Judgement], same))
            elif kind is Claim:
                self._claims(doc, list(cast(Iterator[Claim], same)), why)
            else:
                for item in same:
                    self._met(item) if isinstance(item, Problem) else self._marked(cast("Marked", item), why)

    def _met(self, problem: Problem) -> None:
        self.done.problems.append(problem)
        if self._on_problem:
            self._on_problem(problem)

    def _documents(self, documents: Iterator[Document]) -> None:
        from counterclaim.engines.local import read_here
        from counterclaim.flow import keep
        from counterclaim.ledger import PERSON

        for heard, same in groupby(documents, key=_is_heard):
            if heard:
                outcomes = [self._store.add(note, (), (), PERSON) for note in same]
                self.done.documents += outcomes.count("new")
                continue
            for _, outcome, reading in keep(self._store, same, read_here):
                self.done.documents += outcome in ("new", "version")
                for problem in reading.problems:
                    self._met(problem)

    def _claims(self, doc: str, claims: Sequence[Claim], why: str) -> None:
        for text, same in groupby(claims, key=lambda claim: claim.text):
            document = self._store.document(doc)
            if document is None or document.version != text:
                what = "no document" if document is None else "another text of"
                how = "Add it first, or export with --texts."
                self._met(Problem(doc, "load", "no_text", f"The ledger has {what} {doc} ({text}). {how}"))
            else:
                self._held_against(OfDocument(self._store, document), list(same), why)

    def _held_against(self, known: OfDocument, claims: Iterable[Claim], why: str) -> None:
        told = list[Judgement]()
        for claim in claims:
            wanted = known.wanted(claim, self._by or person(None) or "", why)
            if isinstance(wanted, Problem):
                self._met(wanted)
                continue
            known.keep(wanted)
            told += wanted
            kinds = {each.kind for each in wanted}
            self.done.added += "add" in kinds
            self.done.corrected += bool(kinds & {"accept", "correct"})
            self.done.there += not kinds
        if any(not each.by for each in told):
            who(self._by)  # raises, for nobody is named
        if told:
            with self._store.batch():
                for judgement in told:
                    self._store.judge(judgement)

    def _marked(self, marked: Marked, why: str) -> None:
        document = self._pages.document(marked.sources)
        if document is None:
            where = marked.sources[0] if marked.sources else "a page without an address"
            how = "Add that page first."
            self._met(
                Problem(marked.place, "load", "no_text", f"It marks {where}, which the ledger does not have. {how}")
            )
            return
        words = marked_in(document, marked)
        if isinstance(words, Problem):
            self._met(words)
            return
        known = OfDocument(self._store, document)
        claim = figure_in(document, words, list(known.standing.values()), marked)
        if isinstance(claim, Problem):
            self._met(claim)
        elif claim.id in known.standing:
            self.done.there += 1
        else:
            self._held_against(known, [claim], why)

    def _judgements(self, judgements: Iterator[Judgement]) -> None:
        """Take over what people said elsewhere, but for what they said here too, withdrawn or not."""
        known = {_said(each) for each in self._store.judgements()}
        for judgement in judgements:
            if judgement.kind == "withdraw" or _said(judgement) in known:
                continue
            try:
                problem = self._unproven(judgement)
                if problem is None:
                    self._store.judge(replace(judgement, id="", at=""))
                    self.done.judgements += 1
            except UsageError as error:
                problem = Problem(judgement.doc or judgement.id, "load", "judgement", str(error), 0, 0)
            if problem:
                self._met(problem)

    def _unproven(self, judgement: Judgement) -> Problem | None:
        """Why `judgement` cannot be taken over, if it cannot: its words do not stand here, or it makes no claim."""
        from counterclaim.extract.evidence import proven

        what = judgement.what
        if isinstance(what, Addition):
            document = self._store.document(what.claim.doc)
            if document is None or document.version != what.claim.text:
                why = f"The ledger has no document {what.claim.doc} with the text {what.claim.text}."
                return Problem(what.claim.doc, "load", "no_text", f"{why} Add it first, or export with --texts.")
            found = proven(document, what.claim)
            return replace(found, stage="load") if isinstance(found, Problem) else None
        if isinstance(what, Correction) and judgement.claim:
            try:
                wrong = misfit(with_field(self._store.claim(judgement.claim), what.field, what.new))
            except (KeyError, TypeError, ValueError):
                wrong = what.field
            if wrong:
                return Problem(judgement.doc or "", "load", "judgement", f"A claim cannot hold that in {wrong}.", 0, 0)
        return None


def _is_heard(document: Document) -> bool:
    """Whether it is the note of what was heard (`judge add --told-by`), which is kept and not read."""
    return document.id == f"heard-{text_id(document.text)[2:]}"


def _kind(item: Returned) -> tuple[type, str]:
    """What comes in one go: things of one kind, and the claims of one document."""
    return type(item), item.doc if isinstance(item, Claim) else ""


def _said(judgement: Judgement) -> str:
    """What tells two judgements apart, whenever they were kept."""
    return repr(as_record(replace(judgement, id="", at="")))
