"""What the page of a document shows."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from counterclaim import add
from counterclaim.desk.setup import Setup
from counterclaim.desk.stores import Desk
from counterclaim.desk.views.document import DocumentView, document_view
from counterclaim.extract import READER, claims_of
from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Document, Judgement, Published

FLOOD = Document("flood", "The flood killed 14 people in Osijek, police said.\nTwenty were injured.", "en", "Flood")
Ask = Callable[..., DocumentView | None]


def keep(ledger: str, *documents: Document) -> None:
    with Ledger.open(ledger) as store:
        for document in documents:
            store.add(document, [one for one in claims_of(document) if isinstance(one, Claim)], (), READER)


@pytest.fixture
def ask(address: str) -> Iterator[Ask]:
    """Asks for a document of a ledger that is filled with `keep`."""
    desk = Desk(Setup(address))

    def asked(*told: object, **more: object) -> DocumentView | None:
        with desk.indexed() as store:
            return document_view(store, *told, **more)

    yield asked
    desk.forget()


def test_a_document_with_its_claims(address: str, ask: Ask) -> None:
    keep(address, FLOOD)
    view = ask("flood")
    assert view is not None
    assert (view.title, view.version, view.characters, view.whole) == ("Flood", 1, len(FLOOD.text), True)
    assert [(line.number, FLOOD.text[line.start : line.end]) for line in view.claims] == [
        ("14", "14"),
        ("20", "Twenty"),
    ]
    assert view.chosen is None
    assert [line.stands for line in view.versions] == [True]
    assert ask("elsewhere") is None
    assert ask("flood", version=2) is None
    assert ask("flood", claim="m_0") is None


def test_the_chosen_claim_leads_to_its_neighbours(address: str, ask: Ask) -> None:
    keep(address, FLOOD)
    first, second = (line.id for line in ask("flood").claims)
    chosen = ask("flood", second).chosen
    assert (chosen.place, chosen.previous, chosen.next) == (2, first, None)
    assert ask("flood", first).chosen.next == second
    fields = {field.label: field for field in ask("flood", first).chosen.fields}
    assert [proof.words for proof in fields["Number"].proofs] == ["14"]
    assert [proof.words for proof in fields["Said by"].proofs] == ["police"]
    assert fields["Confidence"].proofs == ()


def test_a_claim_is_shown_in_the_version_in_which_it_stands(address: str, ask: Ask) -> None:
    newer = replace(FLOOD, text=FLOOD.text.replace("14", "17"))
    keep(address, FLOOD)
    old = ask("flood").claims[0].id
    keep(address, newer)
    assert ask("flood").version == 2
    replaced = ask("flood", old)
    assert (replaced.version, replaced.chosen.id) == (1, old)
    assert [line.number for line in ask("flood", version=1).claims] == ["14", "20"]
    assert ask("flood", old, version=2) is None


def test_a_rejected_claim_can_still_be_looked_at(address: str, ask: Ask) -> None:
    keep(address, FLOOD)
    first = ask("flood").claims[0].id
    with Ledger.open(address) as store:
        store.judge(Judgement("reject", "lena", "a film", first))
    view = ask("flood", first)
    assert [line.number for line in view.claims] == ["20"]
    assert (view.chosen.place, view.chosen.previous, view.chosen.next) == (0, None, view.claims[0].id)


def test_a_version_that_only_tells_something_else_is_a_version(address: str, ask: Ask) -> None:
    keep(address, FLOOD, replace(FLOOD, title="Flood on the Drava"))
    assert (ask("flood").title, ask("flood").version) == ("Flood on the Drava", 2)
    assert (ask("flood", version=1).title, len(ask("flood", version=1).claims)) == ("Flood", 2)


def test_a_huge_document_is_shown_around_its_claims(address: str, ask: Ask) -> None:
    huge = replace(FLOOD, text="Water rose. " * 20_000 + FLOOD.text + " It fell." * 20_000)
    keep(address, huge)
    view = ask("flood")
    assert not view.whole
    assert [block.kind for block in view.blocks] == ["paragraph", "gap", "paragraph", "paragraph", "gap"]
    gap = view.blocks[1]
    more = ask("flood", at=gap.start)
    assert more.blocks[0].start == 0
    assert sum(block.end - block.start for block in more.blocks if block.kind == "gap") < sum(
        block.end - block.start for block in view.blocks if block.kind == "gap"
    )


def test_stories_and_copies(address: str, ask: Ask) -> None:
    words = FLOOD.text + " The search went on all night along the river, and boats came from three counties to help."
    monday, tuesday = (Published(day, day, "given") for day in ("2025-03-03", "2025-03-04"))
    first = replace(FLOOD, text=words, outlet="Courier", published=monday)
    keep(
        address,
        first,
        replace(first, id="copy", outlet="Post", published=tuesday),
        replace(FLOOD, id="other", text=f"Monday. {words[:50]}"),
    )
    view = ask("flood")
    assert [story.reports for story in view.stories] == [3]
    assert (view.copy_of, [copy.id for copy in view.copies]) == (None, ["copy"])
    assert ask("copy").copy_of.id == "flood"


def test_what_nobody_can_show_is_replaced(address: str, ask: Ask) -> None:
    keep(address, replace(FLOOD, title="Flood\ud800\x00", outlet="\udfffPost", text=f"\x00{FLOOD.text}"))
    view = ask("flood")
    assert view.title == "Flood"
    assert view.blocks[0].runs[0].words.startswith("\ufffdThe flood")


def test_where_facts_are_known_from(address: str, ask: Ask, tmp_path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<html lang="en"><head><title>Flood</title><meta property="og:site_name" content="Courier">'
        f"</head><body><article><h1>Flood</h1><p>{FLOOD.text * 4}</p></article></body></html>"
    )
    add([page], ledger=address, date="2025-03-03", url="https://web.archive.org/web/2025/https://courier.example.org/1")
    facts = {fact.name: fact for fact in ask("page.html").facts}
    assert (facts["outlet"].words, facts["outlet"].known_from) == ("Courier", "the head of the page")
    assert facts["published"].known_from == "given by whoever added it"
    assert facts["media_type"].words == "text/html"
    assert facts["archived"].address == "https://web.archive.org/web/2025/https://courier.example.org/1"
    assert facts["url"].address == "https://courier.example.org/1"


def test_an_address_that_is_none_is_no_link(address: str, ask: Ask) -> None:
    keep(address, replace(FLOOD, url="javascript:alert(1)"))
    (fact,) = (fact for fact in ask("flood").facts if fact.name == "url")
    assert (fact.words, fact.address) == ("javascript:alert(1)", None)
