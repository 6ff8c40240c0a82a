"""The subject of a verb or a noun of saying: which of the phrases around it speaks."""

from dataclasses import replace

from counterclaim.extract.adverbials import speaker_behind
from counterclaim.extract.phrases import (
    Phrase,
    apposition,
    is_numbered,
    phrase_at,
    phrase_before,
    speaker_begins,
    with_office,
)
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.extract.unnamed import described_subject, nobody_named, person_subject, unknown_subject
from counterclaim.packs.tokens import MARK, NUMBER, WORD

_REACH = 14
# how near a subject counts that only a clause of its own keeps from its verb
_BESIDE = 1.0


def subject_of(s: Tagged, verb: Tag, taken: set[int]) -> tuple[Phrase, ...]:
    """The speakers of a verb of saying: whom a particle marks, or the nearer of those before and behind it."""
    marked = _marked_subject(s, verb, taken)
    if marked:
        return marked
    if s.pack.subjects_first and (opening := _opening_subject(s, verb, taken)):
        return opening
    left, right = _left_subject(s, verb, taken), _right_subject(s, verb, taken)
    if left is None or nobody_named(left[1]):
        described = described_subject(s, verb, taken)
        left = (_BESIDE, described) if described else left
    told = right is not None and s.get("audience", verb.i) is not None and not _opens_clause(s, verb.i)
    if left is None and (right is None or told) and (person := person_subject(s, verb)):
        return person  # "a local activist told AFP": those who are told do not speak
    if left and right:
        if _opens_clause(s, verb.i) and not _set_off(s, left[1], verb):
            return right[1]  # "… dans un immeuble du Caire, a annoncé mardi la police"
        return left[1] if left[0] <= right[0] or _set_off(s, left[1], verb) else right[1]
    chosen = left or right
    if chosen:
        return chosen[1]
    return _first_subject(s, verb) or _before_insert(s, verb) or _unsaid_subject(s, verb) or unknown_subject(s, verb)


def _unsaid_subject(s: Tagged, verb: Tag) -> tuple[Phrase, ...]:
    """Whom a verb without a subject points back to, in languages that leave it unsaid ("Dodal, že …").

    The verb must open its clause, and nothing that could be its subject may follow.
    """
    if s.get("subjectless", verb.i) is None:
        return ()
    if s.pack.subjects_first:
        return (Phrase(verb.i, verb.j, pronoun=True),)
    first = verb.i
    while first and (
        s.get("auxiliary", first - 1) or s.get("conjunction", first - 1) or s.inside("weekday", first - 1)
    ):
        first -= 1
    k = verb.j
    while s.get("auxiliary", k) or s.get("conjunction", k):
        k += 1
    following = k < len(s.tokens) and s.tokens[k].kind == WORD
    if not _opens_clause(s, first) or (following and not s.is_any(("that", "day", "weekday"), k)):
        return ()
    return (Phrase(verb.i, verb.j, pronoun=True),)


def _opening_subject(s: Tagged, verb: Tag, taken: set[int]) -> tuple[Phrase, ...]:
    """The speaker who begins the clause that `verb` ends: "The ministry, 12 killed that, announced"."""
    if verb.j < len(s.tokens) and verb.j not in taken and s.capital(verb.j):
        following = phrase_at(s, verb.j)  # "the, 12 killed that, announcing minister"
        if following is not None and (following.kind or following.body or following.name):
            return _joint(s, following)
    start = verb.i
    while start > 0 and start - 1 not in taken and not s.is_mark(start - 1, ";:–"):
        start -= 1
    fallback: tuple[Phrase, ...] = ()
    k = start
    while k < verb.i:
        phrase = phrase_at(s, k, verb.i) if s.tokens[k].kind == WORD else None
        if phrase is None:
            k += 1
            continue
        k = max(phrase.j, k + 1)
        if phrase.pronoun or _has_case(s, phrase.j) or is_numbered(s, phrase):
            continue
        if phrase.kind or phrase.body or (verb.value and (phrase.name or phrase.country)):
            closed = s.is_mark(phrase.j, ",") or phrase.i == start
            if closed or phrase.j == verb.i:
                return tuple(with_office(s, each) for each in _joint_left(s, phrase, verb.i))
            if not fallback and (phrase.kind or phrase.body):
                fallback = (phrase,)
    return fallback


def _has_case(s: Tagged, k: int) -> bool:
    """Whether an ending or a postposition at token `k` makes what stands before it no subject."""
    return k < len(s.tokens) and s.is_any(
        ("locative", "preposition", "destination", "origin", "link", "according_after"), k
    )


