"""Web Annotations select, in a real browser, the words that prove each claim, and give the records back."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from counterclaim import add, judge
from counterclaim.api.exporting import packed
from counterclaim.model import claim_from
from counterclaim.output.export import Parcel

from .conftest import written
from .linked import expanded

TERMS = json.loads((Path(__file__).parent / "annotation_terms.json").read_text("utf-8"))
OA = "http://www.w3.org/ns/oa#"
WIDE = {
    "emoji.txt": "🌊🌊 Live 👩🏽‍🚒: The flood in Ptuj killed 14 people 😢, police said on Monday. "
    "🇸🇮🇸🇮 Later 👨‍👩‍👧 the mayor said 17 people were killed in Ptuj.",
    "arabic.txt": "😢 قُتِلَ 12 مدنيًّا في الخرطوم، قالت وزارة الصحة السودانية يوم الاثنين. 🇸🇩",
    "chinese.txt": "𠮷田𠮷报道:🚨地震造成云南300人死亡,中国外交部说。𠮷",
    "marks.txt": "Cafe\u0301 \U0001d7dc: e\u0301e\u0301 In Kharkiv 23 civilians were killed, police said. n\u0303",
}
# Finds what each selector selects, as a browser would: of positions, and of quotes with what stands around them.
SELECT = """(told) => JSON.stringify(JSON.parse(told).map(([text, items]) => {
  const slice = (whole, one) => whole.slice(one.start, one.end);
  const find = (whole, one) => {
    const place = whole.indexOf(one.prefix + one.exact + one.suffix);
    return place < 0 ? null : whole.substr(place + one.prefix.length, one.exact.length);
  };
  const pick = (whole, one) => {
    const broad = (one.type === 'TextPositionSelector' ? slice : find)(whole, one);
    return one.refinedBy && broad !== null ? [broad, ...pick(broad, one.refinedBy)] : [broad];
  };
  const letters = new Set([...new Intl.Segmenter('en').segment(text)].map(each => each.index).concat(text.length));
  const whole = ([quote, place]) =>
    letters.has(place.start - quote.prefix.length) && letters.has(place.end + quote.suffix.length);
  return items.map(selectors => ({picked: selectors.map(one => pick(text, one)), whole: whole(selectors)}));
}))"""


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a ledger of reports with emoji, flags, marks and rare ideographs."""
    folder = tmp_path_factory.mktemp("wide")
    for name, text in WIDE.items():
        (folder / name).write_text(text, encoding="utf-8")
    add([folder / name for name in WIDE], ledger=str(folder / "wide.db"), date="2025-05-14")
    return str(folder / "wide.db")


@pytest.fixture
def wide_parcel(wide: str) -> Iterator[Parcel]:
    with packed(wide) as parcel:
        yield parcel


def items(parcel: Parcel) -> list[dict[str, Any]]:
    page = json.loads(written(parcel, "annotations"))
    assert page["partOf"]["total"] == len(page["items"])
    return page["items"]


def record(item: dict[str, Any]) -> dict[str, Any]:
    return json.loads(next(body["value"] for body in item["body"] if body.get("format") == "application/json"))


@pytest.mark.parametrize("which", ["parcel", "wide_parcel"])
def test_a_browser_finds_the_words_by_quote_and_by_position(
    which: str, request: pytest.FixtureRequest, browser: Any
) -> None:
    parcel: Parcel = request.getfixturevalue(which)
    texts = {document.id: document.text for document in parcel.documents}
    by_text: dict[str, list[tuple[list[str], list[dict[str, Any]]]]] = {}
    for item in items(parcel):
        told = record(item)
        text = texts[told["doc"]]
        wanted = by_text.setdefault(text, [])
        number = text[told["start"] : told["end"]]
        wanted.append(([told["sentence"]["text"], number], item["target"]["selector"]))
        proofs = [(field, span) for field, spans in told["evidence"].items() for span in spans]
        highlights = [body for body in item["body"] if body["type"] == "SpecificResource"]
        assert [body["label"] for body in highlights] == [field for field, _ in proofs]
        wanted += [([text[slice(*span)]], body["selector"]) for (_, span), body in zip(proofs, highlights, strict=True)]
    assert by_text
    page = browser.new_page()
    asked = [[text, [selectors for _, selectors in wanted]] for text, wanted in by_text.items()]
    for found, wanted in zip(json.loads(page.evaluate(SELECT, json.dumps(asked))), by_text.values(), strict=True):
        assert [each["picked"] for each in found] == [[words, words] for words, _ in wanted]
        assert all(each["whole"] for each in found)
    page.close()


