"""The review queue: what is most urgent first, with all that is needed to judge it; what is done goes away."""

import html
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from counterclaim import add
from counterclaim.extract import READER
from counterclaim.indexing import bring_up
from counterclaim.ledger import Ledger
from counterclaim.model import Judgement, Reading

from ..conftest import Client

LATER = (
    "The flood in the Drava valley in Slovenia killed 19 people, the government of Slovenia said on Tuesday. "
    "Northgate Daily had reported a lower death toll of the Drava flood on Friday."
)


def _queue(client: Client, **asked: str) -> Any:
    return client.get("/api/v1/review", params=asked).json()


def _at_hand(page: str) -> str:
    return re.findall(r'name="claim" value="(m_[0-9a-f]{16})"', page)[0]


def _link(page: str, rel: str) -> str:
    return html.unescape(re.findall(rf'href="([^"]+)"[^>]* rel="{rel}"', page)[0])


def test_the_claim_at_hand_bears_its_words_its_reasons_and_its_fields(client: Client) -> None:
    view = _queue(client)
    item = view["item"]
    page = client.get("/review").text
    assert _at_hand(page) == item["claim"]
    assert "It alone is behind the best figure of its count." in page
    assert '<mark class="m-number' in page
    assert html.escape(item["gloss"]) in page
    assert "0 judged today" in page
    assert f"{view['total']} wait" in page
    assert [each["claim"] for each in view["next"]].count(item["claim"]) == 0


def test_what_is_done_goes_away_and_the_next_one_comes(client: Client) -> None:
    before = _queue(client)
    page = client.get("/review").text
    accept = html.unescape(re.findall(r'action="(/judge/accept[^"]+)"', page)[0])
    claim, seen = _at_hand(page), re.findall(r'name="seen" value="([^"]+)"', page)[0]
    answer = client.send_form(accept, at="/review", claim=claim, seen=seen)
    after = client.get(answer.headers["location"]).text
    assert _at_hand(after) == before["next"][0]["claim"]
    assert "Accepted." in after
    assert "1 judged today" in after
    assert _queue(client)["total"] == before["total"] - 1
    back = html.unescape(re.findall(r'action="(/judge/withdraw[^"]+)"', after)[0])
    judgement = re.findall(r'name="judgement" value="([^"]+)"', after)[0]
    again = client.send_form(back, at="/review", judgement=judgement)
    assert _at_hand(client.get(again.headers["location"]).text) == claim


def test_one_skips_and_comes_back(client: Client) -> None:
    first = client.get("/review").text
    second = client.get(_link(first, "next")).text
    third = client.get(_link(second, "next")).text
    assert len({_at_hand(first), _at_hand(second), _at_hand(third)}) == 3
    assert _at_hand(client.get(_link(third, "prev")).text) == _at_hand(second)
    assert _at_hand(client.get("/review").text) == _at_hand(first)


def test_the_whole_queue_is_walked_through_once(client: Client) -> None:
    page, seen = client.get("/review").text, list[str]()
    total = _queue(client)["total"]
    while _at_hand(page) not in seen:
        seen.append(_at_hand(page))
        page = client.get(_link(page, "next")).text
    assert len(seen) == total


@pytest.mark.parametrize(("name", "value"), [("measure", "missing"), ("lang", "de")])
def test_it_is_narrowed(client: Client, ledger: str, name: str, value: str) -> None:
    view = _queue(client, **{name: value})
    assert 0 < view["total"] < _queue(client)["total"]
    with Ledger.open(ledger, create=False) as store:
        claim = store.claim(view["item"]["claim"])
    assert getattr(claim, name) == value
    assert f'value="{value}" selected' in client.get("/review", params={name: value}).text


