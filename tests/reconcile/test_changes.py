"""What changed: how each series stood, how it stands, who says so, in which words."""

from dataclasses import replace

from counterclaim.gazetteer.nesting import within
from counterclaim.model import Adoption, Judgement, Position, Series, Speaker, Story
from counterclaim.reconcile.changes import Then, changes_of
from counterclaim.reconcile.dossier import dossier_of
from counterclaim.reconcile.rules import rules

MAYOR = {"by": "tr.disaster", "place": "Izmir"}


def changed(told, known, said=(), earlier=(), positions=()):
    """The changes of a story since only the reports `known` had appeared."""
    story = Story("s_1", "A quake", tuple(sorted({one.claim.doc for one in told})))
    dossier = dossier_of(story, told, positions, rules(), within, "latest-official")
    then = Then(lambda one: one.claim.doc in known, earlier)
    return changes_of([dossier], said, then, rules())


def rising(tell):
    return [
        tell("a", 10, on="2025-03-01T06", **MAYOR),
        tell("b", 25, on="2025-03-01T12", **MAYOR),
        tell("c", 40, on="2025-03-01T18", **MAYOR),
    ]


def test_a_toll_that_rises_three_times_in_a_day_is_one_row(tell):
    told = rising(tell)
    (row,) = changed(told, "a")
    assert (row.what, row.old.best, row.new.best) == ("raised", 10, 40)
    assert (row.measure, row.place, row.title) == ("killed", "Izmir", "A quake")
    assert [quote.claim for quote in row.quotes] == [told[2].claim.id]
    assert len(row.verdicts) == 2


def test_nothing_changed_where_nothing_is_new(tell):
    assert changed(rising(tell), "abc") == []


def test_a_series_that_nobody_had_told_of_is_new(tell):
    (row,) = changed([*rising(tell), tell("c", 7, "missing", on="2025-03-01T18", **MAYOR)], "abc"[:0])[1:]
    assert (row.what, row.old, row.new.best) == ("new series", None, 7)


def test_a_recount_lowers(tell):
    told = [*rising(tell), tell("d", 32, on="2025-03-05", **MAYOR)]
    (row,) = changed(told, "abc")
    assert (row.what, row.old.best, row.new.best) == ("lowered", 40, 32)


def test_a_number_settles_what_was_a_range(tell):
    told = [
        tell("a", 12, "killed", "vague", on="2025-03-01T06", upper=99, **MAYOR),
        tell("b", 15, on="2025-03-02", **MAYOR),
    ]
    (row,) = changed(told, "a")
    assert (row.what, row.old.best, row.new.best) == ("settled", None, 15)


def test_the_same_figure_again_is_no_change(tell):
    told = [*rising(tell), tell("d", 40, on="2025-03-02", **MAYOR)]
    assert changed(told, "abc") == []


def test_another_side_contests_and_gives_in(tell):
    first = tell("a", 300, by="kr.nis", on="2025-01-10", place="Kursk", country="KP", role="soldiers")
    rival = tell("b", 3000, by="ua.president", on="2025-01-10", place="Kursk", country="KP", role="soldiers")
    (row,) = changed([first, rival], "a")
    assert (row.what, row.old.corroboration, row.new.best) == ("contested", "single", None)
    assert [quote.doc for quote in row.quotes] == ["b"]


def test_an_independent_speaker_corroborates(tell):
    told = [tell("a", 40, **MAYOR), tell("b", 40, by="un.ocha", type="international", place="Izmir")]
    (row,) = changed(told, "a")
    assert (row.what, row.old.best, row.new.best) == ("corroborated", 40, 40)


def test_a_person_adopts_a_figure(tell):
    told = [tell("a", 40, **MAYOR)]
    word = Judgement("adopt", "lena", "the ministry told me", at="2025-03-02T10:00:00+00:00",
                     what=Adoption(Series("killed"), 41, "confirmed"))  # fmt: skip
    (row,) = changed(told, "a", said=[word])
    assert (row.what, row.old.best, row.new.best, row.by) == ("adopted", 40, 41, ("lena",))
    assert row.at.start == word.at
    assert changed(told, "a", said=[word], earlier=[word]) == []


def test_a_stand_is_told_once(tell):
    told = [tell("a", 40, **MAYOR), tell("b", 40, **MAYOR), tell("c", 40, **MAYOR)]
    source = Speaker("Kremlin", "Kremlin", "government", "RU", "ru.president")
    stand = Position("p_1", "b", "t", "en", 60, 90, "declined to comment", source, "declines", "killed")
    again = replace(stand, id="p_2", doc="c", lang="de")
    (row,) = changed(told, "a", positions=[stand, again])
    assert (row.what, row.quotes[0].claim, row.new.best) == ("declines", "p_1", 40)
    assert changed(told, "ab", positions=[stand, again]) == []


def test_most_told_first_and_a_sentence_once(tell):
    told = [
        *(
            tell("a", number, measure, on="2025-03-01", **MAYOR)
            for measure, number in (("killed", 10), ("injured", 30))
        ),
        *(tell("b", 12, on="2025-03-02", sentence=5, start=start, **MAYOR) for start in (5, 8)),
        tell("b", 31, "injured", on="2025-03-02", **MAYOR),
    ]
    rows = changed(told, "a")
    assert [(row.measure, row.what, len(row.quotes)) for row in rows] == [
        ("killed", "raised", 1),
        ("injured", "raised", 1),
    ]


def test_what_a_rewritten_page_said_before_stood_then_and_is_gone(tell):
    told = [tell("a-before", 14, on="2025-03-01", **MAYOR), tell("a", 21, on="2025-03-01", **MAYOR)]
    story = Story("s_1", "A quake", ("a",))
    dossier = dossier_of(story, told, (), rules(), within, "latest-official")
    then = Then(lambda one: one.claim.doc == "a-before", gone=lambda one: one.claim.doc == "a-before")
    (row,) = changes_of([dossier], (), then, rules())
    assert (row.what, row.old.best, row.new.best, row.new.low) == ("raised", 14, 21, 21)
    assert [quote.doc for quote in row.quotes] == ["a"]
    assert row.verdicts == ()


def test_one_more_figure_contradicts_what_was_contested_before(tell):
    told = [
        tell("a", 300, by="kr.nis", on="2025-01-10", place="Kursk", country="KP", role="soldiers"),
        tell("b", 3000, by="ua.president", on="2025-01-10", place="Kursk", country="KP", role="soldiers"),
        tell("c", 900, by="us.army", on="2025-01-10", place="Kursk", country="KP", role="soldiers"),
    ]
    (row,) = changed(told, "ab")
    assert (row.what, row.new.low, row.new.high) == ("contradicted", 300, 3000)
    assert changed(told, "abc") == []
    copy = tell("d", 900, by="us.army", on="2025-01-10", place="Kursk", country="KP", role="soldiers", copy_of="c")
    assert changed([*told, copy], "abc") == []


def test_an_end_that_is_overtaken_narrows(tell):
    told = [
        tell("a", 30, place="Izmir"),
        tell("b", 40, **MAYOR),
        tell("c", 40, by="un.ocha", type="international", place="Izmir"),
        tell("d", 40, by="eu.commission", type="international", on="2025-03-04", place="Izmir"),
    ]
    (row,) = changed(told, "abc")
    assert (row.what, row.old.low, row.new.low, row.new.best) == ("narrowed", 30, 40, 40)
