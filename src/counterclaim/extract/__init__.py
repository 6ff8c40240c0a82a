"""Document → Claims, Positions: what a text says of how many people, who stands how to it, and the proving words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from counterclaim.model import Claim, Document, Position, Problem, Span
from counterclaim.packs import Pack, languages, pack_for

READER = "rules/2026.1"

Found = Claim | Position | Problem
Read = Callable[[Document, Pack], Iterable[Found]]
"""A reader: what it finds in a document of one language, with the pack of that."""
Find = Callable[[Document], list[Found]]
"""A reader with its packs: what it finds in a document."""


def claims_of(document: Document, read: Read | None = None) -> list[Found]:
    """The claims and the positions of `document`, each in the order of its text, and a Problem for each stretch that
    could not be read.

    Passages in other languages are read with the packs of theirs. What is in a language without a pack gives one
    Problem that names the language. `read` takes the place of the rules.
    """
    if not document.others:
        return list(_read(document, read))
    found = [item for part in _parts(document) for item in _read(part, read)]
    return sorted(found, key=lambda item: -1 if isinstance(item, Problem) else item.start)


def _read(document: Document, read: Read | None) -> Iterator[Found]:
    pack = pack_for(document.lang) if document.lang else None
    if pack is None:
        yield _unread(document)
        return
    from counterclaim.extract.readers import rules
    from counterclaim.extract.whole_lines import with_whole_lines

    reads = read or rules.read
    whole = with_whole_lines(document, pack.writing.unspaced)
    yield from reads(document, pack) if whole is None else whole.back(reads(whole.copy, pack))


def _unread(document: Document) -> Problem:
    if document.lang is None:
        told = "The language could not be told. Give it with --lang"
    else:
        told = f"There is no pack for its language ({document.lang})"
    return Problem(document.id, "extract", "no_pack", f"{told}. There are packs for {', '.join(languages())}.")


def _parts(document: Document) -> Iterator[Document]:
    """`document` once for each of its languages, with what is in the others as clutter.

    Its tables are read with its main language, in which the labels of a table in another may stand as well.
    """
    tables = [table.span for table in document.tables]
    foreign = [
        p.span for p in document.others if not any(p.span.start < t.end and t.start < p.span.end for t in tables)
    ]
    yield _without(document, foreign)
    for lang in dict.fromkeys(passage.lang for passage in document.others):
        own = [passage.span for passage in document.others if passage.lang == lang]
        part = _without(document, [*_between(own, len(document.text)), *tables])
        yield replace(part, lang=lang, tables=())


def _without(document: Document, spans: Iterable[Span]) -> Document:
    return replace(document, clutter=_union([*document.clutter, *spans]), others=())


def _between(spans: list[Span], end: int) -> list[Span]:
    """What of the characters up to `end` stands outside of `spans`, which are in order."""
    edges = [0, *(edge for span in spans for edge in span), end]
    return [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _union(spans: list[Span]) -> tuple[Span, ...]:
    """`spans` in order, those that touch as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
