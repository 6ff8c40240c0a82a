"""From the tables of a pack, as they are written, to the pack that the engine reads."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast, get_args

from counterclaim.errors import PackError
from counterclaim.model import Role
from counterclaim.packs.calendars import CALENDARS
from counterclaim.packs.cues import cues_of
from counterclaim.packs.expand import expand
from counterclaim.packs.lexicon import Entry, Lexicon
from counterclaim.packs.outcomes import add_outcomes, bare_nouns, part_verbs, with_turned
from counterclaim.packs.pack import GAP, Country, Kind, Outcome, Pack, People, Writing
from counterclaim.packs.tokens import WORD, folded, tokenize, words_of
from counterclaim.packs.triggers import triggers_of

# what the meanings of a list are called, where it is not by the name of the list
_SPOKEN = {
    "pronouns": "pronoun",
    "particles": "particle",
    "carriers": "carrier",
    "nouns": "speech_noun",
}
# what the grammar says yes or no to
_SWITCHES = (
    "verbs_late",
    "subjects_first",
    "subjects_behind",
    "free_order",
    "verbs_first",
    "head_final",
    "describes_first",
    "describing_endings",
    "verb_second",
)
_SINGULAR = {
    "determiners": "determiner",
    "auxiliaries": "auxiliary",
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
    "figures": "figure",
    "households": "household",
    "possessives": "possessive",
    "numbers_of": "number_of",
    "contrasts": "contrast",
    "links": "link",
    "among": "among",
    "differences": "difference",
    "accusatives": "accusative",
    "others": "others",
    "out_of": "out_of",
    "causes": "cause",
    "causes_behind": "cause_behind",
    "counters": "counter",
    "plurals": "plural",
    "wholes": "whole",
    "topics": "topic",
    "honorifics": "honorific",
    "object_marks": "object_mark",
    "subject_marks": "subject_mark",
    "sports": "sport",
    "animals": "animal",
    "animals_too": "animal_too",
    "models": "model",
    "named_lists": "named_list",
    "estimates": "estimate",
    "diseases": "disease",
}


def compiled(lang: str, tables: Mapping[str, dict[str, Any]]) -> Pack:
    """The pack of `lang` that `tables` make, by their names. Raises PackError naming the table that is wrong."""
    with _refusing(f"pack {lang}: grammar.toml"):
        writing = _writing(tables["grammar"])
    lexicon = Lexicon(affixed=writing.affixed)
    if tables["grammar"].get("free_order"):
        tables = {**tables, "outcomes": with_turned(tables["outcomes"])}
    for name, fill in _FILLERS.items():
        with _refusing(f"pack {lang}: {name}.toml"):
            fill(lexicon, tables[name])
    numbers, people, grammar = tables["numbers"], tables["people"], tables["grammar"]
    speech, dates = tables["speech"], tables["dates"]
    with _refusing(f"pack {lang}: numbers.toml"):
        number_atoms = _number_atoms(numbers)
    with _refusing(f"pack {lang}: people.toml"):
        compounds = int(people.get("compounds", 0))
    with _refusing(f"pack {lang}: outcomes.toml"):
        bare = bare_nouns(tables["outcomes"])
    with _refusing(f"pack {lang}: grammar.toml"):
        abbreviations = frozenset(grammar.get("abbreviations", ()))
    with _refusing(f"pack {lang}: speech.toml"):
        reported_moods = frozenset(speech.get("reported_moods", ()))
        source_nouns = tuple(speech.get("source_nouns", ()))
        cues = cues_of(speech.get("positions", {}))
    with _refusing(f"pack {lang}"):  # what several tables make together
        if grammar.get("verbs_first"):
            part_verbs(lexicon, tables["outcomes"])
        if compounds:
            _heads(lexicon, tables)
        triggers = tuple(sorted(triggers_of(tables)))
    return Pack(
        lang=lang,
        lexicon=lexicon,
        numbers=numbers,
        abbreviations=abbreviations,
        triggers=triggers,
        compounds=compounds,
        months_large=bool(dates.get("months_large", False)),
        months_short=_short_months(dates["months"]),
        verbs_late=bool(grammar.get("verbs_late", False)),
        subjects_behind=bool(grammar.get("subjects_behind", grammar.get("free_order", False))),
        subjects_first=bool(grammar.get("subjects_first", False)),
        verbs_first=bool(grammar.get("verbs_first", False)),
        verb_second=bool(grammar.get("verb_second", False)),
        ordinal_dot=bool(dates.get("ordinal_dot", False)),
        reported_moods=reported_moods,
        source_nouns=source_nouns,
        source_joints=tuple(speech.get("source_joints", ())),
        bare=bare,
        ailing=frozenset(
            word for text in grammar.get("ailing", ()) for form in expand(text) for word in words_of(form)
        ),
        number_atoms=number_atoms,
        counted=bool(grammar.get("counters")),
        head_final=bool(grammar.get("head_final", False)),
        describes_first=bool(grammar.get("describes_first", False)),
        describing_endings=tuple(grammar.get("describing_endings", ())),
        home=frozenset(grammar.get("home", ())),
        calendar=next((name for name, told in dates.get("calendars", {}).items() if "before_year" in told), None),
        writing=writing,
        cues=cues,
    )


@contextmanager
def _refusing(what: str) -> Iterator[None]:
    """Any error that a wrong type or a missing key brings, as a PackError that names `what` is wrong."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PackError(f"{what}: {error!r}") from error


