"""Logging in at a browser: cookies, where it leads, and what strangers see."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from counterclaim.desk.accounts.throttle import LIMITS

from ..conftest import Client
from ..team import PASSWORDS, entered


def stranger(team: str) -> Client:
    return Client(base_url=team)


def test_a_stranger_is_shown_where_to_log_in(team: str) -> None:
    with stranger(team) as client:
        answer = client.get("/audit?what=judged")
        assert (answer.status_code, answer.headers["location"]) == (303, "/log-in?next=%2Faudit%3Fwhat%3Djudged")
        assert client.get("/api/v1/").status_code == 401
        assert client.get("/api/v1/").headers["www-authenticate"] == "Bearer"
        assert client.get("/log-in").status_code == 200


def test_logging_in_leads_where_one_wanted_to_go(team: str) -> None:
    with stranger(team) as client:
        answer = client.send_form(
            "/log-in", at="/log-in", name="reader", password=PASSWORDS["reader"], next="/?q=Kursk"
        )
        assert (answer.status_code, answer.headers["location"]) == (303, "/?q=Kursk")
        assert "reader" in client.get("/").text


@pytest.mark.parametrize("goal", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_it_leads_to_no_other_site(team: str, goal: str) -> None:
    with stranger(team) as client:
        assert 'name="next" value="/"' in client.get("/log-in", params={"next": goal}).text
        answer = client.send_form("/log-in", at="/log-in", name="reader", password=PASSWORDS["reader"], next=goal)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(team: str) -> None:
    with stranger(team) as client:
        told = client.send_form("/log-in", at="/log-in", name="reader", password=PASSWORDS["reader"])
        (cookie,) = told.headers.get_list("set-cookie")
        assert cookie.startswith("counterclaim=")
        flags = {flag.strip().lower() for flag in cookie.split(";")[1:]}
        assert {"httponly", "samesite=lax", "path=/"} <= flags
        assert "secure" not in flags


def test_behind_https_no_plain_connection_can_set_the_cookie(team: str) -> None:
    with stranger(team) as client:
        (cookie,) = client.get("/log-in", headers={"X-Forwarded-Proto": "https"}).headers.get_list("set-cookie")
        assert cookie.startswith("__Host-counterclaim=")
        flags = {flag.strip().lower() for flag in cookie.split(";")[1:]}
        assert {"httponly", "samesite=lax", "path=/", "secure"} <= flags
        assert not [flag for flag in flags if flag.startswith("domain")]
        answer = client.get("/log-in", headers={"X-Forwarded-Proto": "https"})
        assert answer.headers["strict-transport-security"]


def test_a_session_is_never_the_one_that_somebody_else_chose(team: str) -> None:
    chosen = "A" * 43
    with stranger(team) as client:
        client.cookies.set("counterclaim", chosen, domain="127.0.0.1")
        before = client.cookies.get("counterclaim")
        assert client.send_form("/log-in", at="/log-in", name="reader", password=PASSWORDS["reader"]).status_code == 303
        assert client.cookies.get("counterclaim") not in (before, chosen)
    with stranger(team) as other:
        other.cookies.set("counterclaim", chosen, domain="127.0.0.1")
        assert other.get("/").status_code == 303


def test_a_wrong_name_is_answered_as_a_wrong_password(team: str) -> None:
    with stranger(team) as client:
        told = [
            client.send_form("/log-in", at="/log-in", name=name, password="wrong" * 3) for name in ("reader", "nobody")
        ]
        assert [answer.status_code for answer in told] == [401, 401]
        pages = [answer.text.replace("nobody", "reader") for answer in told]
        assert pages[0] == pages[1]
        assert "do not belong together" in pages[0]


def test_many_who_guess_at_once_are_told_to_wait(team: str) -> None:
    def guess(number: int) -> int:
        with stranger(team) as client:
            return client.send_form("/log-in", at="/log-in", name="admin", password=f"guess {number} again").status_code

    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(guess, range(LIMITS["name"].free + 7)))
    assert set(told) == {401, 429}
    assert LIMITS["name"].free <= told.count(401) <= LIMITS["name"].free + 2  # the first waits are over in seconds
    while guess(99) != 429:  # on a slow machine the wait so far may be over: the next is twice as long
        pass
    with stranger(team) as client:
        answer = client.send_form("/log-in", at="/log-in", name="admin", password=PASSWORDS["admin"])
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) >= 1
        assert "Too many tries" in answer.text
    with entered(team, "reader") as other:
        assert other.get("/").status_code == 200


def test_a_form_without_its_token_logs_nobody_in(team: str) -> None:
    with stranger(team) as client:
        answer = client.post("/log-in", data={"name": "reader", "password": PASSWORDS["reader"]})
        assert answer.status_code == 403
        client.get("/log-in")
        answer = client.post("/log-in", data={"name": "reader", "password": PASSWORDS["reader"], "csrf": "0" * 64})
        assert answer.status_code == 403


def test_a_desk_of_one_has_no_log_in(client: Client) -> None:
    answer = client.get("/log-in")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
