"""What one has already is not sent again."""

import pytest

from counterclaim import claims, judge

from .conftest import Client


@pytest.mark.parametrize("path", ["/", "/api/v1/"])
def test_an_answer_that_is_known_is_not_sent_again(client: Client, path: str) -> None:
    client.get(path)  # the first answer gives the cookie that forms need, the next hold it
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get(path, headers={"If-None-Match": '"other"'}).content == first.content


def test_what_changed_has_another_etag(client: Client, ledger: str) -> None:
    before = client.get("/api/v1/").headers["etag"]
    for claim in list(claims(ledger=ledger)):
        judge.reject(claim.id, "a test", "lena", ledger)
    assert client.get("/api/v1/", headers={"If-None-Match": before}).status_code == 200


def test_what_is_not_there_has_none(client: Client) -> None:
    assert "etag" not in client.get("/nothing").headers
