"""Reports as outlets write them: a title, and lines of a few sentences each."""

from __future__ import annotations

from bisect import bisect
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any

from .happenings import Happening, told_at
from .wording import Slots, Words, capitals_in, mix, words_of

FIRST_DAY = date(2031, 3, 3)
WITH_CLAIMS = 0.15  # share of the reports that are about something with figures of people
IN_PASSING = 0.05  # share of the others that recall such a figure in one sentence
COPIED = 0.2  # share of the reports on happenings that are an agency's text
_MEDIAN, _SPREAD = 2_150, 0.55  # characters of an English text: log-normal
_LEAST, _MOST = 250, 40_000


def article(seed: int, number: int, daily: float) -> dict[str, Any]:
    """Report `number` of the corpus of `seed`, where `daily` are written each day: what a line of JSON Lines holds."""
    chance = Random(f"{seed}:{number}")
    moment = number / daily
    title, text = told_by(_language(chance), seed, daily, moment, chance)
    day = FIRST_DAY + timedelta(days=int(moment))
    outlet = f"outlet{int(chance.random() ** 2 * 400)}.example"
    return {
        "id": f"{seed}-{number}",
        "date": day.isoformat(),
        "url": f"https://{outlet}/{day:%Y/%m/%d}/{number}",
        "outlet": outlet,
        "title": title,
        "text": text,
    }


def told_by(lang: str, seed: int, daily: float, moment: float, chance: Random) -> tuple[str, str]:
    """The title and the text, title included, of what an outlet writes in `lang` at `moment`, counted in days."""
    words = words_of(lang)
    told = _told_of(words, seed, daily, moment, chance)
    title, text = _report(seed, words, told, moment, chance) if told else _other(words, chance)
    return title, f"{title}\n{text}"


def happening_of(seed: int, number: int, daily: float) -> Happening | None:
    """What report `number` tells of; None where it is about something else."""
    chance = Random(f"{seed}:{number}")
    return _told_of(words_of(_language(chance)), seed, daily, number / daily, chance)


def _told_of(words: Words, seed: int, daily: float, moment: float, chance: Random) -> Happening | None:
    if chance.random() >= WITH_CLAIMS:
        return None
    return told_at(seed, moment, daily * WITH_CLAIMS, words.script != "latin", chance)


@cache
def _languages() -> tuple[list[str], list[int]]:
    return list(mix()), list(accumulate(mix().values()))


def _language(chance: Random) -> str:
    names, until = _languages()
    return names[bisect(until, chance.random() * until[-1])]


def _other(words: Words, chance: Random) -> tuple[str, str]:
    slots = Slots(words, chance)
    told = []
    if chance.random() < IN_PASSING:
        told = [_one(words.past, chance).format_map(_recalled(words, chance))]
    return _one(words.titles, chance).format_map(slots), _text(words, slots, told, chance)


def _recalled(words: Words, chance: Random) -> Slots:
    kind = _one(list(words.kinds.values()), chance)
    return Slots(words, chance, {"k": kind, "e": words.number(3 + int(chance.paretovariate(0.8)))})


def _report(seed: int, words: Words, told: Happening, moment: float, chance: Random) -> tuple[str, str]:
    """What an outlet writes; where it takes an agency's text, the same as others that take it."""
    if chance.random() < COPIED:
        moment = int(moment * 4) / 4
        chance = Random(f"{seed} agency {told.id} {moment} {words.lang}")
    facts = _facts(words, told, moment, other=chance.random() < 0.2)
    slots = Slots(words, chance, facts)
    number = min(6, 1 + int(chance.expovariate(0.5)))
    sentences = [sentence.format_map(slots) for sentence in chance.sample(words.claims, number)]
    if chance.random() < 0.15:
        sentences.append(_one(words.past, chance).format_map(_recalled(words, chance)))
    return _one(words.heads, chance).format_map(slots), _text(words, slots, sentences, chance)


def _facts(words: Words, told: Happening, moment: float, *, other: bool) -> dict[str, str]:
    figures = dict(zip("abme", told.figures(moment, other), strict=True))
    place = capitals_in(words.lang)[told.country] if told.country else told.town
    kind = words.kinds[told.kind]
    return {name: words.number(value) for name, value in figures.items()} | {
        "t": place, "k": kind, "kU": kind[:1].upper() + kind[1:],
    }  # fmt: skip


def _text(words: Words, slots: Slots, told: list[str], chance: Random) -> str:
    """Lines of one to three sentences, as long as news are: `told` mostly early, and filled up with other matter."""
    length = min(_MOST, max(_LEAST, words.length * _MEDIAN * chance.lognormvariate(0, _SPREAD)))
    figures = 0.1 + 0.4 * chance.random()  # share of the sentences that hold numbers of other things
    parts: list[str] = []
    size, waiting = 0, told[::-1]
    while size < length or waiting:
        sentence = waiting.pop() if waiting and chance.random() < 0.6 else _sentence(words, slots, figures, chance)
        gap = "\n" if chance.random() < 0.5 else words.stop[1:]
        parts += (sentence, gap)
        size += len(sentence) + 1
    return "".join(parts).rstrip()


def _sentence(words: Words, slots: Slots, figures: float, chance: Random) -> str:
    clause = _one(words.hard if chance.random() < figures else words.plain, chance).format_map(slots)
    form = chance.random()
    if form < 0.25:
        clause += _one(words.joined, chance) + _one(words.plain, chance).format_map(slots)
    large = clause[:1].upper() + clause[1:]
    if form > 0.75:
        return _one(words.quote, chance).format(c=large, p=slots["p"], d=slots["d"])
    return large + words.stop[:1]


def _one(among: list[str], chance: Random) -> str:
    return among[int(chance.random() * len(among))]
