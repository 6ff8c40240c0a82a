"""What holds a draft against reports: check."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.api.inputs import Paths, listed, opened, read_files, standing
from counterclaim.model import Checked, Claim, Document, Judgement, Problem, Toll
from counterclaim.settings import Given

if TYPE_CHECKING:
    from counterclaim.reconcile.check import Finding
    from counterclaim.reconcile.likeness import Account
    from counterclaim.relating import Report

STDIN = "-"


def check(
    draft: str,
    against: Paths = (),
    ledger: str | None = None,
    date: str | None = None,
    lang: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    as_of_ledger: str | None = None,
) -> list[Checked]:
    """Each figure of `draft`, held against what the reports at `against` say, or with none those of the ledger.

    `draft` is a sentence or more, in any language that can be read; the name of a file that holds them; or "-" for
    standard input. `date` and `lang` say when and in which language it is written, where it does not. `on_problem` is
    called with each problem of the draft and the reports. `as_of_ledger`, a day or a time as ISO writes it, holds it
    against the ledger as it stood then.
    """
    checker = checker_of(*_reports(against, ledger, on_problem, as_of_ledger))
    return [checker(figure) for figure in _figures(draft, Given(date, None, None, lang), on_problem)]


def checker_of(reports: Iterable[Report], said: Sequence[Judgement] = ()) -> Checker:
    """What holds figures against `reports`, which are sorted into stories once, as people judge them (`said`)."""
    from counterclaim.reconcile.by_people import adopted
    from counterclaim.reconcile.likeness import account
    from counterclaim.relating import related

    known = list(reports)
    stories = {each.story.id: each for each in related(known, said)}
    accounts = [account(id, [one.claim for one in each.told]) for id, each in stories.items()]
    newest = max((document.published.end[:10] for document, _ in known if document.published), default=None)

    def tolls_of(story: str) -> list[Toll]:
        return list(adopted(stories[story].tolls("latest-official"), said))

    return Checker(accounts, tolls_of, len(known), newest)


class Checker:
    """Holds figures against `accounts` of stories, and against what `tolls_of` tells of one of them, by its id.

    Of `looked_at` reports the newest appeared on `newest`.
    """

    def __init__(
        self,
        accounts: Sequence[Account],
        tolls_of: Callable[[str], Sequence[Toll]],
        looked_at: int,
        newest: str | None,
    ) -> None:
        from counterclaim.gazetteer.nesting import within
        from counterclaim.reconcile.likeness import Shelf

        self._shelf = Shelf(accounts, within)
        self._asked = tolls_of
        self._tolls: dict[str, Sequence[Toll]] = {}
        self._looked_at = looked_at
        self._newest = newest

    def __call__(self, figure: Claim) -> Checked:
        """How `figure`, a claim of a draft, stands against the reports."""
        from counterclaim.reconcile.check import checked

        return checked(figure, self.finding(figure), self._looked_at, self._newest)

    def finding(self, figure: Claim) -> Finding:
        """The same, with the claims that show it."""
        from counterclaim.gazetteer.nesting import within
        from counterclaim.reconcile.check import check_figure
        from counterclaim.reconcile.rules import rules

        return check_figure(figure, self._shelf.likely(figure), self._tolls_of, rules(), within)

    def likely(self, figure: Claim) -> list[Claim]:
        """The claims of the reports that tell most likely of what `figure` speaks of."""
        return [claim for account in self._shelf.likely(figure)[:1] for claim in account.claims]

    def _tolls_of(self, account: Account) -> Sequence[Toll]:
        if account.story not in self._tolls:
            self._tolls[account.story] = self._asked(account.story)
        return self._tolls[account.story]


def _reports(
    against: Paths, ledger: str | None, on_problem: Callable[[Problem], None] | None, as_of_ledger: str | None
) -> tuple[list[Report], list[Judgement]]:
    """The reports of files or of the ledger, and what people say that stands."""
    from counterclaim.api.relating import told

    if paths := listed(against):
        return list(told(read_files(paths, Given()), on_problem)), []
    with opened(ledger, as_of_ledger) as store:
        return list(store.told()), standing(store)


def _figures(draft: str, given: Given, on_problem: Callable[[Problem], None] | None) -> Iterator[Claim]:
    """The claims of the draft that give a number."""
    from counterclaim.flow import reading_of
    from counterclaim.read import read, read_text

    if draft != STDIN and _is_file(draft):
        found: Iterator[Document | Problem] = read([draft], given)
    else:
        found = iter([read_text(sys.stdin.read() if draft == STDIN else draft, given=given)])
    for item in found:
        reading = reading_of(item) if isinstance(item, Document) else None
        for problem in reading.problems if reading else [item] if isinstance(item, Problem) else []:
            if on_problem:
                on_problem(problem)
        yield from (claim for claim in (reading.claims if reading else ()) if not claim.implicit)


def _is_file(name: str) -> bool:
    """Whether `name` is that of a file; a sentence may be too long for a name, or hold what none does."""
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False
