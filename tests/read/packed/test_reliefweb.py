"""ReliefWeb's reports, listed or single."""

import io
import json
from typing import Any

from counterclaim.model import Problem, Published
from counterclaim.read.containers import pieces_in
from counterclaim.read.opened import Opened
from counterclaim.read.piece import Piece

REPORT: dict[str, Any] = {
    "id": "4012345",
    "href": "https://api.relief.example/v2/reports/4012345",
    "fields": {
        "title": "Flood: Situation Report No. 3",
        "body": "**Five people** died.",
        "body-html": "<p><strong>Five people</strong> died.</p><p>Forty were displaced.</p>",
        "date": {"created": "2024-12-24T09:00:00+00:00", "original": "2024-12-23T00:00:00+00:00"},
        "source": [{"name": "Agency for Water", "shortname": "AW"}, {"name": "River Trust"}],
        "url": "https://relief.example/node/4012345",
        "url_alias": "https://relief.example/report/flood-3",
        "language": [{"name": "English", "code": "en"}],
    },
}


def found(data: Any) -> list[Piece | Problem]:
    stream = io.BufferedReader(io.BytesIO(json.dumps(data).encode()))  # type: ignore[arg-type]
    return list(pieces_in(Opened("reports.json", "reports.json", stream)))


def piece(**fields: Any) -> Piece:
    (item,) = found({"time": 1, "data": [{**REPORT, "fields": {**REPORT["fields"], **fields}}]})
    assert isinstance(item, Piece)
    return item


def test_a_report_is_a_document_under_its_address() -> None:
    read = piece()
    known = read.beside
    assert (read.id, read.what) == ("https://relief.example/report/flood-3", "text")
    assert read.data == "Flood: Situation Report No. 3\nFive people died.\nForty were displaced."
    assert known.published == Published("2024-12-23", "2024-12-23", "reliefweb")
    assert (known.outlet, known.lang, known.title) == (
        "Agency for Water, River Trust",
        "en",
        "Flood: Situation Report No. 3",
    )
    assert (known.url, dict(known.origins)["outlet"]) == (read.id, "reliefweb")


def test_what_a_report_does_not_say_stays_unknown() -> None:
    nothing = dict.fromkeys(("date", "url", "url_alias", "body-html"))
    bare = piece(**nothing, source="x", language=[{"code": "en"}, {"code": "fr"}])
    known = bare.beside
    assert (bare.id, bare.data) == ("reports.json#4012345", "Flood: Situation Report No. 3\n**Five people** died.")
    assert (known.published, known.outlet, known.url, known.lang) == (None, None, None, None)


def test_a_report_with_a_table_keeps_its_cells_apart() -> None:
    page = piece(**{"body-html": "<table><tr><td>Dead</td><td>5</td></tr></table>"})
    assert (page.what, page.given.title) == ("fragment", "Flood: Situation Report No. 3")


def test_a_list_in_pretty_print_and_one_without_texts() -> None:
    one, two = found({"data": [REPORT, {"id": 2, "fields": {"status": "published"}}]})
    assert isinstance(one, Piece)
    assert isinstance(two, Problem)
    assert (two.doc, two.kind) == ("reports.json#2", "empty")
