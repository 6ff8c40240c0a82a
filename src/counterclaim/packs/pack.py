"""A language as the engine reads it: one folder of TOML, compiled once."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple, cast, get_args

from counterclaim.errors import PackError
from counterclaim.model import Role, SourceType
from counterclaim.packs.expand import expand
from counterclaim.packs.lexicon import Entry, Lexicon
from counterclaim.packs.tokens import WORD, tokenize, words_of

TABLES = ("numbers", "people", "outcomes", "grammar", "speech", "dates", "countries")
CONSTRUCTIONS = ("noun", "toll", "passive", "active", "object", "adjective", "holds", "one", "none")
GAP = "…"
_SPOKEN = {
    "pronouns": "pronoun",
    "particles": "particle",
    "carriers": "carrier",
    "nouns": "speech_noun",
}
_EVERYWHERE = frozenset(
    {
        "determiners",
        "auxiliaries",
        "copulas",
        "prepositions",
        "locatives",
        "conjunctions",
        "subordinators",
        "relatives",
        "negations",
        "possessives",
        "links",
        "contrasts",
        "deltas",
    }
)
# in place of roles: the people must be named, but may be any
ANYONE = "anyone"
_SINGULAR = {
    "determiners": "determiner",
    "auxiliaries": "auxiliary",
    "copulas": "copula",
    "prepositions": "preposition",
    "locatives": "locative",
    "conjunctions": "conjunction",
    "subordinators": "subordinator",
    "relatives": "relative",
    "relative_places": "relative_place",
    "inclusions": "inclusion",
    "negations": "negation",
    "rises": "rise",
    "deltas": "delta",
    "households": "household",
    "possessives": "possessive",
    "numbers_of": "number_of",
    "contrasts": "contrast",
    "links": "link",
    "among": "among",
    "sports": "sport",
    "diseases": "disease",
}


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


@dataclass(frozen=True)
class Pack:
    """One language: its lexicon, its numeral rules and its small tables."""

    lang: str
    lexicon: Lexicon
    numbers: Mapping[str, Any]
    dates: Mapping[str, Any]
    abbreviations: frozenset[str]
    defaults: Mapping[str, str]
    triggers: tuple[str, ...]
    compounds: int
    ordinal_dot: bool
    verbs_late: bool
    months_large: bool
    months_short: frozenset[str]
    reported_moods: frozenset[str]
    source_nouns: tuple[str, ...]
    bare: Mapping[str, str]
    number_atoms: Mapping[str, tuple[int, bool]] = field(default_factory=dict)


def languages() -> tuple[str, ...]:
    """The languages that have a pack, sorted."""
    return tuple(
        sorted(folder.name for folder in files(__package__).iterdir() if folder.joinpath("outcomes.toml").is_file())
    )


@cache
def pack_for(lang: str) -> Pack | None:
    """The pack of `lang` (ISO 639-1), or None when there is none. Raises PackError when its data cannot be read."""
    folder = files(__package__).joinpath(lang)
    return compile_pack(lang, folder) if lang.isalpha() and folder.joinpath("outcomes.toml").is_file() else None


def compile_pack(lang: str, folder: Traversable) -> Pack:
    """The pack whose tables stand in `folder`. Raises PackError naming the table that cannot be read."""
    tables = {name: _table(folder, name) for name in TABLES}
    lexicon = Lexicon()
    try:
        _numbers(lexicon, tables["numbers"])
        defaults = _people(lexicon, tables["people"])
        _outcomes(lexicon, tables["outcomes"])
        _grammar(lexicon, tables["grammar"])
        _speech(lexicon, tables["speech"])
        _dates(lexicon, tables["dates"])
        _countries(lexicon, tables["countries"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PackError(f"pack {lang}: {error!r}") from error
    compounds = int(tables["people"].get("compounds", 0))
    if compounds:
        _heads(lexicon, tables)
    return Pack(
        lang=lang,
        lexicon=lexicon,
        numbers=tables["numbers"],
        dates=tables["dates"],
        abbreviations=frozenset(tables["grammar"].get("abbreviations", ())),
        defaults=defaults,
        triggers=tuple(sorted(_triggers(tables))),
        compounds=compounds,
        months_large=bool(tables["dates"].get("months_large", False)),
        months_short=_short_months(tables["dates"]["months"]),
        verbs_late=bool(tables["grammar"].get("verbs_late", False)),
        ordinal_dot=bool(tables["dates"].get("ordinal_dot", False)),
        reported_moods=frozenset(tables["speech"].get("reported_moods", ())),
        source_nouns=tuple(tables["speech"].get("source_nouns", ())),
        bare={
            form: measure
            for measure, constructions in tables["outcomes"].items()
            for pattern in constructions.get("bare", ())
            for form in expand(pattern)
        },
        number_atoms=_atoms(tables["numbers"]),
    )


def _table(folder: Traversable, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{folder.name}/{name}.toml cannot be read: {error}") from error


def _numbers(lexicon: Lexicon, table: dict[str, Any]) -> None:
    for word, value in table["words"].items():
        lexicon.add(word, "number", int(value))
    for word, value in table["scales"].items():
        lexicon.add(word, "scale", int(value))
    for words, part in table.get("fractions", {}).items():
        lexicon.add(words, "fraction", float(part))
    for words, (low, high) in table["vague"].items():
        lexicon.add(words, "vague", (low, high))
    lexicon.add_all(table.get("articles", ()), "article", 1)
    lexicon.add_all(table.get("joiners", ()), "joiner", True)
    for side in ("before", "after"):
        for qualifier, words in table["qualifiers"][side].items():
            lexicon.add_all(words, f"qualifier_{side}", qualifier)
    for mark in table["ranges"]["marks"]:
        lexicon.add(mark, "range", "mark")
    for opener in table["ranges"]["openers"]:
        lexicon.add(opener, "range_opener", True)
    for word in table["ranges"]["between"]:
        lexicon.add(word, "range_between", True)
    lexicon.add_all(table["not_people"].get("kin", ()), "kin", True)
    lexicon.add_all(table["not_people"].get("bare_age", ()), "bare_age", True)
    lexicon.add_all(table["not_people"]["before"], "not_before", True)
    lexicon.add_all(table["not_people"]["after"], "not_after", True)
    lexicon.add_all(table["not_people"]["objects"], "object", True)


def _people(lexicon: Lexicon, table: dict[str, Any]) -> dict[str, str]:
    for role, forms in _roles(table):
        lexicon.add_all(forms["many"], "people", People(role, True))
        lexicon.add_all(forms.get("one", ()), "people", People(role, False))
    return dict(table.get("measure", {}))


def _roles(table: dict[str, Any]) -> Iterator[tuple[Role, dict[str, list[str]]]]:
    """The roles of a people table with their words. Raises ValueError for one that is not on the closed list."""
    for name, forms in table.items():
        if isinstance(forms, dict) and name != "measure":
            if name not in get_args(Role):
                raise ValueError(f"people.toml: there is no role {name}")
            yield cast(Role, name), forms


def _outcomes(lexicon: Lexicon, table: dict[str, Any]) -> None:
    for measure, constructions in table.items():
        only = constructions.get("only", {})
        lexicon.add_all(constructions.get("bare", ()), "outcome", Outcome(measure, "bare"))
        for construction in CONSTRUCTIONS:
            for pattern in constructions.get(construction, ()):
                outcome = Outcome(measure, construction, frozenset(only.get(pattern, ())))
                for text in expand(pattern):
                    first, gap, rest = text.partition(GAP)
                    if gap:
                        lexicon.add(first.strip(), "parted", Parted(words_of(rest), outcome))
                    else:
                        lexicon.add(text, "outcome", outcome)


def _grammar(lexicon: Lexicon, table: dict[str, Any]) -> None:
    for kind, words in table.get("events", {}).items():
        lexicon.add_all(words, "event", kind)
    for name, words in table.items():
        if name not in ("abbreviations", "events", "verbs_late"):
            lexicon.add_all(words, _SINGULAR.get(name, name), True)


def _speech(lexicon: Lexicon, table: dict[str, Any]) -> None:
    plain = {form for pattern in table["plain"] for form in expand(pattern)}
    for pattern in [*table["verbs"], *table["plain"]]:
        for form in expand(pattern):
            first, gap, rest = form.partition(GAP)
            if gap:
                lexicon.add(first.strip(), "speech_parted", words_of(rest))
            else:
                lexicon.add(form, "speech", form in plain)
    for name in (
        "according",
        "according_after",
        "citing",
        "pronouns",
        "anonymous",
        "particles",
        "noun_too",
        "carriers",
        "backward",
        "nouns",
        "that",
        "weak_according",
        "audience",
    ):
        lexicon.add_all(table.get(name, ()), _SPOKEN.get(name, name), True)
    for row in table["kinds"]:
        for word in row["words"]:
            lexicon.add(word, "body_kind", Kind(row["kind"], row["type"]), capital=word[0].isupper())


def _dates(lexicon: Lexicon, table: dict[str, Any]) -> None:
    for day, words in enumerate(table["weekdays"]):
        lexicon.add(words, "weekday", day)
    for word, day in table.get("weekday_forms", {}).items():
        lexicon.add(word, "weekday", day)
    for word, month in table["months"].items():
        lexicon.add(word, "month", month)
    for words, days in table["days"].items():
        lexicon.add(words, "day", days)
    for words, (unit, count) in table["periods"].items():
        lexicon.add(words, "period", (unit, count))
    for name, words in table["words"].items():
        lexicon.add_all(words, f"date_{name}", True)
    for words, shift in table.get("clock", {}).items():
        lexicon.add(words, "clock", int(shift))
    for words, hour in table.get("hours", {}).items():
        lexicon.add(words, "hour", hour)
    for unit, words in table["units"].items():
        lexicon.add_all(words, "unit", unit)


def _countries(lexicon: Lexicon, table: dict[str, Any]) -> None:
    capitalised = {form for pattern in table.get("capitalised", ()) for form in expand(pattern)}
    for code, forms in table.items():
        if code == "capitalised":
            continue
        for form, key in (("name", "names"), ("capital", "capital"), ("adjective", "adjective"), ("people", "people")):
            for pattern in forms.get(key, ()):
                for text in expand(pattern):
                    lexicon.add(text, "country", Country(code, form), capital=text.lower() in capitalised)


def _heads(lexicon: Lexicon, tables: dict[str, dict[str, Any]]) -> None:
    """Single words for people, outcomes and things, which longer words may end in."""
    for role, forms in _roles(tables["people"]):
        for key, many in (("many", True), ("one", False)):
            _add_heads(lexicon, forms.get(key, []), Entry("people", People(role, many)))
    for measure, constructions in tables["outcomes"].items():
        for construction in ("noun", "toll", "one", "bare"):
            _add_heads(lexicon, constructions.get(construction, ()), Entry("outcome", Outcome(measure, construction)))
    _add_heads(lexicon, tables["numbers"]["not_people"]["objects"], Entry("object", True))
    _add_heads(lexicon, tables["numbers"]["not_people"]["after"], Entry("not_after", True))
    for kind, words in tables["grammar"].get("events", {}).items():
        _add_heads(lexicon, words, Entry("event", kind))
    for row in tables["speech"]["kinds"]:
        _add_heads(lexicon, row["words"], Entry("body_kind", Kind(row["kind"], row["type"])))


def _add_heads(lexicon: Lexicon, patterns: list[str], entry: Entry) -> None:
    for pattern in patterns:
        for text in expand(pattern):
            tokens = tokenize(text)
            if len(tokens) == 1 and tokens[0].kind == WORD:
                lexicon.add_head(tokens[0].form, entry)


def _triggers(tables: dict[str, dict[str, Any]]) -> set[str]:
    """Words of which one stands in every sentence that can matter: of each outcome, the longest that is no small word.

    An outcome of small words alone ("has") is found by the people whom it is limited to.
    """
    small = _small_words(tables)
    words: set[str] = set()
    roles = set(tables["people"].get("measure", {}))
    for constructions in tables["outcomes"].values():
        only = constructions.get("only", {})
        for construction in ("bare", *CONSTRUCTIONS):
            for pattern in constructions.get(construction, ()):
                for form in expand(pattern):
                    telling = [word for word in words_of(form.replace(GAP, " ")) if word not in small and len(word) > 2]
                    if telling:
                        words.add(max(telling, key=len))
                    elif limits := [role for role in only.get(pattern, ()) if role != ANYONE]:
                        roles.update(limits)
                    else:
                        first = words_of(form.partition(GAP)[0])
                        words.add(next((word for word in first if word not in small), max(first, key=len)))
    for role in roles:
        words.update(
            max(words_of(form), key=len) for pattern in tables["people"][role]["many"] for form in expand(pattern)
        )
    return words


def _small_words(tables: dict[str, dict[str, Any]]) -> set[str]:
    """Words that are everywhere: the single words of the grammar's lists, articles, and plain verbs of saying."""
    lists = [words for name, words in tables["grammar"].items() if name in _EVERYWHERE]
    lists += [tables["people"]["people"].get(key, ()) for key in ("many", "one")]
    lists += [tables["numbers"].get("articles", ()), tables["speech"]["plain"], tables["speech"]["pronouns"]]
    return {
        words[0]
        for patterns in lists
        for pattern in patterns
        for form in expand(pattern)
        if len(words := words_of(form)) == 1
    }


