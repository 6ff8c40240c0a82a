"""Which language a text is written in.

Three steps, the cheapest first: the script (Hangul is Korean), the little words that fill any text ("the", "und",
"що"), and only where both leave doubt py3langid's model, which takes most of a second to load. All of it is data:
`languages.toml`.
"""

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENOUGH = 2_000
"""Characters of a text that are looked at."""

_SURE_SHARE = 0.06
_SURE_WORDS = 3
_SURE_LEAD = 3
_CLOSE_CALL = 0.5

_UNLISTED = 0.1
_MARKS = frozenset("“”„‘’‚«»‹›–—…·•€£°§©®™\xa0\xad²³½¼№、。「」『』（）！？，：；　・《》〈〉【】ー〜％～،؛؟ـ־׳״")
_WORD = re.compile(r"[^\s\d.,;:!?\"“”„«»‹›()\[\]{}<>/|…،؛؟।—–·•*+=#@&%$€£_'’`\ufeff]+")
_LETTER = re.compile(r"[^\W\d_]")
_ONE_CODE = {"nb": "no", "iw": "he", "in": "id", "ji": "yi", "cmn": "zh", "fil": "tl", "prs": "fa", "pes": "fa"}
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")


class _Table(NamedTuple):
    starts: list[int]
    ranges: list[tuple[int, int, str]]
    languages: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    letters: dict[str, frozenset[str]]
    common: frozenset[str]


def language_of(text: str, wanted: Collection[str] = ()) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where `text` has no letters.

    Any language that the model knows may come back, whether or not somebody can read it here. `wanted` (for example
    the languages with packs) wins close calls, such as a headline of four words. The first 2,000 characters
    that hold any letter decide.
    """
    sample = _beginning(text)
    script = _script(sample)
    if script is None:
        return None
    candidates = _table().languages[script]
    if len(candidates) == 1:
        return candidates[0]
    return _by_words(sample, candidates) or _by_model(sample, candidates, wanted)


def plain_language(text: str) -> str | None:
    """The language of `text` where script and little words leave no doubt, else None. Loads no model."""
    sample = _beginning(text)
    script = _script(sample)
    if script is None:
        return None
    candidates = _table().languages[script]
    return candidates[0] if len(candidates) == 1 else _by_words(sample, candidates)


def _beginning(text: str) -> str:
    """The first characters of `text`; where they hold no letter (empty lines, a table of numbers), those from the first
    letter on."""
    sample = text[:ENOUGH]
    if len(text) > ENOUGH and not any(map(str.isalpha, sample)) and (letter := _LETTER.search(text)):
        return text[letter.start() : letter.start() + ENOUGH]
    return sample


def primary(tag: str | None) -> str | None:
    """The language of a tag such as `en-US`, `zh_Hant` or `nb`, in lower case; None where `tag` is no such tag."""
    match = _TAG.fullmatch(tag.strip()) if tag else None
    if match is None:
        return None
    code = match[1].lower()
    return _ONE_CODE.get(code, code)


def common_languages() -> frozenset[str]:
    """The languages of the day's news, which win close calls."""
    return _table().common


@cache
def little_words(lang: str) -> frozenset[str]:
    """The commonest little words of `lang`, as far as they are known."""
    return frozenset(word for word, languages in _table().words.items() if lang in languages)


def at_home(other: str, lang: str) -> bool:
    """Whether words that look like `other` are also at home in texts in `lang`: the same language, or its script."""
    return other == lang or (other in _table().languages["han"] and lang in _table().languages["kana"])


def likeness(text: str) -> float:
    """How much `text` looks like some language, from 0 to 2, for comparing decodings of the same bytes.

    The share of its characters beyond ASCII that the language is written with, and three times the share of its
    words (up to 1) that are the language's little words.
    """
    sample = text[:ENOUGH]
    script = _script(sample)
    if script is None:
        return 0.0
    beyond = Counter(character for character in sample.lower() if character > "\x7f")
    candidates = _table().languages[script]
    shares = _shares(sample, candidates) or dict.fromkeys(candidates, _UNLISTED)
    return max(_fit(beyond, script, language) + min(3 * share, 1.0) for language, share in shares.items())


