"""The languages of the interface: messages, names, numbers and dates as people of each write them.

A language is a file: `languages/xx.po` with the messages in it. English is what the messages say themselves.
"""

import datetime as dt
import gettext
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any, Literal, Protocol

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, format_time, format_timedelta
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from counterclaim.errors import UsageError
from counterclaim.model import Phrase, SeriesCard
from counterclaim.output.phrases import name_words, phrase_words

_OWN = "en"
_LOCALES = {_OWN: "en_GB"}
"""Where dates are written as the reports have them: "3 Jun 2024"."""


class Explained(Protocol):
    """What says why it is as it is: in English, and as what the sentence is made of."""

    @property
    def why(self) -> str:
        """The sentence in English."""

    @property
    def reason(self) -> Phrase | None:
        """What it is made of, None where nobody knows."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language in which the desk speaks: its code ("de"), its own name ("Deutsch"), and what it has for messages."""

    code: str
    name: str
    locale: Locale
    messages: gettext.NullTranslations

    @classmethod
    def of(cls, code: str) -> "Language":
        """The language of the ISO 639-1 `code`. Raises UsageError where there is no file for it."""
        return _language(code)

    @property
    def dir(self) -> Literal["ltr", "rtl"]:
        """The direction of its script."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    def gettext(self, message: str) -> str:
        """`message` in this language."""
        return self.messages.gettext(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """`one` or `many` in this language, as `n` asks for."""
        return self.messages.ngettext(one, many, n)

    def pgettext(self, context: str, message: str) -> str:
        """`message` in this language, as `context` has it: "missing" is one thing as a measure, another as a field."""
        return self.messages.pgettext(context, message)

    def npgettext(self, context: str, one: str, many: str, n: int) -> str:
        """`one` or `many` in this language, as `context` has it and `n` asks for."""
        return self.messages.npgettext(context, one, many, n)

    def number(self, n: float) -> str:
        """ "1,100" """
        return _decimal(n, self.locale)

    def date(self, iso: str) -> str:
        """ "28 Mar 2025" of an ISO day or time; words that are no date stay as they are."""
        return self.moment(iso[:10], iso[:10])

    def day(self, iso: str) -> str:
        """ "28 March 2025" of an ISO day."""
        return format_date(dt.date.fromisoformat(iso), "long", locale=self.locale)

    def clock(self, iso: str) -> str:
        """ "12:30" of an ISO time."""
        return format_time(dt.datetime.fromisoformat(iso).timetz(), "short", locale=self.locale)

    def moment(self, start: str, end: str) -> str:
        """A period of ISO days or times as briefly as its precision allows: "Jun 2024", "3–5 Jun 2024"."""
        try:
            first, last = dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end)
        except ValueError:
            return start if start == end else f"{start} – {end}"
        if "T" in start and start == end:
            return str(self.locale.datetime_formats["medium"]).format(self.clock(start), self._day(first))
        if first.date() >= last.date():
            return self._day(first)
        if first.day == 1 and (dt.date.fromordinal(last.toordinal() + 1)).day == 1:
            year = (first.year, first.month, last.month) == (last.year, 1, 12)
            return self._interval(first, last, "y" if year else "yMMM")
        return self._interval(first, last, "yMMMd")

    def ago(self, iso: str, now: dt.datetime | None = None) -> str:
        """ "3 hours ago" of an ISO time (in UTC where it names no zone) or day, seen from `now`."""
        then = dt.datetime.fromisoformat(iso)
        then = then if then.tzinfo else then.replace(tzinfo=dt.UTC)
        passed = then - (now or dt.datetime.now(dt.UTC))
        return format_timedelta(passed, granularity="minute", threshold=1.2, add_direction=True, locale=self.locale)

    def joined(self, words: Sequence[str]) -> str:
        """ "a, b and c" """
        return format_list(list(words), locale=self.locale)

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 code, or the code."""
        return str(self.locale.territories.get(code, code))

    def tongue(self, code: str) -> str:
        """The name of a language by its ISO 639-1 code, or the code."""
        return str(self.locale.languages.get(code, code))

    def told(self, one: Explained) -> str:
        """The sentence that tells why `one` is as it is, in this language where it is known what it is made of."""
        return one.why if one.reason is None or self.code == _OWN else phrase_words(one.reason, self)

    def named(self, word: str, kind: str) -> str:
        """What a word of the contract, of a `kind` ("measure", "role", "relation" …), is called."""
        return name_words(kind, word, self)

    def valued(self, words: str) -> str:
        """What a field of a claim holds, told in English `words`: where they are ours, in this language; what was read
        in a text stays as it is."""
        told = (self.pgettext(kind, words) for kind in ("value", "measure", "stance", "role"))
        return next((each for each in told if each != words), words)

    def titled(self, card: SeriesCard) -> str:
        """What a series is called: in English as a headline has it, elsewhere without any grammar."""
        if self.code == _OWN:
            return card.title
        who = self.named(card.role, "role")
        who = f"{who} ({self.country(card.country)})" if card.country else who
        where = self.country(_codes().get(card.where, card.where)) if card.where else None
        when = self.date(card.event) if card.event else None
        parts = filter(None, (who, self.named(card.measure, "measure"), where, when))
        return " · ".join(f"\u2068{part}\u2069" if self.dir == "rtl" else part for part in parts)

    def _day(self, day: dt.date) -> str:
        return _skeleton("yMMMd", day, self.locale)

    def _interval(self, first: dt.date, last: dt.date, skeleton: str) -> str:
        return format_interval(first, last, skeleton, locale=self.locale)