def test_of_one_story_and_of_ones_own(client: Client) -> None:
    whole = _queue(client)
    story = whole["item"]["story"]
    of_story = _queue(client, story=story)
    assert {each["story"] for each in of_story["next"]} == {story}
    assert _queue(client, mine="1")["total"] == 0
    client.post("/api/v1/judge/accept", json={"claim": whole["item"]["claim"]}, headers=_own(client))
    mine = _queue(client, mine="1")
    assert 0 < mine["total"] <= whole["total"]
    assert "Nothing waits here." in client.get("/review?story=s_0000000000000000").text


def _own(client: Client) -> dict[str, str]:
    return {"X-CSRF": re.findall(r'name="csrf" content="([^"]+)"', client.get("/").text)[0]}


def test_what_two_readers_have_otherwise_waits_with_that_reason(client: Client, ledger: str) -> None:
    with Ledger.open(ledger) as store:
        document = next(document for document in store.documents() if document.id == "drava-02-wire.txt")
        claims = tuple(claim for claim in store.claims() if claim.doc == document.id)
        store.read_by_two(Reading(document, claims), READER, Reading(document, claims[1:]), "llm/scripted@1")
    bring_up(ledger)
    page = client.get(f"/review?at={claims[0].id}").text
    assert "Two readers do not have it alike." in page
    assert "Two readers do not have it alike." not in client.get(f"/review?at={claims[1].id}").text


def test_a_claim_that_was_done_meanwhile_is_not_asked_again(client: Client, ledger: str) -> None:
    claim = _queue(client)["item"]["claim"]
    with Ledger.open(ledger) as store:
        store.judge(Judgement("reject", "omar", "a film", claim=claim))
    page = client.get(f"/review?at={claim}").text
    assert "no longer waits" in page
    assert client.get("/review?after=nonsense").status_code == 400


def test_judgements_that_want_an_eye_again(client: Client, ledger: str) -> None:
    assert "All judgements stand." in client.get("/review/judgements").text
    with Ledger.open(ledger) as store:
        claim = next(claim for claim in store.claims() if claim.doc == "drava-02-wire.txt")
        document = store.document(claim.doc)
        assert document is not None
        store.judge(Judgement("accept", "omar", "seen", claim=claim.id))
        store.add(replace(document, text="Nothing more is known."), (), (), "test")
    page = client.get("/review/judgements").text
    assert "the report has another text now" in page
    assert "Take back" in page
    assert "All judgements stand." in client.get("/review/judgements?mine=1").text


def test_adopted_figures_that_were_overtaken(client: Client, ledger: str, tmp_path: Path) -> None:
    card = _queue(client)["item"]["series"]
    form = {"story": _queue(client)["item"]["story"], "place_in_story": str(card["place"])}
    answer = client.send_form("/judge/adopt", figure="15", why="the list", **form)
    assert answer.status_code == 303
    assert "All judgements stand." in client.get("/review/judgements").text
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    add(tmp_path / "later.txt", ledger=ledger, date="2025-05-20")
    bring_up(ledger)  # a page waits for that, but not for long
    page = client.get("/review/judgements").text
    assert "Newer figures came" in page
    assert card["title"] in page


def test_a_story_is_joined_with_another_and_split(client: Client, ledger: str) -> None:
    story = _queue(client)["item"]["story"]
    page = client.get(f"/review/stories/{story}", params={"words": "Kursk"}).text
    other = re.findall(r'type="radio" name="ids" value="(s_[0-9a-f]{16})"', page)[0]
    docs = [html.unescape(doc) for doc in re.findall(r'type="checkbox" name="ids" value="([^"]+)"', page)]
    assert len(docs) == 9
    assert "No other story has these words." in client.get(f"/review/stories/{story}?words=zzzz").text
    assert client.get("/review/stories/s_0000000000000000").status_code == 404
    split = client.send_form("/judge/split", things="stories", out_of=story, ids=docs[:2], why="another flood")
    joined = client.send_form("/judge/merge", things="stories", ids=[story, other], why="one")
    assert (split.status_code, joined.status_code) == (303, 303)
    bring_up(ledger)
    assert client.get(f"/stories/{other}").status_code in (303, 404)
    assert client.get(f"/stories/{story}").status_code == 200
