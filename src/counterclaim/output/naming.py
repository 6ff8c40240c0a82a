"""What codes are called in English: the people counted, the countries, the languages."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from counterclaim.model import Claim, Place
from counterclaim.output.wording import plain

ROLES = {"police": "police officers"}
"""Roles whose people go by another word."""
ARTICLE = frozenset({"AE", "BS", "CD", "CF", "DO", "GB", "GM", "KM", "MH", "MV", "NL", "PH", "SB", "SC", "US"})
"""Countries that English puts an article before: "in the Philippines"."""


@dataclass(frozen=True, slots=True)
class Names:
    """English names by code: `countries` ("KP": "North Korea"), `peoples` (their adjectives, "KP": "North Korean") and
    `sides` (entities below or beside a country, "hamas": "Hamas").

    What is missing is learnt from the claims at hand (`learnt`), and shown as its code failing that.
    """

    countries: Mapping[str, str] = field(default_factory=dict)
    peoples: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, labels: Mapping[str, tuple[str, str]], sides: Mapping[str, str] | None = None) -> "Names":
        """Names from a country's name and adjective by code (a pack's labels) and the names of `sides`."""
        return cls(
            {code: name for code, (name, _) in labels.items()},
            {code: adjective for code, (_, adjective) in labels.items()},
            sides or {},
        )

    def learnt(self, claims: Iterable[Claim]) -> "Names":
        """These names, completed by what English `claims` call their people and all claims their countries."""
        groups: dict[tuple[str, str], Counter[str]] = {}
        countries: dict[str, Counter[str]] = {}
        for claim in claims:
            side = claim.group.entity or claim.group.country
            if side and claim.group.text and claim.lang == "en":
                groups.setdefault((side, claim.group.role), Counter())[plain(claim.group.text)] += 1
            for place in claim.places:
                if place.country and place.precision == "country":
                    countries.setdefault(place.country, Counter())[plain(place.name)] += 1
        return replace(
            self,
            countries={**{code: _commonest(found) for code, found in countries.items()}, **self.countries},
            groups={key: _commonest(found) for key, found in groups.items()},
        )

    def people(self, claim: Claim) -> str:
        """The counted people: "North Korean soldiers", "Hamas fighters", "people"."""
        group, role = claim.group, ROLES.get(claim.group.role, claim.group.role)
        side = group.entity or group.country
        if side is None:
            return role
        adjective = self.sides.get(group.entity) if group.entity else self.peoples.get(side)
        if adjective:
            return f"{adjective} {role}"
        return self.groups.get((side, group.role)) or f"{role} ({plain(side)})"

    def country(self, code: str) -> str:
        """A country's name, or its code."""
        return self.countries.get(code, code)

    def where(self, place: Place) -> str:
        """A place as it stands after "in": "Izmir, Türkiye", "the Philippines"."""
        code = place.country
        if place.precision == "country" and code is not None and code in ARTICLE and code in self.countries:
            return f"the {self.country(code)}"
        return self.place(place)

    def language(self, code: str) -> str:
        """A language's name, or its code."""
        return _languages().get(code, code)

    def place(self, place: Place) -> str:
        """A place with its country: "Kursk Oblast, Russia"; a country alone by its name."""
        name = plain(place.name)
        if place.country is None:
            return name
        country = self.country(place.country)
        if place.precision == "country":
            return country if place.country in self.countries else name
        return name if name == country else f"{name}, {country}"


def _commonest(found: Counter[str]) -> str:
    return min(found, key=lambda words: (-found[words], words))


@cache
def _languages() -> Mapping[str, str]:
    return tomllib.loads(files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))
