"""What could not be read, tried again: after its file was mended, or with a reader that was."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import count, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counterclaim.flow import Engine, Item, keep, readings
from counterclaim.model import Met, Problem
from counterclaim.read import Piece, pieces
from counterclaim.read.address import is_address
from counterclaim.read.containers import pieces_in
from counterclaim.read.facts import given_facts
from counterclaim.read.mixed import passages_in
from counterclaim.read.opened import Opened, peekable
from counterclaim.read.piece import to_be_read
from counterclaim.settings import Given

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger, Try

_INSIDE = re.compile("[/#]")


def retry(
    ledger: Ledger,
    chosen: Sequence[Try],
    by: str | None,
    engine: Engine = readings,
    on_try: Callable[[int], None] | None = None,
    by_reader: str = "",
) -> Iterator[tuple[Met, Met | None]]:
    """Try again what met the problems `chosen`; yield each in their order, with the one that is there now: None where
    it is mended.

    A text that the ledger has is read from there; what has none, from where the `add` that met the problem was told to
    look, else from the bytes that were kept. A page that could not be fetched is asked for again. What comes of it
    bears a run of `add` by the person `by`, who asked for the same again. `on_try` is called with how many were tried
    so far; `by_reader` is the name of the engine's reader, where that is not the rules. Interrupted at any moment and
    called again, nothing is lost or doubled.
    """
    ledger.try_again()
    done, came, met = count(1), set[str](), list[Problem]()
    for asked, items in _runs(ledger, chosen, came):
        ledger.adding(by, {**asked, "retry": True})
        for _, _, reading in keep(ledger, items, engine, by_reader):
            met += reading.problems
            if on_try:
                on_try(next(done))
    ledger.settle([each for each in chosen if each.met.doc in came], met)
    stand = ledger.tries()
    numbers, docs = {each.number: each.met for each in stand}, {each.met.doc: each.met for each in stand}
    for each in chosen:
        yield each.met, numbers.get(each.number) or docs.get(each.met.doc)


Asked = Mapping[str, Any]


def _runs(ledger: Ledger, chosen: Sequence[Try], came: set[str]) -> Iterator[tuple[Asked, Iterator[Item]]]:
    """What is to be read, run by run, each with what was asked for; the documents that came are noted in `came`."""
    fetched = [each for each in chosen if _from_web(each)]
    reread = [each for each in chosen if not each.read and each.asked is None and ledger.document(each.met.doc)]
    whole = [each for each in chosen if not each.read and each not in fetched and each not in reread]
    docs = {each.met.doc for each in (*whole, *fetched)}
    texts = dict.fromkeys(each.met.doc for each in chosen if (each.read or each in reread) and each.met.doc not in docs)
    came.update(each.met.doc for each in reread)
    yield {"paths": []}, _texts(ledger, texts)
    runs = {json.dumps(each.asked, sort_keys=True): each.asked for each in whole if each.asked}
    for asked in runs.values():
        yield asked, _asked(asked, docs, came)
    for asked, again in groupby(fetched, key=lambda each: each.asked or {"paths": []}):
        yield asked, _again([each.met.doc for each in again], asked, came)
    for each in whole:
        if each.met.doc not in came and (data := ledger.kept_bytes(each)) is not None:
            came.add(each.met.doc)
            yield each.asked or {"paths": []}, _kept(each, data)


def _texts(ledger: Ledger, docs: Mapping[str, None]) -> Iterator[Item]:
    """The texts that the ledger has of `docs`, with their passages in other languages, which it does not keep."""
    for doc in docs:
        if document := ledger.document(doc):
            yield replace(document, others=passages_in(document.text, document.lang))


def _asked(asked: Asked, docs: set[str], came: set[str]) -> Iterator[Item]:
    """What is now where a run of `add` was told to look, as far as it is one of `docs` or lies in one."""
    paths = [path for name in asked["paths"] if (path := Path(asked.get("folder", ""), name)).exists()]
    for item in pieces(paths, _given(asked)) if paths else ():
        id = item.id if isinstance(item, Piece) else item.doc
        if (owner := next((part for part in _around(id) if part in docs), None)) is not None:
            came.add(owner)
            yield item


def _from_web(each: Try) -> bool:
    """True where a page could not be fetched, or what was fetched could not be read."""
    named = (each.asked or {}).get("paths", [])
    return each.met.stage == "fetch" or (not each.read and each.met.doc in named and is_address(each.met.doc))


def _again(addresses: list[str], asked: Asked, came: set[str]) -> Iterator[Item]:
    """What is now at `addresses`, with the facts of the run that `asked` for them."""
    for address in dict.fromkeys(addresses):
        came.add(address)
        yield from pieces([address], _given(asked))


def _around(id: str) -> Iterator[str]:
    """`id`, and what it may lie in: archive.zip/page.html lies in archive.zip, posts.json#12 in posts.json."""
    yield id
    for mark in _INSIDE.finditer(id):
        yield id[: mark.start()]


def _kept(each: Try, data: bytes) -> Iterator[Item]:
    doc, stream = each.met.doc, peekable(BytesIO(data))
    given = _given(each.asked or {})
    return to_be_read(pieces_in(Opened(doc, doc, stream, given_facts(given))), given.pages)


def _given(asked: Asked) -> Given:
    return Given(**{name: asked[name] for name in ("date", "url", "outlet", "lang", "pages") if name in asked})
