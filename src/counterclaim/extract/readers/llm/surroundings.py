"""What belongs to a proposed figure beside itself: each field from the words that are quoted for it, or not at all."""

from dataclasses import dataclass, field, replace

from counterclaim.extract.circumstances import day_otherwise
from counterclaim.extract.clock import at_clock
from counterclaim.extract.counted import Counted
from counterclaim.extract.groups import role_of
from counterclaim.extract.people import force_of
from counterclaim.extract.phrases import phrase_at
from counterclaim.extract.readers.llm.figures import Figure
from counterclaim.extract.readers.llm.locating import nearest_place, overlaps
from counterclaim.extract.readers.llm.portions import Portion
from counterclaim.extract.readers.llm.proposals import Proposal, SourceProposal
from counterclaim.extract.reading import Reading
from counterclaim.extract.speakers import Voice
from counterclaim.model import Event, Group, Moment, Place, Span, Speaker

_AFTER = 2
"""So many sentences behind a figure its speaker is looked for ("That is what the police said.")."""


@dataclass
class Surroundings:
    """Where a proposed figure stands: in the sentence `number` of what is read. What of the proposal has to be dropped
    is noted in `dropped`, as sentences."""

    reading: Reading
    portion: Portion
    number: int
    figure: Figure
    proposal: Proposal
    dropped: list[str] = field(default_factory=list)
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.s = self.reading.tagged(self.number)

    def group(self) -> Group:
        """The counted people; their role and force by our own reading of the words, where it knows them."""
        head, numeral, proposal = self.figure.head, self.figure.numeral, self.proposal
        role, entity, text = proposal.role, None, None
        span = self._quoted(proposal.people, "people")
        if head is not None and numeral is not None and head.kind in ("people", "outcome") and head.end > head.start:
            own = self.s.characters(head.start, head.end)
            if span is not None and overlaps(span, (own,)):
                span = own
                role = known if (known := role_of(head)) != "people" else role
                entity = force_of(self.s, Counted(numeral, head))
        if span is not None:
            self.evidence["group"] = (span,)
            text = self.s.text[span.start : span.end]
        else:
            role = "people"
        return Group(role, self._country(), entity, text)

    def _country(self) -> str | None:
        code = self.proposal.country
        named = {tag.value.code for tag in self.s.each("country")} | self.reading.countries if code else set()
        if code is not None and code not in named:
            self.dropped.append(f"the country {code} is not named")
            return None
        return code

    def speakers(self, via: bool) -> tuple[Speaker, ...]:
        """Whose figure it is, or who passes it on (`via`)."""
        found, spans = list[Speaker](), list[Span]()
        for source in self.proposal.sources:
            if source.via is via and (voice := self._voice(source)) is not None:
                found.append(voice.speaker)
                spans += voice.spans
        if spans:
            self.evidence["via" if via else "sources"] = tuple(spans)
        return tuple(found)

    def _voice(self, source: SourceProposal) -> Voice | None:
        """The speaker whom the words name: in the sentence, else in the nearest one before it, or right behind it."""
        near = self.figure.number
        asked = {*self.portion.sentences, *self.portion.before}
        before = sorted((n for n in asked if n < self.number), reverse=True)
        behind = sorted(n for n in asked if self.number < n <= self.number + _AFTER)
        for number in (self.number, *before, *behind):
            span = nearest_place(source.words, self.reading.text, self.reading.sentences[number], near)
            if span is not None:
                voice = self._resolved(number, span)
                kind = voice.speaker.type or source.type
                return Voice(replace(voice.speaker, type=kind, stated=number == self.number), voice.spans)
        self.dropped.append(f"“{source.words}” (source) does not stand there")
        return None

    def _resolved(self, number: int, span: Span) -> Voice:
        """The speaker whom the characters `span` of the sentence `number` name, as far as our own reading carries."""
        s = self.reading.tagged(number)
        for _, voices in self.reading.frames(number):
            for voice in voices:
                if overlaps(span, voice.spans):
                    return voice
        for k, token in enumerate(s.tokens):
            if overlaps(span, (Span(token.start, token.end),)):
                phrase = phrase_at(s, k)
                if phrase is not None and overlaps(span, (s.characters(phrase.i, phrase.j),)):
                    return self.reading.voice(s, number, phrase)
        text = self.reading.text[span.start : span.end]
        return Voice(Speaker(text, text, None), (span,))

    def place(self) -> Place | None:
        """Where it happened, as the sentence names it."""
        span = self._quoted(self.proposal.place, "place")
        if span is None:
            return None
        self.evidence["places"] = (span,)
        for located in self.reading.places(self.number):
            own = self.s.characters(located.i, located.j)
            if overlaps(span, (own,)):
                self.evidence["places"] = (own,)
                return located.place
        text = self.s.text[span.start : span.end]
        return Place(None, text, text, precision="point")

    def moment(self, name: str, quote: str | None) -> Moment | None:
        """The day or the period that the words quoted for the field `name` tell, resolved as our own reading does."""
        span = self._quoted(quote, name)
        if span is None:
            return None
        for mention in self.reading.mentions(self.number, self.proposal.stance == "possible"):
            own = self.s.characters(mention.i, mention.j)
            if overlaps(span, (own,)) and mention.window is (name == "window"):
                self.evidence[name] = (own,)
                return mention.moment
        for clock in self.reading.clocks(self.number):
            own = self.s.characters(clock.i, clock.j)
            if name == "as_of" and overlaps(span, (own,)) and (day := self._day_of_clock()) is not None:
                published = self.reading.document.published
                self.evidence[name] = (own,)
                return at_clock(day, clock, self.s.words(clock.i, clock.j), published.start if published else None)
        self.dropped.append(f"“{quote}” ({name}) gives no {'period' if name == 'window' else 'day'} that can be told")
        return None

    def _day_of_clock(self) -> Moment | None:
        """The day of a clock time that stands without one: that of the report's beginning, else of publication."""
        day = self.reading.anchor.day
        published = Moment(day.isoformat(), day.isoformat(), None, True, "the day of publication") if day else None
        found = day_otherwise(self.reading, self.number, None) or published
        return found if found is not None and found.start == found.end else None

    def event(self, day: Moment | None) -> Event | None:
        """The one event that it comes from, of a kind that the language has a word for; `day` is when it is true."""
        span = self._quoted(self.proposal.event, "event")
        if span is None:
            return None
        for tag in self.s.each("event"):
            own = self.s.characters(tag.i, tag.j)
            if overlaps(span, (own,)):
                self.evidence["event"] = (own,)
                dated = day if "as_of" in self.evidence else None
                return Event(
                    dated.start if dated else None, dated.end if dated else None, tag.value, self.s.words(tag.i, tag.j)
                )
        self.dropped.append(f"“{self.proposal.event}” (event) is no kind of event that is known")
        return None

    def stance_is_told(self) -> bool:
        """Whether words of the sentence stand behind another stance than "asserted"."""
        span = self._quoted(self.proposal.stance_words, "stance") if self.proposal.stance != "asserted" else None
        if span is None:
            return False
        self.evidence["stance"] = (span,)
        return True

    def _quoted(self, quote: str | None, name: str) -> Span | None:
        """Where the words quoted for the field `name` stand in the sentence, nearest to the number."""
        if not quote or not quote.strip():
            return None
        span = nearest_place(quote, self.s.text, self.s.span, self.figure.number)
        if span is None:
            self.dropped.append(f"“{quote}” ({name}) does not stand in that sentence")
        return span
