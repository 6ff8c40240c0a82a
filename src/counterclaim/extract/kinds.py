"""Kinds of bodies whose words a country parts: "ministère ukrainien de la défense"."""

from counterclaim.extract.tagging import Tag, Tagged


def kind_at(s: Tagged, k: int) -> Tag | None:
    """The kind of body that the words from token `k` on name, also where a country stands behind the first of them:
    "ministère ukrainien de la défense", "agencia turca de gestión de desastres"."""
    whole, country = s.get("body_kind", k), s.get("country", k + 1)
    if country is None or country.j >= len(s.tokens):
        return whole
    runs = s.pack.lexicon.longer(s.tokens[k].form)
    if runs is None:
        return whole
    parted = whole
    for words, meanings in runs.get(s.tokens[country.j].form, ()):
        end = country.j + len(words) - 1
        longer = parted is None or end > parted.j
        if longer and tuple(token.form for token in s.tokens[country.j : end]) == words[1:]:
            kind = next((meaning for meaning in meanings if meaning.kind == "body_kind"), None)
            parted = Tag(k, end, "body_kind", kind.value) if kind else parted
    return parted


def country_inside(s: Tagged, kind: Tag) -> Tag | None:
    """The country that parts the words of `kind`, or whose seat they name: "Kremlin", "das Weiße Haus"."""
    country, seat = s.get("country", kind.i + 1), s.get("country", kind.i)
    if seat and seat.j == kind.j and seat.value.form == "capital":
        return seat
    return country if country and country.j < kind.j else None
