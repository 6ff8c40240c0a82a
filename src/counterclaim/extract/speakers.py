"""From the words that name a speaker to the speaker: a body, an office of a country, or a person."""

from dataclasses import dataclass

from counterclaim.extract.phrases import KIN, Phrase
from counterclaim.extract.speech import Frame
from counterclaim.extract.tagging import Tagged
from counterclaim.gazetteer.bodies import PERSON, Body
from counterclaim.gazetteer.persons import person_named
from counterclaim.gazetteer.places import cities
from counterclaim.gazetteer.spelling import heir
from counterclaim.gazetteer.states import body_of, names_a_part
from counterclaim.model import SourceType, Span, Speaker
from counterclaim.packs import Kind, country_labels

# who passes figures on rather than finding them: the larger, the more likely a relay
_RELAYS: dict[SourceType | None, int] = {
    "intelligence": 1,
    "military": 1,
    "police": 1,
    "rescue": 1,
    "international": 1,
    "ngo": 1,
    "armed_group": 1,
    "company": 1,
    "government": 2,
    "witness": 2,
    "other": 3,
    "opposition": 4,
    None: 4,
    "media": 5,
}


# what kind of source a person is who is told only by what he does
_BY_ROLE: dict[str, SourceType] = {
    "soldiers": "military",
    "fighters": "armed_group",
    "police": "police",
    "officials": "government",
    "medics": "rescue",
    "rescuers": "rescue",
    "journalists": "media",
    "civilians": "witness",
    "women": "witness",
    "men": "witness",
    "workers": "witness",
    "passengers": "witness",
    "migrants": "witness",
    "protesters": "witness",
    "patients": "witness",
    "prisoners": "witness",
    "children": "witness",
}


@dataclass(frozen=True)
class Voice:
    """A speaker with the half-open characters that name it."""

    speaker: Speaker
    spans: tuple[Span, ...]


def voice_of(s: Tagged, phrase: Phrase, countries: frozenset[str]) -> Voice:
    """The speaker whom `phrase` names; `countries` are those the document names, for aliases that need one."""
    span = s.characters(phrase.i, phrase.j)
    text = s.words(phrase.i, phrase.j)
    country = phrase.country.value.code if phrase.country else None
    name = s.words(*phrase.name) if phrase.name and not _is_whose(s, phrase) else None
    if phrase.body is not None:
        named: tuple[Body, ...] = phrase.body.value
        body = next(
            (b for b in named if b.context and set(b.context) & _with_own(s, text, countries, b)), None
        ) or next((b for b in named if not b.context), None)
        body = _of_country(s, phrase, body or named[0], country) or body
        if body is None and phrase.kind is None and (" " in text or s.pack.writing.caseless):
            return Voice(Speaker(name or text, text, named[0].type, country), (span,))
        if body is not None and body.kind == PERSON and (full := _whole_name(s, phrase)):
            meant = person_named(full, countries)
            if (meant is None or meant.id != body.id) and not s.pack.writing.caseless:
                return Voice(Speaker(full, text, None, country), (span,))
            return Voice(Speaker(body.name, text, body.type, body.country, body.id), (span,))
        if body is not None:
            return Voice(
                Speaker(name or body.name, text, body.type, body.country or country, None if name else body.id), (span,)
            )
    if phrase.kind is not None:
        kind = phrase.kind.value
        if (
            kind.kind == "head_of_state"
            and country is None
            and s.get("link", phrase.kind.j)
            and phrase.j > phrase.kind.j + 1
        ):
            kind = Kind("other", "other")  # the president of a club is not one of a state
        whose = None if kind.kind == KIN else country
        known = body_of(whose, kind.kind) if whose and not _of_a_part(s, phrase) else None
        entity = known.id if known else None
        label = known.name if known else text
        if name and _is_person(s, phrase):
            return Voice(Speaker(name, text, known.type if known else kind.type, country, None), (span,))
        return Voice(
            Speaker(label, text, known.type if known else kind.type, country, entity, anonymous=phrase.anonymous),
            (span,),
        )
    if country is not None and name is None:
        state = None if _of_a_part(s, phrase) else f"{country.lower()}.government"
        return Voice(Speaker(text, text, "government", country, state), (span,))
    if phrase.anonymous:
        return Voice(Speaker(text, text, "government" if country else None, country, anonymous=True), (span,))
    if phrase.name is not None and (s.get("region", phrase.name[0]) or s.get("city", phrase.name[0])):
        return Voice(Speaker(text, text, "government", country), (span,))  # "福建省报告": a province by itself
    role = phrase.people.value.role if phrase.people else None
    return Voice(Speaker(name or text, text, _BY_ROLE.get(role) if role else None, country), (span,))


