"""Affixes taken off words: "askerlerin" is asker + ler + in, down to a stem that the lexicons know."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from counterclaim.packs import Writing
from counterclaim.packs.lexicon import Lexicon, Longer
from counterclaim.packs.tokens import WORD, Token, left_out

_LONGEST = 16
_REMEMBERED = 50_000
# characters between a word and an affix written apart: "Kursk'ta", "ב-300", "EU:n"
_APART = "'’‘-‑־:\u200c"

T = TypeVar("T")


class Kept(dict[str, T]):
    """What `asked` tells of a word, asked once for each."""

    def __init__(self, asked: Callable[[str], T]) -> None:
        super().__init__()
        self._asked = asked

    def __missing__(self, form: str) -> T:
        if len(self) > _REMEMBERED:
            self.clear()
        found = self[form] = self._asked(form)
        return found


class Splitter:
    """The affixes of one language and the words that are known to it."""

    def __init__(self, writing: Writing, compounds: int, lexicons: Sequence[Lexicon]) -> None:
        self._writing = writing
        self._compounds = compounds  # the shortest head that compounds are known by; 0: they are not
        self._lexicons = lexicons
        self._prefixes = frozenset(writing.prefixes)
        self._known: dict[tuple[str, bool], tuple[tuple[int, str], ...]] = {}
        self._longer = Kept(self._longer_from)
        self._starts = Kept(self._suffix_starts)
        self._apart = Kept(self._set_apart)
        self.is_whole = Kept(self._is_whole)
        """Whether a word is left as it is, known by itself or in nothing that could be taken off."""

    def stands_before(self, token: Token, text: str, following: int) -> bool:
        """Whether `token` is a prefix set before a hyphen or a figure: "ב-300"."""
        return (
            token.form in self._prefixes
            and following - token.end <= 2
            and text[token.end : following].strip() in ("", *_APART)
            and self._means(token.form + "-")
        )

    def stands_behind(self, token: Token, text: str, before: int) -> bool:
        """Whether `token` is a suffix set apart from its word ("Kursk'ta"), or by a bracket ("기구(IOM)는")."""
        gap = token.start - before
        if not (gap == 1 and text[before] in _APART) and not (gap == 0 and text[before - 1] == ")"):
            return False
        if len(token.form) > 4 and self._knows(token.form):
            return False
        return 0 in self._starts[token.form]

    def suffixes_of(self, token: Token) -> Iterator[Token]:
        """The suffixes in `token` that mean something."""
        if len(token.form) == token.end - token.start:
            for at, suffix in self._apart[token.form]:
                yield Token("-" + suffix, WORD, token.start + at, token.start + at + len(suffix))

    def _set_apart(self, form: str) -> tuple[tuple[int, str], ...]:
        """Where those suffixes begin in `form`, made of suffixes alone, that mean something, and which they are."""
        starts, found = self._starts[form], []
        at = 0
        while at < len(form):
            suffix = next(
                x
                for x in self._writing.suffixes
                if form.startswith(x, at) and (at + len(x) == len(form) or at + len(x) in starts)
            )
            if self._means("-" + suffix):
                found.append((at, suffix))
            at += len(suffix)
        return tuple(found)

    def pieces_of(self, token: Token, text: str, forms: list[str], k: int) -> Sequence[Token]:
        """`token`, at `forms[k]`, which is not whole, as its stem and those of its affixes that mean something."""
        form = token.form
        parts = self._parts_of(form, alone=False)
        if self._writing.prefixes and not self.run_from(parts[-1][1], forms, k):
            parts = self._parts_of(form, alone=True) or parts
        places = _places(form, text[token.start : token.end])
        if places is None:
            return (token,)
        pieces = []
        for (start, piece), (end, _) in zip(parts, [*parts[1:], (len(form), "")], strict=True):
            last = token.end if end == len(form) else token.start + places[end]
            pieces.append(Token(piece, WORD, token.start + places[start], last))
        return pieces

    def pieces_anywhere(self, token: Token) -> Iterator[str]:
        """The forms of what `token` may be cut into, whatever stands beside it."""
        yield token.form + "-"
        if 0 in self._starts[token.form]:
            yield from (suffix.form for suffix in self.suffixes_of(token))
        for alone in (False, True):
            yield from (piece for _, piece in self._parts_of(token.form, alone=alone))

    def run_from(self, first: str, forms: list[str], k: int) -> int:
        """Where the longest known run of words ends that begins with `first` and goes on behind `forms[k]`, or 0."""
        runs = self._longer[first]
        if not runs or k + 1 == len(forms):
            return 0
        furthest = 0
        for longer in runs:
            for words, _ in longer.get(forms[k + 1], ()):
                end = k + len(words)
                if end > furthest and tuple(forms[k + 1 : end]) == words[1:]:
                    furthest = end
        return furthest

    def _longer_from(self, first: str) -> tuple[Longer, ...]:
        """The runs of several words that begin with `first`, lexicon by lexicon."""
        return tuple(runs for lexicon in self._lexicons if (runs := lexicon.longer(first)) is not None)

    def _is_whole(self, form: str) -> bool:
        return self._stands_alone(form) or not self._parts_of(form, alone=False)

    def _stands_alone(self, word: str) -> bool:
        """Whether `word` is known by itself: one that is known in runs alone may have affixes to take off."""
        return any(lexicon.stands_alone(word) for lexicon in self._lexicons)

    def _knows(self, word: str) -> bool:
        return any(word in lexicon.words for lexicon in self._lexicons)

    def _means(self, affix: str) -> bool:
        return affix in self._lexicons[0].words

    def _prefix_ends(self, form: str) -> dict[int, tuple[str, ...]]:
        """Where the prefixes of `form` can end, each with the prefixes that lead there."""
        found: dict[int, tuple[str, ...]] = {0: ()}
        open_ends = [0]
        while open_ends:
            at = open_ends.pop()
            if len(found[at]) >= self._writing.longest_chain:
                continue
            for prefix in self._writing.prefixes:
                if form.startswith(prefix, at) and at + len(prefix) not in found:
                    found[at + len(prefix)] = (*found[at], prefix)
                    open_ends.append(at + len(prefix))
        return found

    def _suffix_starts(self, form: str) -> dict[int, tuple[str, ...]]:
        """Where the suffixes of `form` can begin, each with the suffixes from there on."""
        found: dict[int, tuple[str, ...]] = {len(form): ()}
        open_starts = [len(form)]
        while open_starts:
            at = open_starts.pop()
            if len(found[at]) >= self._writing.longest_chain:
                continue
            for suffix in self._writing.suffixes:
                start = at - len(suffix)
                if start >= 0 and form.endswith(suffix, 0, at) and start not in found:
                    found[start] = (suffix, *found[at])
                    open_starts.append(start)
        return found

    def _parts_of(self, form: str, *, alone: bool) -> tuple[tuple[int, str], ...]:
        parts = self._known.get((form, alone))
        if parts is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            parts = self._known[form, alone] = self._parts(form, alone=alone)
        return parts

    def _parts(self, form: str, *, alone: bool) -> tuple[tuple[int, str], ...]:
        """Where the parts of `form` begin and their forms; empty where it has no stem that is known.

        With `alone`, the stem must mean something outside of any run.
        """
        ends, starts = self._prefix_ends(form), dict(self._starts[form])
        if self._knows(form):  # in runs only: what it ends in belongs to it
            if self._writing.prefixes:
                del ends[0]
                starts = {len(form): ()}
            else:
                del starts[len(form)]
                alone = True
        best: tuple[int, int, int, list[tuple[int, str]]] | None = None
        for a, before in ends.items():
            for b, behind in starts.items():
                stems = self._stems(form, a, b)
                if stems is None or (alone and not self._stands_alone(stems[-1][1])):
                    continue
                rank = (len(stems), len(before) + len(behind), a - b)
                if best is None or rank < best[:3]:
                    best = (*rank, self._pieces(before, stems, behind))
        if best is None and self._compounds:
            for b in sorted(starts, reverse=True):
                if self._lexicons[0].head_of(form[:b], self._compounds):
                    return tuple(self._pieces((), [(0, form[:b])], starts[b]))
        return tuple(best[3]) if best else ()

    def _stems(self, form: str, a: int, b: int) -> list[tuple[int, str]] | None:
        """The known stems that `form[a:b]` is made of: one, or several where the language agglutinates."""
        if b - a < self._writing.shortest_stem:
            return None
        if self._knows(form[a:b]):
            return [(a, form[a:b])]
        if not self._writing.agglutinates:
            return None
        reached: dict[int, list[tuple[int, str]]] = {a: []}
        for at in range(a, b):
            if at in reached:
                for end in range(at + 1, min(b, at + _LONGEST) + 1):
                    fewest = len(reached[end]) if end in reached else len(form) + 1
                    if self._knows(form[at:end]) and fewest > len(reached[at]) + 1:
                        reached[end] = [*reached[at], (at, form[at:end])]
        return reached.get(b)

    def _pieces(
        self, before: tuple[str, ...], stems: list[tuple[int, str]], behind: tuple[str, ...]
    ) -> list[tuple[int, str]]:
        """The stems with the affixes that mean something; the others are taken in by what they stand at."""
        pieces: list[tuple[int, str]] = []
        at = 0
        for prefix in before:
            if self._means(prefix + "-"):
                pieces.append((at, prefix + "-"))
            at += len(prefix)
        (_, first), *more = stems
        begin = pieces[-1][0] + len(pieces[-1][1]) - 1 if pieces else 0
        pieces += [(begin, first), *more]
        at = stems[-1][0] + len(stems[-1][1])
        for suffix in behind:
            if self._means("-" + suffix):
                pieces.append((at, "-" + suffix))
            at += len(suffix)
        return pieces


@lru_cache(maxsize=64)
def splitter_of(writing: Writing, compounds: int, *lexicons: Lexicon) -> Splitter:
    """The splitter of a language that writes so, over the words of `lexicons`; `compounds` is the shortest head that
    its compounds are known by, 0 where they are not."""
    return Splitter(writing, compounds, lexicons)


def _places(form: str, printed: str) -> range | list[int] | None:
    """For each character of `form` where it stands in `printed`, of which folding may have left characters out."""
    if len(form) == len(printed):
        return range(len(form))
    kept = [k for k, character in enumerate(printed) if not left_out(character)]
    return kept if len(kept) == len(form) else None
