"""What a sentence says its subjects are: "Five of the victims were tourists from Argentina"."""

from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.packs.tokens import MARK, WORD

# tokens from the verb to the noun that tells who the subjects are, at most
_TOLD = 4


def told_to_be(s: Tagged, k: int) -> tuple[Tag | None, Tag | None]:
    """Who those are whose group ends before token `k`, and whose people, as the sentence says of them; None for what it
    does not say."""
    while s.get("auxiliary", k):
        k += 1
    if s.ending("auxiliary", k) is None:
        return None, None
    land: Tag | None = None
    for n in range(k, min(k + _TOLD, len(s.tokens))):
        country, people = s.get("country", n), s.get("people", n)
        if people is not None and people.value.many:
            return people, land or _behind(s, people.j)
        if country is not None and country.value.form in ("adjective", "people"):
            land = country
            if country.j >= len(s.tokens) or s.tokens[country.j].kind == MARK or s.get("conjunction", country.j):
                return None, land
        elif s.tokens[n].kind != WORD or not s.is_any(("determiner", "article"), n) or s.get("number", n):
            return None, None
    return None, None


def _behind(s: Tagged, k: int) -> Tag | None:
    """Whose people they are by the words behind their noun: "turisti argentini", "tourists from Argentina"."""
    country = s.get("country", k)
    if country is not None:
        return country if country.value.form == "adjective" else None
    origin = s.get("origin", k)
    while origin is not None and s.get("determiner", origin.j):
        origin = s.get("determiner", origin.j)
    country = s.get("country", origin.j) if origin is not None else None
    return country if country is not None and country.value.form in ("name", "adjective") else None
