"""Who says it: the acts of saying in a sentence and their speakers."""

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.extract.phrases import Phrase, apposition, noun_follows, phrase_at, phrase_before, speaker_begins
from counterclaim.extract.revisers import revisers_of
from counterclaim.extract.subjects import subject_of, subject_of_noun
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.packs.tokens import MARK, WORD

_REACH = 14
_QUOTES = frozenset('"“„«「『')


@dataclass(frozen=True)
class Frame:
    """One act of saying: how it is marked, where, and by whom. `citing` marks the origin a relaying speaker names."""

    how: str
    i: int
    j: int
    phrases: tuple[Phrase, ...]


def frames_of(s: Tagged) -> list[Frame]:
    """The acts of saying in `s`, from left to right; those without a recognisable speaker are left out."""
    frames: list[Frame] = []
    taken: set[int] = set()
    for how in ("according", "citing"):
        for tag in sorted([*s.each(how), *_parted(s, how)]):
            phrases = _after_cue(s, tag.j)
            if phrases:
                frames.append(Frame(how, tag.i, phrases[-1].j, phrases))
                taken.update(range(tag.i, phrases[-1].j))
    if s.pack.source_nouns:
        for tag in s.each("weak_according"):
            phrase = _by_source_noun(s, tag.j)
            if phrase is not None and not taken & set(range(tag.i, phrase.j)):
                frames.append(Frame("according", tag.i, phrase.j, (phrase,)))
                taken.update(range(tag.i, phrase.j))
    for tag in s.each("according_after"):
        phrase = phrase_before(s, tag.i, taken)
        if phrase:
            frames.append(Frame("according", phrase.i, tag.j, (phrase,)))
            taken.update(range(phrase.i, tag.j))
    for tag in s.each("pronoun"):
        if (tag.j - tag.i > 1 or s.get("carrier", tag.i)) and not taken & set(range(tag.i, tag.j)):
            frames.append(Frame("according", tag.i, tag.j, (Phrase(tag.i, tag.j, pronoun=True),)))
            taken.update(range(tag.i, tag.j))
    for tag in sorted([*s.each("speech"), *_parted(s, "speech")]):
        if any(k in taken for k in range(tag.i, tag.j)) or s.inside("country", tag.i) or s.inside("body", tag.i):
            continue
        found = subject_of(s, tag, taken)
        if found:
            first, last = min(p.i for p in found), max(p.j for p in found)
            frames.append(Frame("verb", min(first, tag.i), max(last, tag.j), found))
            audience = phrase_at(s, tag.j) if s.get("audience", tag.i) and tag.i >= last else None
            if audience is not None and _is_media(audience):
                frames.append(Frame("relay", min(first, tag.i), max(last, tag.j), (audience,)))
            taken.update(range(first, last))
            taken.update(range(tag.i, tag.j))
    for tag in s.each("speech_noun"):
        if not taken & set(range(tag.i, tag.j)):
            found = subject_of_noun(s, tag, taken)
            if found:
                frames.append(Frame("verb", min(found[0].i, tag.i), tag.j, found))
                taken.update(range(found[0].i, tag.j))
    for verb, found in revisers_of(s, taken):
        frames.append(Frame("verb", min(found[0].i, verb.i), max(found[-1].j, verb.j), found))
        taken.update(range(found[0].i, found[-1].j))
    frames += _headline(s, taken)
    frames.sort(key=lambda frame: frame.i)
    return frames


def _is_media(phrase: Phrase) -> bool:
    """Whether `phrase` names a newspaper or a broadcaster, by which what it is told reaches readers."""
    if phrase.body is not None:
        return any(body.type == "media" for body in phrase.body.value)
    return phrase.kind is not None and phrase.kind.value.type == "media"


def _parted(s: Tagged, kind: str) -> Iterator[Tag]:
    """Words of saying that stand apart ("teilte die Polizei mit", "vom Geheimdienst informiert"), at the first."""
    for i, tags in s.tags.get(f"{kind}_parted", {}).items():
        for tag in tags:
            rest = tag.value
            for k in range(tag.j, min(tag.j + _REACH, len(s.tokens) - len(rest) + 1)):
                if s.run_at(k, rest) is not None:
                    yield Tag(i, tag.j, kind, True)
                    break


def _unknown_noun(s: Tagged, k: int) -> Phrase | None:
    """An unknown noun, with its article where the language has one, behind "according to": whatever says it."""
    article = s.get("determiner", k)
    if article is None and s.pack.numbers.get("articles"):
        return None
    first = article.j if article else k
    if not noun_follows(s, first) or s.get("date_in", first):
        return None
    j = first + 1
    while (
        j < len(s.tokens)
        and j - first < 3
        and noun_follows(s, j)
        and not s.get("outcome", j)
        and not s.get("people", j)
    ):
        j += 1
    return Phrase(first, j)


