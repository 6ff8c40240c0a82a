"""Timelines to take away."""

from xml.etree import ElementTree

from ..conftest import Client


def test_a_drawing_tells_what_stands_and_where_it_is_from(client: Client) -> None:
    story = next(one["id"] for one in client.get("/api/v1/").json()["stories"]["items"] if "Kyiv" in one["title"])
    answer = client.get(f"/stories/{story}/series/1.svg?scale=log")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-disposition"] == f'attachment; filename="{story}-1.svg"'
    told = "\n".join(ElementTree.fromstring(answer.content).itertext())
    for words in (
        "North Korean soldiers killed or injured",
        "Best: 4,700",
        "https://",
        "logarithmic",
        "Sources, in the",
    ):
        assert words in told, words


def test_an_image_is_one(client: Client) -> None:
    story = next(one["id"] for one in client.get("/api/v1/").json()["stories"]["items"] if "Kyiv" in one["title"])
    answer = client.get(f"/stories/{story}/series/1.png")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG\r\n\x1a\n")


def test_what_has_nothing_to_draw_is_told(client: Client) -> None:
    story = next(one["id"] for one in client.get("/api/v1/").json()["stories"]["items"] if "Kyiv" in one["title"])
    answer = client.get(f"/stories/{story}/series/16.svg")
    assert answer.status_code == 404
    assert "nothing to draw" in answer.text
