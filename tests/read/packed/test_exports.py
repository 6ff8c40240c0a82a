"""JSON files: which shapes are read, and under which ids."""

import io
import json
from typing import Any

import pytest

from counterclaim.model import Problem, Published
from counterclaim.read.containers import pieces_in
from counterclaim.read.opened import Opened
from counterclaim.read.packed import exports
from counterclaim.read.piece import Piece


def found(data: Any) -> list[Piece | Problem]:
    text = data if isinstance(data, str) else json.dumps(data, indent=1, ensure_ascii=False)
    stream = io.BufferedReader(io.BytesIO(text.encode("utf-8", "surrogatepass")))  # type: ignore[arg-type]
    return list(pieces_in(Opened("a.json", "a.json", stream)))


def pieces(data: Any) -> list[Piece]:
    items = found(data)
    assert all(isinstance(item, Piece) for item in items), items
    return [item for item in items if isinstance(item, Piece)]


@pytest.mark.parametrize(
    "data",
    [
        [{"id": "x", "text": "Forty died."}],
        {"documents": [{"id": "x", "text": "Forty died."}]},
        {"response": {"results": [{"id": "x", "body": "Forty died."}]}},
        {"id": "x", "text": "Forty died."},
        [{"id": "x", "текст": "Forty died."}],
        [{"id": "x", "content": "<p>Forty <b>died</b>.</p>"}],
    ],
)
def test_objects_with_a_text_are_documents(data: Any) -> None:
    (piece,) = pieces(data)
    assert (piece.id, piece.what, piece.data) == ("a.json#x", "text", "Forty died.")


def test_what_an_object_says_is_known() -> None:
    (piece,) = pieces(
        {
            "articles": [
                {
                    "source": {"id": None, "name": "The Bell"},
                    "author": ["A. Low", {"name": "B. Lin"}],
                    "title": "Forty <i>dead</i>",
                    "url": "https://bell.example/1",
                    "publishedAt": "x",
                    "published_at": "2024-12-23T08:15:00Z",
                    "content": "Forty died.",
                    "language": "en-GB",
                }
            ]
        }
    )
    known = piece.beside
    assert piece.id == "a.json#https://bell.example/1"
    assert known.published == Published("2024-12-23T08:15:00+00:00", "2024-12-23T08:15:00+00:00", "json")
    assert (known.outlet, known.author, known.title) == ("The Bell", "A. Low, B. Lin", "Forty dead")
    assert (known.url, known.lang, dict(known.origins)["title"]) == ("https://bell.example/1", "en", "json")


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2024-12-23", "2024-12-23"),
        (1734941700, "2024-12-23T08:15:00+00:00"),
        (1734941700123, "2024-12-23T08:15:00+00:00"),
        (True, None),
        (-5, None),
        (1e300, None),
        ("soon", None),
        (None, None),
        ({"a": 1}, None),
    ],
)
def test_dates_in_words_and_numbers(date: Any, day: str | None) -> None:
    (piece,) = pieces([{"text": "Forty died.", "date": date}])
    assert (piece.beside.published and piece.beside.published.start) == day


def test_objects_without_an_id_go_by_their_text_and_those_alike_are_told_apart() -> None:
    one, two, three, four = pieces([{"text": "A."}, {"text": "B."}, {"text": "A."}, {"id": 7, "text": "A."}])
    assert one.id.startswith("a.json#t_")
    assert (three.id, four.id) == (f"{one.id} (2)", "a.json#7")
    assert two.id not in (one.id, three.id)


def test_a_table_in_an_object_keeps_its_cells_apart() -> None:
    (piece,) = pieces([{"id": 1, "body": "<table><tr><td>Dead</td><td>5</td></tr></table>"}])
    assert piece.what == "fragment"


def test_half_characters_are_replaced() -> None:
    (piece,) = pieces('[{"id": "\\ud800", "text": "Forty\\u0000 died\\ud83d."}]')
    assert (piece.id, piece.data) == ("a.json#\\ud800", "Forty\ufffd died\ufffd.")


def test_a_json_feed_is_read_wherever_its_title_stands() -> None:
    items = [{"id": 1, "url": "https://bell.example/1", "content_html": "<p>Forty died.</p>"}, {"id": 2}]
    one, two = found({"version": "https://jsonfeed.org/version/1.1", "items": items, "title": "The Bell"})
    assert isinstance(one, Piece)
    assert isinstance(two, Problem)
    assert (one.id, one.data, one.beside.outlet) == ("https://bell.example/1", "Forty died.", "The Bell")
    assert (two.doc, two.kind) == ("a.json#2", "empty")


def test_a_large_file_is_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "LARGEST_FEED", 100)
    data = {
        "version": "https://jsonfeed.org/version/1",
        "title": "T",
        "items": [{"id": n, "content_text": "A"} for n in range(99)],
    }
    assert [piece.id for piece in pieces(data)] == [f"a.json#{n}" for n in range(99)]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"a": 1}, "unsupported"),
        ([], "unsupported"),
        ([[1, 2]], "unsupported"),
        ([{"text": 5}], "unsupported"),
        ([{"text": "  "}], "empty"),
        ('[{"text": "A."} {', "broken"),
        ("[" * 300_000, "broken"),
    ],
)
def test_what_holds_no_document_is_told(data: Any, kind: str) -> None:
    *_, told = found(data)
    assert isinstance(told, Problem)
    assert told.kind == kind
    assert told.why.endswith((".", ")"))
