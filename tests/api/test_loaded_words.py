"""Words that were marked elsewhere are found again, and the right ones of several."""

import pytest

from counterclaim.api.loaded_words import Pages, figure_in, marked_in
from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Document, Problem, Span
from counterclaim.read.annotated import Marked

TEXT = "😢 First 12 dead in Graz. Then\n  12 dead in Linz, and 12 dead in Graz."
DOCUMENT = Document("d", TEXT, "en", url="https://a.example/x")


def at(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("marked", "place"),
    [
        (Marked("n", (), "12 dead", "Then ", " in Linz"), at("12 dead", 1)),
        (Marked("n", (), "12 dead", "", " in Graz."), at("12 dead")),
        (Marked("n", (), "12 dead", "Linz, and ", " in Graz."), at("12 dead", 2)),
        (Marked("n", (), "12 dead", "", " in Graz.", 60, 67), at("12 dead", 2)),
        (Marked("n", (), "Then 12\tdead"), at("Then\n  12 dead")),
        (Marked("n", (), "", start=9, end=16), at("12 dead")),
    ],
)
def test_the_place_that_was_marked_is_found(marked: Marked, place: Span) -> None:
    assert marked_in(DOCUMENT, marked) == place


@pytest.mark.parametrize("marked", [Marked("n", ("x",), "13 dead"), Marked("n", ("x",), " ", start=9, end=9)])
def test_words_that_are_not_there_are_told(marked: Marked) -> None:
    found = marked_in(DOCUMENT, marked)
    assert isinstance(found, Problem)
    assert (found.doc, found.kind) == ("n", "doubtful_span")


def test_a_figure_is_read_where_the_words_stand() -> None:
    words = at("12 dead in Linz")
    claim = figure_in(DOCUMENT, words, (), Marked("n", (), ""))
    assert isinstance(claim, Claim)
    assert (claim.start, claim.quantity.low, claim.measure) == (words.start, 12, "killed")
    assert TEXT[claim.sentence.start : claim.sentence.end] == claim.sentence.text
    assert figure_in(DOCUMENT, words, [claim], Marked("n", (), "")) is claim


def test_pages_are_known_by_their_addresses(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Ledger.open(str(tmp_path_factory.mktemp("pages") / "l.db")) as store:
        store.add(Document("d", TEXT, "en", url="https://a.example/x/", archived="https://b.example/x"), (), (), "r")
        pages = Pages(store)
        for source in ("d", "https://a.example/x", "https://b.example/x/"):
            found = pages.document(["https://nowhere.example", source])
            assert found is not None
            assert found.id == "d"
        assert pages.document(["https://nowhere.example"]) is None
