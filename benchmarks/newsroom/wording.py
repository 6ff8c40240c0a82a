"""The words of a language: its patterns from `words/`, and what goes into their slots.

Slots that any sentence may have: {p} a person, {t} a town, {d} a day of the week as an adverb, {n} 10 to 99, {m} 2 to
9, {x} with one decimal, {big} in thousands, {y} a year, {h} a time of day, and {c} in `quote` what is said. Those of a
report on a happening: {t} where, {k} what (`kinds`, {kU} with a capital), {a} dead, {b} injured, {m} missing, {e}
driven out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from counterclaim.gazetteer.places import cities

HERE = Path(__file__).parent
_LARGE = 40_000  # inhabitants


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of a language, and the marks of its numbers."""

    lang: str
    days: list[str]
    quote: list[str]
    joined: list[str]
    titles: list[str]
    plain: list[str]
    hard: list[str]
    kinds: dict[str, str]
    heads: list[str]
    claims: list[str]
    past: list[str]
    script: str = "latin"
    group: str = ","
    point: str = "."
    stop: str = ". "
    space: str = " "  # between given and family name
    length: float = 1.0  # of a text, beside the same in English
    digits: str = "0123456789"

    def number(self, value: int) -> str:
        """As the language writes it."""
        told = f"{value:,}".replace(",", self.group) if value > 9_999 or self.group in ",." else str(value)
        return told if self.digits[0] == "0" else told.translate(str.maketrans("0123456789", self.digits))


@cache
def words_of(lang: str) -> Words:
    """The words of `lang`, from its file."""
    return Words(lang, **tomllib.loads((HERE / "words" / f"{lang}.toml").read_text(encoding="utf-8")))


@cache
def capitals_in(lang: str) -> dict[str, str]:
    """The capital of each country that every language has a name for, as `lang` calls it."""
    return _capitals()[lang]


@cache
def _capitals() -> dict[str, dict[str, str]]:
    return tomllib.loads((HERE / "capitals.toml").read_text(encoding="utf-8"))


@cache
def towns() -> list[str]:
    """Towns of 40,000 inhabitants and more, all over the world, whose names are written in plain Latin letters."""
    known = cities()
    largest = (known[name][0] for name in sorted(known)[::4] if name.isascii())
    return sorted({town.name for town in largest if town.population >= _LARGE and town.name.isascii()})


@cache
def mix() -> dict[str, int]:
    """How often each language occurs."""
    table = tomllib.loads((HERE / "mix.toml").read_text(encoding="utf-8"))
    return {str(lang): int(share) for lang, share in table["share"].items()}


@cache
def _names(script: str) -> tuple[list[str], list[str]]:
    table = tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))[script]
    return table["given"], table.get("syllables") or [
        start + end for start in table["onsets"] for end in table["rimes"]
    ]


class Slots(dict[str, str]):
    """What goes into a pattern: facts that are given, and for all else something drawn anew each time."""

    def __init__(self, words: Words, chance: Random, facts: dict[str, str] | None = None) -> None:
        super().__init__(facts or {})
        self.words, self.chance = words, chance

    def __missing__(self, slot: str) -> str:
        return _DRAWN[slot](self.words, self.chance)


def _person(words: Words, chance: Random) -> str:
    given, syllables = _names(words.script)
    first, family = _one(given, chance), _one(syllables, chance) + _one(syllables, chance)
    if words.script in ("han", "kana", "hangul"):
        return (family if words.script == "kana" else family[0]) + words.space + first
    if chance.random() < 0.5:
        first = (_one(syllables, chance) + _one(syllables, chance)).capitalize()
    if chance.random() < 0.7:
        family += _one(syllables, chance)
    return f"{first} {family.capitalize()}"


def _town(words: Words, chance: Random) -> str:
    if words.script == "latin":
        return _one(towns(), chance)
    return _one(list(capitals_in(words.lang).values()), chance)


def _one(among: list[str], chance: Random) -> str:
    return among[int(chance.random() * len(among))]


_DRAWN: dict[str, Callable[[Words, Random], str]] = {
    "p": _person,
    "t": _town,
    "d": lambda words, chance: _one(words.days, chance),
    "n": lambda words, chance: words.number(10 + int(chance.random() * 90)),
    "m": lambda words, chance: words.number(2 + int(chance.random() * 8)),
    "x": lambda words, chance: (
        words.number(int(chance.random() * 30)) + words.point + words.number(int(chance.random() * 10))
    ),
    "big": lambda words, chance: words.number(1_000 + int(chance.random() * 30_000)),
    "y": lambda _, chance: str(1_975 + int(chance.random() * 49)),
    "h": lambda _, chance: f"{int(chance.random() * 24)}:{int(chance.random() * 6)}0",
}
