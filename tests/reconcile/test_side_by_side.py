"""Two readings of one text, mention by mention."""

from dataclasses import replace

from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document, Group, Moment, Place, Speaker
from counterclaim.reconcile.side_by_side import differing, side_by_side

TEXT = "The flood killed 14 people in Osijek and injured 30 others, police said. Another 12 people are missing."
READERS = ("rules", "llm")


def read() -> list[Claim]:
    return [item for item in claims_of(Document("a", TEXT, lang="en")) if isinstance(item, Claim)]


def test_what_is_alike_agrees_however_sure_each_is() -> None:
    mine = read()
    theirs = [replace(claim, reader="llm/m@1", confidence=0.5, gloss="?", evidence={}) for claim in mine]
    found = list(side_by_side(mine, theirs, READERS))
    assert [(each.match, each.fields) for each in found] == [("agreed", ())] * 3
    assert [TEXT[each.start : each.end] for each in found] == ["14", "30", "12"]
    assert found[0].words == TEXT[:72]
    assert found[0].readers == READERS


def test_what_one_alone_has() -> None:
    dead, hurt, missing = read()
    found = list(side_by_side([dead, hurt], [hurt, missing], READERS))
    assert [each.match for each in found] == ["first", "agreed", "second"]
    assert (found[0].first, found[0].second, found[2].first, found[2].second) == (dead, None, None, missing)


def test_every_field_that_differs_is_named() -> None:
    (claim, *_) = read()
    other = replace(
        claim,
        quantity=replace(claim.quantity, qualifier="about"),
        measure="injured",
        group=Group("children", "HR"),
        places=(Place("HR", "Vukovar", "Vukovar"),),
        sources=(Speaker("mayor", "mayor", None),),
        via=(Speaker("radio", "radio", "media"),),
        as_of=Moment("2026-01-01", "2026-01-01"),
        window=Moment("2026-01-01", "2026-01-31"),
        stance="denied",
        counting="new",
    )
    (found,) = side_by_side([claim], [other], READERS)
    assert found.match == "differs"
    assert found.fields == (
        "measure", "quantity", "role", "country", "place", "sources", "via", "as_of", "window", "stance", "counting",
    )  # fmt: skip
    assert differing(claim, claim) == ()


def test_a_number_quoted_with_its_words_is_the_same_mention_and_measures_find_each_other() -> None:
    (claim, *_) = read()
    wider = replace(claim, end=claim.end + 7)
    hurt = replace(claim, measure="injured")
    first, second = side_by_side([claim, hurt], [replace(hurt, id="m_1"), wider], READERS)
    assert {(each.first.measure, each.second.measure) for each in (first, second) if each.first and each.second} == {
        ("killed", "killed"),
        ("injured", "injured"),
    }
