#!/usr/bin/env python3
"""How well the reports of a ledger of made-up news are grouped: grouping.py ADDRESS --daily N [--seed 1], as JSON.

What each report tells of is known, for corpus.py made it; where it tells of nothing, or recalls something in passing,
it should stand alone. A report that several stories tell is counted in the one that has most of its claims. Told are
B-cubed precision, recall and F1 over the reports with claims (A. Bagga, B. Baldwin, "Algorithms for scoring coreference
chains", 1998): precision falls where stories hold what is not theirs, recall where they are torn.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping

from newsroom.articles import happening_of
from sqlalchemy import select

from counterclaim.ledger import Ledger
from counterclaim.ledger.index.packing import unpacked
from counterclaim.ledger.index.shelves import STORIES, STORY_DOCUMENTS
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import DOCUMENTS


def stories_of_reports(db: Session) -> dict[str, int]:
    """The number of the story of each report that the index tells."""
    here = STORY_DOCUMENTS.join(STORIES, STORIES.c.number == STORY_DOCUMENTS.c.story)
    here = here.join(DOCUMENTS, DOCUMENTS.c.number == STORY_DOCUMENTS.c.document)
    query = select(DOCUMENTS.c.id, STORY_DOCUMENTS.c.story, STORY_DOCUMENTS.c.record, STORIES.c.reports)
    found = dict[str, tuple[int, int, int]]()
    for row in db.rows(query.select_from(here)):
        one = unpacked(row.record)["claims"], row.reports, row.story
        found[row.id] = max(one, found.get(row.id, one))
    return {id: story for id, (_, _, story) in found.items()}


def b_cubed(found: Mapping[str, object], true: Mapping[str, object]) -> dict[str, float]:
    """Precision, recall and F1 of the groups `found`, where those of `true` are right, both by item."""
    here, there = Counter(found.values()), Counter(true[item] for item in found)
    both = Counter((group, true[item]) for item, group in found.items())
    precision = sum(many * many / here[group] for (group, _), many in both.items()) / max(1, len(found))
    recall = sum(many * many / there[group] for (_, group), many in both.items()) / max(1, len(found))
    f1 = 2 * precision * recall / (precision + recall) if found else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def truth(id: str, seed: int, daily: float) -> str:
    """What the report `id` tells of."""
    told = happening_of(seed, int(id.rpartition("-")[2]), daily)
    return told.id if told else id


def main() -> None:
    """Read the command line, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("address")
    options.add_argument("--seed", type=int, default=1, metavar="S")
    options.add_argument("--daily", type=float, required=True, metavar="N", help="documents a day")
    wanted = options.parse_args()
    with Ledger.open(wanted.address, create=False) as store, store.session.reading():
        found = stories_of_reports(store.session)
    print(json.dumps(b_cubed(found, {id: truth(id, wanted.seed, wanted.daily) for id in found})))


if __name__ == "__main__":
    main()
