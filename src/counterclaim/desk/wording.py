"""The languages of the interface: messages, numbers and dates as people of each write them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal


@dataclass(frozen=True, slots=True)
class Language:
    """A language in which the desk speaks."""

    code: str
    locale: Locale

    @classmethod
    @cache
    def of(cls, code: str) -> "Language":
        """The language of this code."""
        return cls(code, Locale.parse(code))

    @property
    def dir(self) -> str:
        """The direction of its script: ltr or rtl."""
        return str(self.locale.text_direction)

    @property
    def name(self) -> str:
        """What it calls itself: "Deutsch"."""
        return str(self.locale.get_display_name(self.code) or self.code)

    def gettext(self, message: str) -> str:
        """`message` in this language."""
        return message

    def ngettext(self, one: str, many: str, n: int) -> str:
        """`one` or `many` in this language, as `n` asks for."""
        return one if n == 1 else many

    def number(self, n: float) -> str:
        """ "1,100" """
        return format_decimal(n, locale=self.locale)

    def date(self, iso: str) -> str:
        """ "28 Mar 2025" of an ISO day or time."""
        from datetime import date

        return format_date(date.fromisoformat(iso[:10]), "medium", locale=self.locale)

    def moment(self, start: str, end: str) -> str:
        """ "3 Jun 2024 – 5 Jun 2024" """
        return self.date(start) if start[:10] == end[:10] else f"{self.date(start)} – {self.date(end)}"

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 code, or the code."""
        return str(self.locale.territories.get(code, code))

    def tongue(self, code: str) -> str:
        """The name of a language by its ISO 639-1 code, or the code."""
        return str(self.locale.languages.get(code, code))

    def joined(self, words: Sequence[str]) -> str:
        """ "a, b and c" """
        return format_list(list(words), locale=self.locale)


def languages() -> list[Language]:
    """The languages that there are, in the order in which they are offered."""
    return [Language.of("en")]


def chosen(cookie: str | None, accepted: str | None) -> Language:
    """The language of a person: as chosen before, else as the browser asks for, else English."""
    known = {language.code: language for language in languages()}
    asked = [cookie or "", *(part.split(";")[0].strip().split("-")[0] for part in (accepted or "").split(","))]
    return next((known[code] for code in asked if code in known), known["en"])
