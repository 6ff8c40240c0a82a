"""Where messages go, beside the one who watches: a webhook, and a feed in a file.

What an outlet could not be told is told at the next round. A webhook may be told twice, where the program ends between
the receiver's answer and the row that remembers it: the key goes along, by which the receiver knows a message again.
"""

import base64
import binascii
import hashlib
import hmac
import json
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from counterclaim.errors import UsageError
from counterclaim.ledger.own_files import check_no_ledger
from counterclaim.ledger.watched import Watched
from counterclaim.model import Message, Problem, as_record
from counterclaim.output.atom import LONGEST, feed_of
from counterclaim.output.messages import lines_of
from counterclaim.output.whole import write_whole
from counterclaim.read.fetch import Manners
from counterclaim.read.fetch.exchange import Answer, Exchange
from counterclaim.read.fetch.guard import resolve
from counterclaim.read.fetch.pace import seconds_named
from counterclaim.read.fetch.place import place_of
from counterclaim.read.fetch.refusal import BY_HAND, LATER, Refusal

_TRIES = 3
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
_REFUSED = 3  # messages in a row after which a receiver that refuses them is left alone until the next round
_AGAIN = (408, 425, 429)
_SECRET = "whsec_"


class Outlet(Protocol):
    """Where messages go."""

    def join(self, store: Watched) -> None:
        """Be known to the ledger `store`: what is found from then on is told here."""

    def tell(self, store: Watched) -> Iterator[Problem]:
        """Tell what of the ledger `store` has not been told here, as far as that goes; what goes wrong is yielded."""


class AtomFile:
    """A feed of the newest messages in the file at `path`, written anew as a whole when there is another one."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)
        if not self._path.absolute().parent.is_dir():
            raise UsageError(f"The folder of {path} does not exist: make it first, or name another file for the feed.")
        check_no_ledger(self._path)
        self._written: list[str] | None = None

    def join(self, store: Watched) -> None:
        """The feed holds the newest messages, whoever has had them: nothing to remember."""

    def tell(self, store: Watched) -> Iterator[Problem]:
        """Write the feed, unless it holds all that there is."""
        messages = store.messages(LONGEST)
        if [each.key for each in messages] == self._written:
            return
        try:
            write_whole(self._path, feed_of(messages, store.born()))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            yield Problem(str(self._path), "tell", "unwritable", f"The feed cannot be written: {reason}.")
        else:
            self._written = [each.key for each in messages]


class Webhook:
    """An address to which each message is posted as JSON.

    Signed, where there is a `secret`, as Standard Webhooks 1.0 says: `webhook-signature` holds `v1,` and the base64 of
    the HMAC-SHA256 over id, timestamp and body, joined by full stops. A secret that begins with `whsec_` is base64.
    """

    def __init__(self, address: str, manners: Manners, secret: str | None = None) -> None:
        self._manners = replace(manners, total=30.0, largest=1_000_000)
        try:
            self._place = place_of(address, self._manners)
        except Refusal as refused:
            raise UsageError(f"The webhook cannot be told anything: {refused.why}") from None
        self._secret = _key_of(secret) if secret else None
        self._name = "webhook:" + hashlib.sha256(self._place.address.encode()).hexdigest()[:32]

    def join(self, store: Watched) -> None:
        """Be known by what cannot be turned back into the address, which may hold a secret."""
        store.outlet(self._name)

    def tell(self, store: Watched) -> Iterator[Problem]:
        """Post what waits, oldest first, until the receiver cannot be reached or refuses several in a row."""
        outlet = store.outlet(self._name)
        waiting = store.waiting(outlet)
        refused = 0
        with Exchange(self._manners, resolve) as exchange:
            for message in waiting:
                trouble = self._posted(message, exchange)
                if trouble is None:
                    store.told(message, outlet)
                    refused = 0
                    continue
                refused += 1
                if trouble.again or refused == _REFUSED:
                    yield self._problem(trouble)
                    return
        if refused and trouble:
            yield self._problem(trouble)

    def _problem(self, trouble: Refusal) -> Problem:
        return Problem(f"the webhook at {self._place.host}", "tell", trouble.kind, trouble.why)

    def _posted(self, message: Message, exchange: Exchange) -> Refusal | None:
        """Post `message`, several times if need be; None once it is taken, else why it is not."""
        for tried in range(_TRIES):
            pause = _FIRST_PAUSE * 2**tried * random.uniform(0.5, 1.5)
            try:
                answer = self._post(message, exchange)
            except Refusal as refused:
                trouble = _kept(refused.kind, refused.why, refused.again)
            else:
                if 200 <= answer.status < 300:
                    return None
                trouble = _refusal(answer.status)
                named = seconds_named(answer.headers.get("retry-after"))
                if named is not None and named > _LONGEST_PAUSE:
                    return trouble
                pause = pause if named is None else named
            if not trouble.again or tried + 1 == _TRIES:
                break
            time.sleep(pause)
        return trouble

    def _post(self, message: Message, exchange: Exchange) -> Answer:
        body = json.dumps({**as_record(message), "text": lines_of(message)}, ensure_ascii=False)
        data = body.encode("utf-8", "backslashreplace")
        return exchange.post(self._place, self._headers(message.key, data), data)

    def _headers(self, key: str, body: bytes) -> dict[str, str]:
        now = str(int(time.time()))
        headers = {"Content-Type": "application/json", "webhook-id": key, "webhook-timestamp": now}
        if self._secret:
            signed = hmac.digest(self._secret, f"{key}.{now}.".encode() + body, "sha256")
            headers["webhook-signature"] = f"v1,{base64.b64encode(signed).decode()}"
        return headers


def _key_of(secret: str) -> bytes:
    if not secret.startswith(_SECRET):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix(_SECRET), validate=True)
    except binascii.Error:
        raise UsageError(f"The webhook's secret begins with {_SECRET}, but what follows is not base64.") from None


def _refusal(status: int) -> Refusal:
    again = status >= 500 or status in _AGAIN
    what = "has trouble of its own" if status >= 500 else "does not take the message"
    return _kept("server" if again else "refused", f"The receiver {what} ({status}).", again)


def _kept(kind: str, why: str, again: bool) -> Refusal:
    """Why a message was not taken, with what becomes of it in the place of how one goes on with a page."""
    for advice in (BY_HAND, LATER):
        why = why.removesuffix(advice).strip()
    return Refusal(kind, f"{why} What it lacks is kept, and sent at the next round.", again)
