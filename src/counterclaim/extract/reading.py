"""A document being read: what its sentences tell, what was said before, and what the whole report is about."""

from dataclasses import replace
from functools import cached_property

from counterclaim.extract.glimpses import PLACES
from counterclaim.extract.mentions import mentions_of
from counterclaim.extract.moments import Anchor, Mention, anchor_of
from counterclaim.extract.persons import identified, named_holders, persons_in
from counterclaim.extract.phrases import Phrase, phrase_at, with_office
from counterclaim.extract.places import Located, main_place, places_in
from counterclaim.extract.speakers import Voice, voice_of
from counterclaim.extract.speech import Frame, frames_of
from counterclaim.extract.tagged_text import TaggedText
from counterclaim.extract.tagging import Tagged
from counterclaim.extract.towns import Surroundings, is_located, may_name_town
from counterclaim.gazetteer.persons import Person
from counterclaim.gazetteer.places import Region, ambiguous
from counterclaim.model import Document, Place, Speaker
from counterclaim.packs import Pack

_BACK = 6
_OVERVIEW = 40
# so many sentences tell where things happen before a country that speaks is one of the places
_HAPPENING = 2
_COUNTRY, _REGION, _MONTH = frozenset({"country"}), frozenset({"region"}), frozenset({"month"})


