"""What the pack of each language has, what it lacks, and how well the reader does with it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from counterclaim.errors import PackError, UsageError
from counterclaim.evaluation.cases import Case, cases_of, failures
from counterclaim.measures import measures
from counterclaim.model import Role
from counterclaim.packs import folder_of, languages, names_in, pack_for, tables_in

FEWEST_CASES, FEWEST_EMPTY_CASES = 50, 15
# the pack that others are held against: it has every list that the engine asks for
_MODEL = "en"
# lists that a language may do without
_OPTIONAL = frozenset({"animals", "animals_too", "clock", "clock_hours", "figures", "inert"})
# lists that another takes the place of: what stands behind its word in some languages stands before it in others
_INSTEAD = {"causes": "causes_behind"}
Scores = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Language:
    """A language that can be read.

    `words` are the runs of words that its pack knows, `cases` its proving sentences, `names` its names for bodies,
    regions and cities; `scores` are core and full F1 by reference set as last pinned; `lacks` are sentences that say
    what is missing.
    """

    code: str
    name: str
    words: int
    measures: int
    cases: int
    names: int
    scores: Scores
    lacks: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The language as a JSON object."""
        return {name: getattr(self, name) for name in self.__slots__}


def inventory(wanted: tuple[str, ...] = (), *, run_cases: bool = False) -> list[Language]:
    """The `wanted` languages, or all that have a pack. With `run_cases`, a case that fails is among what is lacking.

    Raises UsageError for a language without a pack.
    """
    known = languages()
    for lang in wanted:
        if lang not in known:
            raise UsageError(f"There is no pack {lang!r}. There are packs for {', '.join(known)}.")
    return [_language(lang, run_cases) for lang in wanted or known]


def _language(lang: str, run_cases: bool) -> Language:
    try:
        pack = pack_for(lang)
    except PackError as error:
        return Language(lang, lang, 0, 0, 0, 0, {}, (f"It cannot be read: {error}.",))
    folder = folder_of(lang)
    assert pack is not None and folder is not None
    tables, cases = tables_in(folder), cases_of(lang)
    lacks = [*_lacking(lang, tables, cases), *(_failing(lang) if run_cases else ())]
    return Language(
        code=lang,
        name=tables["grammar"].get("name", lang),
        words=len(pack.lexicon),
        measures=len(_measures_with_words(tables)),
        cases=len(cases),
        names=sum(len(section) for section in names_in(lang).values()),
        scores=_pinned().get(lang, {}),
        lacks=tuple(lacks),
    )


def _lacking(lang: str, tables: Mapping[str, dict[str, Any]], cases: list[Case]) -> Iterator[str]:
    if without := sorted(set(measures()) - _measures_with_words(tables)):
        yield f"outcomes.toml has no words for {', '.join(without)}."
    if without := sorted(set(get_args(Role)) - set(tables["people"])):
        yield f"people.toml has no nouns for {', '.join(without)}."
    model = _model_tables()
    for name in ("grammar", "speech", "dates"):
        lists = {key for key, words in model[name].items() if words and not isinstance(words, (bool, str))}
        has = {key for key in lists if key in tables[name] or _INSTEAD.get(key) in tables[name]}
        if without := sorted(lists - has - _OPTIONAL):
            yield f"{name}.toml has no {', '.join(without)}."
    kinds = {row["kind"] for row in tables["speech"].get("kinds", ())}
    if without := sorted({row["kind"] for row in model["speech"]["kinds"]} - kinds):
        yield f"speech.toml has no words for bodies of the kinds {', '.join(without)}."
    if without := sorted(set(model["countries"]) - set(tables["countries"]) - {"capitalised"}):
        yield f"countries.toml lacks {', '.join(without)}."
    folder = folder_of(lang)
    assert folder is not None
    for name, why in (
        ("spellout.toml", "scripts/build_numbers.py makes it"),
        ("SOURCES.md", "where the words come from"),
    ):
        if not folder.joinpath(name).is_file():
            yield f"There is no {name} ({why})."
    if len(cases) < FEWEST_CASES:
        yield f"cases.toml has {len(cases)} cases; {FEWEST_CASES} are the least."
    if (empty := sum(not case["claims"] for case in cases)) < FEWEST_EMPTY_CASES:
        yield f"Of its cases {empty} must give no claim; {FEWEST_EMPTY_CASES} are the least."
    if without := sorted(set(measures()) - {claim["measure"] for case in cases for claim in case["claims"]}):
        yield f"No case counts {', '.join(without)}."


def _failing(lang: str) -> Iterator[str]:
    for case, lines in failures(lang):
        yield f"The case “{case['text']}” fails: {'; '.join(lines)}."


def _measures_with_words(tables: Mapping[str, dict[str, Any]]) -> set[str]:
    return {
        measure
        for measure, constructions in tables["outcomes"].items()
        if any(words for name, words in constructions.items() if name != "only")
    }


@cache
def _model_tables() -> Mapping[str, dict[str, Any]]:
    folder = files("counterclaim.packs").joinpath(_MODEL)
    return tables_in(folder)


@cache
def _pinned() -> Mapping[str, Scores]:
    """The scores by language and reference set that `scripts/quality_gate.py --pin` last wrote."""
    path = files("counterclaim.packs").joinpath("scores.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
