"""Users, as an admin sees to them at a browser."""

from counterclaim.desk.accounts import users

from ..team import entered


def test_an_admin_sees_to_users(team: str, ledger: str) -> None:
    with entered(team, "admin") as client:
        fields = {"name": "Ана Горват", "role": "reader", "password": "four geese cross Osijek"}
        assert client.send_form("/users/add", at="/users", **fields).status_code == 303
        assert client.send_form("/users/role", at="/users", name="Ана Горват", role="reviewer").status_code == 303
        assert client.send_form(
            "/users/password", at="/users", **{**fields, "password": "seven swans leave"}
        ).is_redirect
        listed = client.get("/api/v1/users").json()
        assert [(user["name"], user["role"]) for user in listed if user["name"] not in ("admin", "reader")] == [
            ("reviewer", "reviewer"),
            ("Ана Горват", "reviewer"),
        ]
        assert client.send_form("/users/remove", at="/users", name="Ана Горват").status_code == 303
        told = client.get("/audit").text
        assert "Ана Горват: reader to reviewer" in told
        assert {event.who for event in users.audit(4, ledger)} == {"admin"}
        assert all(event.address == "127.0.0.1" for event in users.audit(4, ledger))


def test_what_is_refused_is_told_on_the_page(team: str) -> None:
    with entered(team, "admin") as client:
        answer = client.send_form("/users/remove", at="/users", name="admin")
        assert answer.status_code == 400
        assert "last admin" in answer.text
        answer = client.send_form("/users/add", at="/users", name="<b>x", role="reader", password="four geese cross O")
        assert answer.status_code == 400
        assert "&lt;b&gt;x" in answer.text


def test_another_role_ends_the_sessions(team: str, ledger: str) -> None:
    with entered(team, "reviewer") as client:
        assert client.get("/").status_code == 200
        users.role("reviewer", "reader", ledger=ledger)
        assert client.get("/").status_code == 303
