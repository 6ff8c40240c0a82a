"""Names of persons as they sound: one form for the spellings that languages and newspapers give them."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_STEM = 4
"""Letters that two forms of a declined name must share."""
_WIFE = ("i", "a")
"""What tells Zelenska from Zelensky."""


@lru_cache(maxsize=20_000)
def parts_of(name: str) -> tuple[str, ...]:
    """The parts of `name` in plain small Latin letters: "Lee Seong-kweun" gives lee, seong and kweun.

    The letters are those of anyascii, which knows every script.
    """
    from anyascii import anyascii

    return tuple(re.findall(r"[a-z]+", re.sub(r"[’'ʼ`\"]", "", anyascii(_unmarked(name)).lower())))


@lru_cache(maxsize=20_000)
def sounded(part: str) -> str:
    """One part of a name as it sounds, the same for Zelenskyy, Zelenski and Зеленский."""
    for written, sound in _table()["sounds"]:
        part = part.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", part)


@lru_cache(maxsize=20_000)
def sounds_of(name: str) -> tuple[str, ...]:
    """The parts of `name` that tell whose it is, as they sound: without articles and prepositions."""
    parts = parts_of(name)
    told = [part for part in parts if part not in _words("links")] or list(parts)
    return tuple(sounded(part) for part in told)


@lru_cache(maxsize=20_000)
def blurred(name: str) -> tuple[str, ...]:
    """The parts of `name` as they sound, what some languages write alike taken as one: Selenskyj and Zelensky."""
    parts = sounds_of(name)
    for sound, other in _table()["blurs"]:
        parts = tuple(part.replace(sound, other) for part in parts)
    return parts


def is_near(part: str, known: str) -> bool:
    """Whether `part` is `known`, two parts as they sound, or a declined form of it ("zelenskogo", "putinom")."""
    if part == known:
        return True
    shared = 0
    for one, other in zip(part, known, strict=False):
        if one != other:
            break
        shared += 1
    return (
        shared >= _STEM
        and len(known) - shared <= 1
        and (known[shared:], part[shared:]) != _WIFE
        and (part[shared:] in _words("cases") or (shared == len(part) and known[-1] in "aeiou"))
    )


def is_link(word: str) -> bool:
    """Whether `word`, in small letters, is an article or a preposition that names have in them ("al", "von")."""
    return word in _words("links")


def heir(name: str) -> frozenset[str]:
    """What in `name` tells a son from a father of the same name ("Jr.")."""
    return frozenset(parts_of(name)) & _words("heirs")


def _unmarked(name: str) -> str:
    """`name` in small letters, with the marks that are sounds written out."""
    name = name.lower()
    for letter, written in _table()["carons"]:
        name = name.replace(letter, written)
    return name


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(_table()[kind])


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("spelling.toml").read_text(encoding="utf-8"))