def _marked_subject(s: Tagged, verb: Tag, taken: set[int]) -> tuple[Phrase, ...]:
    """The nearest body or office before the verb with a particle of topic behind it: "保健省は12日、…と発表した".

    What is marked as a mere subject may be that of a clause in between, and counts where there is no topic.
    """
    for marked in ("topic", "subject_mark") if "topic" in s.tags or s.pack.head_final else ():
        for k in range(verb.i - 1, 0, -1):
            mark = s.get(marked, k)
            if mark is None or mark.j > verb.i or k in taken:
                continue
            opening = _bracket(s, k - 1)
            phrase = phrase_before(s, k if opening is None else opening, taken)
            if phrase is not None and not is_numbered(s, phrase):
                titled = phrase.name is not None and s.ending("honorific", k) is not None  # "ムアレム氏は"
                if phrase.body or phrase.kind or phrase.pronoun or titled:
                    return (phrase,)
    return ()


def _first_subject(s: Tagged, verb: Tag) -> tuple[Phrase, ...]:
    """The body or office that the sentence begins with, for a verb that ends it where verbs come last, or that goes on
    after "and" or a relative clause."""
    goes_on = verb.value and (s.get("conjunction", verb.i - 1) or s.is_mark(verb.i - 1, ","))
    ends = s.pack.verbs_late and not s.pack.head_final and all(token.kind == MARK for token in s.tokens[verb.j :])
    if verb.i < 2 or not (goes_on or ends):
        return ()
    first = 0
    while first < verb.i and (s.get("determiner", first) or s.get("article", first)) and not s.get("body", first):
        first += 1
    phrase = phrase_at(s, first, verb.i)
    if phrase is None or phrase.pronoun or not (phrase.body or phrase.kind):
        return ()
    return (phrase,)


def _before_insert(s: Tagged, verb: Tag) -> tuple[Phrase, ...]:
    """Whoever the sentence begins with, where commas set off what stands before the verb: "Rawa, a charity that runs
    two clinics, said"."""
    if not s.is_mark(verb.i - 1, ","):
        return ()
    opening = next((k for k in range(verb.i - 1) if s.tokens[k].kind == MARK), verb.i)
    phrase = phrase_before(s, opening, set()) if s.is_mark(opening, ",") else None
    if phrase is None or phrase.pronoun or any(not s.get("determiner", k) for k in range(phrase.i)):
        return ()
    return _joint(s, phrase)


def subject_of_noun(s: Tagged, noun: Tag, taken: set[int]) -> tuple[Phrase, ...]:
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
        named = phrase_at(s, k) if _opens_clause(s, verb.i) and verb.i else None
        return (0.5, _joint(s, named)) if named is not None and (named.body or named.kind) else None
    for step in range(3):
        if k >= len(s.tokens) or k in taken or s.tokens[k].kind != WORD:
            return None
        preposition = s.get("preposition", k)
        if preposition and _opens_clause(s, verb.i):
            if day := s.get("weekday", preposition.j):
                k = day.j  # "заявил во вторник губернатор"
                continue
            behind = speaker_behind(s, preposition)
            return (step + 0.5, _joint(s, behind)) if behind else None
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
    if joined is not None and not phrase.pronoun and speaker_begins(s, joined.j):
        second = phrase_at(s, joined.j)
        if second is not None and (second.body or second.kind or second.country or second.name):
            return (phrase, second)
    appositive = apposition(s, phrase.j)
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


def _bracket(s: Tagged, k: int) -> int | None:
    """Where a bracket that ends at token `k` opens, if it holds just a short name: "Security Agency (UKHSA) said"."""
    if not s.is_mark(k, ")"):
        return None
    return next((x for x in range(k - 1, max(-1, k - 5), -1) if s.is_mark(x, "(")), None)


