"""Languages as folders of data, and the one loader that reads them."""

from counterclaim.packs.loading import body_words, country_labels, languages, pack_for
from counterclaim.packs.pack import ANYONE, Country, Kind, Outcome, Pack, Parted, People

__all__ = [
    "ANYONE",
    "Country",
    "Kind",
    "Outcome",
    "Pack",
    "Parted",
    "People",
    "body_words",
    "country_labels",
    "languages",
    "pack_for",
]
