"""Who says it: the speech of a sentence, its speakers and how far it carries."""

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.packs.tokens import MARK, NUMBER, WORD

_REACH = 14
_NAME_STOPS = ("weekday", "month", "object", "number", "vague")
_GENERIC = ("spokesperson", "government", "local_head", "ministry")


@dataclass(frozen=True)
class Phrase:
    """Words that name one speaker: the tokens `i` to `j` and what was recognised in them.

    `body` is a named body, `kind` the kind of body or office, `country` whose it is, `name` the tokens of a person's
    name; `pronoun` is true where the words only point back; `people` a noun for the person ("miner", "lawmaker").
    """

    i: int
    j: int
    body: Tag | None = None
    kind: Tag | None = None
    country: Tag | None = None
    name: tuple[int, int] | None = None
    pronoun: bool = False
    anonymous: bool = False
    people: Tag | None = None


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
        for tag in s.each(how):
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
        phrase = _before_cue(s, tag.i, taken)
        if phrase:
            frames.append(Frame("according", phrase.i, tag.j, (phrase,)))
            taken.update(range(phrase.i, tag.j))
    for tag in s.each("pronoun"):
        if (tag.j - tag.i > 1 or s.get("carrier", tag.i)) and not taken & set(range(tag.i, tag.j)):
            frames.append(Frame("according", tag.i, tag.j, (Phrase(tag.i, tag.j, pronoun=True),)))
            taken.update(range(tag.i, tag.j))
    for tag in sorted([*s.each("speech"), *_parted(s)]):
        if any(k in taken for k in range(tag.i, tag.j)) or s.inside("country", tag.i) or s.inside("body", tag.i):
            continue
        found = _subject(s, tag, taken)
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
            found = _noun_subject(s, tag, taken)
            if found:
                frames.append(Frame("verb", min(found[0].i, tag.i), tag.j, found))
                taken.update(range(found[0].i, tag.j))
    frames += _headline(s, taken)
    frames.sort(key=lambda frame: frame.i)
    return frames


def _is_media(phrase: Phrase) -> bool:
    """Whether `phrase` names a newspaper or a broadcaster, by which what it is told reaches readers."""
    if phrase.body is not None:
        return any(body.type == "media" for body in phrase.body.value)
    return phrase.kind is not None and phrase.kind.value.type == "media"


def _parted(s: Tagged) -> Iterator[Tag]:
    """Verbs of saying whose words stand apart ("teilte die Polizei mit"), at their first word."""
    for i, tags in s.tags.get("speech_parted", {}).items():
        for tag in tags:
            rest = tag.value
            for k in range(tag.j, min(tag.j + _REACH, len(s.tokens) - len(rest) + 1)):
                if tuple(token.form for token in s.tokens[k : k + len(rest)]) == rest:
                    yield Tag(i, tag.j, "speech", True)
                    break