def _left_subject(s: Tagged, verb: Tag, taken: set[int]) -> tuple[float, tuple[Phrase, ...]] | None:
    end = verb.i
    while (
        end > 0
        and (s.get("auxiliary", end - 1) or s.inside("day", end - 1) or s.inside("weekday", end - 1))
        and not s.get("body_kind", end - 1)
    ):
        end -= 1
    start = end
    aside: set[int] = set()
    commas = 0
    while start > 0 and end - start < _REACH:
        k = start - 1
        if k in taken:
            break
        if s.tokens[k].kind == MARK:
            if s.tokens[k].form == "," and commas < 2 and _apposition_before(s, k, end):
                commas += 1
            elif (opening := _bracket(s, k)) is not None:
                aside.update(range(opening, k + 1))
                start = opening
                continue
            elif s.tokens[k].form not in "./&":
                break
        if s.get("subordinator", k) and not s.capital(k):
            break
        start -= 1
    best: tuple[float, tuple[Phrase, ...]] | None = None
    k = start
    while k < end:
        if s.tokens[k].kind != WORD or k in aside:
            k += 1
            continue
        if s.inside("weekday", k) and s.get("preposition", k + 1) and not s.pack.writing.postpositions:
            k += 2  # "heeft de dienst maandag aan parlementariërs verteld": not those to whom it was told
            continue
        before = s.get("preposition", k - 1) if k else None
        if before is not None and not s.get("body", k) and k > start:
            k += 1
            continue
        phrase = phrase_at(s, k, end)
        if phrase is None:
            k += 1
            continue
        if _fits_subject(s, phrase, verb, end) and not (is_numbered(s, phrase) and phrase.j < end):
            distance = float(end - phrase.j) + 0.2
            together = _joint_left(s, phrase, end)
            if best is None or distance < best[0]:
                best = (distance, together)
            k = max(phrase.j, together[-1].j)
            continue
        k = max(phrase.j, k + 1)
    if (
        best is None
        or best[0] > 9
        or (s.get("noun_too", verb.i) and best[0] > 1.3 and not _has_done(s, best[1][-1], end))
    ):
        return None
    return best[0], tuple(_widened(s, with_office(s, _main_noun(s, phrase))) for phrase in best[1])


def _has_done(s: Tagged, phrase: Phrase, end: int) -> bool:
    """Whether an auxiliary behind the subject makes the participle at `end` a verb: "har i august registreret"."""
    counted = any(s.tokens[k].kind == NUMBER or s.get("number", k) for k in range(phrase.j, end))
    return s.get("auxiliary", phrase.j) is not None and not counted  # "had twee slachtoffers geteld" gives no figure


def _set_off(s: Tagged, phrases: tuple[Phrase, ...], verb: Tag) -> bool:
    """Whether commas set the subject off: "the minister, Marko Vidmar, told reporters"."""
    first = phrases[0]
    if not (first.body or first.kind or first.name):
        return False  # "…, Kazakhstan, tulis kantor berita Interfax": a place before the verb
    before = s.is_mark(first.i - 1, ",")
    return before and phrases[-1].j == verb.i - 1 and s.is_mark(verb.i - 1, ",")


def _main_noun(s: Tagged, phrase: Phrase) -> Phrase:
    """The body that an apposition only describes: "the general staff of South Korea, an ally of Kyiv, said"."""
    if phrase.kind is not None or phrase.body is not None or phrase.name is not None:
        return phrase
    comma = phrase.i - 1
    while comma > 0 and (s.get("determiner", comma) or s.get("article", comma)):
        comma -= 1
    if not s.is_mark(comma, ","):
        return phrase
    main = phrase_before(s, comma, set())
    return main if main is not None and (main.kind or main.body) else phrase


def _widened(s: Tagged, phrase: Phrase) -> Phrase:
    """The phrase with the countries set before it in a row: "American, South Korean and Ukrainian officials"."""
    if phrase.country is None or phrase.kind is None or phrase.country.i != phrase.i:
        return phrase
    first = phrase.i
    while first > 1 and (s.get("conjunction", first - 1) or s.is_mark(first - 1, ",")):
        land = s.ending("country", first - 1)
        if land is None or land.value.form != "adjective":
            break
        first = land.i
    return replace(phrase, i=first)


def _apposition_before(s: Tagged, k: int, end: int) -> bool:
    """Whether the comma at `k` belongs to an apposition of the subject: an office stands between it and the verb."""
    return any(s.get("body_kind", x) or s.get("body", x) for x in range(k + 1, end)) or (
        s.is_mark(end - 1, ",") and k == end - 1
    )


def _fits_subject(s: Tagged, phrase: Phrase, verb: Tag, end: int) -> bool:
    """Whether `phrase` can be the subject of `verb`: a bare name or country only close to a plain verb of saying."""
    distance = end - phrase.j
    if phrase.pronoun:
        return distance <= 1
    if phrase.body or phrase.kind or phrase.anonymous:
        return True
    if phrase.country is not None and phrase.name is None:
        return distance <= 1
    return bool(verb.value) and distance <= 1 and not s.pack.head_final  # there, a particle marks the subject


def _joint_left(s: Tagged, phrase: Phrase, end: int) -> tuple[Phrase, ...]:
    together = _joint(s, phrase)
    return tuple(p for p in together if p.j <= end) or (phrase,)
