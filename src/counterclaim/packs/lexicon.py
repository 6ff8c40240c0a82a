"""Everything a pack knows, found by its first word."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from counterclaim.packs.expand import expand
from counterclaim.packs.tokens import folded, words_of


class Entry(NamedTuple):
    """What a run of words can mean: a kind ("people", "outcome", "country" …) and its value.

    With `capital`, only where it is written as a name; one capital is enough for that in a `short` name (Čad), where
    others of three letters are abbreviations.
    """

    kind: str
    value: Any
    capital: bool = False
    short: bool = False


Longer = dict[str, list[tuple[tuple[str, ...], list[Entry]]]]
"""Runs of two words and more with their meanings, by their second word."""


def affix_words(text: str) -> tuple[str, ...]:
    """The forms of a pack's entry in which "-x" and "x-" are affixes, as sentences will show them."""
    words: list[str] = []
    for piece in text.split():
        if piece[0] == "-" and piece[1:].isalpha():
            words.append("-" + folded(piece[1:]))
        elif piece[-1] == "-" and piece[:-1].isalpha():
            words.append(folded(piece[:-1]) + "-")
        else:
            words += words_of(piece)
    return tuple(words)


class Lexicon:
    """Runs of words and their meanings; words are folded, and hyphens and apostrophes transparent.

    `words` are all words of all runs. In an `affixed` lexicon "-x" and "x-" are affixes that words are written with.
    """

    def __init__(self, *, affixed: bool = False) -> None:
        self.affixed = affixed
        self.words: set[str] = set()
        self._single: dict[str, list[Entry]] = {}
        self._longer: dict[str, Longer] = {}
        self._heads: dict[str, list[Entry]] = {}

    def __len__(self) -> int:
        """How many runs of words have a meaning."""
        return len(self._single) + sum(len(runs) for first in self._longer.values() for runs in first.values())

    def add(self, pattern: str, kind: str, value: Any, *, capital: bool = False, short: bool = False) -> None:
        """Let every word run of `pattern` (with `(a|b)` groups) mean `value` as a `kind`."""
        for text in expand(pattern):
            self.add_plain(text, kind, value, capital=capital, short=short)

    def add_plain(self, text: str, kind: str, value: Any, *, capital: bool = False, short: bool = False) -> None:
        """Let the word run of `text` mean `value` as a `kind`; brackets and bars in it are nothing special."""
        words = affix_words(text) if self.affixed and "-" in text else words_of(text)
        if not words:
            return
        self.words.update(words)
        if len(words) == 1:
            meanings = self._single.setdefault(words[0], [])
        else:
            runs = self._longer.setdefault(words[0], {}).setdefault(words[1], [])
            meanings = next((known for run, known in runs if run == words), [])
            if not meanings:
                runs.append((words, meanings))
        if not any(known.kind == kind and known.value == value for known in meanings):
            meanings.append(Entry(kind, value, capital, short))

    def add_all(self, patterns: Iterable[str], kind: str, value: Any) -> None:
        """`add` for each of `patterns`."""
        for pattern in patterns:
            self.add(pattern, kind, value)

    def add_head(self, word: str, entry: Entry) -> None:
        """Let `word` carry its meaning to longer words that end in it ("Gefängnisbeamte")."""
        known = self._heads.setdefault(word, [])
        if entry not in known:
            known.append(entry)

    def runs(self) -> Iterator[tuple[tuple[str, ...], list[Entry]]]:
        """Every run of words, those of one word as well, with its meanings."""
        for word, meanings in self._single.items():
            yield (word,), meanings
        for behind in self._longer.values():
            for runs in behind.values():
                yield from runs

    def heads(self) -> Iterator[tuple[str, list[Entry]]]:
        """Every word that longer words may end in, with the meanings that it carries to them."""
        yield from self._heads.items()

    def stands_alone(self, word: str) -> bool:
        """Whether `word` means something outside of any run."""
        return word in self._single

    def single(self, word: str) -> list[Entry] | None:
        """What `word` means by itself."""
        return self._single.get(word)

    def longer(self, word: str) -> Longer | None:
        """The longer runs that begin with `word`, by their second word."""
        return self._longer.get(word)

    def head_of(self, word: str, shortest: int) -> list[Entry] | None:
        """The meanings of the longest known head of at least `shortest` letters in which `word` ends."""
        for cut in range(2, len(word) - shortest + 1):
            found = self._heads.get(word[cut:])
            if found:
                return found
        return None