def _after_cue(s: Tagged, k: int) -> tuple[Phrase, ...]:
    """The speakers behind "according to", joined ones included."""
    found: list[Phrase] = []
    while k < len(s.tokens):
        phrase = phrase_at(s, k) or (None if found else _unknown_noun(s, k))
        if phrase is None:
            break
        found.append(phrase)
        k = phrase.j
        appositive = apposition(s, k)
        if appositive is not None and phrase.kind is None and phrase.body is None:
            found[-1] = Phrase(
                phrase.i, phrase.j, appositive.body, appositive.kind, appositive.country or phrase.country, phrase.name
            )
        joined = s.get("conjunction", k)
        if joined is None and s.is_mark(k, ",") and _listed(s, k + 1):
            k += 1
            continue
        if joined is None or phrase.pronoun:
            break
        k = joined.j
        if not speaker_begins(s, k):
            break
    last = found[-1].j if found else k
    office = (
        apposition(s, last) if len(found) > 1 and all(p.name and not p.kind and not p.body for p in found) else None
    )
    if office is not None and (office.kind or office.body):
        found = [Phrase(p.i, p.j, office.body, office.kind, office.country or p.country, p.name) for p in found]
    return tuple(found)


def _listed(s: Tagged, k: int) -> bool:
    """Whether after a comma another speaker of a list follows, with its "and" within reach."""
    phrase = phrase_at(s, k)
    return (
        phrase is not None
        and (phrase.body is not None or phrase.country is not None)
        and s.get("conjunction", phrase.j) is not None
    )


def _by_source_noun(s: Tagged, k: int) -> Phrase | None:
    """ "nach Polizeiangaben", "nach russischen Angaben": the speaker stands before the noun, or within it."""
    for end in range(k, min(k + 3, len(s.tokens))):
        form = s.tokens[end].form
        noun = next((noun for noun in s.pack.source_nouns if form.endswith(noun)), None)
        if noun is None:
            if s.tokens[end].kind != WORD or s.get("preposition", end):
                return None
            continue
        country = next((s.get("country", x) for x in range(k, end) if s.get("country", x)), None)
        kind = next((s.get("body_kind", x) for x in range(k, end) if s.get("body_kind", x)), None)
        stem = form.removesuffix(noun) if kind is None else ""
        joints = s.pack.source_joints
        for word in (stem, *(stem.removesuffix(joint) for joint in joints), *(stem + joint for joint in joints)):
            for entry in s.pack.lexicon.single(word) or ():
                if entry.kind == "body_kind":
                    kind = kind or Tag(end, end + 1, "body_kind", entry.value)
        if country is None and kind is None:
            return None
        return Phrase(k, end + 1, None, kind, country)
    return None


def _before_quotation(s: Tagged) -> Phrase | None:
    """The body or office that a headline begins with, its words in quotation marks right behind: '국정원 "…"'."""
    if s.text[s.span.start : s.span.start + 1] in _QUOTES:
        return None  # "„Хамас“ освободи": its name alone
    for k in range(1, min(6, len(s.tokens))):
        if not _QUOTES.isdisjoint(s.text[s.tokens[k - 1].end : s.tokens[k].start]):
            phrase = phrase_at(s, 0, k)
            return phrase if phrase is not None and phrase.j == k and (phrase.body or phrase.kind) else None
    return None


def _label(s: Tagged, colon: int) -> Phrase | None:
    """Who speaks by the words before a colon: a body or office, of which a topic may come first ("Sudan, UN: …").

    A country or its capital alone, or a person, does where a quotation follows ("Kyiv: “1,200 …”"); else it may be the
    place told of.
    """
    comma = next((k for k in range(colon - 1, 0, -1) if s.is_mark(k, ",")), -1)
    phrase = phrase_at(s, comma + 1, colon)
    if phrase is None or phrase.j != colon:
        return None
    behind = s.text[s.tokens[colon].end : s.tokens[colon + 1].start] if colon + 1 < len(s.tokens) else ""
    alone = phrase.country is None or phrase.country.i == comma + 1
    return phrase if phrase.body or phrase.kind or (alone and not _QUOTES.isdisjoint(behind)) else None


def _headline(s: Tagged, taken: set[int]) -> list[Frame]:
    """ "Police: 12 killed" and "12 killed – police"."""
    quoted = _before_quotation(s)
    if quoted is not None and not taken & set(range(quoted.j)):
        return [Frame("headline", 0, quoted.j, (quoted,))]
    marks = [k for k, token in enumerate(s.tokens) if token.kind == MARK and token.form in ":–—"]
    if not marks:
        return []
    found = []
    first, last = marks[0], marks[-1]
    if 0 < first <= 5 and s.tokens[first].form == ":" and not taken & set(range(first)):
        phrase = _label(s, first)
        if phrase is not None:
            found.append(Frame("headline", 0, first + 1, (phrase,)))
    if 0 < len(s.tokens) - last - 1 <= 6 and not taken & set(range(last, len(s.tokens))):
        phrase = phrase_at(s, last + 1)
        if (
            phrase is not None
            and phrase.j >= len(s.tokens) - 1
            and (phrase.body or phrase.kind)
            and phrase.i <= last + 2
            and not s.is_any(("preposition", "locative"), last + 1)
        ):
            found.append(Frame("headline", last, phrase.j, (phrase,)))
    return found
