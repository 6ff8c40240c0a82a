"""What is known about a document besides its text, from one place or another, and which place wins."""

from dataclasses import dataclass, fields

from counterclaim.errors import UsageError
from counterclaim.model import Published
from counterclaim.read.dates import published
from counterclaim.read.language import primary
from counterclaim.settings import Given


@dataclass(frozen=True, slots=True)
class Facts:
    """What one place (the command line, a sidecar, a page's metadata) says about a document."""

    published: Published | None = None
    url: str | None = None
    outlet: str | None = None
    lang: str | None = None
    title: str | None = None

    def over(self, other: "Facts") -> "Facts":
        """These facts, and those of `other` where these say nothing."""
        return Facts(*(getattr(self, field.name) or getattr(other, field.name) for field in fields(self)))


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
    return Facts(moment, url or None, outlet or None, code, title or None)


def given_facts(given: Given) -> Facts:
    """What was given by hand for the whole run. Raises UsageError where the date or the language is none."""
    return stated(given.date, given.url, given.outlet, given.lang, None, "given")
