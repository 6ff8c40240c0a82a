"""Verdicts between the figures of a story."""

from itertools import permutations

import pytest

from counterclaim.gazetteer.nesting import within
from counterclaim.model import Told
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.verdicts import verdicts_of


def told_by(*told: Told) -> set[tuple[str, str, str]]:
    """The verdicts as relation and the two reports."""
    docs = {one.claim.id: one.claim.doc for one in told}
    return {(v.relation, docs[v.a], docs[v.b]) for v in verdicts_of(told, rules(), within)}


def test_a_speaker_raises_the_count(tell):
    told = [tell("b", 600, by="kr.nis", on="2025-04-30"), tell("a", 300, by="kr.nis", on="2025-01-13")]
    (verdict,) = verdicts_of(told, rules(), within)
    assert (verdict.relation, verdict.a, verdict.b) == ("updates", told[1].claim.id, told[0].claim.id)
    assert (
        verdict.why == "National Intelligence Service (South Korea) raised the count from 300 to 600, 107 days later."
    )
    assert verdict.rules == "2026.1"


def test_a_speaker_lowers_the_count(tell):
    told = [tell("a", 40, by="tr.afad", on="2025-03-01"), tell("b", 37, by="tr.afad", on="2025-03-02")]
    assert [v.why for v in verdicts_of(told, rules(), within)] == [
        "Disaster and Emergency Management Presidency (Turkey) lowered the count from 40 to 37, 1 day later."
    ]


def test_two_speakers_at_one_time_contradict_where_the_wording_cannot_stretch(tell):
    soldiers = {"role": "soldiers", "country": "KP", "measure": "casualties"}
    staff = tell("a", 1_100, qualifier="more_than", by="kr.jcs", **soldiers)
    president = tell("a", 3_000, qualifier="more_than", by="ua.president", **soldiers)
    assert told_by(staff, president) == {("contradicts", "a", "a")}


@pytest.mark.parametrize(
    ("one", "other"),
    [(("more_than", 1_100), ("exact", 1_300)), (("about", 4_700), ("exact", 4_900)), (("at_least", 10), ("exact", 12))],
)
def test_two_speakers_agree_where_it_can(tell, one, other):
    soldiers = {"role": "soldiers", "country": "KP"}
    first = tell("a", one[1], qualifier=one[0], by="kr.jcs", **soldiers)
    second = tell("b", other[1], qualifier=other[0], by="ua.president", **soldiers)
    assert told_by(first, second) == {("agrees", "a", "b")}


def test_two_bodies_of_one_state_do_not_agree_for_they_are_one_source(tell):
    assert told_by(tell("a", 100, "killed", "about", by="kr.jcs"), tell("b", 101, by="kr.nis")) == set()


def test_an_hour_later_a_higher_toll_is_an_update_whoever_gives_it(tell):
    first = tell("a", 10, qualifier="at_least", on="2025-03-01T09")
    second = tell("b", 25, on="2025-03-01T10", by="tr.afad")
    assert told_by(first, second) == {("updates", "a", "b")}


def test_the_same_figure_again_repeats(tell):
    told = [tell("a", 12, qualifier="more_than", by="kr.nis"), tell("b", 12, qualifier="about", by="kr.nis")]
    (verdict,) = verdicts_of(told, rules(), within)
    assert verdict.relation == "repeats"
    assert verdict.drift == {"qualifier": "more_than>about"}
    assert verdict.why.endswith("On the way “more than” became “about”.")


def test_parts_make_up_a_whole(tell):
    told = [
        tell("a", 3_000, "casualties", start=0),
        tell("a", 300, "killed", start=20),
        tell("a", 2_700, "injured", start=40),
    ]
    found = verdicts_of(told, rules(), within)
    assert {(v.relation, v.why) for v in found} == {("part_of", "300 and 2,700 make up the 3,000.")}


def test_what_one_sentence_counts_out_is_a_part(tell):
    told = [tell("a", 4_700, "casualties", sentence=5, start=0), tell("a", 600, "killed", sentence=5, start=20)]
    assert [v.why for v in verdicts_of(told, rules(), within)] == ["600 killed are among the 4,700 killed or injured."]


def test_a_sum_that_does_not_come_out_is_shown(tell):
    told = [
        tell("a", 30, "casualties", sentence=5, start=0),
        tell("a", 4, "killed", sentence=5, start=20),
        tell("a", 25, "injured", sentence=5, start=40),
    ]
    (verdict,) = [v for v in verdicts_of(told, rules(), within) if v.relation == "contradicts"]
    assert verdict.why == "The sum does not come out: 4 and 25 are 29, not 30."


def test_a_list_of_names_is_a_floor_and_no_rival(tell):
    russians = {"role": "soldiers", "country": "RU"}
    names = tell("a", 71_000, by="ru.mediazona", basis="named_list", **russians)
    estimate = tell("a", 654_000, by="ua.general_staff", **russians)
    assert told_by(names, estimate) == {("not_comparable", "a", "a")}


def test_versions_of_one_text_never_quarrel(tell):
    told = [tell("a", 12, by="tr.afad", on="2025-03-01"), tell("b", 21, by="gr.police", copy_of="a", on="2025-03-01")]
    assert told_by(*told) == set()


def test_what_is_only_possible_contradicts_nobody(tell):
    assert told_by(tell("a", 12, by="tr.afad"), tell("b", 900, by="us.government", stance="possible")) == set()


def test_the_order_of_adding_does_not_matter(tell):
    told = [
        tell("a", 12, by="tr.afad", on="2025-03-01T09"),
        tell("b", 15, on="2025-03-01T12"),
        tell("c", 15, by="tr.afad", on="2025-03-01T12"),
        tell("d", 40, by="gr.police", on="2025-03-02"),
    ]
    assert len({frozenset(v.id for v in verdicts_of(order, rules(), within)) for order in permutations(told)}) == 1


def test_thousands_of_mentions_give_thousands_of_verdicts(tell):
    told = [
        tell(
            f"d{n}",
            10 + n // 50,
            by=("tr.afad", "gr.police", "us.government", None)[n % 4],
            on=f"2025-03-{1 + n // 200:02}",
        )
        for n in range(5_000)
    ]
    assert 1_000 < len(verdicts_of(told, rules(), within)) < 20_000
