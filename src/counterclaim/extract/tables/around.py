"""What stands around a table: its caption, the heading above it, and the notes below that tell source and day."""

from dataclasses import dataclass

from counterclaim.extract.circumstances import reported_day
from counterclaim.extract.moments import Mention
from counterclaim.extract.phrases import phrase_at
from counterclaim.extract.speakers import Voice, voice_of
from counterclaim.extract.tables.facets import Facet
from counterclaim.extract.tables.sheet import Sheet
from counterclaim.extract.tagging import Tagged
from counterclaim.model import Moment, Span, Speaker

# characters of a line that is a heading or a note and no prose
_LONGEST = 160
# lines above and below a table that are looked at
_ABOVE, _BELOW = 2, 3
_LONGEST_NAME = 80
_SOURCES = 3
_ENDS = ".!?。！？؟।"


@dataclass(frozen=True)
class Around:
    """The headings of a table, the nearest first, the notes below it, and whom they name as its source."""

    headings: tuple[Facet, ...] = ()
    notes: tuple[Facet, ...] = ()
    sources: tuple[Voice, ...] = ()

    def day(self) -> Mention | None:
        """The day of which the headings or the notes say that the figures are."""
        days = [day for facet in (*self.headings, *self.notes) for day in facet.days if not day.window]
        return next((day for day in days if day.as_of), days[0] if days else None)

    def window(self) -> Mention | None:
        """The period that the headings say is counted."""
        return next((day for facet in self.headings for day in facet.days if day.window), None)


def around(sheet: Sheet) -> Around:
    """What stands around the table of `sheet`."""
    table, text = sheet.table, sheet.reading.text
    start = table.caption.start if table.caption else table.span.start
    above = _lines(text, start, -1, _ABOVE)
    below = _lines(text, table.span.end, 1, _BELOW)
    others = [other.span for other in sheet.reading.document.tables if other != table]
    free = [line for line in (*above, *below) if not any(line.start < o.end and o.start < line.end for o in others)]
    headings = ([table.caption] if table.caption else []) + [line for line in free if line.start < start]
    notes = [line for line in free if line.start >= start]
    told = [sheet.facet(line) for line in headings]
    return Around(
        tuple(told),
        tuple(sheet.facet(line) for line in notes),
        tuple(voice for facet in (*map(sheet.facet, notes), *told) for voice in _named_sources(sheet, facet.s)),
    )


def _lines(text: str, place: int, step: int, most: int) -> list[Span]:
    """Up to `most` short lines from `place` on, upwards (`step` -1) or downwards, the nearest first."""
    found: list[Span] = []
    blank = 0
    while 0 <= place <= len(text) and len(found) < most and blank < 3:
        if step < 0:
            end = text.rfind("\n", 0, place)
            if end < 0:
                end, place = place, -1
            start = text.rfind("\n", 0, end) + 1 if place >= 0 else 0
            if place < 0:
                break
            place = start
        else:
            start = text.find("\n", place) + 1
            if not start:
                break
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            place = end
        words = text[start:end]
        if not words.strip():
            blank += 1
            continue
        blank = 0
        if len(words) > _LONGEST or (step < 0 and words.rstrip()[-1] in _ENDS):
            break
        lead = len(words) - len(words.lstrip())
        found.append(Span(start + lead, start + len(words.rstrip())))
    return found


def _named_sources(sheet: Sheet, s: Tagged) -> list[Voice]:
    """The speakers behind "Source:" in the line `s`."""
    opener = next((tag for tag in s.each("table_sources") if s.is_mark(tag.j, ":")), None)
    return [] if opener is None else voices_in(sheet, s, opener.j + 1)


def voices_in(sheet: Sheet, s: Tagged, k: int) -> list[Voice]:
    """The speakers that `s` names from token `k` on, one after another."""
    found: list[Voice] = []
    while k < len(s.tokens) and len(found) < _SOURCES:
        phrase = phrase_at(s, k)
        if phrase is not None and not phrase.pronoun and phrase.j > k:
            found.append(voice_of(s, phrase, sheet.reading.countries))
            k = phrase.j
        else:
            end = next((x for x in range(k, len(s.tokens)) if s.is_mark(x, ",;.()/") or s.get("month", x)), None)
            end = len(s.tokens) if end is None else end
            if end > k and not found and s.capital(k):
                text = s.words(k, end)
                if len(text) <= _LONGEST_NAME:
                    found.append(Voice(Speaker(text, text, None), (s.characters(k, end),)))
            k = max(end, k + 1)
        while k < len(s.tokens) and not s.is_mark(k, ",;/") and not s.get("conjunction", k):
            k += 1
        k += 1
    return found


def told_day(sheet: Sheet, near: Around) -> tuple[Moment | None, tuple[Span, ...]]:
    """The day of which the figures of a table are: its headings or notes give it, else the report's beginning."""
    day = near.day()
    if day is not None:
        s = next(f.s for f in (*near.headings, *near.notes) if day in f.days)
        return day.moment, (s.characters(day.i, day.j),)
    return reported_day(sheet.reading, -1), ()
