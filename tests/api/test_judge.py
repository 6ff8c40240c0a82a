"""What people may say, through the public functions, and what it makes of the ledger."""

from pathlib import Path

import pytest

import counterclaim
from counterclaim import LedgerError, UsageError, judge
from counterclaim.api.corrections import FIELDS
from counterclaim.ledger import Ledger as Store

STORY = "Police said 15 people were killed on Monday. The mayor spoke of 30 injured, and half a dozen lay in the hall."


@pytest.fixture(autouse=True)
def _ledger(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger with one report, in a folder to work in."""
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COUNTERCLAIM_USER", "lena")
    counterclaim.add("a.txt", date="2025-06-02")


def killed() -> counterclaim.Claim:
    """The claim of those killed."""
    return next(claim for claim in counterclaim.claims() if claim.measure == "killed")


def test_who_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert judge.accept(killed().id).by == "lena"
    assert judge.accept(killed().id, by="omar").by == "omar"
    monkeypatch.delenv("COUNTERCLAIM_USER")
    monkeypatch.setattr("counterclaim.settings.getuser", lambda: "login")
    assert judge.accept(killed().id).by == "login"

    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("counterclaim.settings.getuser", nobody)
    with pytest.raises(UsageError, match="Say who you are, with --by NAME"):
        judge.accept(killed().id)


def test_no_ledger_is_made_for_a_judgement() -> None:
    with pytest.raises(LedgerError, match=r"There is no ledger at other\.db"):
        judge.accept("m_0", ledger="other.db")
    assert not Path("other.db").exists()


@pytest.mark.parametrize(
    ("field", "words", "path", "now"),
    [
        ("number", "16", "quantity", {"low": 16, "high": 16, "qualifier": "exact", "text": "15", "unit": "person"}),
        ("number", "15-20", "quantity", {"low": 15, "high": 20, "qualifier": "range", "text": "15", "unit": "person"}),
        ("qualifier", "at_least", "quantity",
         {"low": 15, "high": None, "qualifier": "at_least", "text": "15", "unit": "person"}),
        ("measure", "injured", "measure", "injured"),
        ("role", "civilians", "group.role", "civilians"),
        ("country", "tr", "group.country", "TR"),
        ("entity", "hamas", "group.entity", "hamas"),
        ("counting", "new", "counting", "new"),
        ("basis", "hospital", "basis", "hospital"),
        ("stance", "denied", "stance", "denied"),
        ("standpoint", "adversary", "standpoint", "adversary"),
        ("as-of", "2025-06", "as_of",
         {"start": "2025-06-01", "end": "2025-06-30", "text": None, "inferred": False, "why": None}),
    ],
)  # fmt: skip
def test_a_field_is_corrected(field: str, words: str, path: str, now: object) -> None:
    made = judge.correct(killed().id, field, words, "seen")
    assert made.what is not None
    assert (made.what.field, made.what.new) == (path, now)  # type: ignore[union-attr]
    (claim,) = (claim for claim in counterclaim.claims() if claim.judged)
    assert path in claim.judged.was  # type: ignore[union-attr]


def test_the_gloss_says_what_was_corrected() -> None:
    id = killed().id
    judge.correct(id, "number", "16", "seen")
    judge.correct(id, "place", "Kursk, RU", "seen")
    judge.correct(id, "said_by", "the mayor; the governor", "seen")
    (claim,) = (claim for claim in counterclaim.show() if claim.judged)
    assert claim.gloss == "16 people killed in Kursk, Russia as of 2 June 2025, say the mayor and the governor."


def test_a_field_may_be_emptied() -> None:
    id = killed().id
    for field in ("said-by", "country", "standpoint", "place"):
        judge.correct(id, field, {"country": "TR", "place": "RU", "standpoint": "own"}.get(field, "x"), "seen")
        judge.correct(id, field, "", "seen")
    (claim,) = (claim for claim in counterclaim.claims() if claim.judged)
    assert (claim.sources, claim.group.country, claim.standpoint, claim.places) == ((), None, None, ())


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("colour", "red", "The fields are: number, qualifier"),
        ("number", "many", "write 600, or 10-12"),
        ("qualifier", "some", "It is one of: exact, at_least"),
        ("measure", "hurt", "It is one of: killed"),
        ("country", "Turkey", "give two letters"),
        ("as_of", "soon", "write 2025-03-28, 2025-03"),
        ("as_of", "2025-01-01/2025-01-02/2025-01-03", "write 2025-03-28, 2025-03"),
        ("number", "15", "nothing to correct"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(field: str, words: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        judge.correct(killed().id, field, words, "seen")
    assert judge.listed() == []


def test_every_field_that_can_be_corrected_is_in_the_help() -> None:
    from counterclaim.cli.judging import correct

    assert not [field for field in FIELDS if field not in (correct.__doc__ or "")]


def test_a_claim_is_added_from_the_text_letter_for_letter() -> None:
    added = judge.add(
        "half a dozen", "displaced", judge.InText("a.txt"), "missed", {"number": "6", "said_by": "the mayor"}
    )
    claim = next(claim for claim in counterclaim.claims() if claim.id == added.claim)
    assert STORY[claim.start : claim.end] == "half a dozen" == claim.quantity.text
    assert claim.sentence.text == STORY[STORY.index("The mayor") :]
    assert (claim.quantity.low, claim.reader, claim.confidence) == (6, "person", 1.0)
    assert claim.published is not None
    assert claim.gloss == "6 people displaced, says the mayor."
    assert [claim.quantity.text for claim in counterclaim.claims()] == ["15", "30", "half a dozen"]


@pytest.mark.parametrize(
    ("words", "measure", "where", "said"),
    [
        ("17", "killed", judge.InText("a.txt"), "'17' does not stand in a.txt, letter for letter"),
        ("1", "killed", judge.InText("a.txt"), "'1' does not stand in a.txt, letter for letter"),
        ("", "killed", judge.InText("a.txt"), "does not stand"),
        ("15", "killed", judge.InText("a.txt", 3), "At character 3 of a.txt stands"),
        ("of", "killed", judge.InText("b.txt"), "There is no document b.txt"),
        ("half a dozen", "displaced", judge.InText("a.txt"), "Say which number 'half a dozen' is"),
        ("15", "hurt", judge.InText("a.txt"), "There is no measure 'hurt'"),
        ("15", "killed", judge.InText("a.txt"), "That claim is there already, as m_"),
        ("15", "killed", judge.Heard("AFAD", "by phone", "soon"), "say when it was heard"),
    ],
)
def test_what_cannot_be_added(words: str, measure: str, where: judge.InText | judge.Heard, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        judge.add(words, measure, where)
    assert judge.listed() == []


def test_words_that_stand_twice_are_asked_about() -> None:
    Path("b.txt").write_text("They counted 12 tents. Then 12 arrests were made.", encoding="utf-8")
    counterclaim.add("b.txt", lang="en")
    with pytest.raises(UsageError, match=r"stands in b.txt 2 times. Say which: --at 13: …They counted 12 tents"):
        judge.add("12", "displaced", judge.InText("b.txt"))
    assert judge.add("12", "displaced", judge.InText("b.txt", 13)).claim


def test_what_was_heard_is_kept_as_a_note_with_its_speaker_and_day(store: str) -> None:
    said = judge.add("1,200", "displaced", judge.Heard("AFAD", "by phone", "2025-06-03"), "", {"country": "TR"})
    (claim,) = (claim for claim in counterclaim.claims() if claim.judged)
    assert claim.id == said.claim
    assert (claim.quantity.low, claim.group.country, claim.sources[0].name) == (1200, "TR", "AFAD")
    assert claim.sources[0].said is not None
    assert claim.sources[0].said.start == "2025-06-03"
    with Store.open(store, create=False) as ledger:
        note = ledger.document(claim.doc)
    assert note is not None
    assert note.text[claim.start : claim.end] == "1,200"
    judge.withdraw(said.id)
    assert not any(claim.judged for claim in counterclaim.claims())


def test_a_figure_is_adopted_until_a_newer_one_overtakes_it() -> None:
    adopted = judge.adopt(15, judge.Series("killed"), "the list", "verified", (14, 16))
    assert [entry.state for entry in judge.listed()] == ["stands"]
    Path("b.txt").write_text("Police said at least 12 people were killed on Monday.", encoding="utf-8")
    counterclaim.add("b.txt")
    assert judge.queue() == []
    Path("c.txt").write_text("Police said 19 people were killed on Monday.", encoding="utf-8")
    counterclaim.add("c.txt")
    (entry,) = judge.queue()
    assert (entry.judgement, entry.state) == (adopted, "overtaken")
    assert next(claim.id for claim in counterclaim.claims() if claim.doc == "c.txt") in entry.note
    judge.withdraw(adopted.id)
    assert judge.queue() == []


def test_a_toll_gives_the_adopted_figure() -> None:
    judge.adopt(14, judge.Series("killed"), "the list", "verified")
    (found,) = (toll for toll in counterclaim.toll() if toll.measure == "killed")
    assert (found.best, found.best_by) == (14, ("lena",))


def test_an_adopted_figure_is_one_of_a_measure_and_between_its_ends() -> None:
    with pytest.raises(UsageError, match="There is no measure 'hurt'"):
        judge.adopt(15, judge.Series("hurt"), "")
    with pytest.raises(UsageError, match="15 does not lie between"):
        judge.adopt(15, judge.Series("killed"), "", ends=(16, None))


def test_notes_of_a_claim_a_story_and_a_document() -> None:
    claim, story = killed(), counterclaim.stories()[0]
    assert judge.note(claim.id, "ask again").claim == claim.id
    assert judge.note("a.txt", "a copy").doc == "a.txt"
    assert judge.note(story.id, "one fire").what.members == story.docs  # type: ignore[union-attr]
    assert counterclaim.history(claim.id)[-1].judgement.why == "ask again"  # type: ignore[union-attr]
    assert killed() == claim
    for about in ("m_0000000000000000", "s_0000000000000000", "b.txt"):
        with pytest.raises(UsageError, match=r"There is no (claim|story|document)"):
            judge.note(about, "seen")
    with pytest.raises(UsageError, match="A note wants words"):
        judge.note(claim.id, " ")


def test_verdicts_speakers_and_stories_are_judged() -> None:
    a, b = (claim.id for claim in counterclaim.claims())
    assert judge.overrule("not_comparable", [a, b], "other people").kind == "overrule"
    assert judge.merge("speakers", ["kr.nis", "x.nis"], "one").kind == "merge"
    assert next(each for each in counterclaim.verdicts() if each.a == a).why.startswith("lena says")
    with pytest.raises(UsageError, match="There is no story s_1"):
        judge.split("stories", ["a.txt"], "another fire", "s_1")
    with pytest.raises(UsageError, match="say out of which"):
        judge.split("stories", ["a.txt", "b.txt"], "another fire")
    story = counterclaim.stories()[0].id
    assert judge.split("stories", ["a.txt"], "another fire", story).what.members == (("a.txt",),)  # type: ignore[union-attr]
    for wrong in ([a], [a, a], [a, b, a]):
        with pytest.raises(UsageError):
            judge.overrule("agrees", wrong, "seen")
    with pytest.raises(UsageError, match="name at least two"):
        judge.merge("speakers", ["kr.nis", "kr.nis"], "one")
