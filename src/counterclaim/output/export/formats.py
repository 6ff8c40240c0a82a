"""The formats, by the names they are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Any, BinaryIO

from counterclaim.errors import UsageError
from counterclaim.output.export.parcel import Parcel


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the `name` it is asked for by, what its files end in, its media type, what it is, in a line, and the
    module of this room that writes it: `write(parcel, target)`, and where there are files that go beside,
    `beside(parcel, name)`, their bytes by what they end in."""

    name: str
    suffix: str
    media_type: str
    about: str
    module: str

    @property
    def is_text(self) -> bool:
        """Whether a terminal can show it."""
        return self.media_type.startswith("text/") or "json" in self.media_type

    def stem(self, name: str) -> str:
        """The file's `name` without what such files end in, or else without whatever it ends in."""
        own = name[: -len(self.suffix)] if name.lower().endswith(self.suffix) else ""
        return own or PurePath(name).stem

    def room(self) -> Any:
        """Its module, loaded now."""
        return import_module(f"counterclaim.output.export.{self.module}")


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("csv", ".csv", "text/csv", "claims in columns, with HXL hashtags", "csv"),
        Format(
            "xlsx",
            ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "Excel: claims, tolls and documents, with HXL hashtags",
            "xlsx",
        ),
        Format("jsonl", ".jsonl", "application/jsonl", "claims as records, one a line (docs/claim.md)", "lines"),
        Format(
            "parquet", ".parquet", "application/vnd.apache.parquet", "claims in typed columns, for analysis", "parquet"
        ),
        Format(
            "wikitable", ".wiki", "text/x-wiki", "tables for Wikipedia by claimant, with full references", "wikitable"
        ),
        Format("schema", ".jsonld", "application/ld+json", "statements as schema.org Claims", "schema"),
        Format("geojson", ".geojson", "application/geo+json", "claims that have a place, for maps", "points"),
        Format(
            "annotations",
            ".anno.jsonld",
            'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
            "claims as W3C Web Annotations on the words that prove them",
            "annotations",
        ),
        Format("ged", ".ged.csv", "text/csv", "deaths in the shape of the UCDP Georeferenced Event Dataset", "ged"),
        Format("brief", ".md", "text/markdown", "a page for each story, as one would send it to a colleague", "brief"),
        Format(
            "datasette", ".sqlite", "application/vnd.sqlite3", "an SQLite file with metadata for Datasette", "datasette"
        ),
    )
}


def write(parcel: Parcel, format: Format, target: BinaryIO) -> None:
    """Write `parcel` to `target` in `format`. Raises MissingExtra where that needs a package that is not there."""
    format.room().write(parcel, target)


def companions(parcel: Parcel, format: Format, name: str) -> Mapping[str, bytes]:
    """The files that go beside that of `write`, which is called `name` (without its ending), by what they end in."""
    beside = getattr(format.room(), "beside", None)
    return beside(parcel, name) if beside else {}


def format_for(name: str | None, output: str | None) -> Format:
    """The format called `name`, or with None the one that files named as `output` have.

    Raises UsageError where there is none, or where that is not said.
    """
    known = ", ".join(FORMATS)
    if name is not None:
        if name not in FORMATS:
            raise UsageError(f"There is no format {name!r}. The formats are: {known}.")
        return FORMATS[name]
    if output is None:
        raise UsageError(f"Say in which format, with --to: {known}.")
    fitting = [each for each in FORMATS.values() if PurePath(output).name.lower().endswith(each.suffix)]
    if fitting:
        return max(fitting, key=lambda each: len(each.suffix))
    ending = PurePath(output).suffix.lower()
    raise UsageError(
        f"{output}: no format is known by {ending or 'a name without an ending'}. Say it with --to: {known}."
    )
