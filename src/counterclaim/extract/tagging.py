"""What the words of a sentence can mean: one pass over its tokens with the pack's lexicon."""

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from counterclaim.extract.cutting import cut
from counterclaim.model import Span
from counterclaim.packs import Pack
from counterclaim.packs.lexicon import Entry, Lexicon, Longer
from counterclaim.packs.tokens import MARK, NUMBER, WORD, Token, tokenize

_REMEMBERED = 100_000
"""So many words are remembered with what they mean, before all are forgotten."""

# what an inert phrase may be as a whole
_WHOLE = ("country", "body_kind")


class Tag(NamedTuple):
    """A meaning of the tokens `i` to `j` (half-open)."""

    i: int
    j: int
    kind: str
    value: Any


@dataclass
class Tagged:
    """A sentence with its tokens and the longest meaning of each kind at each place."""

    text: str
    span: Span
    pack: Pack
    tokens: list[Token]
    tags: dict[str, dict[int, list[Tag]]] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)
    printed: list[Token] = field(default_factory=list)
    _marks: dict[str, list[int]] = field(default_factory=dict, repr=False)

    @cached_property
    def meaning(self) -> frozenset[int]:
        """The tokens at which a meaning of any kind begins."""
        return frozenset().union(*self.tags.values())

    def get(self, kind: str, i: int) -> Tag | None:
        """The longest meaning of `kind` that begins at token `i`."""
        found = self.tags.get(kind)
        if found is None:
            return None
        tags = found.get(i)
        return tags[0] if tags else None

    def is_any(self, kinds: Iterable[str], i: int) -> bool:
        """Whether a meaning of one of the `kinds` begins at token `i`."""
        tags = self.tags
        for kind in kinds:
            found = tags.get(kind)
            if found is not None and i in found:
                return True
        return False

    def is_among(self, kind: str, tokens: Iterable[int]) -> bool:
        """Whether a meaning of `kind` begins at one of the `tokens`."""
        found = self.tags.get(kind)
        return found is not None and any(k in found for k in tokens)

    def each(self, kind: str) -> Iterator[Tag]:
        """The longest meanings of `kind` from left to right, none inside another."""
        last = -1
        for i in sorted(self.tags.get(kind, ())):
            if i >= last:
                tag = self.tags[kind][i][0]
                yield tag
                last = tag.j

    def ending(self, kind: str, j: int, longest: int = 5) -> Tag | None:
        """The longest meaning of `kind` that ends before token `j`."""
        found = self.tags.get(kind)
        if found is None:
            return None
        for i in range(max(0, j - longest), j):
            for tag in found.get(i, ()):
                if tag.j == j:
                    return tag
        return None

    def inside(self, kind: str, i: int, longest: int = 5) -> Tag | None:
        """The meaning of `kind` that covers token `i`."""
        found = self.tags.get(kind)
        if found is None:
            return None
        for start in range(max(0, i - longest), i + 1):
            for tag in found.get(start, ()):
                if tag.j > i:
                    return tag
        return None

    def run_at(self, k: int, words: tuple[str, ...]) -> int | None:
        """Where `words` end that stand from token `k` on, be it as printed, before they were taken apart; or None."""
        if tuple(token.form for token in self.tokens[k : k + len(words)]) == words:
            return k + len(words)
        if not self.pack.writing.affixed:
            return None
        start = bisect.bisect_left(self.printed, self.tokens[k].start, key=lambda token: token.start)
        run = self.printed[start : start + len(words)]
        if tuple(token.form for token in run) != words or run[0].start != self.tokens[k].start:
            return None
        return next((j for j in range(k, len(self.tokens)) if self.tokens[j].end >= run[-1].end), k) + 1

    def characters(self, i: int, j: int) -> Span:
        """The half-open characters of the tokens `i` to `j`."""
        return Span(self.tokens[i].start, self.tokens[j - 1].end)

    def words(self, i: int, j: int) -> str:
        """The text of the tokens `i` to `j`, as printed."""
        return self.text[self.tokens[i].start : self.tokens[j - 1].end]

    def is_mark(self, i: int, marks: str) -> bool:
        """Whether token `i` is one of the `marks`."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == MARK and self.tokens[i].form in marks

    def marks_between(self, marks: str, i: int, j: int) -> list[int]:
        """The tokens from `i` up to `j` that are one of the `marks`."""
        places = self._marks.get(marks)
        if places is None:
            places = self._marks[marks] = [k for k in range(len(self.tokens)) if self.is_mark(k, marks)]
        return places[bisect.bisect_left(places, i) : bisect.bisect_left(places, j)]

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital."""
        return self.text[self.tokens[i].start].isupper()

    def name_like(self, i: int) -> bool:
        """Whether token `i` is written as a name is: with a capital, or in a script without any as an unknown word."""
        if self.capital(i):
            return True
        token = self.tokens[i]
        return self.pack.writing.caseless and token.kind == WORD and i not in self.known


class Tokens(NamedTuple):
    """The tokens of a sentence: as they are `printed`, and as lexicons know them, with what is written together cut."""

    printed: list[Token]
    known: list[Token]


def tokens_at(text: str, span: Span, pack: Pack, *names: Lexicon) -> Tokens:
    """The tokens of the sentence at `span` of `text`, cut as `pack` and `names` know its words."""
    printed = tokenize(text, span.start, span.end)
    return Tokens(printed, cut(printed, text, pack, (pack.lexicon, *names)))


