"""A language as the engine reads it: what its words can mean, and its small tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from counterclaim.model import Role, SourceType
from counterclaim.packs.lexicon import Lexicon

# how the words of an outcome are built, and what stands for the words between two parts of it ("nahm … fest")
CONSTRUCTIONS = ("noun", "toll", "passive", "active", "object", "action", "adjective", "holds", "one", "none")
GAP = "…"
# in place of roles: the people must be named, but may be any
ANYONE = "anyone"


class Outcome(NamedTuple):
    """What happened to people, how the words are built, and to people of which roles alone (empty: any)."""

    measure: str
    construction: str
    only: frozenset[str] = frozenset()


class Parted(NamedTuple):
    """An outcome whose words stand apart: the words still to come, and the outcome."""

    rest: tuple[str, ...]
    outcome: Outcome


class People(NamedTuple):
    """A noun for people: their role, and whether it speaks of more than one."""

    role: Role
    many: bool


class Kind(NamedTuple):
    """A kind of body ("health_ministry") and the type of source it is."""

    kind: str
    type: SourceType


class Country(NamedTuple):
    """A country and how a word speaks of it: name, capital, adjective or people."""

    code: str
    form: str


class Writing(NamedTuple):
    """How a language writes its words, and which of the engine's ways of cutting them it needs.

    `prefixes` and `suffixes` are split off words that the lexicon does not know otherwise, down to a stem of at least
    `shortest_stem` letters, at most `longest_chain` of them;
    where it `agglutinates`, a word may hold several stems. Text that is `unspaced` is cut into
    the words of the lexicon. In `caseless` scripts an unknown word may be a name. With `postpositions`, words of place
    stand behind the name. With `nouns_first`, a noun stands before the nouns that describe it ("obyvatel domu"); with
    `adjectives_behind`, so do adjectives, and an unknown word behind a number is what is counted. With `short_names`, a
    word of three letters and fewer is a name with one capital ("Mỹ"), and not only in capitals ("US"). With
    `nouns_large`, every noun has a capital, so that one beside a name says nothing.
    """

    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    shortest_stem: int = 3
    longest_chain: int = 5
    agglutinates: bool = False
    unspaced: bool = False
    caseless: bool = False
    postpositions: bool = False
    nouns_first: bool = False
    adjectives_behind: bool = False
    short_names: bool = False
    nouns_large: bool = False

    @property
    def affixed(self) -> bool:
        """Whether words are taken apart."""
        return bool(self.prefixes or self.suffixes)


class Meaning(NamedTuple):
    """What a cue of a position means: its kind, whether letters may go on before and behind, and words to come."""

    kind: str
    before: bool
    behind: bool
    rest: str


@dataclass(frozen=True)
class Cues:
    """The `forms` of the cues by which positions are taken, and of each what it can mean."""

    forms: tuple[str, ...] = ()
    meanings: tuple[tuple[Meaning, ...], ...] = ()


@dataclass(frozen=True)
class Pack:
    """One language: its lexicon, its numeral rules and its small tables.

    `home` are the countries (ISO 3166-1 alpha-2) whose papers write it and seldom name their own. `calendar` is the one
    that bare years may be of beside the Gregorian one, by its name in `packs/calendars.py`.
    """

    lang: str
    lexicon: Lexicon
    numbers: Mapping[str, Any]
    abbreviations: frozenset[str]
    triggers: tuple[str, ...]
    compounds: int
    ordinal_dot: bool
    verbs_late: bool
    subjects_behind: bool
    subjects_first: bool
    verbs_first: bool
    verb_second: bool
    months_large: bool
    months_short: frozenset[str]
    reported_moods: frozenset[str]
    source_nouns: tuple[str, ...]
    source_joints: tuple[str, ...]
    bare: Mapping[str, str]
    ailing: frozenset[str]
    number_atoms: Mapping[str, tuple[int, bool]] = field(default_factory=dict)
    counted: bool = False
    head_final: bool = False
    describes_first: bool = False
    describing_endings: tuple[str, ...] = ()
    calendar: str | None = None
    home: frozenset[str] = frozenset()
    writing: "Writing" = field(default_factory=lambda: Writing())
    cues: Cues = field(default_factory=Cues)

    @property
    def order(self) -> str:
        """Where verbs stand, as the features of links name it; empty where they follow their subjects."""
        if self.verbs_late:
            return "verbs late"
        if self.verbs_first:
            return "verbs first"
        return "subjects behind" if self.subjects_behind else ""
