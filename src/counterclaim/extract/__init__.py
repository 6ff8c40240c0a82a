"""Document → Claims: what a text says of how many people, with the words that prove it."""

from counterclaim.model import Claim, Document, Problem
from counterclaim.packs import languages, pack_for

READER = "rules/2026.1"


def claims_of(document: Document) -> list[Claim | Problem]:
    """The claims of `document` in the order of its text, and a Problem for each stretch that could not be read.

    A document in a language without a pack gives one Problem that names the language.
    """
    pack = pack_for(document.lang) if document.lang else None
    if pack is None:
        language = (
            f"its language ({document.lang})" if document.lang else "its language could not be told, and no language"
        )
        return [
            Problem(
                document.id,
                "extract",
                "no_pack",
                f"there is no pack for {language}; there are packs for {', '.join(languages())}",
            )
        ]
    from counterclaim.extract.readers.rules import read

    return read(document, pack)