def _fit(beyond: Counter[str], script: str, language: str) -> float:
    """The share of the characters `beyond` ASCII with which `language`, in `script`, is written; 1 without any."""
    letters = _table().letters.get(language, frozenset()) if script == "latin" else frozenset()
    at_home = {script, "han"} if script == "kana" else {script}
    fitting = sum(
        times
        for character, times in beyond.items()
        if character in _MARKS or character in letters or (script != "latin" and _script_at(ord(character)) in at_home)
    )
    return fitting / beyond.total() if beyond else 1.0


def _script(sample: str) -> str | None:
    """The script of most letters of `sample`, None without letters."""
    counts: Counter[str] = Counter()
    for letter, times in Counter(sample).items():
        if letter.isalpha() and (script := _script_at(ord(letter))):
            counts[script] += times
    if not counts:
        return "latin" if any(letter.isalpha() for letter in sample) else None
    east = counts["kana"] + counts["han"]
    if 2 * east > counts.total() - east:  # a Chinese character is a word, a Latin one a letter
        return "kana" if counts["kana"] > 0.05 * east else "han"
    return counts.most_common(1)[0][0]


def _script_at(point: int) -> str | None:
    table = _table()
    at = bisect_right(table.starts, point) - 1
    if at < 0:
        return None
    _, end, script = table.ranges[at]
    return script if point < end else None


def _shares(sample: str, candidates: Iterable[str]) -> dict[str, float]:
    """For each candidate with a word list, the share of the words of `sample` that stand in it."""
    tokens = _tokens(sample)
    lists = _table().words
    hits = dict.fromkeys((language for language in candidates if language in _table().letters), 0)
    for token in tokens:
        for language in lists.get(token, ()):
            if language in hits:
                hits[language] += 1
    return {language: count / len(tokens) for language, count in hits.items()} if tokens else {}


def _tokens(sample: str) -> list[str]:
    return _WORD.findall(sample.lower())


def _by_words(sample: str, candidates: Collection[str]) -> str | None:
    """The candidate whose little words are plainly ahead of every other's; None where none is."""
    ranking = sorted(_shares(sample, candidates).items(), key=lambda item: -item[1])
    if not ranking or ranking[0][1] < _SURE_SHARE:
        return None
    first, share = ranking[0]
    lists = _table().words
    heard = Counter(token for token in _tokens(sample) if token in lists)
    if sum(first in lists[word] for word in heard) < _SURE_WORDS:
        return None
    rivals = (language for language, chance in ranking[1:] if chance > share / 3)
    return first if all(_told_apart(first, rival, heard) for rival in rivals) else None


def _told_apart(first: str, rival: str, heard: Counter[str]) -> bool:
    """True when the words that `first` and `rival` do not share speak for `first`."""
    lists = _table().words
    for_first = sum(times for word, times in heard.items() if first in lists[word] and rival not in lists[word])
    for_rival = sum(times for word, times in heard.items() if rival in lists[word] and first not in lists[word])
    return for_first >= _SURE_WORDS and for_first >= _SURE_LEAD * for_rival


def _by_model(sample: str, candidates: Collection[str], wanted: Collection[str]) -> str:
    """What py3langid takes `sample` for among `candidates`, with the benefit of the doubt for `wanted`."""
    known = set(candidates)
    ranks: list[tuple[str, float]] = _identifier().rank(sample)
    ranking = [(language, score) for language, score in ranks if language in known]
    language, score = ranking[0]
    if language in wanted:
        return language
    return next((other for other, chance in ranking if other in wanted and chance >= _CLOSE_CALL * score), language)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _table() -> _Table:
    data = tomllib.loads(resources.files("counterclaim.read").joinpath("languages.toml").read_text("utf-8"))
    ranges = sorted((start, end, name) for name, script in data["scripts"].items() for start, end in script["ranges"])
    words: dict[str, list[str]] = {}
    for language, row in data["words"].items():
        for word in dict.fromkeys(row["words"].split()):
            words.setdefault(word, []).append(language)
    return _Table(
        starts=[start for start, _, _ in ranges],
        ranges=ranges,
        languages={name: tuple(script["languages"]) for name, script in data["scripts"].items()},
        words={word: tuple(languages) for word, languages in words.items()},
        letters={language: frozenset(row["letters"]) for language, row in data["words"].items()},
        common=frozenset(data["common"]),
    )
