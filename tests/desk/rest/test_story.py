"""Stories and their series as JSON."""

from ..conftest import Client


def test_the_answers_tell_what_the_pages_show(client: Client) -> None:
    stories = client.get("/api/v1/").json()["stories"]["items"]
    id = next(one["id"] for one in stories if "Kyiv" in one["title"])
    story = client.get(f"/api/v1/stories/{id}").json()
    assert story["courses"] == 17
    assert len(story["open"][0]["statements"]) == 5
    series = client.get(f"/api/v1/stories/{id}/series/1?since=2024-12-23&until=2024-12-23").json()
    assert (series["found"], series["total"]) == (2, 5)
    assert series["statements"][0]["quote"]["pieces"]
    told = client.get("/api/v1/openapi.json").json()["paths"]
    assert {"/api/v1/stories/{id}", "/api/v1/stories/{id}/series/{place}"} <= set(told)
