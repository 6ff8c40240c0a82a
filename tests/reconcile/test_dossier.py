"""All that stands of a story."""

from counterclaim.gazetteer.nesting import within
from counterclaim.model import Adoption, Judgement, Overruling, Position, Series, Speaker, Story
from counterclaim.reconcile.dossier import as_judged, dossier_of
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.toll import tolls_of
from counterclaim.reconcile.verdicts import verdicts_of


def position(doc: str, stand: str = "declines", measure: str | None = "killed", at: int = 0) -> Position:
    source = Speaker("Kremlin", "Kremlin", "government")
    return Position(f"p_{doc}", doc, "t_" + doc, "en", at, at + 5, "words", source, stand, measure)  # type: ignore[arg-type]


def test_its_verdicts_and_tolls_are_those_of_the_commands(tell):
    told = [
        tell("a", 12, by="tr.government", place="Izmir"),
        tell("b", 15, by="tr.government", place="Izmir", on="2025-03-02"),
        tell("b", 40, "injured", by="tr.government", place="Izmir", on="2025-03-02"),
    ]
    found = dossier_of(Story("s", "Quake", ("a", "b")), told, [], rules(), within, "latest-official")
    assert list(found.verdicts) == verdicts_of(told, rules(), within)
    assert [course.toll for course in found.courses] == tolls_of("s", told, rules(), within)
    assert [len(course.statements) for course in found.courses] == [2, 1]


def test_a_position_stands_with_its_series_or_with_the_story(tell):
    told = [tell("a", 12, place="Izmir"), tell("a", 40, "injured", place="Izmir")]
    stands = [position("a"), position("a", measure="evacuated")]
    found = dossier_of(Story("s", "Quake", ("a",)), told, stands, rules(), within, "latest-official")
    assert {course.series.measure: len(course.positions) for course in found.courses} == {"killed": 1, "injured": 0}
    assert [one.measure for one in found.positions] == ["evacuated"]


def test_the_word_of_people_stands(tell):
    told = [tell("a", 12, by="tr.government", place="Izmir"), tell("b", 40, by="tr.afad", type="ngo", place="Izmir")]
    found = dossier_of(Story("s", "Quake", ("a", "b")), told, [], rules(), within, "latest-official")
    a, b = (one.claim.id for one in told)
    said = [
        Judgement("adopt", "lena", "I counted", what=Adoption(Series("killed"), 14, status="provisional")),
        Judgement("overrule", "lena", "two towns", what=Overruling("not_comparable", a, b)),
        Judgement("overrule", "lena", "another story", what=Overruling("agrees", a, "m_elsewhere")),
    ]
    (judged,) = as_judged([found], said)
    assert [course.toll.best for course in judged.courses if course.toll] == [14]
    assert [(one.relation, one.why) for one in judged.verdicts] == [("not_comparable", "lena says so: two towns")]