def phrase_at(s: Tagged, k: int, stop: int | None = None) -> Phrase | None:
    """The speaker's phrase that begins at token `k` (articles aside), or None. It does not pass token `stop`."""
    end = len(s.tokens) if stop is None else stop
    i = k
    body = kind = country = None
    name: tuple[int, int] | None = None
    people: Tag | None = None
    anonymous = located = False
    pronoun = s.get("pronoun", k)
    if (
        pronoun is not None
        and s.get("body_kind", k) is None
        and s.get("body", k) is None
        and not (s.get("determiner", k) and _noun_follows(s, pronoun.j))
    ):
        return Phrase(k, pronoun.j, pronoun=True)
    unknown = 0
    last = k
    while k < end and k - i < 16:
        token = s.tokens[k]
        if token.kind == NUMBER or (token.kind == MARK and token.form not in "/&"):
            break
        named, of_kind, of_country = s.get("body", k), s.get("body_kind", k), s.get("country", k)
        longest = max((t.j for t in (named, of_kind, of_country) if t), default=0)
        hidden = s.get("anonymous", k)
        if hidden is not None:
            anonymous = True
            if hidden.j >= longest and of_kind is None:
                k = last = hidden.j
                continue
        if longest:
            if named and named.j == longest:
                body = body or named
            elif of_kind and of_kind.j == longest:
                if kind is None or (of_kind.value.kind not in _GENERIC and not located):
                    kind = of_kind
            elif of_country and of_country.j == longest:
                country = country or of_country
            k = last = longest
            unknown = 0
            continue
        if s.get("determiner", k) or s.get("locative", k) or (s.get("preposition", k) and last > i):
            follows = s.get("determiner", k) or s.get("locative", k) or s.get("preposition", k)
            assert follows is not None
            if last > i and (
                not _goes_on(s, follows.j, end)
                or not (s.get("determiner", k) or s.get("locative", k) or s.get("link", k))
            ):
                break
            located = located or (s.get("link", k) is None and s.get("determiner", k) is None)
            k = follows.j
            continue
        if any(
            s.get(x, k)
            for x in ("auxiliary", "speech", "subordinator", "relative", "conjunction", "number", "vague", "outcome")
        ):
            break
        if s.capital(k) and not any(s.get(stop_kind, k) for stop_kind in _NAME_STOPS) and s.get("people", k) is None:
            start = k
            while (
                k < end
                and s.tokens[k].kind == WORD
                and (_name_word(s, k) or (k > start and s.get("particle", k) and k + 1 < end and _name_word(s, k + 1)))
            ):
                k += 1
            while (
                k < end
                and k > start
                and s.tokens[k].kind == WORD
                and s.tokens[k].start == s.tokens[k - 1].end + 1
                and s.text[s.tokens[k - 1].end] in "-‑"
            ):
                k += 1
            if k == start:
                k += 1
            name = name or (start, k)
            last = k
            continue
        person = s.get("people", k)
        if last > i and person is None:
            break
        if person is not None and not person.value.many:
            people = people or person
        unknown += 1
        k += 1
        if unknown > 3:
            break
    if body is None and kind is None and country is None and name is None and not anonymous:
        return None
    if (
        kind is None
        and body is None
        and name is None
        and country is not None
        and country.value.form not in ("name", "capital", "people")
    ):
        return None
    first = i
    while first < last and s.get("determiner", first) and not s.get("body", first) and not s.get("anonymous", first):
        first += 1
    return Phrase(min(first, last - 1), last, body, kind, country, name, anonymous=anonymous, people=people)


def _name_word(s: Tagged, k: int) -> bool:
    """Whether token `k` can be part of a person's name."""
    return s.capital(k) and not any(
        s.get(x, k) for x in (*_NAME_STOPS, "speech", "country", "body", "body_kind", "auxiliary", "preposition")
    )


def _goes_on(s: Tagged, k: int, end: int) -> bool:
    """Whether behind "of the", "in" and the like a country, a body or a name goes on with the speaker's phrase."""
    while k < end and s.get("determiner", k):
        k = s.get("determiner", k).j  # type: ignore[union-attr]
    if k >= end or s.tokens[k].kind != WORD:
        return False
    if any(s.get(stop_kind, k) for stop_kind in ("weekday", "month", "day", "period", "unit")) or s.get("speech", k):
        return False
    return bool(
        s.get("country", k)
        or s.get("body_kind", k)
        or s.get("body", k)
        or s.get("region", k)
        or s.capital(k)
        or (k + 1 < end and s.get("body_kind", k + 1))
    )


def _noun_follows(s: Tagged, k: int) -> bool:
    """Whether token `k` can be a noun, so that the word before it is an article ("het bureau") and no pronoun."""
    return (
        k < len(s.tokens)
        and s.tokens[k].kind == WORD
        and not any(
            s.get(x, k)
            for x in (
                "auxiliary",
                "speech",
                "preposition",
                "conjunction",
                "subordinator",
                "relative",
                "determiner",
                "negation",
            )
        )
    )


def _unknown_noun(s: Tagged, k: int) -> Phrase | None:
    """An unknown noun with its article right behind "according to": somebody or something that says it."""
    article = s.get("determiner", k)
    if article is None or not _noun_follows(s, article.j):
        return None
    j = article.j + 1
    while (
        j < len(s.tokens)
        and j - article.j < 3
        and _noun_follows(s, j)
        and not s.get("outcome", j)
        and not s.get("people", j)
    ):
        j += 1
    return Phrase(article.j, j)


