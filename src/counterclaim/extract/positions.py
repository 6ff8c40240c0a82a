"""Who confirms, denies, declines to say or could not verify what the report counts, be it without a figure.

A position is only taken to what is counted: an outcome ("the deaths", "that soldiers were killed") in the words that
the position is about, or, where these only point back ("the claims", "no comment"), what sentences beside them count.
"""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.extract.cues import cue_kinds, cue_places, cues_in
from counterclaim.extract.mentions import mentions_of
from counterclaim.extract.reading import Reading
from counterclaim.extract.speakers import Voice
from counterclaim.extract.stands import Taken, may_take, refused_by, speakers_of, taken_in
from counterclaim.extract.tagging import Tagged
from counterclaim.extract.topics import Topic, beside, may_point_back, topic_of
from counterclaim.model import Claim, Moment, Position, Problem, Span, Speaker, Stand, position_id

_NEAR = 4
"""So many sentences from one that can count something, a position can be about it."""

_TOLD_NEAR = 5
# of two positions of one speaker in one sentence, which is told: "confirmed deaths without giving their number"
_FIRST: dict[Stand, int] = {"confirms": 0, "denies": 0, "unverified": 1, "declines": 2}
_OWN, _CARRIED = 0.85, 0.65


def positions_of(
    reading: Reading, triggered: Sequence[int], claims: Sequence[Claim | Problem], reader: str
) -> list[Position]:
    """The positions that the report takes, in the order of its text.

    `triggered` are the sentences, in order, in which something may be counted, `claims` what `reader` found in them.
    """
    if not reading.pack.cues.forms:
        return []
    found: list[Position] = []
    counted = [claim for claim in claims if isinstance(claim, Claim)]
    numbers = {reading.sentence_at(place) for place in cue_places(reading.text, reading.pack)}
    for number in sorted(numbers):
        k = bisect.bisect_left(triggered, number - _NEAR)
        if number < 0 or k == len(triggered) or triggered[k] > number + _NEAR:
            continue
        if not reading.is_clutter(reading.sentences[number]) and _can_stand(reading, number, counted):
            found += _in_sentence(reading, number, counted, reader)
    return found


def _can_stand(reading: Reading, number: int, claims: Sequence[Claim]) -> bool:
    """Whether sentence `number` may take a position, and words for what it is about stand in it or beside it: seen
    before its words are given their meanings."""
    start, end = reading.sentences[number]
    kinds = cue_kinds(reading.text[start:end], reading.pack)
    if not may_take(kinds):
        return False
    if "presence" in kinds or reading.can_happen(number):
        return True
    told = {claim.sentence.start for claim in claims}
    return may_point_back(kinds) and any(
        reading.sentences[n].start in told or reading.can_happen(n) for n in (number, *beside(reading, number))
    )


def _in_sentence(reading: Reading, number: int, claims: Sequence[Claim], reader: str) -> list[Position]:
    s = reading.tagged(number)
    told: dict[tuple[str | None, str], Position] = {}
    for taken, voice, topic in _stood(reading, number, claims):
        if taken.position == "confirms" and _gives_figure(s, voice.speaker, topic, claims):
            continue
        position = _position(reading, s, taken, voice, topic, reader)
        key = (voice.speaker.entity, "") if voice.speaker.entity else (None, voice.speaker.name)
        known = told.get(key)
        if known is None or _FIRST[position.position] < _FIRST[known.position]:
            told[key] = position
    return list(told.values())


def _stood(reading: Reading, number: int, claims: Sequence[Claim]) -> Iterator[tuple[Taken, Voice, Topic]]:
    """Each position of the sentence with a speaker of it and what it is about."""
    s = reading.tagged(number)
    cues = cues_in(s)
    for taken in taken_in(s, cues):
        phrases = speakers_of(s, taken, cues)
        position = refused_by(taken, phrases, cues) if phrases else None
        if position is None:
            continue
        told = taken._replace(position=position)
        topic = topic_of(reading, number, told, phrases, cues, claims)
        if topic is None:
            continue
        for phrase in phrases:
            voice = reading.voice(s, number, phrase)
            if voice.speaker.type is not None:
                yield told, replace(voice, speaker=replace(voice.speaker, stated=not phrase.pronoun)), topic


def _gives_figure(s: Tagged, speaker: Speaker, topic: Topic, claims: Sequence[Claim]) -> bool:
    """Whether the sentence holds a figure of what is confirmed that is the speaker's own, or nobody's."""
    for claim in claims:
        if claim.sentence.start == s.span.start and not topic.carried:
            names = {(source.entity or source.name) for source in (*claim.sources, *claim.via)}
            if not names or (speaker.entity or speaker.name) in names:
                return True
    return False


def _position(reading: Reading, s: Tagged, taken: Taken, voice: Voice, topic: Topic, reader: str) -> Position:
    said = _said(reading, s, taken)
    evidence: dict[str, tuple[Span, ...]] = {
        "position": (s.characters(taken.i, taken.j),),
        "source": voice.spans,
        **topic.evidence,
    }
    if said is not None:
        evidence["said"] = (said[1],)
    speaker = replace(voice.speaker, said=said[0] if said else None)
    document, (start, end) = reading.document, s.span
    return Position(
        id=position_id(reading.version, start, end, speaker.text, taken.position),
        doc=document.id,
        text=reading.version,
        lang=reading.pack.lang,
        start=start,
        end=end,
        quote=reading.text[start:end],
        source=speaker,
        position=taken.position,
        measure=topic.measure,
        group=topic.group,
        places=topic.places,
        said=said[0] if said else None,
        evidence=evidence,
        confidence=_CARRIED if topic.carried else _OWN,
        reader=reader,
    )


def _said(reading: Reading, s: Tagged, taken: Taken) -> tuple[Moment, Span] | None:
    """The day on which the position was taken, where it stands beside the words that take it."""
    for mention in mentions_of(s, reading.anchor):
        distance = max(mention.i - taken.j, taken.i - mention.j)
        if not mention.window and mention.moment.start == mention.moment.end and distance <= _TOLD_NEAR:
            return mention.moment, s.characters(mention.i, mention.j)
    return None
