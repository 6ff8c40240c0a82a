"""What of a proposal becomes a draft, and what is dropped and told."""

from collections.abc import Callable
from typing import Any

from counterclaim.extract.evidence import Draft
from counterclaim.extract.readers.llm.drafting import KNOWN, UNKNOWN, drafted
from counterclaim.extract.readers.llm.portions import portions_of
from counterclaim.extract.readers.llm.proposals import Proposal
from counterclaim.extract.reading import Reading
from counterclaim.model import Problem

Begun = Callable[..., Reading]
KURSK = (
    "More than 1,100 North Korean soldiers have been killed or injured in Kursk, the general staff of South Korea said "
    "on Monday, December 23."
)
FULL: dict[str, Any] = {
    "number": "1,100",
    "value": 1100,
    "measure": "casualties",
    "measure_words": ["killed or injured"],
    "people": "North Korean soldiers",
    "role": "soldiers",
    "country": "KP",
    "place": "Kursk",
    "sources": [{"words": "the general staff of South Korea"}],
    "said": "on Monday, December 23",
}


def draft(reading: Reading, **proposal: Any) -> tuple[Draft | None, list[Problem]]:
    portion = next(portions_of(reading))
    return drafted(reading, portion, Proposal.model_validate({"sentence": 1, **proposal}))


def test_every_field_is_resolved_as_the_rules_resolve_it(reading: Begun) -> None:
    begun = reading(KURSK, day="2024-12-24")
    found, off = draft(begun, **FULL)
    assert found is not None
    assert not off
    assert (found.group.role, found.group.country, found.group.text) == ("soldiers", "KP", "North Korean soldiers")
    assert (found.places[0].country, found.places[0].precision) == ("RU", "region")
    (source,) = found.sources
    assert (source.entity, source.type, source.stated) == ("kr.jcs", "military", True)
    assert source.said is not None
    assert source.said.start == "2024-12-23"
    assert found.as_of is not None
    assert (found.as_of.start, found.as_of.inferred) == ("2024-12-23", True)
    assert (found.confidence, found.basis) == (KNOWN, "official")
    words = {name: [KURSK[span.start : span.end] for span in spans] for name, spans in found.evidence.items()}
    assert words["qualifier"] == ["More than"]
    assert words["places"] == ["Kursk"]
    assert words["sources"] == ["general staff of South Korea"]


def test_a_field_that_the_words_do_not_hold_is_empty_and_told(reading: Begun) -> None:
    begun = reading(KURSK, day="2024-12-24")
    wrong = {
        "country": "FR",
        "place": "Paris",
        "people": "French soldiers",
        "sources": [{"words": "the French minister", "type": "government"}],
        "as_of": "in Kursk",
        "said": None,
        "event": "Kursk",
        "stance": "denied",
        "stance_words": "denies",
    }
    found, (off,) = draft(begun, **{**FULL, **wrong})
    assert found is not None
    assert (found.group.role, found.group.country, found.group.text) == ("people", None, None)
    assert (found.sources, found.stance, found.event) == ((), "asserted", None)
    assert not {"group", "sources", "as_of", "event", "stance"} & found.evidence.keys()
    assert (off.kind, off.start, off.end) == ("dropped", 10, 15)
    for told in ("“French soldiers”", "country FR", "“Paris”", "“the French minister”", "gives no day", "“denies”"):
        assert told in off.why


def test_a_speaker_named_before_is_carried_and_marked_so(reading: Begun) -> None:
    begun = reading("Police in Osijek spoke on Sunday. 14 people were killed.")
    told = {"number": "14", "value": 14, "measure": "killed", "measure_words": ["killed"]}
    found, off = draft(begun, sentence=2, sources=[{"words": "Police"}], **told)
    assert found is not None
    assert not off
    assert [(source.type, source.stated) for source in found.sources] == [("police", False)]


def test_who_passes_it_on_bears_the_day(reading: Begun) -> None:
    text = "Yonhap reported on Monday that the intelligence service had counted 300 soldiers killed."
    begun = reading(text, day="2024-12-24")
    found, _ = draft(
        begun,
        number="300",
        value=300,
        measure="killed",
        measure_words=["killed"],
        sources=[{"words": "the intelligence service"}, {"words": "Yonhap", "via": True}],
        said="on Monday",
    )
    assert found is not None
    assert [speaker.said and speaker.said.start for speaker in (*found.sources, *found.via)] == [None, "2024-12-23"]


def test_a_speaker_and_a_place_that_no_list_knows_are_taken_as_printed(reading: Begun) -> None:
    begun = reading("Zorblax of Quuxville said that 14 people were killed in Quuxville.")
    told = {"number": "14", "value": 14, "measure": "killed", "measure_words": ["killed"], "place": "Quuxville"}
    found, off = draft(begun, sources=[{"words": "Zorblax", "type": "witness"}], **told)
    assert found is not None
    assert not off
    assert [(place.name, place.country) for place in found.places] == [("Quuxville", None)]
    assert found.sources[0].type == "witness"


def test_words_that_are_not_known_make_an_unsure_claim(reading: Begun) -> None:
    begun = reading("14 people bought the farm on Sunday.")
    found, _ = draft(begun, number="14", value=14, measure="killed", measure_words=["bought the farm"])
    assert found is not None
    assert found.confidence == UNKNOWN


def test_what_is_missing_is_counted_as_it_stands(reading: Begun) -> None:
    found, _ = draft(reading("14 are missing."), number="14", value=14, measure="missing", measure_words=["missing"])
    assert found is not None
    assert found.counting == "stock"


def test_a_sentence_that_was_not_asked_about(reading: Begun) -> None:
    found, (off,) = draft(reading("14 people were killed."), **{**FULL, "sentence": 7})
    assert found is None
    assert (off.kind, off.why) == (
        "refused",
        "A claim that the language model proposed is left out: there is no sentence 7.",
    )
