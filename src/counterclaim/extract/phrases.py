"""Words that name one speaker: a body, an office, a country, a person's name, or a pronoun that points back to one."""

from dataclasses import dataclass

from counterclaim.extract.kinds import country_inside, kind_at
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.packs.tokens import MARK, NUMBER, WORD

_LONGEST = 16
_UNKNOWN = 3
_LONGEST_NAME = 7
_NAME_STOPS = ("weekday", "month", "object", "number", "vague")
_NO_NAME = (*_NAME_STOPS, "speech", "country", "body", "body_kind", "auxiliary", "preposition")
# kinds of words that end a speaker's phrase
_ENDS = ("auxiliary", "speech", "subordinator", "relative", "conjunction", "number", "vague", "outcome")
# whose kin somebody is does not make him speak for the office
KIN = "kin"
_GENERIC = ("spokesperson", "government", "local_head", "ministry", "other")


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


def phrase_at(s: Tagged, k: int, stop: int | None = None) -> Phrase | None:
    """The speaker's phrase that begins at token `k` (articles aside), or None. It does not pass token `stop`."""
    pronoun = s.get("pronoun", k)
    if (
        pronoun is not None
        and s.get("body_kind", k) is None
        and s.get("body", k) is None
        and not (s.get("determiner", k) and noun_follows(s, pronoun.j))
    ):
        return Phrase(k, pronoun.j, pronoun=True)
    return _Scan(s, k, len(s.tokens) if stop is None else stop).phrase()


def is_numbered(s: Tagged, phrase: Phrase) -> bool:
    """Whether a number stands before the phrase: those are counted, and seldom speak."""
    return phrase.i > 0 and (
        s.tokens[phrase.i - 1].kind == NUMBER
        or s.ending("number", phrase.i) is not None
        or s.ending("vague", phrase.i) is not None
    )


class _Scan:
    """A walk over the words from token `i` to token `end`, with what it has met of a speaker."""

    def __init__(self, s: Tagged, i: int, end: int) -> None:
        self.s, self.i, self.end = s, i, end
        self.last = i  # where the phrase ends, as far as is known
        self.body: Tag | None = None
        self.kind: Tag | None = None
        self.country: Tag | None = None
        self.name: tuple[int, int] | None = None
        self.people: Tag | None = None
        self.anonymous = self.located = False
        self.unknown = 0

    def phrase(self) -> Phrase | None:
        """The phrase, or None where nothing in it names a speaker."""
        k: int | None = self.i
        while k is not None and k < self.end and k - self.i < _LONGEST:
            k = self._after(k)
        named = self.kind is not None or self.body is not None or self.name is not None
        if not named and self.country is None and not self.anonymous:
            return None
        if not named and self.country is not None and self.country.value.form not in ("name", "capital", "people"):
            return None
        s, first = self.s, self.i
        while (
            first < self.last
            and s.get("determiner", first)
            and not s.get("body", first)
            and not s.get("anonymous", first)
        ):
            first += 1
        return Phrase(
            min(first, self.last - 1),
            self.last,
            self.body,
            self.kind,
            self.country,
            self.name,
            anonymous=self.anonymous,
            people=self.people,
        )

    def _after(self, k: int) -> int | None:
        """Take in what stands at token `k`: the token to go on with, or None where the phrase has ended before it."""
        s, token = self.s, self.s.tokens[k]
        if token.kind == NUMBER or (token.kind == MARK and token.form not in "/&"):
            return None
        if k not in s.meaning and k + 1 not in s.tags.get("country", ()):  # what it may stand before: see `kind_at`
            return self._after_name(k) if s.name_like(k) else self._after_unknown(k)
        named, of_kind, of_country = s.get("body", k), kind_at(s, k), s.get("country", k)
        longest = max((t.j for t in (named, of_kind, of_country) if t), default=0)
        hidden = s.get("anonymous", k)
        if hidden is not None:
            self.anonymous = True
            if hidden.j >= longest and of_kind is None:
                self.last = hidden.j
                return hidden.j
        if longest:
            return self._after_known(named, of_kind, of_country, longest)
        if self.last > self.i and s.get("that", k):
            return None  # what the speaker says begins: "de dienst van Zuid-Korea dat Noord-Korea …"
        small = s.get("determiner", k) or s.get("locative", k)
        if small is None and self.last > self.i:
            small = s.get("preposition", k)
        if small is not None:
            return self._after_small(k, small)
        if s.is_any(_ENDS, k):
            return None
        placed = s.pack.writing.caseless and (s.get("region", k) or s.get("city", k)) is not None
        if (placed or s.name_like(k)) and not s.is_any(_NAME_STOPS, k) and s.get("people", k) is None:
            return self._after_name(k)
        return self._after_unknown(k)

    def _after_known(self, named: Tag | None, of_kind: Tag | None, of_country: Tag | None, longest: int) -> int:
        """Take in the one of a body, a kind of body and a country that ends at token `longest`."""
        if of_country and of_country.j == longest and self.s.get("body_kind", longest):
            named = None  # "belga elnök": a Belgian president, and not the agency Belga
        if named and named.j == longest:
            self.body = self.body or named
        elif of_kind and of_kind.j == longest:
            self.country = self.country or country_inside(self.s, of_kind)
            if self.kind is None or (
                of_kind.value.kind not in _GENERIC and not self.located and self.kind.value.kind != KIN
            ):
                self.kind = of_kind
        elif of_country and of_country.j == longest:
            self.country = self.country or of_country
        self.last = longest
        self.unknown = 0
        return longest

    def _after_small(self, k: int, small: Tag) -> int | None:
        """Pass an article or a preposition at token `k`, behind the first words only where the phrase goes on."""
        s = self.s
        article, link = s.get("determiner", k), s.get("link", k)
        if self.last > self.i and (not _goes_on(s, small.j, self.end) or not (article or s.get("locative", k) or link)):
            return None
        self.located = self.located or (link is None and article is None)
        return small.j

    def _after_name(self, k: int) -> int:
        """Take in the capitalised words from token `k` on as a person's name."""
        s, start, end = self.s, k, self.end
        while (
            k < end
            and k - start < _LONGEST_NAME
            and s.tokens[k].kind == WORD
            and (_name_word(s, k) or (k > start and s.get("particle", k) and k + 1 < end and _name_word(s, k + 1)))
        ):
            k += 1
        while k < end and k > start and hyphened(s, k):
            k += 1
        self.last = max(k, start + 1)
        self.name = self.name or (start, self.last)
        return self.last

    def _after_unknown(self, k: int) -> int | None:
        """Pass a word that says nothing of a speaker, or a noun for a person; neither goes on with a phrase begun."""
        person = self.s.get("people", k)
        if self.last > self.i and person is None:
            return None
        if person is not None and not person.value.many:
            self.people = self.people or person
        self.unknown += 1
        return None if self.unknown > _UNKNOWN else k + 1


