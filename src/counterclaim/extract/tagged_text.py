"""The sentences of a document, cut into words and tagged when they are needed."""

import bisect

from counterclaim.extract.clock import Clock, clocks_of
from counterclaim.extract.glimpses import named_in
from counterclaim.extract.names import names_lexicon
from counterclaim.extract.sentences import lines_beside, lines_of, sentences_of
from counterclaim.extract.sifting import sieve_of
from counterclaim.extract.tagging import Tagged, Tokens, tag, tokens_at
from counterclaim.model import Document, Span
from counterclaim.packs import Pack

_KEPT = 400


class TaggedText:
    """The text of a document in sentences; what these mean is worked out once and only when asked for."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.document = document
        self.pack = pack
        self.text = document.text
        self.sentences: list[Span] = []
        self.line_of: list[int] = []
        tables = document.tables
        for number, line in enumerate(lines_beside(self.text, tables) if tables else lines_of(self.text)):
            for span in sentences_of(self.text, line, pack):
                self.sentences.append(span)
                self.line_of.append(number)
        self._starts = [span.start for span in self.sentences]
        self._clutter = [span.start for span in document.clutter]
        self._tokens: dict[int, Tokens] = {}
        self._clocks: dict[int, list[Clock]] = {}
        self._named: dict[int, frozenset[str]] = {}
        self._tagged: dict[int, Tagged] = {}  # the last ones asked for: those of a long document are many

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds the character `place`."""
        return bisect.bisect_right(self._starts, place) - 1

    def is_clutter(self, span: Span) -> bool:
        """Whether `span` begins inside the page's furniture."""
        k = bisect.bisect_right(self._clutter, span.start) - 1
        return k >= 0 and span.start < self.document.clutter[k].end

    def tagged(self, number: int) -> Tagged:
        """Sentence `number` with the meanings of its words."""
        found = self._tagged.get(number)
        if found is None:
            tokens, names = self._tokens_of(number), names_lexicon(self.pack.lang)
            if len(self._tagged) >= _KEPT:
                del self._tagged[next(iter(self._tagged))]
            found = tag(self.text, self.sentences[number], self.pack, names, cut_up=tokens)
            self._tagged[number] = found
        return found

    def can_tell(self, number: int) -> bool:
        """Whether sentence `number` may tell of somebody counted, and of what happened to them."""
        sieve, span = sieve_of(self.pack.lang), self.sentences[number]
        return sieve.can_tell(self.text[span.start : span.end]) and sieve.tells(self._tokens_of(number).known)

    def can_count(self, number: int) -> bool:
        """Whether sentence `number` may tell of somebody counted."""
        return sieve_of(self.pack.lang).counts(self._tokens_of(number).known)

    def can_happen(self, number: int) -> bool:
        """Whether sentence `number` may tell what happened to several people, be they counted or not."""
        start, end = self.sentences[number]
        return sieve_of(self.pack.lang).can_happen(self.text[start:end])

    def may_name(self, number: int, kinds: frozenset[str]) -> bool:
        """Whether sentence `number` may name anything of the `kinds`, of those that `named_in` tells."""
        found = self._named.get(number)
        if found is None:
            start, end = self.sentences[number]
            found = self._named[number] = named_in(self.text[start:end], self.pack)
        return not found.isdisjoint(kinds)

    def clocks(self, number: int) -> list[Clock]:
        """The times of day that sentence `number` tells."""
        found = self._clocks.get(number)
        if found is None:
            found = self._clocks[number] = clocks_of(self.tagged(number))
        return found

    def _tokens_of(self, number: int) -> Tokens:
        found = self._tokens.get(number)
        if found is None:
            if len(self._tokens) >= _KEPT:
                del self._tokens[next(iter(self._tokens))]
            found = tokens_at(self.text, self.sentences[number], self.pack, names_lexicon(self.pack.lang))
            self._tokens[number] = found
        return found
