"""What people said, in words for people."""

import io
from dataclasses import replace

import pytest

from counterclaim.model import (
    Addition,
    Adoption,
    Claim,
    Correction,
    Entry,
    Group,
    Grouping,
    Heard,
    Judged,
    Judgement,
    Note,
    Overruling,
    Sentence,
    Series,
    Step,
    Withdrawal,
    quantity,
)
from counterclaim.output.judgements import said, told, write_history, write_judgements
from counterclaim.output.naming import Names
from counterclaim.output.report.fields import fields_of
from counterclaim.output.table import write

AT = "2025-06-02T12:00:00.000001+00:00"
CLAIM = Claim("m_1", "a.txt", "t_1", "en", 0, 2, Sentence(0, 8, "12 dead."), quantity(12, "exact", "12"), "killed",
              Group("people"), gloss="12 people killed.", confidence=0.9)  # fmt: skip
COUNT = {"low": 12, "high": None, "qualifier": "at_least", "text": "12", "unit": "person"}


@pytest.mark.parametrize(
    ("kind", "what", "words"),
    [
        ("accept", None, "accepts m_1"),
        ("correct", Correction("quantity", COUNT, {**COUNT, "low": 1600}),
         "corrects m_1: quantity ≥ 1,600 (read as ≥ 12)"),
        ("correct", Correction("sources", [], [{"name": "A"}, {"name": "B"}]),
         "corrects m_1: sources A and B (read as not told)"),
        ("add", Addition(CLAIM), "adds m_1 to a.txt: 12 people killed"),
        ("add", Addition(CLAIM, Heard("AFAD", "by phone", "2025-06-02")),
         "adds m_1 to a.txt: 12 people killed, heard by phone"),
        ("adopt", Adoption(Series("killed", country="TR"), 1600, 1500, None, "final"),
         "adopts 1,600, at least 1,500 for killed, people, TR, final"),
        ("overrule", Overruling("agrees", "m_1", "m_2", "v_1"), "says that m_2 agrees m_1, against v_1"),
        ("merge", Grouping("speakers", ("a", "b")), "merges speakers: a, b"),
        ("split", Grouping("stories", ("a",), "s_1"), "splits stories out of s_1: a"),
        ("note", None, "notes of m_1"),
        ("note", Note("s_1", ("a",)), "notes of the story s_1"),
        ("withdraw", Withdrawal("j_1"), "takes j_1 back"),
    ],
)  # fmt: skip
def test_every_judgement_is_told_in_words(kind: str, what: object, words: str) -> None:
    judgement = Judgement(kind, "lena", "seen", "m_1", what=what, at=AT, id="j_2")  # type: ignore[arg-type]
    assert said(judgement) == words
    assert told(judgement) == f"j_2: lena {words} (seen)."


def test_names_and_reasons_cannot_steer_a_terminal() -> None:
    assert "\x1b" not in told(Judgement("accept", "le\x1b[2Jna", "se\x1ben", "m_1", id="j_1"))


def test_states_and_stories_are_listed() -> None:
    judgement = Judgement("reject", "lena", "a film", "m_1", at=AT, id="j_1")
    stream = io.StringIO()
    write_judgements([Entry(judgement, "waiting", "gone")], "csv", stream)
    assert stream.getvalue().splitlines()[1].endswith("lena,rejects m_1,a film,waiting: gone,j_1")
    steps = [Step(AT, "told", "a.txt", "t_1"), Step(AT, "found", "a.txt", "t_1", "rules/1"),
             Step(AT, "not_found", "a.txt", "t_1", "rules/2"),
             Step(AT, "judged", "a.txt", "t_1", "lena", judgement, True),
             Step(AT, "replaced", "a.txt", "t_2")]  # fmt: skip
    stream = io.StringIO()
    write_history(steps, "csv", stream)
    assert [line.split(",", 1)[1] for line in stream.getvalue().splitlines()[1:]] == [
        "came with the text t_1,a.txt", "read by rules/1,a.txt", '"read by rules/2, which did not find it",a.txt',
        "lena rejects m_1 (a film); withdrawn,a.txt",
        '"came with another text, t_2: the claim no longer stands",a.txt',
    ]  # fmt: skip


def test_a_judged_claim_says_so_in_the_table_and_the_report() -> None:
    judged = replace(CLAIM, judged=Judged("correct", "lena", AT, "a typo", {"measure": "injured"}))
    stream = io.StringIO()
    write([judged, CLAIM], "table", stream, width=140)
    assert stream.getvalue().count("people killed, corrected by lena") == 1
    stream = io.StringIO()
    write([judged], "csv", stream)
    assert ",corrected by lena," in stream.getvalue()
    fields = dict(fields_of(judged, Names()))
    assert (fields["Judged"], fields["As it was read"]) == ("corrected by lena: a typo", "measure: injured")
