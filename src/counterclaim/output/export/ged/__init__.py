"""Deaths in the shape of the UCDP Georeferenced Event Dataset: its columns, in its order (`columns.toml`).

A row is one count of killed people in a story, with the lowest, best and highest figure that stands of it. Rows never
count the same people twice, as far as reports tell: what is a part of another count is left out here, and listed in the
notes that go beside the file. What nobody told stays empty, and so does a best figure that sides contest.
"""

import csv
import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from io import TextIOWrapper
from typing import BinaryIO

from counterclaim.model import Described, Toll
from counterclaim.output.export.ged.days import day_columns
from counterclaim.output.export.ged.deaths import Deaths
from counterclaim.output.export.ged.parts import deaths_of
from counterclaim.output.export.ged.places import place_columns, place_of
from counterclaim.output.export.ged.sides import fought_in, side_columns
from counterclaim.output.export.parcel import Parcel
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.standing import toll_words
from counterclaim.output.table import cell
from counterclaim.output.wording import plain

_BITS = 52  # what every program holds exactly as a number


def write(parcel: Parcel, target: BinaryIO) -> None:
    """Write the counts of killed people of `parcel` as CSV, in UTF-8, the largest stories first."""
    text = TextIOWrapper(target, "utf-8", "replace", newline="", write_through=False)
    writer = csv.DictWriter(text, list(columns()), lineterminator="\n")
    writer.writeheader()
    for deaths in deaths_of(parcel):
        if not deaths.within:
            writer.writerow({name: cell(value) for name, value in row(deaths, parcel).items()})
    text.detach()  # flushed; it is not ours to close


@cache
def columns() -> Mapping[str, Mapping[str, str]]:
    """The columns by name, each with its type and what stands there."""
    table = tomllib.loads(files(__package__).joinpath("columns.toml").read_text(encoding="utf-8"))
    return {each["name"]: each for each in table["column"]}


def row(deaths: Deaths, parcel: Parcel) -> dict[str, object]:
    """The row of `deaths`, by the names of the columns; None for what is not known."""
    toll, oldest = deaths.toll, deaths.toll.claims[0]
    fought = fought_in(deaths)
    place = place_of(deaths, fought)
    known: dict[str, object] = {
        "id": number_of(oldest),
        "relid": f"{deaths.story.id}/{oldest}",
        **_figures(toll),
        "source_original": "; ".join(_speakers(deaths)),
        **_sources(deaths, parcel.described),
        **(place_columns(place, parcel.names) if place else {}),
        **day_columns(deaths),
        **side_columns(deaths, fought, parcel.names),
    }
    return {name: known.get(name) for name in columns()}


def _figures(toll: Toll) -> dict[str, object]:
    """The best, the highest and the lowest figure, which lie around the best, also where a person chose it."""
    best, high, low = toll.best, toll.high, toll.low
    if best is not None:
        high, low = high if high is None else max(high, best), low if low is None else min(low, best)
    return {"best": best, "high": high, "low": low}


def number_of(mention: str) -> int:
    """A number made of the id of a mention: the same in every export, and small enough for any program."""
    return int(hashlib.sha256(mention.encode()).hexdigest(), 16) >> (256 - _BITS)


def _speakers(deaths: Deaths) -> Iterator[str]:
    toll = deaths.toll
    chosen = [f"{name} (who adopted the figure)" for name in toll.best_by] if deaths.is_adopted else list(toll.best_by)
    yield from map(plain, dict.fromkeys([*chosen, *toll.low_by, *toll.high_by]))


def _sources(deaths: Deaths, described: Mapping[str, Described]) -> dict[str, object]:
    """The columns of the reports that tell a count: originals, in the order in which they told it."""
    origins = dict.fromkeys(one.origin for one in deaths.series.told)
    reports = [described[doc] for doc in origins if doc in described]
    parts = [(each.outlet, _day(each), each.title or each.doc, safe_url(each.url)) for each in reports]
    return {
        "number_of_sources": len(origins),
        "source_article": _listed([", ".join(_flat(part) for part in each if part) for each in parts]),
        "source_office": _listed([_flat(outlet) for outlet, *_ in parts]),
        "source_date": _listed([_flat(day) for _, day, *_ in parts]),
        "source_headline": _listed([_flat(title) for _, _, title, _ in parts]),
    }


def _day(report: Described) -> str | None:
    return report.published.start[:10] if report.published else None


def _flat(words: str | None) -> str:
    """`words` without the mark that divides reports."""
    return plain(words or "").replace(";", ",")


def _listed(words: Sequence[str]) -> str:
    return "; ".join(words) if any(words) else ""


def beside(parcel: Parcel, _: str) -> Mapping[str, bytes]:
    """Notes: what each row counts, what was left out and why, and what stands in each column."""
    return {".ged-notes.txt": "\n".join(_notes(parcel)).encode("utf-8", "replace")}


def _notes(parcel: Parcel) -> Iterator[str]:
    counts = deaths_of(parcel)
    yield "Reported deaths, in the columns of the UCDP Georeferenced Event Dataset (https://ucdp.uu.se/downloads/)."
    yield "This is not UCDP's data: it is what reports say, as far as they were read. What nobody told is empty.\n"
    yield "What each row counts:"
    for each in counts:
        if not each.within:
            yield f"  {number_of(each.toll.claims[0])}  {_told(each)}"
    if parts := [each for each in counts if each.within]:
        yield "\nLeft out, for these people are counted in another row, or may be:"
        for each in parts:
            yield f"  {_told(each)}\n    in: {each.within}"
    yield "\nThe columns:"
    for column in columns().values():
        yield f"  {column['name']:20}{column['about']}"
    yield ""


def _told(deaths: Deaths) -> str:
    kinds = sorted({one.claim.event.kind for one in deaths.series.told if one.claim.event})
    of = f" ({', '.join(kinds)})" if kinds else ""
    return f"{deaths.title}{of}: {toll_words(deaths.toll)}"
