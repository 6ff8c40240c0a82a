"""Copies: one text run twice, shortened or translated; never two reports of one thing."""

from itertools import permutations
from random import Random

import pytest

from counterclaim.model import Document
from counterclaim.resolve.copies import copies_of
from counterclaim.resolve.prints import print_of


def _prints(reports, *ids):
    return [print_of(reports[id].document, reports[id].claims) for id in ids or reports]


def test_a_text_run_twice_and_one_translated_are_copies_of_the_earliest(reports) -> None:
    found = copies_of(_prints(reports))
    assert {"wire-2": "wire-1", "feature-2": "feature-1"}.items() <= found.items()


def test_only_what_was_made_a_copy_is_one(reports) -> None:
    made = {id: report.copy for id, report in reports.items() if report.copy}
    assert copies_of(_prints(reports)).items() <= made.items()


def test_a_shortened_text_is_a_copy(reports) -> None:
    whole = reports["wire-1"]
    text = "\n".join(whole.document.text.splitlines()[1:3])
    claims = [claim for claim in whole.claims if claim.sentence.text in text]
    short = Document("short", text, "en", published=whole.document.published)
    assert len(copies_of([*_prints(reports, "wire-1"), print_of(short, claims)])) == 1


def test_a_bulletin_with_new_numbers_is_no_copy(reports) -> None:
    assert not copies_of(_prints(reports, "bulletin-1", "bulletin-2"))


@pytest.mark.parametrize("dated", [True, False])
def test_the_origin_knows_no_order(reports, dated) -> None:
    documents = [
        Document(id, reports["wire-1"].document.text, "en", published=reports[id].document.published if dated else None)
        for id in ("wire-2", "wire-1", "prison-own")
    ]
    prints = [print_of(document, reports["wire-1"].claims) for document in documents]
    outcomes = [copies_of(order) for order in permutations(prints)]
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert set(outcomes[0].values()) == ({"wire-1"} if dated else {"prison-own"})


def test_any_order_of_all_reports_gives_the_same_copies(reports) -> None:
    prints = _prints(reports)
    expected = copies_of(prints)
    Random(1).shuffle(prints)
    assert copies_of(prints) == expected


def test_no_reports_no_copies() -> None:
    assert copies_of([]) == {}