def test_wide_letters_before_a_number_count_two(wide_parcel: Parcel) -> None:
    told = {item["body"][0]["value"]: item for item in items(wide_parcel) if record(item)["doc"] == "emoji.txt"}
    (first,) = [item for gloss, item in told.items() if gloss.startswith("14 people killed")]
    quote, position = first["target"]["selector"]
    assert position["end"] - position["start"] == len(quote["exact"].encode("utf-16-le")) // 2
    number = position["refinedBy"]["start"]
    assert quote["exact"].encode("utf-16-le")[2 * number : 2 * number + 4].decode("utf-16-le") == "14"
    assert number > quote["exact"].index("14")


def test_the_records_come_back(parcel: Parcel, wide_parcel: Parcel) -> None:
    for each in (parcel, wide_parcel):
        assert [claim_from(record(item)) for item in items(each)] == list(each.claims) != []


@pytest.mark.parametrize("which", ["parcel", "wide_parcel"])
def test_every_member_has_a_meaning_in_the_vocabulary(which: str, request: pytest.FixtureRequest) -> None:
    page = json.loads(written(request.getfixturevalue(which), "annotations"))
    (found,), dropped = expanded(page, {page["@context"]: TERMS})
    assert not dropped
    (listed,) = found["http://www.w3.org/ns/activitystreams#items"]
    assert len(listed["@list"]) == len(page["items"])
    for item in listed["@list"]:
        assert item["@type"] == [f"{OA}Annotation"]
        (target,) = item[f"{OA}hasTarget"]
        (source,) = target[f"{OA}hasSource"]
        assert source["@id"].startswith(("https://", "urn:uuid:"))
        kinds = {selector["@type"][0] for selector in target[f"{OA}hasSelector"]}
        assert kinds == {f"{OA}TextQuoteSelector", f"{OA}TextPositionSelector"}
        assert item[f"{OA}motivatedBy"] == [{"@id": f"{OA}identifying"}]
    assert len({item["@id"] for item in listed["@list"]}) == len(page["items"])


def test_who_judged_a_claim_is_told(tmp_path: Path) -> None:
    ledger = str(tmp_path / "flood.db")
    text = "The flood in Ptuj killed 14 people and injured 30, police said. Nine were rescued, the mayor said."
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    add([tmp_path / "report.txt"], ledger=ledger, date="2025-05-14")
    with packed(ledger) as parcel:
        ids = {claim.measure: claim.id for claim in parcel.claims}
    judge.accept(ids["killed"], "as printed", by="lena", ledger=ledger)
    added = judge.add("30", "missing", judge.InText("report.txt"), "to see", by="ravi", ledger=ledger)
    with packed(ledger) as parcel:
        page = json.loads(written(parcel, "annotations"))
    _, dropped = expanded(page, {page["@context"]: TERMS})
    assert not dropped
    told = {record(item)["id"]: item for item in page["items"]}
    accepted = told[ids["killed"]]
    assert accepted["motivation"] == ["identifying", "assessing"]
    assert [each["type"] for each in accepted["creator"]] == ["Software", "Person"]
    assert accepted["modified"].endswith("Z")
    assert told[added.claim or ""]["creator"] == [{"type": "Person", "name": "ravi"}]
    assert told[ids["injured"]]["motivation"] == "identifying"


def test_a_report_without_an_address_has_a_name_that_stays(wide_parcel: Parcel) -> None:
    names = {record(item)["doc"]: item["target"]["source"]["id"] for item in items(wide_parcel)}
    again = {record(item)["doc"]: item["target"]["source"]["id"] for item in items(wide_parcel)}
    assert names == again
    assert len(set(names.values())) == len(names) == len(WIDE)


def test_hand_made_stories_go_out_too(samples: ModuleType, parcel_from: Callable[..., Parcel]) -> None:
    told = parcel_from(samples.conflict(), samples.flood(), samples.arabic(), samples.hostile())
    page = json.loads(written(told, "annotations"))
    _, dropped = expanded(page, {page["@context"]: TERMS})
    assert not dropped
    assert [claim_from(record(item)) for item in page["items"]] == list(told.claims)
    (hostile,) = [item for item in page["items"] if "goats" in item["target"]["selector"][0]["exact"]]
    assert hostile["target"]["source"]["id"].startswith("urn:uuid:")