def _whole_name(s: Tagged, phrase: Phrase) -> str | None:
    """The name of which the surname of a known person is a part, with what stands right before or behind it."""
    if phrase.name is None or phrase.body is None:
        return None
    if phrase.name[1] == phrase.body.i:
        return s.words(phrase.name[0], phrase.body.j)
    if phrase.name[0] == phrase.body.j and heir(s.words(*phrase.name)):
        return s.words(phrase.body.i, phrase.name[1])
    return None


def _is_whose(s: Tagged, phrase: Phrase) -> bool:
    """Whether the name in `phrase` says whose the body is ("NIS des Südens"), and is nobody's who speaks for it."""
    if phrase.body is None or phrase.name is None or phrase.name[0] <= phrase.body.j:
        return False
    between = range(phrase.body.j, phrase.name[0])
    return s.get("link", between[0]) is not None and all(s.get("link", k) or s.get("determiner", k) for k in between)


def _of_a_part(s: Tagged, phrase: Phrase) -> bool:
    """Whether the words for the country name a part of it alone: "the Scottish government"."""
    country = phrase.country
    return country is not None and names_a_part(country.value.code, s.words(country.i, country.j))


def _with_own(s: Tagged, text: str, countries: frozenset[str], body: Body) -> frozenset[str]:
    """`countries` with the one of `body`, where `text` itself names it: "韩国国防部"."""
    label = country_labels(s.pack.lang).get(body.country or "")
    return countries | {body.country} if label and body.country and label[0] in text else countries


def _of_country(s: Tagged, phrase: Phrase, body: Body, country: str | None) -> Body | None:
    """The body of `country` that words name which elsewhere mean `body`: "Turkish National Intelligence Service"."""
    assert phrase.body is not None
    kind = s.get("body_kind", phrase.body.i)
    if country in (None, body.country) or kind is None or kind.j != phrase.body.j:
        return None
    return next((each for each in phrase.body.value if each.country == country), None) or body_of(
        country, kind.value.kind
    )


def _is_person(s: Tagged, phrase: Phrase) -> bool:
    """Whether the name in `phrase` is a person's: it stands behind the office, and is no place ("Staatsanwaltschaft
    Görlitz", "El Fasher Resistance Committee" are bodies)."""
    assert phrase.name is not None and phrase.kind is not None
    if phrase.name[0] < phrase.kind.i and not s.is_mark(phrase.name[1], ","):
        return False
    return s.words(*phrase.name).casefold() not in cities() and s.get("region", phrase.name[0]) is None


def origin_and_relays(voices: list[tuple[Frame, list[Voice]]], place: int) -> tuple[list[Voice], list[Voice]]:
    """Of the acts of saying that cover one figure, whose figure it is, and through whom it comes.

    A cited body is the origin; else the one nearest to knowing (a service before a lawmaker before a newspaper), and
    of two alike the one nearer to the figure at token `place`.
    """
    if len(voices) == 1:
        return voices[0][1], []

    def rank(item: tuple[Frame, list[Voice]]) -> tuple[int, int]:
        frame, speakers = item
        relay = 0 if frame.how == "citing" else min(_RELAYS[voice.speaker.type] for voice in speakers)
        return relay, min(abs(frame.i - place), abs(frame.j - place))

    ordered = sorted(voices, key=rank)
    origin = ordered[0]
    relays = [voice for item in ordered[1:] for voice in item[1] if _relays(voice, origin)]
    return origin[1], relays


def _relays(voice: Voice, origin: tuple[Frame, list[Voice]]) -> bool:
    same = any(
        voice.speaker.text == first.speaker.text
        or (voice.speaker.entity and voice.speaker.entity == first.speaker.entity)
        for first in origin[1]
    )
    return not same and (origin[0].how == "citing" or _RELAYS[voice.speaker.type] >= 3)