def tag(text: str, span: Span, pack: Pack, *names: Lexicon, cut_up: Tokens | None = None) -> Tagged:
    """The sentence at `span` of `text` with all meanings its words have in `pack` and among `names`; `cut_up` are its
    tokens, where they are at hand."""
    lexicons = (pack.lexicon, *names)
    printed, tokens = cut_up or tokens_at(text, span, pack, *names)
    sentence = Tagged(text, span, pack, tokens, printed=printed)
    forms = tuple([token.form for token in tokens])
    tags = sentence.tags
    last = len(tokens) - 1
    meaning, made = _meanings(lexicons), tuple.__new__  # as Tag(…) does, in a third of the time
    for i, form in enumerate(forms):
        known = False
        if (found := meaning[form]) is not None:
            if found.plain:
                known = True
                for kind, value in found.plain:
                    tag = made(Tag, (i, i + 1, kind, value))
                    if kind in tags:
                        tags[kind][i] = [tag]
                    else:
                        tags[kind] = {i: [tag]}
            elif found.alone:
                known = True
                _note(sentence, i, i + 1, found.alone)
            if i < last:
                for longer in found.longer:
                    for words, meanings in longer.get(forms[i + 1], ()):
                        n = len(words)
                        if n == 2 or forms[i : i + n] == words:
                            known = True
                            _note(sentence, i, i + n, meanings)
        if known:
            sentence.known.add(i)
        elif pack.compounds and len(form) > pack.compounds + 1 and tokens[i].kind == WORD:
            _note(sentence, i, i + 1, _head_of(pack.lexicon, form, pack.compounds))
    for i in list(tags.get("month", ())):
        if not _is_month(sentence, i):
            del tags["month"][i]
            continue
        if sentence.capital(i):
            for kind in ("outcome", "people", "object", "speech", "possible"):
                tags.get(kind, {}).pop(i, None)
    _silence(tags)
    for places in tags.values():
        for alike in places.values():
            if len(alike) > 1:
                alike.sort(key=lambda t: -t.j)
    return sentence


class _Meaning(NamedTuple):
    """What lexicons know of a word: what it means by itself, and the longer runs that it begins, by their next word.

    Most words mean one thing of each kind, however they are written: `plain` are then those kinds and things.
    """

    alone: tuple[Entry, ...]
    plain: tuple[tuple[str, Any], ...]
    longer: tuple[Longer, ...]


class _Meanings(dict[str, _Meaning | None]):
    """What `lexicons` know of words, looked up once for each; None of those that they do not know."""

    def __init__(self, lexicons: tuple[Lexicon, ...]) -> None:
        super().__init__()
        self._lexicons = lexicons

    def __missing__(self, form: str) -> _Meaning | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        alone = tuple(entry for lexicon in self._lexicons for entry in lexicon.single(form) or ())
        longer = tuple(runs for lexicon in self._lexicons if (runs := lexicon.longer(form)) is not None)
        kinds = {entry.kind for entry in alone}
        simple = len(kinds) == len(alone) and not any(entry.capital for entry in alone)
        plain = tuple((entry.kind, entry.value) for entry in alone) if simple else ()
        found = self[form] = _Meaning(alone, plain, longer) if alone or longer else None
        return found


@lru_cache(maxsize=128)
def _meanings(lexicons: tuple[Lexicon, ...]) -> _Meanings:
    return _Meanings(lexicons)


@lru_cache(maxsize=_REMEMBERED)
def _head_of(lexicon: Lexicon, form: str, shortest: int) -> tuple[Entry, ...]:
    """What the head of the compound `form` means, by `lexicon`."""
    return tuple(lexicon.head_of(form, shortest) or ())


def _silence(tags: dict[str, dict[int, list[Tag]]]) -> None:
    """Take from the words of an inert phrase ("corpo de bombeiros", a fire brigade and no body) what they say alone.

    A country or body that is the whole phrase ("Países Bajos") stays; a court is none in "tòa nhà", a building.
    """
    for i, phrases in tags.get("inert", {}).items():
        end = max(phrase.j for phrase in phrases)
        for kind in ("outcome", "parted", "people", *_WHOLE) if end > i + 1 else ():
            found = tags.get(kind, {})
            for k in range(i, end):
                if k in found:
                    found[k] = [
                        tag for tag in found[k] if tag.j > end or (kind in _WHOLE and (tag.i, tag.j) == (i, end))
                    ]
                    if not found[k]:
                        del found[k]


def _is_month(sentence: Tagged, i: int) -> bool:
    """Whether a month's name at token `i` is one: written as the language writes them, a short form beside a number."""
    if sentence.pack.months_large and not sentence.capital(i):
        return False
    token = sentence.tokens[i]
    if token.form not in sentence.pack.months_short:
        return True
    beside = [i - 1, i + 2 if sentence.is_mark(i + 1, ".") else i + 1]
    return any(0 <= k < len(sentence.tokens) and sentence.tokens[k].kind == NUMBER for k in beside)


def _note(sentence: Tagged, i: int, j: int, meanings: Iterable[Entry]) -> None:
    tags, made = sentence.tags, tuple.__new__  # as Tag(…) does, in a third of the time
    for kind, value, capital, short in meanings:
        if not capital or _written_large(sentence, sentence.tokens[i], alone=j == i + 1 and not short):
            tag = made(Tag, (i, j, kind, value))
            places = tags.get(kind)
            if places is None:
                tags[kind] = {i: [tag]}
            elif i in places:
                places[i].append(tag)
            else:
                places[i] = [tag]


def _written_large(sentence: Tagged, token: Token, *, alone: bool) -> bool:
    word = sentence.text[token.start : token.end]
    if word[0].lower() == word[0].upper():
        return True  # a script without capitals
    short = alone and len(word) <= 3 and not sentence.pack.writing.short_names
    return word.isupper() if short else word[0].isupper()
