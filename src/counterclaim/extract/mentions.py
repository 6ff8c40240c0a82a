"""The times that a sentence mentions: days, and periods that are counted ("since Friday", "in the past 24 hours")."""

import datetime as dt

from counterclaim.extract.date_parts import is_year
from counterclaim.extract.dates import count_at, date_at
from counterclaim.extract.moments import Anchor, Mention
from counterclaim.extract.tagging import Tagged
from counterclaim.model import Moment
from counterclaim.packs.tokens import NUMBER

# kinds of words at which a time can begin
_BEGINNINGS = (
    "date_past",
    "date_since",
    "date_from",
    "date_as_of",
    "date_last",
    "date_next",
    "date_before",
    "weekday",
    "month",
    "day",
    "period",
    "number",
    "article",
    "era",
    "calendar_month",
)

_NAMED = ("month", "calendar_month")


def mentions_of(s: Tagged, anchor: Anchor) -> list[Mention]:
    """The times of `s` that can be resolved, from left to right."""
    found: list[Mention] = []
    begins = {k for kind in _BEGINNINGS for k in s.tags.get(kind, ())}
    begins.update(k for k, token in enumerate(s.tokens) if token.kind == NUMBER)
    k = 0
    while k < len(s.tokens):
        mention = _mention(s, k, anchor) if k in begins else None
        if mention is None:
            k += 1
            continue
        found.append(mention)
        k = max(mention.j, k + 1)
    return found


def _mention(s: Tagged, k: int, anchor: Anchor) -> Mention | None:
    past = s.get("date_past", k)
    if past is not None:
        window = _past(s, k, past.j, anchor)
        if window is not None:
            return window
    opener = s.get("date_from", k)
    if opener is not None:
        first = date_at(s, _skipped(s, opener.j), anchor)
        if first is not None:
            joint = s.get("date_and", first.j)
            second = date_at(s, _skipped(s, joint.j), anchor) if joint else None
            if second is not None and first.moment.start <= second.moment.end:
                return Mention(
                    k,
                    second.j,
                    Moment(
                        first.moment.start,
                        second.moment.end,
                        s.words(k, second.j),
                        first.moment.inferred or second.moment.inferred,
                        first.moment.why or second.moment.why,
                    ),
                    window=True,
                )
    since = s.get("date_since", k)
    if since is not None:
        begin = date_at(s, _skipped(s, since.j), anchor) or _begun(s, since.j, anchor)
        if begin is not None:
            return _until_now(s, k, begin.j, begin, anchor)
    as_of = s.get("date_as_of", k)
    if as_of is not None:
        day = date_at(s, _skipped(s, as_of.j), anchor)
        if day is not None:
            return Mention(day.i, day.j, day.moment, as_of=True)
    found = date_at(s, k, anchor)
    behind = s.get("date_since", found.j) if found is not None and s.pack.writing.postpositions else None
    if found is not None and behind is not None and not found.window:
        return _until_now(s, k, behind.j, found, anchor)
    return found


def _until_now(s: Tagged, i: int, j: int, begin: Mention, anchor: Anchor) -> Mention | None:
    """The period from `begin` to the report, told by the tokens `i` to `j`."""
    end = anchor.day.isoformat() if anchor.day else None
    if end is None and anchor.year is None:
        return None
    return Mention(
        i,
        j,
        Moment(
            begin.moment.start,
            max(end or f"{anchor.year}-12-31", begin.moment.start),
            s.words(i, j),
            begin.moment.inferred or True,
            "from then until the report",
        ),
        window=True,
    )


def _begun(s: Tagged, k: int, anchor: Anchor) -> Mention | None:
    """ "since the offensive began in February": the date a few words on, before any mark."""
    for ahead in range(k, min(k + 7, len(s.tokens))):
        if s.tokens[ahead].kind == "p":
            return None
        found = date_at(s, ahead, anchor) if s.ending("date_in", ahead) else None
        if found is not None:
            return found
    return None


def _skipped(s: Tagged, k: int) -> int:
    while (
        k < len(s.tokens)
        and (s.get("determiner", k) or s.get("date_in", k) or s.get("date_early", k))
        and not s.get("period", k)
    ):
        k += 1
    return k


def _past(s: Tagged, i: int, k: int, anchor: Anchor) -> Mention | None:
    """ "in the past 24 hours", "within two weeks"."""
    count, j = count_at(s, k)
    unit = s.get("unit", j)
    if unit is None or anchor.day is None:
        return None
    if j == k and (s.get("weekday", k) or s.get("weekday", unit.j)):
        return None  # "ביום רביעי", "في يوم الجمعة": on that day, not within one
    if j == k and (is_year(s, unit.j) or s.is_any(_NAMED, unit.j) or date_at(s, unit.j, anchor)):
        return None  # "در سال ۲۰۲۳", "في شهر رمضان": in that year or month
    days = {
        "hour": max(1, round(count / 24)),
        "day": count,
        "week": 7 * count,
        "month": 30 * count,
        "year": 365 * count,
    }[unit.value]
    begin = anchor.day - dt.timedelta(days=min(days, 36500))
    return Mention(
        i,
        unit.j,
        Moment(
            begin.isoformat(),
            anchor.day.isoformat(),
            s.words(i, unit.j),
            True,
            "counted back from the day of publication",
        ),
        window=True,
    )
