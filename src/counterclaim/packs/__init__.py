"""Languages as folders of data, and the one loader that reads them."""

from counterclaim.packs.loading import (
    body_words,
    country_labels,
    data_of,
    folder_of,
    languages,
    names_in,
    pack_for,
    table_words,
    tables_in,
)
from counterclaim.packs.pack import ANYONE, Country, Cues, Kind, Meaning, Outcome, Pack, Parted, People, Writing

__all__ = [
    "ANYONE",
    "Country",
    "Cues",
    "Kind",
    "Meaning",
    "Outcome",
    "Pack",
    "Parted",
    "People",
    "Writing",
    "body_words",
    "country_labels",
    "data_of",
    "folder_of",
    "languages",
    "names_in",
    "pack_for",
    "table_words",
    "tables_in",
]
