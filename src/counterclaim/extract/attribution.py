"""Who gives a figure: the acts of saying that cover it, or what the paragraph carries on."""

from dataclasses import dataclass, field

from counterclaim.extract.counted import Counted
from counterclaim.extract.outcomes import Site
from counterclaim.extract.quotations import is_quoted
from counterclaim.extract.reading import Reading
from counterclaim.extract.speakers import Voice, origin_and_relays
from counterclaim.extract.speech import Frame
from counterclaim.extract.tagging import Tagged
from counterclaim.packs.tokens import NUMBER, WORD

_OPEN, _CLOSE = "“„«「『", "”“»」』"
# words between a quotation and who said it, at most: a comma, an article
_BEFORE_SPEAKER = 2
_SMALL = ("contrast", "conjunction", "subordinator", "determiner")
_LONGEST_NAME = 3
"""So many words in quotation marks are a name rather than a quotation."""


@dataclass(frozen=True)
class Attribution:
    """The speakers of a figure and those who pass it on; `stated` is false where they were carried from the context.

    `told_in` is the number of the next sentence, where that tells of the act of saying ("He said so on 13 January,
    after the service had briefed him").
    """

    sources: tuple[Voice, ...] = ()
    via: tuple[Voice, ...] = ()
    stated: bool = False
    frames: tuple[Frame, ...] = field(default=())
    told_in: int | None = None


def attributed(reading: Reading, number: int, item: Counted | None, site: Site) -> Attribution:
    """Who says the figure `item` of sentence `number`."""
    place = item.numeral.i if item else site.i
    covering = _covering(reading, number, place)
    if covering:
        cited = _cited_next(reading, number)
        origin, relays = origin_and_relays(covering + cited, place)
        frames = tuple(frame for frame, _ in covering)
        return Attribution(tuple(origin), tuple(relays), True, frames, number + 1 if cited else None)
    return _carried(reading, number)


def _covering(reading: Reading, number: int, place: int) -> list[tuple[Frame, list[Voice]]]:
    """The acts of saying in the sentence that speak of the figure at token `place`.

    A semicolon ends what is said; "and rights groups say …" covers what follows it alone; and where several speakers
    each have a figure of their own ("3,000 according to A, 1,100 according to B"), only the one in the figure's own
    stretch does.
    """
    s = reading.tagged(number)
    every = reading.frames(number)
    covers = [_covers(s, frame, place) for frame, _ in every]
    told = [frame for (frame, _), does in zip(every, covers, strict=True) if does]
    frames = [item for item, does in zip(every, covers, strict=True) if does or _cited_by(item[0], told)]
    if len(frames) < 2:
        return frames
    trailing = [item for item in frames if item[0].how == "according" and item[0].i > place]
    behind = [item for item in frames if item[0].how == "according" and item[0].j <= place]
    if behind and trailing and _each_before(s, behind[-1][0].j, place, trailing[0][0].j):
        return [behind[-1]]
    if (
        trailing
        and not _number_between(s, place + 1, trailing[0][0].i)
        and (behind or _number_between(s, trailing[0][0].j, trailing[-1][0].i))
    ):
        return [trailing[0]]
    if len(behind) > 1 and _number_between(s, behind[0][0].j, behind[-1][0].i):
        return [behind[-1]]
    if all(frame.how in ("verb", "according") and frame.j <= place for frame, _ in frames) and _each_said(
        s, [frame for frame, _ in frames], place
    ):
        return [frames[-1]]
    return [item for item in frames if not any(_parts(s, item[0], other, place) for other, _ in frames)]


def _parts(s: Tagged, frame: Frame, own: Frame, place: int) -> bool:
    """Whether the figure at token `place` is that of `own`, and `frame` tells another, where verbs come last: "A said
    that 12 | B that 20 had died"."""
    encloses = own.how == "verb" and own.i <= place < own.j
    if frame.how == "verb" and (encloses or (own.how == "according" and own.j <= place < frame.i)):
        return not frame.i <= place < frame.j and _number_between(s, frame.i, frame.j)
    return encloses and frame.how == "according" and frame.j <= own.i and _number_between(s, frame.j, own.i)


