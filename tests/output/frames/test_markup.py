"""What a notebook shows of rows: a table with the words, all of them escaped."""

from html.parser import HTMLParser

from counterclaim.model import Problem, Sentence, Speaker, Toll
from counterclaim.output.frames import Rows
from counterclaim.output.frames.claims import CLAIMS
from counterclaim.output.frames.standing import TOLLS

from .test_rows import ROWS, TEXT, claim

EVIL = "<script>alert(1)</script> 9 & \u202e9"


class Page(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


def test_a_claim_is_shown_with_its_sentence_and_the_number_in_it() -> None:
    shown = ROWS._repr_html_()
    assert "<p>3 claims</p>" in shown
    assert "more than <b>9</b> people died" in shown
    assert "Police (Croatia) and mayor" in shown
    assert "a.txt" in shown


def test_what_reports_say_is_escaped_and_cannot_turn_the_page_around() -> None:
    evil = claim(sentence=Sentence(100, 100 + len(EVIL), EVIL), sources=(Speaker(EVIL, EVIL, None),), doc=EVIL)
    shown = Rows([evil], CLAIMS, EVIL)._repr_html_()
    tags = {tag for tag, _ in Page(shown).elements}
    assert tags == {"div", "p", "table", "thead", "tbody", "tr", "th", "td", "b", "small"}
    assert not {name for _, attributes in Page(shown).elements for name in attributes} - {"class", "style", "dir"}
    assert "\u202e" not in shown
    assert "&lt;script&gt;" in shown


def test_only_the_first_are_shown_and_a_long_sentence_is_cut_around_its_number() -> None:
    long = f"{'a' * 300} 9 {'b' * 300}"
    shown = Rows([claim(start=401, end=402, sentence=Sentence(100, 703, long))] * 25, CLAIMS)._repr_html_()
    assert shown.count("<tr>") == 21
    assert "and 5 more" in shown
    assert f"“… {'a' * 179} <b>9</b> {'b' * 179} …”" in shown


def test_none_is_a_line_alone() -> None:
    assert Rows([], CLAIMS)._repr_html_() == '<div class="counterclaim"><p>0 claims</p></div>'


def test_what_could_not_be_read_is_said() -> None:
    rows = Rows([claim()], CLAIMS, problems=[Problem("draft", "extract", "no_pack", "There is no pack for <lb>.")])
    assert "<p>Not read: There is no pack for &lt;lb&gt;.</p>" in rows._repr_html_()
    assert repr(rows).splitlines()[-1] == "  not read: There is no pack for <lb>."


def test_a_toll_is_proven_by_the_newest_words_that_give_the_best() -> None:
    toll = Toll(
        "s_1", "", ("a.txt",), "killed", "people", None, "Osijek", 9, 9, 12, None, "single", ("m_1", "m_2", "m_3")
    )
    known = {one.id: one for one in ROWS}
    asked: list[set[str]] = []

    def prove(ids: set[str]) -> dict[str, object]:
        asked.append(ids)
        return known

    shown = Rows([toll], TOLLS, prove=prove)._repr_html_()
    assert asked == [{"m_1", "m_2", "m_3"}]
    assert shown.count("<b>9</b>") == 1
    assert TEXT.replace("9", "<b>9</b>") in shown
    assert "<b>" not in Rows([toll], TOLLS)._repr_html_()
