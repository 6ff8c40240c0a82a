"""Where it happened: the places a sentence names, and the one the whole report is about."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.extract.towns import NOWHERE, Surroundings, is_located, is_misleading, town_at
from counterclaim.gazetteer.nesting import within
from counterclaim.gazetteer.places import Place as City
from counterclaim.gazetteer.places import Region
from counterclaim.model import Place
from counterclaim.packs import country_labels
from counterclaim.packs.tokens import NUMBER, WORD

_LARGE = 100_000
# a town of so many is meant rather than the region around it that bears its name
_GREAT = 1_000_000
# how a word speaks of a country: its weight, and that with a word of place
_FORMS = {"name": (1.0, 2.0), "capital": (0.4, 1.5), "adjective": (0.5, 0.5), "people": (0.2, 0.2)}
# tokens between a dateline's town and its dash: a country, an agency, a day
_DATELINE = 9
_DASHES = "–—-"
# A town or region is where the report is when it has this share of what is named in its country, and this weight: one
# word of place in the headline, or several further down.
_MOST = 0.6
_NAMED_OFTEN = 6.0


@dataclass(frozen=True)
class Located:
    """A place at the tokens `i` to `j`; `weight` says how surely it is where things happen there.

    A `dateline` is where the report was written: it tells of the report, and nothing of its sentence.
    """

    i: int
    j: int
    place: Place
    weight: float
    dateline: bool = False


def places_in(s: Tagged, around: Surroundings = NOWHERE) -> list[Located]:
    """The places that `s` names. What the document names `around` settles which of several towns is meant."""
    found: list[Located] = []
    named = {k for kind in ("region", "country", "city") for k in s.tags.get(kind, ())}
    end = 0
    for k, token in enumerate(s.tokens):
        if k >= end and token.kind == WORD and (k in named or s.text[token.start].isupper()):
            located = _at(s, k, around)
            if located is not None:
                found.append(located)
                end = located.j
    return found


def _at(s: Tagged, k: int, around: Surroundings) -> Located | None:
    region, country = s.get("region", k), s.get("country", k)
    if region is not None and is_misleading(s, k, region.j, region.value.country, around):
        region = None
    longest = max((t.j for t in (region, country) if t), default=0)
    town = town_at(s, k, around)
    if town is not None:
        city, j = town
        capital = country is not None and country.value.form == "capital" and country.j == j
        if country is not None and capital and country.value.code == city.country:
            return _capital(s, k, country, city)
        if capital or j > longest or (region is not None and country is None and city.population > _GREAT):
            return _town(s, k, j, city, around)
    if region is not None and region.j >= longest and (country is None or region.j > country.j):
        value: Region = region.value
        text = s.words(k, region.j)
        place = Place(value.country, value.name, text, value.geoname, value.lat, value.lon, value.precision)
        return Located(k, region.j, place, 3.0 if is_located(s, k, region.j) else 2.0)
    if country is not None:
        code, form = country.value
        place = Place(code, country_labels("en").get(code, (code,))[0], s.words(k, country.j), precision="country")
        return Located(k, country.j, place, _FORMS[form][is_located(s, k, country.j)])
    return None


def _town(s: Tagged, i: int, j: int, city: City, around: Surroundings) -> Located:
    weight = 1.0
    if city.country in around.countries or city.population > _LARGE:
        weight = 3.0 if is_located(s, i, j) else 2.0
    return Located(i, j, _record(s, i, j, city), weight, _is_dateline(s, i, j))


def _capital(s: Tagged, i: int, country: Tag, city: City) -> Located:
    """The town, where a word of place says so; else it may stand for its government ("Kyiv has lost …")."""
    located = is_located(s, i, country.j)
    weight = 3.0 if located else _FORMS["capital"][0]
    return Located(i, country.j, _record(s, i, country.j, city), weight, _is_dateline(s, i, country.j))


def _record(s: Tagged, i: int, j: int, city: City) -> Place:
    return Place(city.country, city.name, s.words(i, j), city.geoname, city.lat, city.lon, "town")


def _is_dateline(s: Tagged, i: int, j: int) -> bool:
    """Whether the town opens the sentence and a dash parts it from the report ("SEOUL, Feb 3 (Yonhap) – …")."""
    if any(token.kind == WORD for token in s.tokens[:i]):
        return False
    for k in range(j, min(j + _DATELINE, len(s.tokens))):
        if s.is_mark(k, _DASHES):
            return True
        if s.tokens[k].kind == WORD and not (s.capital(k) or s.get("month", k)):
            return False
        if s.tokens[k].kind not in (WORD, NUMBER) and not s.is_mark(k, ",./()"):
            return False
    return False


def main_place(located: list[tuple[int, Located]]) -> Place | None:
    """Where the report is: in the country most often and most surely named, headline and beginning first.

    `located` pairs each place with the number of its sentence. A town or region stands for its country when what is
    named there lies in it for the most part. None where no country stands out.
    """
    weights: Counter[str] = Counter()
    for sentence, item in located:
        if item.place.country is not None:
            weights[item.place.country] += _nearness(sentence) * item.weight  # type: ignore[assignment]
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[1][1] > 0.8 * ranked[0][1]):
        return None
    return _narrowed([(n, item) for n, item in located if item.place.country == ranked[0][0]])


def _nearness(sentence: int) -> float:
    return 3.0 if sentence == 0 else 2.0 if sentence <= 2 else 1.0


def _narrowed(located: list[tuple[int, Located]]) -> Place:
    """The narrowest place in which most of what is `located` in one country lies, else the country."""
    weights: dict[Place, float] = defaultdict(float)
    first: dict[tuple[str, str], Place] = {}
    whole: Place | None = None
    for sentence, item in located:
        place = first.setdefault((item.place.name, item.place.precision), item.place)
        if place.precision == "country":
            whole = whole or place
        elif not item.dateline:
            weights[place] += _nearness(sentence) * item.weight
    for place in sorted(weights, key=lambda place: (-weights[place], place.name)):
        inside = sum(weight for other, weight in weights.items() if other == place or within(other, place))
        if inside > _MOST * sum(weights.values()) and inside >= _NAMED_OFTEN:
            return place
    country = located[0][1].place.country
    assert country is not None
    return whole or Place(country, country_labels("en").get(country, (country,))[0], None, precision="country")
