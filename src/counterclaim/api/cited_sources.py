"""Where the sources that an article cites are found: a folder, the ledger, the web."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from counterclaim.model import Claim, Document, Problem, Reference, Toll
from counterclaim.settings import Given

if TYPE_CHECKING:
    from counterclaim.relating import Report

FEW = 200
"""Characters of a page that holds no figure, up to which it is taken for a notice in place of the article."""


@dataclass
class Source:
    """What was read of one source: its documents with their claims, mostly one."""

    reports: Sequence[Report]

    @cached_property
    def claims(self) -> list[Claim]:
        """Its claims, in the order of its text."""
        from counterclaim.extract.complements import with_complements

        return [claim for document, claims in self.reports for claim in with_complements(document, claims)]

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Its documents by their ids."""
        return {document.id: document for document, _ in self.reports}

    @cached_property
    def tolls(self) -> list[Toll]:
        """What stands in the end of each count, by this source alone."""
        from counterclaim.relating import related

        return [toll for each in related(self.reports) for toll in each.tolls("latest-official")]

    @property
    def trouble(self) -> str | None:
        """Why nothing can be said by what was read of it; None where something can."""
        from counterclaim.packs import pack_for

        if self.claims:
            return None
        for document in self.documents.values():
            if document.lang is None or pack_for(document.lang) is None:
                return f"The source, {document.id}, is in a language that is not read."
        if sum(len(document.text.strip()) for document in self.documents.values()) < FEW:
            return f"Of the source, {', '.join(self.documents)}, hardly any text was had: a notice or a login, perhaps."
        return None


@dataclass
class Sources:
    """Finds the source of a reference: among the reports of a folder or a ledger by its address, else by a file's name
    or a title; with `fetch`, on the web. `on_problem` is called with each problem of what is read there."""

    fetch: bool = False
    on_problem: Callable[[Problem], None] | None = None
    _pages: dict[str, list[Report]] = field(default_factory=lambda: defaultdict(list))
    _names: dict[str, list[Report]] = field(default_factory=lambda: defaultdict(list))
    _fetched: dict[str, Source | str] = field(default_factory=dict)

    def add(self, reports: Iterable[Report], named: bool = False) -> None:
        """Take `reports` for sources; with `named`, by the names of their files, too."""
        from counterclaim.read.cited import same_page

        for report in reports:
            document = report[0]
            for address in {document.url, document.archived} - {None}:
                assert address
                self._pages[same_page(address)].append(report)
            if document.title:
                self._names[_words(document.title)].append(report)
            if named:
                name = PurePath(document.id)
                for word in {name.name, name.stem}:
                    self._names[_words(word)].append(report)

    def of(self, reference: Reference) -> Source | str:
        """The source of `reference`, or a sentence that says why it is not to be had."""
        from counterclaim.read.cited import same_page

        for url in reference.urls:
            if found := self._pages.get(same_page(url)):
                return _source(found)
        for name in (reference.label, reference.title):
            if name and (found := self._names.get(_words(name))):
                return _source(found)
        told = None
        if self.fetch:
            for url in reference.urls:
                got = self._page(url)
                if isinstance(got, Source):
                    return got
                told = told or got
        quoted = _from_quote(reference)
        return quoted or told or _not_had(reference)

    def _page(self, url: str) -> Source | str:
        from counterclaim.api.inputs import read_files, sorted_out

        if url not in self._fetched:
            items = list(read_files([url], Given()))
            problems = [item for item in items if isinstance(item, Problem)]
            for problem in problems:
                if self.on_problem:
                    self.on_problem(problem)
            documents, claims, _ = sorted_out(items)
            unread = next((problem.why for problem in problems if problem.unread), "Nothing was found there.")
            reports = [(each, [claim for claim in claims if claim.doc == each.id]) for each in documents]
            self._fetched[url] = Source(reports) if reports else f"{url} could not be read: {unread}"
        return self._fetched[url]


def _source(found: Sequence[Report]) -> Source:
    return Source(list({report[0].id: report for report in found}.values()))


def _from_quote(reference: Reference) -> Source | None:
    """What the reference itself quotes of its source, where that gives a figure."""
    from counterclaim.flow import reading_of
    from counterclaim.read import read_text

    if not reference.quote:
        return None
    document = read_text(reference.quote, f"the quote in reference {reference.label}".strip())
    claims = reading_of(document).claims
    return Source([(document, list(claims))]) if claims else None


def _not_had(reference: Reference) -> str:
    if not reference.urls:
        return "The reference has no address, and nothing that was given goes by its name or title."
    return f"{reference.urls[0]} is not among what was given."


def _words(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
