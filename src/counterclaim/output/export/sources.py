"""Where a figure stands: the report as a bibliography names it."""

import re
from dataclasses import dataclass

from counterclaim.model import Claim, Described, Position, Published
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.wording import date_words, plain

_ARCHIVED_ON = re.compile(r"/(\d{4})(\d{2})(\d{2})\d{6}(?:[a-z]{2}_)?/")


@dataclass(frozen=True, slots=True)
class Source:
    """A report: its `title` (its id, where it has none), the `work` it appeared in, its author, its addresses, when it
    was published, and its language. "" and None where that is not known.

    `archived` is the address of the copy that was read in its place, made on the ISO day `archived_on`.
    """

    doc: str
    title: str
    work: str
    author: str
    url: str | None
    archived: str | None
    archived_on: str | None
    published: Published | None
    lang: str

    @property
    def day(self) -> str:
        """When it was published, in words; "" where nobody says."""
        return date_words(self.published.start[:10], self.published.end[:10]) if self.published else ""


def source_of(one: Claim | Position, described: Described | None) -> Source:
    """The report in which `one` stands, as far as it is `described`."""
    own = described if described is not None and described.text == one.text else None
    claim = one if isinstance(one, Claim) else None
    archived = safe_url(own.archived) if own else None
    work = plain((claim.outlet if claim else None) or (own.outlet if own else None) or "")
    author = plain((own.author if own else None) or "")
    return Source(
        doc=plain(one.doc),
        title=plain((own.title if own else None) or one.doc),
        work=work,
        author=author if author != work else "",
        url=safe_url((claim.url if claim else None) or (own.url if own else None)),
        archived=archived,
        archived_on=archive_day(archived) if archived else None,
        published=(claim.published if claim else None) or (own.published if own else None),
        lang=one.lang,
    )


def archive_day(address: str) -> str | None:
    """The ISO day on which the archived copy at `address` was made, where the address tells it as archives do
    (https://web.archive.org/web/20241223081500/…)."""
    found = _ARCHIVED_ON.search(address)
    return "-".join(found.groups()) if found else None
