"""Sentences: where they end, and where exactly they stand."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.extract.sentences import lines_beside, lines_of, sentences_of
from counterclaim.model import Span, Table
from counterclaim.packs import Pack, languages, pack_for


def cut(text: str, pack: Pack) -> list[str]:
    """The sentences of `text`, as printed."""
    return [text[span.start : span.end] for line in lines_of(text) for span in sentences_of(text, line, pack)]


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ["Two died.", "Three were hurt!", "Who?", "Nobody knows…", "It goes on."]),
        ("en", ["Dr. Jones and Gen. Park met in St. Louis at 5 p.m. on Friday.", "They left."]),
        ("en", ["U.S. troops arrived.", "They stayed."]),
        ("en", ["J. R. Smith spoke.", "He left."]),
        ("en", ["“Nobody was hurt.”", "The mayor left."]),
        ("en", ['"Nobody was hurt!"', '"We were lucky," he said.']),
        ("en", ["It cost 3.5 million.", "Nobody paid."]),
        ("en", ["The site example.org was down.", "It is back."]),
        ("en", ["He asked “why?” and left.", "She stayed."]),
        ("de", ["Am 3. Mai starben 12 Menschen.", "Am 14. Juni waren es 20."]),
        ("de", ["Das Amt meldete ca. 300 Fälle, u.a. in Wien.", "Das war gestern."]),
        ("de", ["Es waren 2024.", "Das ist lange her."]),
        ("de", ["„Es gab Tote.“", "Das sagte er."]),
        ("nl", ["Er vielen o.a. drie doden.", "Dr. De Vries bevestigt dat."]),
        ("nl", ["‘Er zijn geen doden.’", "Dat zegt hij."]),
    ],
)
def test_where_sentences_end(pack: Callable[[str], Pack], lang: str, parts: list[str]) -> None:
    assert cut(" ".join(parts), pack(lang)) == parts


def test_a_small_letter_goes_on(pack: Callable[[str], Pack]) -> None:
    assert cut("He asked why. and then left. Done.", pack("en")) == ["He asked why. and then left.", "Done."]


def test_marks_without_spaces_end_sentences_of_other_scripts(pack: Callable[[str], Pack]) -> None:
    assert cut("三人死亡。五人受伤！没有失踪。", pack("en")) == ["三人死亡。", "五人受伤！", "没有失踪。"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\n\n \n"])
def test_a_line_ends_a_sentence(pack: Callable[[str], Pack], end: str) -> None:
    assert cut(f"Three dead in quake{end}  The quake struck at night", pack("en")) == [
        "Three dead in quake",
        "The quake struck at night",
    ]


def test_spans_count_from_the_beginning_of_the_text(pack: Callable[[str], Pack]) -> None:
    text = "\ufeff  Two died. \n\tThree were hurt.  "
    spans = [span for line in lines_of(text) for span in sentences_of(text, line, pack("en"))]
    assert [text[a:b] for a, b in spans][1:] == ["Three were hurt."]
    assert spans[1] == Span(text.index("Three"), text.index("  ", text.index("Three")))


@pytest.mark.parametrize("text", ["", "   ", "\n\r\n", "\t\u00a0\u2003"])
def test_what_holds_nothing_has_no_sentences(pack: Callable[[str], Pack], text: str) -> None:
    assert cut(text, pack("en")) == []


TEXTS = st.one_of(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=120),
    st.lists(
        st.sampled_from(
            ["Zwei", "dead", ".", ".", "! ", "?", " ", " ", "\n", "\r\n", "”", "“", "3", "Dr", "p.m", "…", "。", "é"]
        ),
        max_size=40,
    ).map("".join),
)


@settings(deadline=None)
@given(text=TEXTS, lang=st.sampled_from(languages()))
def test_sentences_lie_in_order_and_cover_everything_printed(text: str, lang: str) -> None:
    pack = pack_for(lang)
    assert pack is not None
    spans = [span for line in lines_of(text) for span in sentences_of(text, line, pack)]
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert not text[start].isspace() and not text[end - 1].isspace()
        last = end
    covered = {k for start, end in spans for k in range(start, end)}
    assert {k for k, c in enumerate(text) if not c.isspace()} <= covered


def test_lines_beside_tables_leave_their_cells_out_but_for_whole_sentences() -> None:
    prose = "On Monday the river rose over its banks and three people drowned."
    text = f"Flood\nTown\tDead\nSumy\t3\nNote\t{prose}\nThe end"
    cells = ((Span(6, 10), Span(11, 15)), (Span(16, 20), Span(21, 22)), (Span(23, 27), Span(28, 28 + len(prose))))
    lines = list(lines_beside(text, (Table(cells, 1),)))
    assert [text[line.start : line.end] for line in lines] == ["Flood", prose, "The end"]
