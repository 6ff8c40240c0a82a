"""An article as it is audited: its words as a document, where they stand in its file, and what each figure cites."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from counterclaim.model import Claim, Document, Reference, Span, Table
from counterclaim.read.cited.prose import Mark, Prose
from counterclaim.read.document import document
from counterclaim.read.facts import Facts

_WORD = re.compile(r"\w")
_PARTING = re.compile(r"[\t\n]")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its `document` holds its words without markup, `places` tells of each character of these which
    characters of the file it stands for, and `marks` what is cited where."""

    document: Document
    places: tuple[Span, ...]
    marks: tuple[Mark, ...]

    def in_file(self, start: int, end: int) -> Span:
        """The characters of the file for which the characters `start` to `end` of the words stand."""
        if start >= end:
            at = self.places[min(start, len(self.places) - 1)].start if self.places else 0
            return Span(at, at)
        return Span(self.places[start].start, self.places[end - 1].end)

    def cited_by(self, figure: Claim) -> list[Reference]:
        """The references that `figure`, a claim of the document, cites.

        In a cell: those behind it there, else those of its cell, of the cells of its row without figures, of the head
        of its column, of its row. In a sentence: the nearest behind it, else the nearest before it there; else the next
        ones of its paragraph. Several that stand together are cited together.
        """
        for table in self.document.tables:
            for row in table.rows:
                for column, cell in enumerate(row):
                    if cell.start <= figure.start < cell.end:
                        return _references(self._in_cell(figure, table, row, column))
        return _references(self._in_sentence(figure))

    def _in_cell(self, figure: Claim, table: Table, row: Sequence[Span], column: int) -> list[Mark]:
        cell, text = row[column], self.document.text
        if behind := self._between(figure.end, self._end_of(cell)):
            return self._together(behind)
        same = [each[column] for each in table.rows if column and each[0] == row[0] and each[0].end > each[0].start]
        bare = [each for each in row if not _DIGIT.search(text, each.start, each.end)]
        heads = [each[column] for each in table.rows[: table.heads]]
        for spans in ([cell], same, bare, heads, row):
            cells = dict.fromkeys((span.start, self._end_of(span)) for span in spans)
            if found := [mark for start, end in cells for mark in self._between(start, end)]:
                return found
        return []

    def _end_of(self, cell: Span) -> int:
        """Where a cell's words end; of "83 (police)" the number alone is the cell's figure."""
        parting = _PARTING.search(self.document.text, cell.end)
        return parting.start() if parting else cell.end

    def _in_sentence(self, figure: Claim) -> list[Mark]:
        text = self.document.text
        line = text.find("\n", figure.end)
        paragraph = Span(text.rfind("\n", 0, figure.start) + 1, len(text) if line < 0 else line)
        end = figure.sentence.end
        while end < paragraph.end and not _WORD.match(text[end]):  # the mark of a sentence stands behind its full stop
            end += 1
        if found := self._between(figure.end, end):
            return self._together(found)
        if found := self._between(figure.sentence.start, figure.start, closed=False):
            before = [mark for mark in found if mark.at > figure.sentence.start or mark.link]
            if before:
                return self._together(before[::-1])
        return self._together(self._between(end, paragraph.end))

    def _between(self, start: int, end: int, closed: bool = True) -> list[Mark]:
        low = bisect_right([mark.at for mark in self.marks], start - 1)
        high = bisect_right([mark.at for mark in self.marks], end if closed else end - 1)
        return list(self.marks[low:high])

    def _together(self, marks: Sequence[Mark]) -> list[Mark]:
        """The first of `marks`, and those that no word parts from it."""
        found = list(marks[:1])
        for mark in marks[1:]:
            here = sorted((found[-1].at, mark.at))
            if _WORD.search(self.document.text, here[0], here[1]):
                break
            found.append(mark)
        return found


def article_of(id: str, source: str, prose: Prose, facts: Facts, media_type: str) -> Article:
    """The article `id` whose file holds `source`, with the words and marks of `prose`."""
    known = facts.over(Facts(title=prose.title).found("page"))
    words = document(id, prose.text, known, source.encode("utf-8", "surrogatepass"), media_type, prose.tables)
    marks = tuple(replace(mark, at=min(mark.at, len(words.text))) for mark in prose.marks)
    return Article(words, prose.places, marks)


def _references(marks: Iterable[Mark]) -> list[Reference]:
    return list(dict.fromkeys(mark.reference for mark in marks))
