"""What is known about a document besides its text, from one place or another, and which place wins."""

from dataclasses import dataclass, fields, replace

from counterclaim.errors import UsageError
from counterclaim.model import Published
from counterclaim.read.dates import published
from counterclaim.read.language import primary
from counterclaim.settings import PAGES, Given


@dataclass(frozen=True, slots=True)
class Facts:
    """What one place (the command line, a sidecar, a page's metadata) says about a document.

    `origins` tells of each field that is known which place says so.
    """

    published: Published | None = None
    url: str | None = None
    outlet: str | None = None
    lang: str | None = None
    title: str | None = None
    author: str | None = None
    modified: Published | None = None
    archived: str | None = None
    forwarded: str | None = None
    origins: tuple[tuple[str, str], ...] = ()

    def over(self, other: "Facts") -> "Facts":
        """These facts, and those of `other` where these say nothing."""
        known = {name: getattr(self, name) or getattr(other, name) for name in _FIELDS}
        of_self, of_other = dict(self.origins), dict(other.origins)
        origins = {name: (of_self if getattr(self, name) else of_other).get(name) for name in _FIELDS}
        return Facts(**known, origins=tuple((name, where) for name, where in origins.items() if where))

    def found(self, source: str) -> "Facts":
        """These facts, with `source` for where each is known from that does not say so itself."""
        told = dict(self.origins)
        for name in _FIELDS:
            if value := getattr(self, name):
                told.setdefault(name, value.source if isinstance(value, Published) else source)
        return replace(self, origins=tuple(told.items()))

    def without(self, *names: str) -> "Facts":
        """These facts but those of these names."""
        origins = tuple((name, where) for name, where in self.origins if name not in names)
        return replace(self, **dict.fromkeys(names), origins=origins)


NOTHING_KNOWN = Facts()

_FIELDS = tuple(field.name for field in fields(Facts) if field.name != "origins")


def stated(
    date: str | None, url: str | None, outlet: str | None, lang: str | None, title: str | None, source: str
) -> Facts:
    """What a person wrote down at `source`. Raises UsageError where the date or the language is none."""
    moment = published(date, source) if date else None
    if date and moment is None:
        raise UsageError(f"{date!r} is not a date: write a day (2024-12-23), a month (2024-12), a year or an ISO time.")
    code = primary(lang)
    if lang and code is None:
        raise UsageError(f"{lang!r} is not a language: write its ISO 639-1 code, such as en or nl.")
    return Facts(moment, url or None, outlet or None, code, title or None).found(source)


def given_facts(given: Given) -> Facts:
    """What was given by hand for the whole run. Raises UsageError where the date or the language is none, and where
    pages are to be read in a way that there is not."""
    if given.pages not in PAGES:
        raise UsageError(f"Pages are not read {given.pages!r}: there is {' and '.join(PAGES)}.")
    return stated(given.date, given.url, given.outlet, given.lang, None, "given")
