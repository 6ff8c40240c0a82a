"""What became "killed" on the way."""

from counterclaim.reconcile.distortion import distorted
from counterclaim.reconcile.rules import rules


def found(*told):
    return [(a.claim.doc, b.claim.doc, relation.drift) for a, b, relation in distorted(told, rules())]


def test_killed_or_injured_retold_as_killed(tell):
    source = tell("a", 300, "casualties", by="kr.nis")
    retold = tell("b", 300, "killed", by="kr.nis", on="2025-03-02")
    assert found(source, retold) == [("a", "b", {"measure": "casualties>killed"})]


def test_a_headline_that_says_more_than_its_text(tell):
    headline = tell("a", 300, "killed", sentence=0, start=0)
    text = tell("a", 300, "casualties", sentence=100, start=110)
    assert found(headline, text) == [("a", "a", {"measure": "killed>casualties"})]


def test_the_same_number_by_chance(tell):
    assert found(tell("a", 12, "casualties", by="kr.nis"), tell("b", 12, "killed", by="kr.nis")) == []
    assert found(tell("a", 300, "injured", by="kr.nis"), tell("b", 300, "killed", by="kr.nis")) == []
    assert found(tell("a", 300, "casualties", by="kr.nis"), tell("b", 300, "killed", by="ua.gur")) == []
