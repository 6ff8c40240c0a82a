"""What the tests of the reader share: a sentence with the meanings of its words, and the claims of a short report."""

from collections.abc import Callable, Sequence

import pytest

from counterclaim.extract import claims_of
from counterclaim.extract.names import names_lexicon
from counterclaim.extract.reading import Reading
from counterclaim.extract.tagging import Tagged, tag
from counterclaim.model import Claim, Document, Position, Published, Span
from counterclaim.packs import Pack, pack_for


def known_pack(lang: str) -> Pack:
    """The pack of `lang`, which is there."""
    pack = pack_for(lang)
    assert pack is not None
    return pack


def report(text: str, lang: str = "en", day: str | None = None, clutter: Sequence[Span] = ()) -> Document:
    """A document of `text`, published on the ISO day `day` where one is given."""
    published = Published(day, day, "given") if day else None
    return Document("report", text, lang=lang, published=published, clutter=tuple(clutter))


@pytest.fixture(scope="session")
def pack() -> Callable[[str], Pack]:
    """The pack of a language."""
    return known_pack


@pytest.fixture(scope="session")
def sentence() -> Callable[..., Tagged]:
    """A text as one sentence, with all that its words can mean: `sentence(text, lang="en")`."""

    def tagged(text: str, lang: str = "en") -> Tagged:
        return tag(text, Span(0, len(text)), known_pack(lang), names_lexicon(lang))

    return tagged


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    """A report being read: `reading(text, lang="en", day=None, clutter=())`."""

    def begun(text: str, lang: str = "en", day: str | None = None, clutter: Sequence[Span] = ()) -> Reading:
        return Reading(report(text, lang, day, clutter), known_pack(lang))

    return begun


@pytest.fixture(scope="session")
def claims() -> Callable[..., list[Claim]]:
    """The claims of a report, of which none is a problem: `claims(text, lang="en", day=None, clutter=())`."""

    def found(text: str, lang: str = "en", day: str | None = None, clutter: Sequence[Span] = ()) -> list[Claim]:
        answers = [x for x in claims_of(report(text, lang, day, clutter)) if not isinstance(x, Position)]
        read = [answer for answer in answers if isinstance(answer, Claim)]
        assert len(read) == len(answers), answers
        return read

    return found