def _after_cue(s: Tagged, k: int) -> tuple[Phrase, ...]:
    """The speakers behind "according to", joined ones included."""
    found: list[Phrase] = []
    while k < len(s.tokens):
        phrase = phrase_at(s, k) or (None if found else _unknown_noun(s, k))
        if phrase is None:
            break
        found.append(phrase)
        k = phrase.j
        appositive = _apposition(s, k)
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
        if not _speakerlike(s, k):
            break
    last = found[-1].j if found else k
    office = (
        _apposition(s, last) if len(found) > 1 and all(p.name and not p.kind and not p.body for p in found) else None
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


def _apposition(s: Tagged, k: int) -> Phrase | None:
    """What a comma adds to a name: ", a spokesman for the agency,", ", who heads an aid group"."""
    if not s.is_mark(k, ",") or k + 1 >= len(s.tokens) or s.tokens[k + 1].kind == NUMBER:
        return None
    first = k + 1
    if s.get("relative", first):
        first = next((x for x in range(first, min(first + 5, len(s.tokens))) if s.get("body_kind", x)), first)
    return phrase_at(s, first)


def _speakerlike(s: Tagged, k: int) -> bool:
    """Whether at token `k` a body, an office, a country or a name begins."""
    steps = 0
    while k < len(s.tokens) and steps < 4:
        if s.get("body", k) or s.get("body_kind", k) or s.get("country", k):
            return True
        if s.tokens[k].kind != WORD or s.get("auxiliary", k) or s.get("speech", k):
            return False
        if s.capital(k) and not s.get("people", k):
            return True
        k += 1
        steps += 1
    return False


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
        stem = form.removesuffix(noun).rstrip("s") if kind is None else ""
        for word in (stem, stem + "s", stem + "en"):
            for entry in s.pack.lexicon.single(word) or ():
                if entry.kind == "body_kind":
                    kind = kind or Tag(end, end + 1, "body_kind", entry.value)
        if country is None and kind is None:
            return None
        return Phrase(k, end + 1, None, kind, country)
    return None


def _before_cue(s: Tagged, i: int, taken: set[int]) -> Phrase | None:
    """The speaker that ends right before token `i`."""
    best = None
    for k in range(max(0, i - 9), i):
        if k in taken:
            continue
        phrase = phrase_at(s, k, i)
        if phrase is not None and phrase.j >= i and (best is None):
            best = phrase
            break
    return best


def _subject(s: Tagged, verb: Tag, taken: set[int]) -> tuple[Phrase, ...]:
    """The speakers of a verb of saying: the nearer of those before and behind it."""
    left, right = _left_subject(s, verb, taken), _right_subject(s, verb, taken)
    if left and right:
        set_off = left[1][-1].j == verb.i - 1 and s.is_mark(
            verb.i - 1, ","
        )  # "the minister, Marko Vidmar, told reporters"
        return left[1] if left[0] <= right[0] or set_off else right[1]
    chosen = left or right
    return chosen[1] if chosen else _first_subject(s, verb)


def _first_subject(s: Tagged, verb: Tag) -> tuple[Phrase, ...]:
    """The body or office that the sentence begins with, for a verb that goes on after "and" or a relative clause."""
    if verb.i < 2 or not verb.value or not (s.get("conjunction", verb.i - 1) or s.is_mark(verb.i - 1, ",")):
        return ()
    first = 0
    while first < verb.i and (s.get("determiner", first) or s.get("article", first)) and not s.get("body", first):
        first += 1
    phrase = phrase_at(s, first, verb.i)
    if phrase is None or phrase.pronoun or not (phrase.body or phrase.kind):
        return ()
    return (phrase,)


def _noun_subject(s: Tagged, noun: Tag, taken: set[int]) -> tuple[Phrase, ...]:
    """Whose "estimate that …", "announcement that …" it is: the body or office before it in the same stretch."""
    that = next((k for k in range(noun.j, min(noun.j + 8, len(s.tokens))) if s.get("that", k)), None)
    if that is None:
        return ()
    for k in range(noun.i - 1, max(-1, noun.i - 10), -1):
        if s.tokens[k].kind == MARK or k in taken:
            break
        if s.get("body", k) or s.get("body_kind", k) or s.get("country", k):
            first = k
            while (
                first > 0
                and s.tokens[first - 1].kind == WORD
                and (s.get("body", first - 1) or s.get("body_kind", first - 1) or s.get("country", first - 1))
            ):
                first -= 1
            phrase = phrase_at(s, first, noun.i)
            if phrase is not None and (phrase.body or phrase.kind):
                return (phrase,)
    return ()


def _right_subject(s: Tagged, verb: Tag, taken: set[int]) -> tuple[float, tuple[Phrase, ...]] | None:
    k = verb.j
    if s.get("noun_too", verb.i):
        return None
    for step in range(3):
        if k >= len(s.tokens) or k in taken or s.tokens[k].kind != WORD:
            return None
        if s.get("subordinator", k) or s.get("preposition", k) or s.get("auxiliary", k) or s.get("conjunction", k):
            return None
        if s.get("day", k) or s.get("weekday", k):
            k += 1
            continue
        phrase = phrase_at(s, k)
        if phrase is not None and phrase.i - verb.j <= 3:
            if (
                phrase.body is None
                and phrase.kind is None
                and phrase.country is None
                and phrase.name
                and not verb.value
                and not phrase.pronoun
            ):
                return None
            closed = _opens_clause(s, verb.i)
            if (
                phrase.country is not None
                and phrase.kind is None
                and phrase.body is None
                and phrase.name is None
                and not closed
            ):
                return None
            if _verb_follows(s, phrase.j) and not closed:
                return None
            return step + (0.5 if closed else 4.0), _joint(s, phrase)
        return None
    return None


def _opens_clause(s: Tagged, i: int) -> bool:
    """Whether the verb at token `i` begins its clause, as it does after a quotation or in "…, said the mayor"."""
    if i == 0:
        return True
    before = s.text[max(0, s.tokens[i].start - 3) : s.tokens[i].start].strip()
    return bool(s.is_mark(i - 1, ",;:–") or before[-1:] in '"“”’»«')


def _verb_follows(s: Tagged, k: int) -> bool:
    if k >= len(s.tokens):
        return False
    verbs = ("passive", "active", "object")
    told = s.tags.get("outcome", {}).get(k, ())
    return s.get("auxiliary", k) is not None or any(tag.value.construction in verbs for tag in told)


def _joint(s: Tagged, phrase: Phrase) -> tuple[Phrase, ...]:
    """`phrase` and the speakers joined to it behind."""
    joined = s.get("conjunction", phrase.j)
    if joined is not None and not phrase.pronoun and _speakerlike(s, joined.j):
        second = phrase_at(s, joined.j)
        if second is not None and (second.body or second.kind or second.country or second.name):
            return (phrase, second)
    appositive = _apposition(s, phrase.j)
    if (
        appositive is not None
        and phrase.kind is None
        and phrase.body is None
        and phrase.name
        and (appositive.kind or appositive.body)
    ):
        return (
            Phrase(
                phrase.i, phrase.j, appositive.body, appositive.kind, appositive.country or phrase.country, phrase.name
            ),
        )
    return (phrase,)


def _left_subject(s: Tagged, verb: Tag, taken: set[int]) -> tuple[float, tuple[Phrase, ...]] | None:
    end = verb.i
    while (
        end > 0
        and (s.get("auxiliary", end - 1) or s.inside("day", end - 1) or s.inside("weekday", end - 1))
        and not s.get("body_kind", end - 1)
    ):
        end -= 1
    start = end
    commas = 0
    while start > 0 and end - start < _REACH:
        k = start - 1
        if k in taken:
            break
        if s.tokens[k].kind == MARK:
            if s.tokens[k].form == "," and commas < 2 and _apposition_before(s, k, end):
                commas += 1
            elif s.tokens[k].form not in "./&":
                break
        if s.get("subordinator", k) and not s.capital(k):
            break
        start -= 1
    best: tuple[float, tuple[Phrase, ...]] | None = None
    k = start
    while k < end:
        if s.tokens[k].kind != WORD:
            k += 1
            continue
        before = s.get("preposition", k - 1) if k else None
        if before is not None and not s.get("body", k) and k > start:
            k += 1
            continue
        phrase = phrase_at(s, k, end)
        if phrase is None:
            k += 1
            continue
        if _fits_subject(phrase, verb, end) and not (_numbered(s, phrase) and phrase.j < end):
            distance = float(end - phrase.j) + 0.2
            together = _joint_left(s, phrase, end)
            if best is None or distance < best[0]:
                best = (distance, together)
            k = max(phrase.j, together[-1].j)
            continue
        k = max(phrase.j, k + 1)
    if best is None or best[0] > 9 or (s.get("noun_too", verb.i) and best[0] > 1.3):
        return None
    return best[0], tuple(with_office(s, phrase) for phrase in best[1])


def with_office(s: Tagged, phrase: Phrase) -> Phrase:
    """A bare name with the office set before it: "the regional governor, Danylo Hrytsenko,"."""
    if phrase.name is None or phrase.kind is not None or phrase.body is not None or not s.is_mark(phrase.i - 1, ","):
        return phrase
    office = _before_cue(s, phrase.i - 1, set())
    if office is None or not (office.kind or office.body):
        return phrase
    return Phrase(phrase.i, phrase.j, office.body, office.kind, office.country or phrase.country, phrase.name)


def _apposition_before(s: Tagged, k: int, end: int) -> bool:
    """Whether the comma at `k` belongs to an apposition of the subject: an office stands between it and the verb."""
    return any(s.get("body_kind", x) or s.get("body", x) for x in range(k + 1, end)) or (
        s.is_mark(end - 1, ",") and k == end - 1
    )


def _fits_subject(phrase: Phrase, verb: Tag, end: int) -> bool:
    """Whether `phrase` can be the subject of `verb`: a bare name or country only close to a plain verb of saying."""
    distance = end - phrase.j
    if phrase.pronoun:
        return distance <= 1
    if phrase.body or phrase.kind or phrase.anonymous:
        return True
    if phrase.country is not None and phrase.name is None:
        return distance <= 1
    return bool(verb.value) and distance <= 1


def _numbered(s: Tagged, phrase: Phrase) -> bool:
    """Whether a number stands before the phrase: those are counted, and seldom speak."""
    return phrase.i > 0 and (
        s.tokens[phrase.i - 1].kind == NUMBER
        or s.ending("number", phrase.i) is not None
        or s.ending("vague", phrase.i) is not None
    )


def _joint_left(s: Tagged, phrase: Phrase, end: int) -> tuple[Phrase, ...]:
    together = _joint(s, phrase)
    return tuple(p for p in together if p.j <= end) or (phrase,)


def _headline(s: Tagged, taken: set[int]) -> list[Frame]:
    """ "Police: 12 killed" and "12 killed – police"."""
    marks = [k for k, token in enumerate(s.tokens) if token.kind == MARK and token.form in ":–—"]
    if not marks:
        return []
    found = []
    first, last = marks[0], marks[-1]
    if 0 < first <= 5 and s.tokens[first].form == ":" and not taken & set(range(first)):
        phrase = phrase_at(s, 0, first)
        if phrase is not None and phrase.j == first and (phrase.body or phrase.kind):
            found.append(Frame("headline", 0, first + 1, (phrase,)))
    if 0 < len(s.tokens) - last - 1 <= 6 and not taken & set(range(last, len(s.tokens))):
        phrase = phrase_at(s, last + 1)
        if (
            phrase is not None
            and phrase.j >= len(s.tokens) - 1
            and (phrase.body or phrase.kind)
            and phrase.i <= last + 2
        ):
            found.append(Frame("headline", last, phrase.j, (phrase,)))
    return found
