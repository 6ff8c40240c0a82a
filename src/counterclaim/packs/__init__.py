"""Languages as folders of data, and the one loader that reads them."""

from counterclaim.packs.pack import Country, Kind, Outcome, Pack, Parted, People, languages, pack_for

__all__ = ["Country", "Kind", "Outcome", "Pack", "Parted", "People", "languages", "pack_for"]
