"""The reader against references: which claims are found, which are wrong, and what is right about those found.

A claim and a reference match when they stand in the same line of the same document and agree in measure and number.
References are annotated as quality/README.md says; the method is that of the project's shared `score.py`: core F1
(number and measure), full F1 (and the qualifier, the country of the counted people and whether the line itself
attributes it), and each field on what matches. Optional references neither count when missed nor cost when found; an
unmatched claim of one person or none costs nothing. Confidence is held against being right in number, measure and
qualifier (G. W. Brier, "Verification of forecasts expressed in terms of probability", 1950).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from counterclaim.errors import UsageError
from counterclaim.evaluation.matching import Record
from counterclaim.evaluation.result import Bin, Error, Evaluation, Field, Score
from counterclaim.evaluation.tally import Tally
from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document, Problem, as_record
from counterclaim.read import read
from counterclaim.settings import Given

__all__ = ["Bin", "Error", "Evaluation", "Field", "Record", "Score", "evaluate", "evaluate_files"]


def evaluate_files(pairs: Iterable[tuple[Path, Path]], claims: Path | None = None) -> Evaluation:
    """`evaluate` over pairs of JSONL files, documents and references; `claims` is a JSONL file of claims.

    Raises UsageError for a file that is not there, or is not what it should be.
    """
    sets = [(_documents(docs), _rows(gold)) for docs, gold in pairs]
    return evaluate(sets, None if claims is None else _rows(claims))


def evaluate(
    sets: Iterable[tuple[Sequence[Document], Sequence[Record]]], claims: Iterable[Record] | None = None
) -> Evaluation:
    """Score `claims`, or when None those that the reader finds, over sets of documents and their references.

    A reference's document is an id, or the stem of several: "ID" there stands for "ID.LANG" here, so that one article
    in several languages needs its references once.
    """
    given = None if claims is None else list(claims)
    tally, known = Tally(), set[str]()
    for documents, references in sets:
        known |= {document.id for document in documents}
        stems = _by_document(documents, references)
        said: defaultdict[str, list[Record]] = defaultdict(list)
        for claim in given or ():
            said[claim["doc"]].append(claim)
        for document in sorted(documents, key=lambda document: document.id):
            found = _found(document) if given is None else said[document.id]
            tally.add_document(document, stems[document.id], found)
    return tally.evaluation(sum(claim["doc"] not in known for claim in given or ()))


def _found(document: Document) -> list[Record]:
    return [as_record(item) for item in claims_of(document) if isinstance(item, Claim)]


def _by_document(documents: Sequence[Document], references: Iterable[Record]) -> defaultdict[str, list[Record]]:
    ids = {document.id for document in documents}
    codes = {document.lang or "und" for document in documents}
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for reference in references:
        for id in (reference["doc"], *(f"{reference['doc']}.{code}" for code in codes)):
            if id in ids:
                found[id].append(reference)
    return found


def _documents(path: Path) -> list[Document]:
    items = list(read([str(path)], Given()))
    documents = [item for item in items if isinstance(item, Document)]
    lost = [item for item in items if isinstance(item, Problem) and item.doc not in {doc.id for doc in documents}]
    if lost:
        raise UsageError(f"{path}: {lost[0].doc} could not be read: {lost[0].why}")
    return documents


def _rows(path: Path) -> list[Record]:
    try:
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise UsageError(f"{path} is not JSONL, one object a line: {error}.") from error
