"""Two statements of one series."""

from counterclaim.gazetteer.nesting import within
from counterclaim.reconcile.compare import by_one_speaker, by_others
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.series import series_of
from counterclaim.reconcile.statements import statements_of


def pair(*told):
    (series,) = series_of(told, rules(), within)
    return statements_of(series, rules())


def test_one_speaker_copied_with_two_figures_at_one_time_was_miscopied(tell):
    found = by_one_speaker(*pair(tell("a", 1_100, by="tr.afad"), tell("b", 11_000, by="tr.afad")), rules())
    assert found.relation == "contradicts"
    assert found.drift == {"number": "1100>11000"}


def test_one_report_with_two_figures_of_one_speaker_says_nothing(tell):
    kp = {"country": "KP", "role": "soldiers"}
    assert by_one_speaker(*pair(tell("a", 12, by="kr.jcs", **kp), tell("a", 40, by="kr.jcs", **kp)), rules()) is None


def test_what_lies_weeks_apart_is_not_held_against_each_other(tell):
    kp = {"country": "KP", "role": "soldiers"}
    told = pair(tell("a", 100, by="kr.jcs", on="2025-01-01", **kp), tell("b", 900, by="ua.gur", on="2025-02-01", **kp))
    assert by_others(*told, rules()) is None


def test_those_who_may_become_fewer_contradict_nobody_later(tell):
    more = pair(
        tell("a", 18, "missing", by="si.government", place="Izmir"),
        tell("b", 23, "missing", by="tr.afad", type="ngo", place="Izmir", on="2025-03-02"),
    )
    assert by_others(*more, rules()).relation == "updates"
    fewer = pair(
        tell("a", 18, "missing", by="si.government", place="Izmir"),
        tell("b", 6, "missing", by="tr.afad", type="ngo", place="Izmir", on="2025-03-02"),
    )
    assert by_others(*fewer, rules()) is None


def test_the_figures_of_a_list_are_not_miscopied(tell):
    assert by_one_speaker(*pair(tell("a", 1, by="tr.afad"), tell("b", 2, by="tr.afad")), rules()) is None
