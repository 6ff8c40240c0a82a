"""Telegram Desktop's exports: posts with their time, channel and origin."""

import io
import json
from typing import Any

import pytest

from counterclaim.model import Problem, Published
from counterclaim.read.containers import pieces_in
from counterclaim.read.opened import Opened
from counterclaim.read.packed.telegram import text_of_post
from counterclaim.read.piece import Piece

POST: dict[str, Any] = {
    "id": 12,
    "type": "message",
    "date": "2024-12-23T10:15:00",
    "date_unixtime": "1734941700",
    "edited": "2024-12-23T11:15:00",
    "edited_unixtime": "1734945300",
    "from": "Oblast Today",
    "from_id": "channel99",
    "forwarded_from": "The Governor",
    "text": ["Five ", {"type": "bold", "text": "dead"}, " in ", {"type": "hashtag", "text": "#Sumy"}, "."],
    "text_entities": [
        {"type": "plain", "text": "Five "},
        {"type": "bold", "text": "dead"},
        {"type": "plain", "text": " in "},
        {"type": "hashtag", "text": "#Sumy"},
        {"type": "plain", "text": "."},
    ],
}
CHANNEL = {"name": "Oblast Today", "type": "public_channel", "id": 99}


def found(data: Any) -> list[Piece | Problem]:
    stream = io.BufferedReader(io.BytesIO(json.dumps(data, indent=1).encode()))  # type: ignore[arg-type]
    return list(pieces_in(Opened("result.json", "result.json", stream)))


def pieces(data: Any) -> list[Piece]:
    items = found(data)
    assert all(isinstance(item, Piece) for item in items), items
    return [item for item in items if isinstance(item, Piece)]


def moment(point: str) -> Published:
    return Published(point, point, "telegram")


def test_a_post_is_a_document_with_its_time_and_where_it_was_forwarded_from() -> None:
    (piece,) = pieces({**CHANNEL, "messages": [POST]})
    known = piece.beside
    assert (piece.id, piece.what, piece.data) == ("result.json#message12", "text", "Five dead in #Sumy.")
    assert (known.published, known.modified) == (
        moment("2024-12-23T08:15:00+00:00"),
        moment("2024-12-23T09:15:00+00:00"),
    )
    assert (known.outlet, known.author, known.forwarded) == ("Oblast Today", None, "The Governor")
    assert dict(known.origins)["forwarded"] == "telegram"


def test_what_tells_nothing_is_passed_over() -> None:
    messages = [
        {**POST, "id": 1, "type": "service", "action": "pin_message", "text": "", "text_entities": []},
        {**POST, "id": 2, "text": "", "text_entities": [], "media_type": "sticker"},
        {**POST, "id": 3, "text": [" ", {"type": "link"}, 5], "text_entities": []},
        POST,
    ]
    assert [piece.id for piece in pieces({**CHANNEL, "messages": messages})] == ["result.json#message12"]


def test_a_group_names_who_writes_and_a_signed_post_its_author() -> None:
    group = {"name": "Neighbours", "type": "private_supergroup", "id": 5, "messages": [{**POST, "from": "Olena"}]}
    (piece,) = pieces(group)
    assert (piece.beside.outlet, piece.beside.author) == ("Neighbours", "Olena")
    (piece,) = pieces({**CHANNEL, "messages": [{**POST, "author": "A. Editor"}]})
    assert piece.beside.author == "A. Editor"


def test_a_whole_account_with_several_chats() -> None:
    chats = [
        {**CHANNEL, "messages": [POST, {**POST, "id": 13}]},
        {"type": "saved_messages", "id": 7, "messages": [POST]},
        {"name": None, "type": "personal_chat", "id": 8, "messages": [POST]},
    ]
    account = {"about": "x", "personal_information": {"name": "Me"}, "chats": {"about": "y", "list": chats}}
    account["left_chats"] = {"list": [{"name": "Left", "type": "private_channel", "id": 9, "messages": [POST]}]}
    read = pieces(account)
    assert [piece.id for piece in read] == [
        "result.json#chat99/message12",
        "result.json#chat99/message13",
        "result.json#chat7/message12",
        "result.json#chat8/message12",
        "result.json#chat9/message12",
    ]
    assert [piece.beside.outlet for piece in read] == ["Oblast Today", "Oblast Today", None, None, "Left"]


@pytest.mark.parametrize(
    ("date", "unix", "published"),
    [
        ("2024-12-23T10:15:00", None, Published("2024-12-23", "2024-12-23", "telegram")),
        ("2024-12-23T10:15:00", "soon", Published("2024-12-23", "2024-12-23", "telegram")),
        ("", "1734941700", moment("2024-12-23T08:15:00+00:00")),
        (None, "9" * 30, None),
    ],
)
def test_when_a_post_was_published(date: str | None, unix: str | None, published: Published | None) -> None:
    (piece,) = pieces({**CHANNEL, "messages": [{**POST, "date": date, "date_unixtime": unix}]})
    assert piece.beside.published == published


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"text": "Old, as a string"}, "Old, as a string"),
        ({"text": ["a", {"text": "b"}]}, "ab"),
        ({}, ""),
        ({"text": 5}, "5"),
    ],
)
def test_the_words_of_older_exports(message: dict[str, Any], text: str) -> None:
    assert text_of_post(message) == text


def test_an_export_that_breaks_off_gives_the_posts_before() -> None:
    data = json.dumps({**CHANNEL, "messages": [POST, POST]}, indent=1)
    stream = io.BufferedReader(io.BytesIO(data[:-100].encode()))  # type: ignore[arg-type]
    piece, told = pieces_in(Opened("result.json", "result.json", stream))
    assert isinstance(piece, Piece)
    assert isinstance(told, Problem)
    assert (told.doc, told.kind) == ("result.json", "broken")


def test_an_export_without_a_post_is_told() -> None:
    (told,) = found({**CHANNEL, "messages": []})
    assert isinstance(told, Problem)
    assert told.kind == "unsupported"