def _short_months(months: dict[str, int]) -> frozenset[str]:
    """The short forms of months, which are also first names and the like: "Jan" beside "Januar"."""
    return frozenset(
        word
        for word, month in months.items()
        if len(word) <= 4 and any(number == month and len(longer) > len(word) + 1 for longer, number in months.items())
    )


def _atoms(table: dict[str, Any]) -> dict[str, tuple[int, bool]]:
    """Parts of compound numerals with their values; True marks what multiplies."""
    if not table.get("compound"):
        return {}
    atoms = {word: (int(value), False) for word, value in table["words"].items() if " " not in word}
    atoms |= {word: (int(value), True) for word, value in table["scales"].items() if len(word) > 3}
    atoms |= dict.fromkeys(table.get("joiners", ()), (0, False))
    return atoms


@cache
def body_words(lang: str) -> tuple[tuple[str, Kind], ...]:
    """The words for kinds of bodies in `lang`, which texts in other languages keep in names ("Prison Office")."""
    table = _table(files(__package__).joinpath(lang), "speech")
    return tuple(
        (word, Kind(row["kind"], row["type"]))
        for row in table["kinds"]
        for pattern in row["words"]
        for word in expand(pattern)
    )


@cache
def country_labels(lang: str) -> Mapping[str, tuple[str, str]]:
    """The first name and the first adjective of every country in `lang`, by code."""
    table = _table(files(__package__).joinpath(lang), "countries")
    return {
        code: (forms["names"][0], expand(forms["adjective"][0])[0] if forms.get("adjective") else forms["names"][0])
        for code, forms in table.items()
        if code != "capitalised"
    }