def _cited_by(frame: Frame, told: list[Frame]) -> bool:
    """Whether `frame` names whom a relaying speaker relies on: ", the agency writes, citing the police"."""
    return frame.how == "citing" and any(other.how == "verb" and 0 <= frame.i - other.j <= 1 for other in told)


def _each_said(s: Tagged, frames: list[Frame], place: int) -> bool:
    """Whether the last speaker begins a clause, and tells a figure of his own: "A put it at 12, B spoke of 20"."""
    first, last = frames[0], frames[-1]
    if last.how != "verb" or not _begins_clause(s, last.i) or s.marks_between(",;", last.j, place):
        return False
    return _number_between(s, first.j, last.i) and not _number_between(s, last.j, place)


def _begins_clause(s: Tagged, i: int) -> bool:
    """Whether a comma stands before token `i`, or one and small words: ", while the police"."""
    while not s.is_mark(i - 1, ","):
        joint = next((t for kind in _SMALL if (t := s.ending(kind, i))), None)
        if joint is None:
            return False
        i = joint.i
    return True


def _each_before(s: Tagged, i: int, place: int, j: int) -> bool:
    """Whether each speaker stands before a figure of its own: "according to A 3,000, according to B 1,100"."""
    if s.marks_between(",;", i, place) or _number_between(s, i, place):
        return False
    return _number_between(s, j, min(j + 4, len(s.tokens)))


def _number_between(s: Tagged, i: int, j: int) -> bool:
    return any(s.tokens[k].kind == NUMBER or s.get("number", k) or s.get("vague", k) for k in range(i, j))


def _cited_next(reading: Reading, number: int) -> list[tuple[Frame, list[Voice]]]:
    """The origin that the next sentence of the paragraph names for what this one reports ("… based on information
    provided by the service")."""
    if number + 1 >= len(reading.sentences) or reading.line_of[number + 1] != reading.line_of[number]:
        return []
    if _counts(reading, number + 1):
        return []
    return [item for item in reading.frames(number + 1) if item[0].how == "citing"]


def _counts(reading: Reading, number: int) -> bool:
    """Whether a number stands in sentence `number`, in digits or words, that is no part of a date."""
    s = reading.tagged(number)
    dated = {k for mention in reading.mentions(number) for k in range(mention.i, mention.j)}
    return any(k not in dated and _number_between(s, k, k + 1) for k in range(len(s.tokens)))


def _covers(s: Tagged, frame: Frame, place: int) -> bool:
    """Whether what `frame` says reaches the figure at token `place`."""
    low, high = min(frame.j, place), max(frame.i, place)
    if s.marks_between(";", low, high):
        return False
    commas = s.marks_between(",", low, high)
    if place >= frame.j:
        if any(s.get("relative_place", k + 1) for k in commas):
            return False
        clauses = [k for k in commas if s.get("relative", k + 1) and not s.get("inclusion", k + 1)]
        return frame.how != "verb" or (all(s.get("that", k + 1) for k in clauses) and not _narrates(s, frame, place))
    if frame.i <= place < frame.j:
        return True
    if s.get("contrast", frame.i - 1) or (s.get("conjunction", frame.i - 1) and s.is_mark(frame.i - 2, ",;")):
        return False
    if frame.how == "headline":
        return True
    if frame.how != "verb":
        return s.is_mark(frame.i - 1, ",:–(") or not commas
    return not _leads(s, frame)


def _narrates(s: Tagged, frame: Frame, place: int) -> bool:
    """Whether the report itself goes on behind what it quotes: "he said “the war is over”, while 300 have died"."""
    for k in s.marks_between(",", frame.j, place):
        if s.get("contrast", k + 1):
            told = _quotes(s.text[s.tokens[frame.j - 1].end : s.tokens[k].start])
            closed = told % 2 == 0 and (told > 0 or _quote_before(s, frame))
            return closed and not _quotes(s.text[s.tokens[k].start : s.tokens[place].start])
    return False


