"""The audit log, as an admin reads it."""

from counterclaim.desk.accounts.audit import note
from counterclaim.ledger.session import Session

from ..team import entered


def test_the_log_is_read_a_page_at_a_time(team: str, ledger: str) -> None:
    db = Session.open(ledger)
    with db.writing():
        for number in range(150):
            note(db, "judged", "lena", f"j_{number}", "192.0.2.7")
    db.close()
    with entered(team, "admin") as client:
        page = client.get("/audit", params={"what": "judged"}).text
        assert "j_149" in page
        assert "j_49<" not in page
        older = page.partition('href="/audit?what=judged&amp;before=')[2].partition('"')[0]
        assert "j_49<" in client.get("/audit", params={"what": "judged", "before": older}).text
        answered = client.get("/api/v1/audit", params={"most": 1, "what": "logged in"}).json()
        assert [event["who"] for event in answered] == ["admin"]
        assert client.get("/api/v1/audit", params={"before": 0}).status_code == 422