class Reading(TaggedText):
    """One pass over one document; everything costly is worked out once and only when asked for."""

    def __init__(self, document: Document, pack: Pack) -> None:
        super().__init__(document, pack)
        self._mentions: dict[tuple[int, bool], list[Mention]] = {}
        self._acts: dict[int, list[Frame]] = {}
        self._frames: dict[int, list[tuple[Frame, list[Voice]]]] = {}
        self._places: dict[int, list[Located]] = {}
        self._names: dict[str, Voice | None] = {}
        self.full_names: dict[str, str | None] = {}  # those looked up, by what is printed

    @cached_property
    def version(self) -> str:
        """The id of the text: hashing megabytes for each position took as long as finding it."""
        return self.document.version

    @cached_property
    def anchor(self) -> Anchor:
        """What relative days are counted from: the day of publication, or what an undated text itself fixes."""
        published = self.document.published
        anchor = anchor_of(self.text, published.start if published else None)
        if anchor.day is not None or anchor.year is None:
            return anchor
        named = [
            mention.moment.start
            for n in self.naming(_MONTH)
            if "month" in (s := self.tagged(n)).tags
            for mention in mentions_of(s, Anchor(None))
            if not mention.window and not mention.moment.inferred and mention.moment.start[:7] == mention.moment.end[:7]
        ]
        latest = max(named, default="")
        return replace(anchor, month=int(latest[5:7])) if latest[:4] == str(anchor.year) else anchor

    @cached_property
    def overview(self) -> list[int]:
        """The sentences looked at for what the whole report is about."""
        return [n for n in range(min(len(self.sentences), _OVERVIEW)) if not self.is_clutter(self.sentences[n])]

    def naming(self, kinds: frozenset[str]) -> list[int]:
        """Those of the overview that may name anything of the `kinds`."""
        return [n for n in self.overview if self.may_name(n, kinds)]

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the report names, in any form."""
        named = {t.value.code for n in self.naming(_COUNTRY) for t in self.tagged(n).each("country")}
        return frozenset(named | {region.country for region in self.regions})

    @cached_property
    def regions(self) -> frozenset[Region]:
        """The regions that the report names, those left out whose name mostly means something else."""
        misleading = ambiguous(self.pack.lang)
        return frozenset(
            t.value
            for n in self.naming(_REGION)
            for s in (self.tagged(n),)
            for t in s.each("region")
            if s.words(t.i, t.j).casefold() not in misleading
        )

    @cached_property
    def main_place(self) -> Place | None:
        """The country that the report is about, where one stands out."""
        return main_place(
            [
                (n, replace(item, weight=0.4 * item.weight) if self._speaks(n, item.i) else item)
                for n in self.overview
                for item in self.places(n)
            ]
        )

    @cached_property
    def speaking_countries(self) -> frozenset[str]:
        """The countries whose bodies and offices speak in the report."""
        return frozenset(
            voice.speaker.country
            for n in self.overview
            for _, voices in self.frames(n)
            for voice in voices
            if voice.speaker.country
        )

    def happens_in(self, country: str) -> bool:
        """Whether the report says of several things that they happen in `country`, beside who speaks for it."""
        told = 0
        for n in self.overview:
            told += any(
                item.place.country == country
                and not item.dateline
                and not self._speaks(n, item.i)
                and is_located(self.tagged(n), item.i, item.j)
                for item in self.places(n)
            )
        return told >= _HAPPENING

    @cached_property
    def persons_named(self) -> dict[tuple[str, ...], Person]:
        """The gazetteer's persons whom the report names, by the words of their names."""
        return persons_in(self)

    @cached_property
    def holders(self) -> dict[str, Person]:
        """The offices whose holder the report names."""
        return named_holders(self)

    def _speaks(self, number: int, k: int) -> bool:
        """Whether token `k` of sentence `number` belongs to the words for a speaker."""
        return any(phrase.i <= k < phrase.j for frame in self.acts(number) for phrase in frame.phrases)

    def speaks_of(self, kind: str, words: int) -> bool:
        """Whether at least so many different words of `kind` stand in the report's overview."""
        found = {
            s.words(tag.i, tag.j).lower()
            for n in self.naming(frozenset({kind}))
            for s in (self.tagged(n),)
            for tag in s.each(kind)
        }
        return len(found) >= words

    def places(self, number: int) -> list[Located]:
        """The places that sentence `number` names."""
        found = self._places.get(number)
        if found is None:
            named = self.may_name(number, PLACES) or may_name_town(self.text, self.sentences[number], self.pack)
            around = Surroundings(self.countries, self.regions)
            found = self._places[number] = places_in(self.tagged(number), around) if named else []
        return found

    def mentions(self, number: int, ahead: bool = False) -> list[Mention]:
        """The times that sentence `number` mentions, days that lie `ahead` or behind."""
        found = self._mentions.get((number, ahead))
        if found is None:
            found = mentions_of(self.tagged(number), replace(self.anchor, ahead=ahead))
            self._mentions[number, ahead] = found
        return found

    def acts(self, number: int) -> list[Frame]:
        """The acts of saying in sentence `number`."""
        found = self._acts.get(number)
        if found is None:
            found = self._acts[number] = frames_of(self.tagged(number))
        return found

    def frames(self, number: int) -> list[tuple[Frame, list[Voice]]]:
        """The acts of saying in sentence `number`, their speakers resolved as far as the document carries."""
        found = self._frames.get(number)
        if found is None:
            self._frames[number] = []
            acts = self.acts(number)
            s = self.tagged(number)
            found = [(frame, [self.voice(s, number, phrase) for phrase in frame.phrases]) for frame in acts]
            self._frames[number] = found
        return found

    def voice(self, s: Tagged, number: int, phrase: Phrase) -> Voice:
        """The speaker whom `phrase` of sentence `number`, `s`, names, resolved as far as the document carries."""
        if phrase.pronoun:
            before = self.last_voice(number, phrase.i)
            if before is not None:
                return Voice(before.speaker, (s.characters(phrase.i, phrase.j), *before.spans))
            text = s.words(phrase.i, phrase.j)
            return Voice(Speaker(text, text, None), (s.characters(phrase.i, phrase.j),))
        voice = voice_of(s, phrase, self.countries)
        speaker = voice.speaker
        if speaker.type is None and phrase.name is not None:
            known = self._introduced(s.words(*phrase.name))
            if known is not None:
                speaker = replace(speaker, type=known.speaker.type, country=speaker.country or known.speaker.country)
        return Voice(identified(self, s, phrase, speaker), voice.spans)

    def last_voice(self, number: int, before: int | None = None) -> Voice | None:
        """The speaker last named before token `before` of sentence `number`, or in one of the sentences behind it."""
        s = self.tagged(number)
        if before:
            k = 0
            found = None
            while k < before:
                phrase = phrase_at(s, k, before)
                if (
                    phrase is not None
                    and not phrase.pronoun
                    and (phrase.kind or phrase.body or (phrase.name and phrase.kind))
                ):
                    found = phrase
                    k = max(phrase.j, k + 1)
                else:
                    k += 1
            if found is not None:
                voice = voice_of(s, found, self.countries)
                return Voice(identified(self, s, found, voice.speaker), voice.spans)
        for back in range(number - 1, max(-1, number - 1 - _BACK), -1):
            for _, voices in reversed(self.frames(back)):
                if voices:
                    return voices[0]
        return None

    def _introduced(self, name: str) -> Voice | None:
        """The speaker whom the document introduces with an office under the last part of `name`."""
        family = name.split()[-1]
        if family in self._names:
            return self._names[family]
        self._names[family] = None
        place = self.text.find(family)
        tries = 0
        while place >= 0 and tries < 4:
            number = self.sentence_at(place)
            if number >= 0:
                s = self.tagged(number)
                voice = self._office_near(s, place)
                if voice is not None:
                    self._names[family] = voice
                    return voice
            tries += 1
            place = self.text.find(family, place + len(family))
        return None

    def _office_near(self, s: Tagged, place: int) -> Voice | None:
        """The office that stands with the name at character `place`: before it, or behind it after a comma."""
        at = next((k for k, token in enumerate(s.tokens) if token.start <= place < token.end), None)
        if at is None:
            return None
        for k in range(max(0, at - 10), at + 1):
            phrase = phrase_at(s, k)
            if phrase is not None and phrase.i <= at < phrase.j and phrase.name:
                phrase = with_office(s, phrase)
                if phrase.kind or phrase.body:
                    return voice_of(s, phrase, self.countries)
        behind = at + 1
        while behind < len(s.tokens) and s.tokens[behind].kind == "w" and s.name_like(behind) and behind - at < 3:
            behind += 1
        if s.is_mark(behind, ",("):
            phrase = phrase_at(s, behind + 1)
            if phrase is not None and (phrase.kind or phrase.body):
                return voice_of(s, phrase, self.countries)
        return None