def _quote_before(s: Tagged, frame: Frame) -> bool:
    """Whether a quotation is closed right before the act of saying: "“All safe,” the airline said, though six …"."""
    before = s.text[s.span.start : s.tokens[frame.i].start]
    last = max(before.rfind(mark) for mark in _OPEN + _CLOSE + '"')
    return last > 0 and len(before[last + 1 :].split()) <= _BEFORE_SPEAKER


def _quotes(text: str) -> int:
    """How many quotation marks stand in `text`; of an even number, every quotation is closed."""
    return sum(c in _OPEN + _CLOSE + '"' for c in text)


def _leads(s: Tagged, frame: Frame) -> bool:
    """Whether the act of saying leads on to figures of its own: a number follows before the next mark."""
    for k in range(frame.j, len(s.tokens)):
        if s.is_mark(k, ",;:.–"):
            return False
        if s.inside("weekday", k):
            continue  # "thứ bảy", the seventh day
        if s.tokens[k].kind == NUMBER or s.get("number", k) or s.get("vague", k):
            return not s.get("month", k + 1) and not s.ending("month", k) and s.inside("unit", k + 1) is None
    return False


def _carried(reading: Reading, number: int) -> Attribution:
    """What the sentences around it in the same paragraph say of who is speaking."""
    line = reading.line_of[number]
    reported = _reported(reading, number)
    quoted = _inside_quote(reading, number)
    for back in range(number - 1, max(-1, number - 5), -1):
        same_line = reading.line_of[back] == line
        if not same_line and not (reported or quoted):
            break
        frames = reading.frames(back)
        if frames:
            voices = origin_and_relays(frames, 0)
            stated = reported or quoted or (same_line and _one_thought(reading, back))
            return Attribution(tuple(voices[0]), tuple(voices[1]), stated, ())
        if not same_line and not _reported(reading, back) and line - reading.line_of[back] > 1:
            break
    if quoted and number + 1 < len(reading.sentences) and reading.line_of[number + 1] == line:
        frames = reading.frames(number + 1)
        if frames:
            voices = origin_and_relays(frames, 0)
            return Attribution(tuple(voices[0]), tuple(voices[1]), True, ())
    return _backward(reading, number)


def _reported(reading: Reading, number: int) -> bool:
    """Whether the mood of sentence `number` shows that it goes on reporting what somebody said.

    Where verbs end the sentence, it is how the last word ends: "…という。" is hearsay, "…という事件" a name.
    """
    moods = reading.pack.reported_moods
    if not moods:
        return False
    words = [token.form for token in reading.tagged(number).tokens if token.kind == WORD]
    if reading.pack.head_final:
        return bool(words) and words[-1].endswith(tuple(moods))
    return not moods.isdisjoint(words)


def _backward(reading: Reading, number: int) -> Attribution:
    """A short sentence behind that says who told all this: "Dat meldt de politie." """
    if number + 1 >= len(reading.sentences) or reading.line_of[number + 1] != reading.line_of[number]:
        return Attribution()
    s = reading.tagged(number + 1)
    frames = reading.frames(number + 1)
    if not frames or not s.get("backward", 0) or any(token.kind == NUMBER for token in s.tokens):
        return Attribution()
    origin, relays = origin_and_relays(frames, 0)
    return Attribution(tuple(origin), tuple(relays), True, ())


def _one_thought(reading: Reading, first: int) -> bool:
    """Whether sentence `first` and one more are the paragraph, and it gives no figure itself.

    Where it does, the speaker gave that one alone: "Police put the turnout at 9,000. Six people were hurt."
    """
    line = reading.line_of[first]
    return sum(1 for other in reading.line_of if other == line) == 2 and not _counts(reading, first)


def _inside_quote(reading: Reading, number: int) -> bool:
    """Whether a quotation is open where sentence `number` begins, or the sentence itself is one.

    A name in quotation marks is none: "„Хамас“ освободи шестима".
    """
    span = reading.sentences[number]
    if reading.text[span.start] in _OPEN + '"':
        told = reading.text[span.start + 1 : span.end]
        name = next((told[:k] for k, c in enumerate(told) if c in _CLOSE + '"'), None)
        return name is None or len(name.split()) > _LONGEST_NAME or not name.replace(" ", "").isalpha()
    return is_quoted(reading.text, span.start)
