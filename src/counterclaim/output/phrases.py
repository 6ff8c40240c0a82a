"""Sentences of verdicts and tolls, and the words of the contract, in the language of whoever reads them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol

from counterclaim.measures import measures
from counterclaim.model import Both, Clock, Day, Name, Phrase, Row, Value, filled
from counterclaim.output.wording import isolated, plain

_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?= |$)")
"""The full stop of a sentence after one of a word: days end with one in Ukrainian."""


class Tongue(Protocol):
    """A language, as far as sentences need it: its messages, and how it writes numbers, days and lists."""

    @property
    def dir(self) -> str:
        """The direction of its script: ltr or rtl."""

    def ngettext(self, one: str, many: str, n: int) -> str:
        """`one` or `many` in this language, as `n` asks for."""

    def gettext(self, message: str) -> str:
        """`message` in this language."""

    def pgettext(self, context: str, message: str) -> str:
        """`message` in this language, as `context` has it."""

    def number(self, n: float) -> str:
        """ "1,100" """

    def day(self, iso: str) -> str:
        """An ISO day in full."""

    def joined(self, words: Sequence[str]) -> str:
        """ "a, b and c" """


def phrase_words(value: Value, tongue: Tongue) -> str:
    """What a phrase, or a part of one, says in the language `tongue`. What is quoted is fenced, where it may run the
    other way than the words around it."""
    match value:
        case Phrase():
            told = filled(_template(value, tongue), value.values, lambda each: phrase_words(each, tongue))
            return _TWO_STOPS.sub(".", told)
        case str():
            return f"\u2068{plain(value)}\u2069" if tongue.dir == "rtl" else isolated(plain(value))
        case int():
            return tongue.number(value)
        case Both():
            return tongue.joined([phrase_words(each, tongue) for each in value.both])
        case Row():
            return tongue.pgettext("between things", "; ").join(phrase_words(each, tongue) for each in value.row)
        case Day():
            return tongue.day(value.day)
        case Clock():
            return value.clock
        case Name():
            return name_words(value.name, value.word, tongue)


def _template(phrase: Phrase, tongue: Tongue) -> str:
    if phrase.plural:
        return tongue.ngettext(phrase.template, phrase.plural, phrase.count)
    return tongue.gettext(phrase.template)


def name_words(kind: str, word: str, tongue: Tongue) -> str:
    """What the `word` of the contract, of a `kind` ("measure", "role", "stance" …), is called in the language `tongue`;
    a word of which nothing is known is its own name."""
    kind = "measure" if kind == "counted" else kind
    called = names().get(kind, {}).get(word)
    return plain(word.replace("_", " ")) if called is None else tongue.pgettext(kind, called)


@cache
def names() -> Mapping[str, Mapping[str, str]]:
    """What the words of the contract are called in English, by kind and word."""
    table = tomllib.loads(files(__package__).joinpath("names.toml").read_text(encoding="utf-8"))
    return {**table, "measure": {name: measure.label for name, measure in measures().items()}}
