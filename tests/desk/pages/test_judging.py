"""What is said at the desk is kept, told, and taken back, by forms that work without a script."""

import html
import re

import httpx2
import pytest

from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Entry, Judgement

from ..conftest import Client


def _claims(ledger: str) -> list[Claim]:
    with Ledger.open(ledger, create=False) as store:
        return list(store.claims())


def _claim(ledger: str) -> Claim:
    return next(claim for claim in _claims(ledger) if claim.measure == "killed" and claim.quantity.qualifier == "exact")


def _said(ledger: str, claim: str) -> list[Entry]:
    with Ledger.open(ledger, create=False) as store:
        return store.said_of(claim)


def _judge(ledger: str, kind: str, claim: str, by: str, why: str = "") -> Judgement:
    with Ledger.open(ledger) as store:
        return store.judge(Judgement(kind, by, why, claim=claim))  # type: ignore[arg-type]


def _goes_on(answer: httpx2.Response) -> bool:
    return answer.status_code == 303


def test_accept_reject_and_undo(client: Client, ledger: str) -> None:
    claim = _claim(ledger)
    answer = client.send_form("/judge/accept?back=/speakers", claim=claim.id, seen="none")
    assert (answer.status_code, answer.headers["location"]) == (303, "/speakers")
    told = client.get("/").text
    assert "Accepted." in told
    assert html.escape(claim.gloss) in told
    assert "Accepted." not in client.get("/").text
    (accepted,) = _said(ledger, claim.id)
    assert _goes_on(client.send_form("/judge/reject", claim=claim.id, seen=accepted.judgement.id, why="a film"))
    assert claim.id not in {each.id for each in _claims(ledger)}
    assert _goes_on(client.send_form("/judge/undo"))
    assert claim.id in {each.id for each in _claims(ledger)}
    assert [entry.state for entry in _said(ledger, claim.id)] == ["stands", "withdrawn", "stands"]


def test_redo_is_to_take_the_undoing_back(client: Client, ledger: str) -> None:
    claim = _claim(ledger)
    client.send_form("/judge/reject", claim=claim.id, why="a film")
    rejected = _said(ledger, claim.id)[0].judgement
    client.send_form("/judge/withdraw", judgement=rejected.id)
    assert "Redo" in client.get("/").text
    undone = _said(ledger, claim.id)[1].judgement
    client.send_form("/judge/withdraw", judgement=undone.id)
    assert [entry.state for entry in _said(ledger, claim.id)] == ["stands", "withdrawn", "stands"]
    assert claim.id not in {each.id for each in _claims(ledger)}


@pytest.mark.parametrize(
    ("field", "new", "words"),
    [("number", "16", "quantity 16"), ("measure", "injured", "measure injured"),
     ("place", "Osijek, HR", "places Osijek"),
     ("said_by", "the mayor; the police", "sources the mayor and the police"), ("as_of", "2025-03", "as_of Mar 2025")],
)  # fmt: skip
def test_a_field_is_corrected(client: Client, ledger: str, field: str, new: str, words: str) -> None:
    claim = _claim(ledger)
    assert _goes_on(client.send_form("/judge/correct", claim=claim.id, field=field, new=new, why="seen", seen="none"))
    assert f"corrects {claim.id}: {words}" in client.get("/").text
    assert next(each for each in _claims(ledger) if each.id == claim.id).judged is not None


@pytest.mark.parametrize(
    ("path", "fields", "sentence"),
    [("reject", {}, "Say why"), ("correct", {"field": "number", "new": "many", "why": "x"}, "write 600"),
     ("correct", {"field": "colour", "new": "red", "why": "x"}, "has no field"),
     ("note", {"about": "m_0000000000000000", "why": "x"}, "There is no claim"),
     ("note", {"about": "nowhere", "why": "x"}, "There is no document"),
     ("withdraw", {"judgement": "j_0"}, "There is no judgement j_0"), ("undo", {}, "nothing of yours"),
     ("merge", {"things": "speakers", "ids": "a", "why": "x"}, "at least two"),
     ("merge", {"things": "stories", "ids": ["s_1", "s_2"], "why": "x"}, "There is no story s_1"),
     ("adopt", {"figure": "9", "low": "12", "measure": "killed", "why": "x"}, "does not lie between"),
     ("add", {"doc": "nowhere", "words": "9", "measure": "killed"}, "There is no document")],
)  # fmt: skip
def test_what_cannot_be_said_is_refused_in_a_sentence(
    client: Client, ledger: str, path: str, fields: dict[str, str], sentence: str
) -> None:
    answer = client.send_form(f"/judge/{path}", **{"claim": _claim(ledger).id, **fields})
    assert answer.status_code == 400
    assert sentence in answer.text
    with Ledger.open(ledger, create=False) as store:
        assert store.judgements() == []


def test_a_form_that_is_misshapen_is_refused(client: Client, ledger: str) -> None:
    claim = _claim(ledger).id
    for path, fields in (
        ("adopt", {"figure": "many", "measure": "killed"}),
        ("overrule", {"relation": "loves", "a": claim, "b": claim}),
        ("accept", {}),
        ("accept", {"claim": "x" * 3000}),
    ):
        assert client.send_form(f"/judge/{path}", **fields).status_code == 422