def _writing(grammar: dict[str, Any]) -> Writing:
    """How the language writes its words. The longest affixes are tried first."""
    given = {name: grammar[name] for name in Writing._fields if name in grammar}
    for side in ("prefixes", "suffixes"):
        spelled = {folded(form) for pattern in given.get(side, ()) for form in expand(pattern)}
        given[side] = tuple(sorted(spelled, key=lambda affix: (-len(affix), affix)))
    return Writing(**given)


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
    lexicon.add_all(table.get("one_behind", ()), "number_behind", 1)
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
    lexicon.add_all(table["not_people"].get("ages", ()), "age", True)
    lexicon.add_all(table["not_people"]["before"], "not_before", True)
    lexicon.add_all(table["not_people"]["after"], "not_after", True)
    lexicon.add_all(table["not_people"]["objects"], "object", True)


def _people(lexicon: Lexicon, table: dict[str, Any]) -> None:
    for role, forms in _roles(table):
        lexicon.add_all(forms["many"], "people", People(role, True))
        lexicon.add_all(forms.get("one", ()), "people", People(role, False))
        lexicon.add_all(forms.get("two", ()), "people", People(role, True))
        lexicon.add_all(forms.get("two", ()), "held", 2)


def _roles(table: dict[str, Any]) -> Iterator[tuple[Role, dict[str, list[str]]]]:
    """The roles of a people table with their words. Raises ValueError for one that is not on the closed list."""
    for name, forms in table.items():
        if isinstance(forms, dict) and name != "measure":
            if name not in get_args(Role):
                raise ValueError(f"there is no role {name}")
            yield cast(Role, name), forms


def _grammar(lexicon: Lexicon, table: dict[str, Any]) -> None:
    for kind, words in table.get("events", {}).items():
        lexicon.add_all(words, "event", kind)
    lexicon.add_all(table.get("thing_counters", ()), "counter", False)
    for name, words in table.items():
        if name not in ("abbreviations", "events", "name", "home", *_SWITCHES, "thing_counters", *Writing._fields):
            lexicon.add_all(words, _SINGULAR.get(name, name), True)


def _speech(lexicon: Lexicon, table: dict[str, Any]) -> None:
    plain = {form for pattern in table["plain"] for form in expand(pattern)}
    for kind, patterns in (("speech", [*table["verbs"], *table["plain"]]), ("citing", table["citing"])):
        for form in (form for pattern in patterns for form in expand(pattern)):
            first, gap, rest = form.partition(GAP)
            if gap:
                lexicon.add(first.strip(), f"{kind}_parted", words_of(rest))
            else:
                lexicon.add(form, kind, form in plain if kind == "speech" else True)
    for name in (
        "according",
        "according_after",
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
    for kind in ("clock", "clock_hours", "clock_before"):
        for words, shift in table.get(kind, {}).items():
            lexicon.add(words, kind, int(shift))
    lexicon.add_all(table.get("clock_opening", ()), "clock_opening", 0)
    lexicon.add_all(table.get("clock_minutes", ()), "clock_minutes", True)
    for words, offset in table.get("zones", {}).items():
        lexicon.add(words, "zone", offset)
    for words, hour in table.get("hours", {}).items():
        lexicon.add(words, "hour", hour)
    for unit, words in table["units"].items():
        lexicon.add_all(words, "unit", unit)
    for part, words in table.get("marks", {}).items():
        lexicon.add_all(words, "date_mark", part)
    for era, year in table.get("eras", {}).items():
        lexicon.add(era, "era", int(year))
    for name, calendar in table.get("calendars", {}).items():
        if name not in CALENDARS:
            raise ValueError(f"no calendar {name!r}; there are {', '.join(CALENDARS)}")
        for words, month in calendar["months"].items():
            lexicon.add(words, "calendar_month", (name, int(month)))
        lexicon.add_all(calendar.get("before_year", ()), "calendar_before", name)
        lexicon.add_all(calendar.get("behind_year", ()), "calendar_mark", name)


def _countries(lexicon: Lexicon, table: dict[str, Any]) -> None:
    capitalised = {form for pattern in table.get("capitalised", ()) for form in expand(pattern)}
    for code, forms in table.items():
        if code == "capitalised":
            continue
        for form, key in (("name", "names"), ("capital", "capital"), ("adjective", "adjective"), ("people", "people")):
            for pattern in forms.get(key, ()):
                for text in expand(pattern):
                    name = Country(code, form)
                    lexicon.add(text, "country", name, capital=text.lower() in capitalised, short=not text.isupper())


# each table with what takes it into the lexicon, in the order in which meanings of the same words stand
_FILLERS: Mapping[str, Callable[[Lexicon, dict[str, Any]], None]] = {
    "numbers": _numbers,
    "people": _people,
    "outcomes": add_outcomes,
    "grammar": _grammar,
    "speech": _speech,
    "dates": _dates,
    "countries": _countries,
}
TABLES = tuple(_FILLERS)


def _heads(lexicon: Lexicon, tables: Mapping[str, dict[str, Any]]) -> None:
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


def _short_months(months: dict[str, int]) -> frozenset[str]:
    """The short forms of months, which are also first names and the like: "Jan" beside "Januar"."""
    return frozenset(
        word
        for word, month in months.items()
        if len(word) <= 4 and any(number == month and len(longer) > len(word) + 1 for longer, number in months.items())
    )


def _number_atoms(table: dict[str, Any]) -> dict[str, tuple[int, bool]]:
    """Parts of compound numerals with their values; True marks what multiplies."""
    if not table.get("compound"):
        return {}
    atoms = {word: (int(value), False) for word, value in table["words"].items() if " " not in word}
    atoms |= {word: (int(value), True) for word, value in table["scales"].items() if len(word) > 3}
    atoms |= dict.fromkeys(table.get("joiners", ()), (0, False))
    return atoms
