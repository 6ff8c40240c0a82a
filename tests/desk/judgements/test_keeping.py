"""Two who judge at once: what is accepted is kept, once, and nobody judges over what they have not seen."""

import random
import re
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from counterclaim import add
from counterclaim.ledger import Ledger

from ..conftest import EXAMPLES, Client

TIMES = 100
"""So often each of them judges."""
SHARED, OWN = 6, 14


@dataclass
class Person:
    """Somebody at a desk of their own on the ledger that all share, who judges again and again."""

    name: str
    claims: list[str]
    client: Client
    ledger: str
    kept: dict[str, str] = field(default_factory=dict)
    """What was seen of the claim before, by the reasons given for what was kept."""
    refused: list[str] = field(default_factory=list)
    trouble: list[object] = field(default_factory=list)

    def judge(self) -> None:
        """Judge `TIMES` times, each time with a reason of its own."""
        try:
            self._judge()
        except Exception as error:  # noqa: BLE001 - told by the test, not in this thread
            self.trouble.append(error)

    def _judge(self) -> None:
        chance = random.Random(self.name)
        csrf = re.findall(
            r'name="csrf" content="([^"]+)"', self.client.get("/log-in").text + self.client.get("/").text
        )[-1]
        with Ledger.open(self.ledger, create=False) as store:
            for time in range(TIMES):
                claim, why = chance.choice(self.claims), f"{self.name} {time}"
                told = store.said_of(claim)
                seen = told[-1].judgement.id if told else "none"
                form = {"csrf": csrf, "claim": claim, "seen": seen, "why": why}
                answer = self.client.post(f"/judge/{chance.choice(('accept', 'reject'))}", data=form)
                if answer.status_code == 303:
                    self.kept[why] = seen
                elif answer.status_code == 409:
                    self.refused.append(why)
                else:
                    self.trouble.append(answer.text)


def test_two_who_judge_at_once_lose_nothing(desk: Callable[..., str], address: str) -> None:
    add([EXAMPLES], ledger=address)
    with Ledger.open(address, create=False) as store:
        ids = list(dict.fromkeys(claim.id for claim in store.claims()))[: SHARED + 2 * OWN]
    hers, his = ids[: SHARED + OWN], ids[:SHARED] + ids[SHARED + OWN :]
    with (
        Client(base_url=desk(address, person="lena")) as one,
        Client(base_url=desk(address, person="omar")) as other,
    ):
        people = [Person("lena", hers, one, address), Person("omar", his, other, address)]
        for person in people:  # what a desk makes at its first request is not what is tried here
            assert person.client.send_form("/judge/accept").status_code == 422
        threads = [threading.Thread(target=person.judge) for person in people]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(300)
    assert [person.trouble for person in people] == [[], []]
    kept = people[0].kept | people[1].kept
    with Ledger.open(address, create=False) as store:
        rows = store.judgements()
    assert sorted(row.why for row in rows) == sorted(kept)
    assert len(kept) + sum(len(person.refused) for person in people) == 2 * TIMES
    _nobody_judged_unseen(rows, kept)


def _nobody_judged_unseen(rows: list, kept: dict[str, str]) -> None:
    """What stands between the last that was seen of a claim and what was then said of it is by the same person."""
    before = defaultdict(list)
    for row in rows:
        told = before[row.claim]
        ids = [each.id for each in told]
        unseen = told[ids.index(kept[row.why]) + 1 :] if kept[row.why] in ids else told
        assert {each.by for each in unseen} <= {row.by}
        told.append(row)