def hyphened(s: Tagged, k: int) -> bool:
    """Whether token `k` goes on with the word before its hyphen ("Sung-kwon")."""
    return (
        0 < k < len(s.tokens)
        and s.tokens[k].kind == WORD
        and s.tokens[k].start == s.tokens[k - 1].end + 1
        and s.text[s.tokens[k - 1].end] in "-‑"
    )


def half_small(s: Tagged, k: int) -> bool:
    """Whether token `k` begins a name of two halves, the second in small letters ("Sang-kwon"), whatever else the first
    may mean."""
    return hyphened(s, k + 1) and s.capital(k) and not s.capital(k + 1)


def _name_word(s: Tagged, k: int) -> bool:
    """Whether token `k` can be part of a person's name."""
    return half_small(s, k) or (s.name_like(k) and not s.is_any(_NO_NAME, k))


def _goes_on(s: Tagged, k: int, end: int) -> bool:
    """Whether behind "of the", "in" and the like a country, a body or a name goes on with the speaker's phrase."""
    while k < end and s.get("determiner", k):
        k = s.get("determiner", k).j  # type: ignore[union-attr]
    if k >= end or s.tokens[k].kind != WORD:
        return False
    if s.is_any(("weekday", "month", "day", "period", "unit"), k) or s.get("speech", k):
        return False
    return bool(
        s.get("country", k)
        or s.get("body_kind", k)
        or s.get("body", k)
        or s.get("region", k)
        or s.name_like(k)
        or (k + 1 < end and s.get("body_kind", k + 1))
    )


def noun_follows(s: Tagged, k: int) -> bool:
    """Whether token `k` can be a noun, so that the word before it is an article ("het bureau") and no pronoun."""
    return (
        k < len(s.tokens)
        and s.tokens[k].kind == WORD
        and not s.is_any(
            (
                "auxiliary",
                "speech",
                "preposition",
                "conjunction",
                "subordinator",
                "relative",
                "determiner",
                "negation",
            ),
            k,
        )
    )


def apposition(s: Tagged, k: int) -> Phrase | None:
    """What a comma adds to a name: ", a spokesman for the agency,", ", who heads an aid group"."""
    if not s.is_mark(k, ",") or k + 1 >= len(s.tokens) or s.tokens[k + 1].kind == NUMBER:
        return None
    first = k + 1
    if s.get("relative", first):
        first = next((x for x in range(first, min(first + 5, len(s.tokens))) if s.get("body_kind", x)), first)
    return phrase_at(s, first)


def speaker_begins(s: Tagged, k: int) -> bool:
    """Whether at token `k` a body, an office, a country or a name begins."""
    steps = 0
    while k < len(s.tokens) and steps < 4:
        if s.get("body", k) or s.get("body_kind", k) or s.get("country", k):
            return True
        if s.tokens[k].kind != WORD or s.get("auxiliary", k) or s.get("speech", k):
            return False
        if s.name_like(k) and not s.get("people", k):
            return True
        k += 1
        steps += 1
    return False


def phrase_before(s: Tagged, i: int, taken: set[int]) -> Phrase | None:
    """The speaker that ends right before token `i`, beginning at none of the `taken` tokens."""
    for k in range(max(0, i - 9), i):
        if k in taken or any(s.inside(kind, k) for kind in ("weekday", "day", "date_mark", "subject_mark")):
            continue
        phrase = phrase_at(s, k, i)
        if phrase is not None and phrase.j >= i:
            return phrase
    return None


def with_office(s: Tagged, phrase: Phrase) -> Phrase:
    """A bare name with the office set before it: "the regional governor, Danylo Hrytsenko,"."""
    if phrase.name is None or phrase.kind is not None or phrase.body is not None or not s.is_mark(phrase.i - 1, ","):
        return phrase
    office = phrase_before(s, phrase.i - 1, set())
    if office is None or not (office.kind or office.body):
        return phrase
    return Phrase(phrase.i, phrase.j, office.body, office.kind, office.country or phrase.country, phrase.name)