def test_a_missed_claim_is_added_where_it_stands(client: Client, ledger: str) -> None:
    claim = _claim(ledger)
    missed = {"doc": claim.doc, "words": claim.quantity.text, "start": str(claim.start), "measure": "displaced"}
    assert _goes_on(client.send_form("/judge/add", **missed, country="hr", said_by="the mayor", number="4"))
    added = next(each for each in _claims(ledger) if each.judged and each.judged.kind == "add")
    assert (added.start, added.measure, added.group.country) == (claim.start, "displaced", "HR")


def test_a_figure_is_adopted_and_claims_are_related(client: Client, ledger: str) -> None:
    a, b = _claims(ledger)[:2]
    series = {"measure": "killed", "role": "people", "country": "HR", "place": "", "event": ""}
    assert _goes_on(
        client.send_form("/judge/adopt", figure="15", low="", high="20", status="verified", why="x", **series)
    )
    assert _goes_on(client.send_form("/judge/overrule", relation="agrees", a=a.id, b=b.id, verdict="", why="seen"))
    with Ledger.open(ledger, create=False) as store:
        adopted, related = (judgement.what for judgement in store.judgements())
    assert (adopted.figure, adopted.low, adopted.high, adopted.series.place) == (15, None, 20, None)  # type: ignore[union-attr]
    assert (related.a, related.b, related.verdict) == (a.id, b.id, None)  # type: ignore[union-attr]


def test_stories_and_speakers_are_joined_and_parted(client: Client, ledger: str) -> None:
    with Ledger.open(ledger, create=False) as store:
        from counterclaim.resolve.stories import stories_of

        story = max(stories_of(store.told()), key=lambda story: len(story.docs))
    apart = {"things": "stories", "out_of": story.id, "ids": list(story.docs[:2]), "why": "another flood"}
    assert _goes_on(client.send_form("/judge/split", **apart))
    assert _goes_on(client.send_form("/judge/merge", things="speakers", ids=["a.b", "c.d"], why="one"))
    assert _goes_on(client.send_form("/judge/note", about=story.id, why="ask again"))
    with Ledger.open(ledger, create=False) as store:
        parted, _, noted = (judgement.what for judgement in store.judgements())
    assert parted.members == (story.docs,)  # type: ignore[union-attr]
    assert noted.members in (story.docs, story.docs[2:])  # type: ignore[union-attr]  # the index may follow later


def test_what_others_said_meanwhile_is_shown_instead_of_judged_over(client: Client, ledger: str) -> None:
    claim = _claim(ledger)
    _judge(ledger, "accept", claim.id, "omar", "as in the list")
    answer = client.send_form("/judge/reject", claim=claim.id, why="a film", seen="none")
    assert answer.status_code == 409
    assert "omar" in answer.text
    assert "as in the list" in answer.text
    assert [entry.judgement.by for entry in _said(ledger, claim.id)] == ["omar"]
    again = dict(re.findall(r'name="(claim|seen|why)" value="([^"]*)"', answer.text))
    assert _goes_on(client.send_form("/judge/reject", **again))
    assert [entry.judgement.kind for entry in _said(ledger, claim.id)] == ["accept", "reject"]


def test_what_others_took_back_is_news_as_well(client: Client, ledger: str) -> None:
    claim = _claim(ledger)
    mine = _judge(ledger, "accept", claim.id, "omar")
    with Ledger.open(ledger) as store:
        from counterclaim.model import Withdrawal

        store.judge(Judgement("withdraw", "omar", "", what=Withdrawal(mine.id)))
    assert client.send_form("/judge/accept", claim=claim.id, seen=mine.id).status_code == 409


def test_the_same_form_sent_twice_is_kept_once(client: Client, ledger: str) -> None:
    claim = _claim(ledger)
    for _ in range(2):
        assert _goes_on(client.send_form("/judge/reject", claim=claim.id, why="a film", seen="none"))
    assert len(_said(ledger, claim.id)) == 1


def test_a_conflict_is_told_in_the_part_of_the_page_that_asked(client: Client, ledger: str) -> None:
    claim = _claim(ledger)
    _judge(ledger, "accept", claim.id, "omar")
    csrf = re.findall(r'name="csrf" content="([^"]+)"', client.get("/").text)[0]
    form = {"csrf": csrf, "claim": claim.id, "seen": "none"}
    for asked, there in (("#review", 'id="review"'), ('#"><script>', 'id="conflict"')):
        answer = client.post("/judge/accept", data=form, headers={"X-Swap": asked})
        assert there in answer.text
        assert "<script>" not in answer.text


def test_without_the_forms_own_word_nothing_is_kept(client: Client, ledger: str) -> None:
    claim = _claim(ledger).id
    assert client.post("/judge/accept", data={"claim": claim}).status_code == 403
    assert _said(ledger, claim) == []


def test_another_ones_judgement_is_taken_back_by_an_admin_alone(client: Client, ledger: str) -> None:
    claim = _claim(ledger)
    theirs = _judge(ledger, "accept", claim.id, "omar")
    assert _goes_on(client.send_form("/judge/withdraw", judgement=theirs.id))  # alone at one's desk one may do all
    assert client.send_form("/judge/withdraw", judgement=theirs.id).status_code == 400
