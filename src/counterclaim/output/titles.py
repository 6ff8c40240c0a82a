"""What a series is called: who is counted, what happened to them, and where, as far as that tells it from others."""

from collections import Counter
from collections.abc import Sequence

from counterclaim.measures import measures
from counterclaim.output.naming import Names
from counterclaim.output.wording import date_words, plain
from counterclaim.reconcile.series import Series, role_of


def titles_of(every: Sequence[Series], names: Names) -> list[str]:
    """ "North Korean soldiers killed or injured", "People taken to hospital in Izmir, Türkiye": a title for each.

    Where two are the same, their place, event and period are added.
    """
    short = [_short(series, names) for series in every]
    tally = Counter(short)
    return [
        title if tally[title] == 1 else _longer(title, series, names)
        for series, title in zip(every, short, strict=True)
    ]


def _short(series: Series, names: Names) -> str:
    claims = [one.claim for one in series.told]
    own = [claim for claim in claims if role_of(claim) == series.role] or claims
    if series.side:  # who are only "North Koreans" here are the soldiers there
        own = [claim for claim in claims if claim.group.role != "people"] or own
    spoken = Counter(names.people(claim) for claim in own)
    who = min(spoken, key=lambda words: (-spoken[words], words))
    measure = measures().get(series.measure)
    words = f"{who} {measure.past if measure else plain(series.measure)}"
    if series.place is not None and not series.side:
        words += f" in {names.where(series.place)}"
    return words[:1].upper() + words[1:]


def _longer(title: str, series: Series, names: Names) -> str:
    parts = [title]
    if series.side and series.place is not None:
        parts.append(f"in {names.where(series.place)}")
    if series.event:
        parts.append(f"on {date_words(series.event, series.event)}")
    if ".." in series.period:
        parts.append(f"counted {date_words(*series.period.split('..'))}")
    elif series.period:
        parts.append("in a new count")
    return " ".join(parts) + (", told in passing" if series.aside else "")
