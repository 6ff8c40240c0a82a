"""Page furniture is marked, the story never."""

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read.clutter import clutter_in

BEFORE = "Six people died when a ferry sank off the island, the coast guard said on Monday.\n"
AFTER = "\nDivers were still looking for nine passengers on Tuesday, the coast guard said in a statement.\n"
PIECES = ["Related posts", "\n", "\r\n", BEFORE, "Read also: x", " ", "Name", "©", "x" * 500]


def marked(text: str) -> list[str]:
    return [text[start:end] for start, end in clutter_in(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Twelve dead in quake in the north",
        "READ ALSO  Twelve dead in quake in the north",
        "LEES OOK Dode bij brand in bejaardenhuis",
        "LEZEN  Minister stapt op na rapport over de dijken",
        "Lees ook: Twaalf doden na aardbeving in het noorden",
        "Lesen Sie auch: Zwölf Tote nach Beben im Norden.",
        "Lesen Sie auch – Zwölf Tote nach Beben im Norden",
        "PREV Twelve dead in quake",
        "NEXT Images of the night on which the dam broke",
        "Recommended videos",
        "Aanbevolen video's",
        "Aanbevolen video’s",
        "Empfohlene Videos",
        "Advertisement",
        "ADVERTISEMENT",
        "Anzeige:",
        "Share",
        "Share this:",
        "Comments (12)",
        "We use cookies to give you the best experience. By staying you agree.",
        "Deze website gebruikt cookies. Door verder te surfen gaat u akkoord.",
        "Wir verwenden Cookies, um Ihnen Inhalte zu zeigen.",
        "Your email address will not be published. Required fields are marked *",
        "Je e-mailadres wordt niet gepubliceerd. Vereiste velden zijn gemarkeerd met *",
        "Subscribe to our newsletter and never miss a story!",
        "© 2024 The Bell. All rights reserved.",
        "Copyright 2024 The Bell",
        "Alle Rechte vorbehalten.",
        "Related: Twelve dead in quake in the north",
        "Related posts",
        "Geef een reactie",
    ],
)
def test_a_line_of_furniture_is_marked_and_nothing_else(line: str) -> None:
    assert marked(BEFORE + "\n" + line + "\n" + AFTER) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Read more than once, the letter said that forty soldiers had died in the camp.",
        "Read aloud by the mayor, the list held forty names.",
        "Readers wrote to us that forty people had died.",
        "Next week 300 soldiers will be sent to the border",
        "NEXT WEEK 300 SOLDIERS LEAVE FOR BORDER",
        "Watch groups say 40 people were killed in the raid",
        "Related deaths rose to 40, the ministry said.",
        "Related deaths rise to 40 in the north",
        "Share of wounded rises to 400 in the north",
        "More than 300 people were killed",
        "MORE THAN 300 PEOPLE KILLED IN FLOOD",
        "MEER DAN 300 DODEN BIJ OVERSTROMING",
        "Meer dan 300 doden bij overstroming",
        "Lees ook dit: het was een zware nacht. Er vielen veertig doden in het dorp.",
        "Lezen doet hij niet meer sinds er veertig doden vielen.",
        "Mit der Nutzung von Drohnen wurden vierzig Soldaten getötet",
        "Search teams found forty bodies",
        "Contact with forty miners was lost",
        "Recommended by doctors, the ward was closed after six deaths.",
        "Subscribers of the phone network: 40 dead",
        "Latest news of the 40 missing miners came at noon.",
    ],
)
def test_a_line_that_tells_something_stays(line: str) -> None:
    assert marked(BEFORE + "\n" + line + "\n" + AFTER) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\n\n", "\r"])
def test_what_follows_the_end_of_an_article_is_clutter_to_the_end(newline: str) -> None:
    tail = newline.join(
        [
            "Related posts",
            "Twelve dead in quake",
            "Minister resigns",
            "Leave a comment",
            "Your email address will not be published. Required fields are marked *",
            "Name",
            "Email",
        ]
    )
    assert marked(BEFORE + newline + tail + newline) == [tail]


def test_a_box_amid_an_article_ends_where_the_article_goes_on() -> None:
    box = "Related posts\nTwelve dead in quake\nMinister resigns"
    assert marked(BEFORE + box + AFTER) == [box]
    assert marked(BEFORE + box + "\n\nA subheading\n" + AFTER) == [box]


def test_a_bullet_or_a_byte_order_mark_before_the_phrase_does_not_hide_it() -> None:
    assert marked("\ufeff• Read also: Twelve dead in quake\n" + AFTER) == ["Read also: Twelve dead in quake"]


def test_every_phrase_of_the_data_is_found() -> None:
    data = tomllib.loads(resources.files("counterclaim.read").joinpath("clutter.toml").read_text("utf-8"))
    for table in data.values():
        assert set(table) <= {"whole", "link", "capitals", "notice", "tail"}
        for phrase in [*table["whole"], *table["notice"], *table["tail"]]:
            assert marked(f"{BEFORE}\n{phrase}\n{AFTER}") == [phrase], phrase
        for phrase in [*table["link"], *table["capitals"]]:
            line = f"{phrase} Twelve dead in quake"
            assert marked(f"{BEFORE}\n{line}\n{AFTER}") == [line], phrase


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_spans_are_in_order_apart_and_within_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    last = -1
    for start, end in clutter_in(text):
        assert last < start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        last = end