@lru_cache(maxsize=20_000)
def _decimal(number: float, locale: Locale) -> str:
    return format_decimal(number, locale=locale)


@lru_cache(maxsize=20_000)
def _skeleton(skeleton: str, day: dt.date, locale: Locale) -> str:
    return format_skeleton(skeleton, day, locale=locale)


@cache
def languages() -> tuple[Language, ...]:
    """The languages that there are, in the order in which they are offered: English, then by their own names."""
    names = (entry.name for entry in _folder().iterdir())
    found = [Language.of(name.removesuffix(".po")) for name in names if name.endswith(".po")]
    return Language.of(_OWN), *sorted(found, key=lambda language: (language.dir, language.name.casefold()))


def chosen(cookie: str | None, accepted: str | None) -> Language:
    """The language of a person: as they chose (`cookie`), else what their browser likes best (`accepted`, the header
    Accept-Language) of those that there are, else English."""
    known = {language.code: language for language in languages()}
    wanted = [cookie or "", *_liked(accepted or "")]
    return next((known[code] for code in wanted if code in known), known[_OWN])


def _liked(accepted: str) -> list[str]:
    """The languages of a header Accept-Language, the best liked first: "de-AT;q=0.8, uk" gives uk, de."""
    found: list[tuple[float, str]] = []
    for part in accepted.split(","):
        tag, _, weight = part.partition(";")
        try:
            liked = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if liked > 0:
            found.append((-liked, tag.strip().split("-")[0].lower()))
    return [code for _, code in sorted(found, key=lambda each: each[0])]


@cache
def _language(code: str) -> Language:
    try:
        locale = Locale.parse(_LOCALES.get(code, code))
        own = Locale.parse(code).get_display_name(code) or code
    except (ValueError, UnknownLocaleError) as error:
        raise UsageError(f"There is no language {code!r}.") from error
    return Language(code, own[:1].upper() + own[1:], locale, _messages(code))


@cache
def _codes() -> Mapping[str, str]:
    """The codes of countries by their English names."""
    return {name: code for code, name in Locale.parse(_LOCALES[_OWN]).territories.items()}


def _messages(code: str) -> gettext.NullTranslations:
    """What `languages/xx.po` says, ready to be asked."""
    if code == _OWN:
        return gettext.NullTranslations()
    path = _folder().joinpath(f"{code}.po")
    if not path.is_file():
        there = ", ".join(sorted(each.name.removesuffix(".po") for each in _folder().iterdir()))
        raise UsageError(f"The desk does not speak {code!r}. It speaks: {_OWN}, {there}.")
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(path.read_bytes()), locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _folder() -> Any:
    return files(__package__).joinpath("languages")
