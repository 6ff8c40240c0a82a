"""A person's word on verdicts and tolls stands in their place."""

from counterclaim.model import Adoption, Judgement, Overruling, Series, Toll, Verdict
from counterclaim.reconcile.by_people import adopted, overruled

SAID = Judgement("overrule", "lena", "one list", what=Overruling("agrees", "m_2", "m_1"))
VERDICTS = [Verdict("v_1", "contradicts", "m_1", "m_2", "far apart"), Verdict("v_2", "updates", "m_1", "m_3", "later")]


def toll(**more: object) -> Toll:
    """What stands of those killed in Kursk."""
    fields: dict[str, object] = {
        "story": "s_1", "event": "", "docs": ("a",), "measure": "killed", "role": "soldiers", "country": "KP",
        "place": None, "low": 10, "best": None, "high": 30, "as_of": None, "corroboration": "contested",
        "claims": ("m_1",), "why": "two accounts", "rules": "r/1",
    }  # fmt: skip
    return Toll(**{**fields, **more})  # type: ignore[arg-type]


def adoption(figure: int = 12, **series: object) -> Judgement:
    """Lena adopts a figure."""
    return Judgement("adopt", "lena", "the list", what=Adoption(Series("killed", **series), figure, 11, None))  # type: ignore[arg-type]


def test_an_overruled_verdict_is_told_as_the_person_says_with_a_reason() -> None:
    first, second = overruled(VERDICTS, [SAID])
    assert (first.relation, first.a, first.b, first.why) == ("agrees", "m_2", "m_1", "lena says so: one list")
    assert (first.rules, second) == ("judged", VERDICTS[1])


def test_the_newest_word_counts_and_is_told_once() -> None:
    newer = Judgement("overrule", "omar", "no", what=Overruling("not_comparable", "m_1", "m_2"))
    assert [each.relation for each in overruled([*VERDICTS, VERDICTS[0]], [SAID, newer])] == [
        "not_comparable",
        "updates",
    ]


def test_what_no_verdict_relates_a_person_may() -> None:
    assert [each.relation for each in overruled(VERDICTS[1:], [SAID])] == ["updates", "agrees"]
    assert list(overruled(VERDICTS, [])) == VERDICTS


def test_an_adopted_figure_is_the_best_of_its_toll() -> None:
    (found,) = adopted([toll()], [adoption(country="KP")])
    assert (found.low, found.best, found.high, found.best_by) == (11, 12, 30, ("lena",))
    assert found.why == "lena adopts 12 (provisional): the list. Without that: two accounts"
    assert found.rules == "r/1/judged"


def test_a_figure_that_fits_no_toll_or_several_is_given_to_none() -> None:
    assert adopted([toll()], [adoption(country="UA")]) == [toll()]
    assert adopted([toll()], [adoption(role="civilians")]) == [toll()]
    two = [toll(), toll(place="Kursk")]
    assert adopted(two, [adoption()]) == two
    assert [each.best for each in adopted(two, [adoption(place="Kursk")])] == [None, 12]


def test_of_several_that_fit_the_one_that_is_named_in_full_is_meant() -> None:
    wide, narrow = toll(role="people"), toll(role="soldiers")
    found = adopted([wide, narrow], [adoption(role="people", country="KP")])
    assert [each.best for each in found] == [12, None]
    twice = [wide, wide]
    assert adopted(twice, [adoption(role="people", country="KP")]) == twice
