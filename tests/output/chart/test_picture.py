"""A timeline as a file: all in it, nothing asked from elsewhere, in every script."""

import struct
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from counterclaim.model import quantity
from counterclaim.output.chart.drawing import Chart, chart_of
from counterclaim.output.chart.look import Band, Look
from counterclaim.output.chart.marks import Point
from counterclaim.output.chart.picture import Entry, Legend, face_of, picture_png, picture_svg, wrapped
from counterclaim.output.wording import speaker_words, when

SVG = "{http://www.w3.org/2000/svg}"
LEGEND = Legend(
    subtitle="Low: 1,100, High: 3,000. Contested",
    entries=[
        Entry("0", "circle", "Об’єднаний комітет"),
        Entry("1", "square", "الرئيس"),
        Entry("none", "circle", "总统府"),
    ],
    caption="A dotted tie marks a contradiction.",
    heading="Sources, in the state of 24 Dec 2024",
    sources=["Harbour Post, 23 Dec 2024, https://harbour.example/" + "a" * 300],
)


@pytest.fixture
def chart(samples) -> Chart:
    claims = samples.conflict()[:2]
    points = [
        Point(one.quantity, one.stance, when(one), speaker_words(one), str(place), f"#s{place}", key=f"k{place}")
        for place, one in enumerate(claims)
    ]
    points.append(replace(points[0], quantity=quantity(900, "range", "", 1_400), href="#s9"))
    look = Look(band=Band(900, None, 3_000), joined=True, shaped=True, ties=(("#s0", "#s1"),))
    found = chart_of("Soldiers killed <b>&", points, 880.0, look)
    assert found
    return found


def test_it_is_whole_and_asks_for_nothing(chart: Chart) -> None:
    svg = picture_svg(chart, "Soldiers killed <b>&", LEGEND)
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    told = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    assert {"Soldiers killed <b>&", "الرئيس", LEGEND.heading, LEGEND.caption} <= set(told)
    assert "".join(one for one in told if "aaa" in one).count("a") >= 300
    assert not list(root.iter(f"{SVG}a"))
    for never in ("href", "var(", "url(", "@import", "<script", "style="):
        assert never not in svg
    assert root.find(f".//{SVG}path[@class='tie']") is not None


def test_what_is_written_stays_within(chart: Chart) -> None:
    root = ElementTree.fromstring(picture_svg(chart, "People killed in " + "Osijek " * 40, LEGEND))
    height = float(root.attrib["height"])
    assert max(float(one.attrib["y"]) for one in root.findall(f"{SVG}text")) < height
    assert len([one for one in root.findall(f"{SVG}text") if one.attrib["class"] == "title"]) > 2


def test_the_image_has_two_pixels_a_unit_and_words_of_every_script(chart: Chart) -> None:
    svg = picture_svg(chart, "Soldiers killed", LEGEND)
    image = picture_png(svg)
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", image[16:24]) == tuple(
        2 * int(ElementTree.fromstring(svg).attrib[side]) for side in ("width", "height")
    )
    for words in ("Об’єднаний комітет", "الرئيس", "总统府"):
        assert picture_png(svg.replace(words, "")) != image, words


def test_words_are_wrapped_where_there_is_a_space_or_cut() -> None:
    assert wrapped("one two three", 12, 60) == ["one two", "three"]
    assert wrapped("", 12, 60) == []
    assert "".join(wrapped("a" * 40, 12, 60)) == "a" * 40
    assert len(wrapped("洪水" * 20, 12, 120)) > len(wrapped("ab" * 20, 12, 120))


def test_words_that_run_the_other_way_begin_at_the_right(chart: Chart) -> None:
    root = ElementTree.fromstring(picture_svg(chart, "قتلى في كورسك", replace(LEGEND, rtl=True)))
    title = root.find(f"{SVG}text[@class='title right']")
    assert title is not None
    assert (title.attrib["text-anchor"], title.text) == ("end", "\u2067قتلى في كورسك\u2069")


@pytest.mark.parametrize(
    ("words", "face"), [("Kursk 2024", ""), ("Курськ", ""), ("الرئيس", "right"), ("总统府", "wide")]
)
def test_each_script_has_its_letters(words: str, face: str) -> None:
    assert face_of(words) == face
