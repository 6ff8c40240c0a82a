"""Pages of the web, asked for like a good citizen."""

import random
from typing import TYPE_CHECKING, Self

from counterclaim.model import Problem, Remembered
from counterclaim.read.fetch.fetched import Fetched, content_type
from counterclaim.read.fetch.guard import Resolve, resolve
from counterclaim.read.fetch.manners import Manners
from counterclaim.read.fetch.pace import Pace, seconds_named
from counterclaim.read.fetch.place import Place, place_after, place_of
from counterclaim.read.fetch.refusal import BY_HAND, Refusal, by_status, left_alone
from counterclaim.read.fetch.robots import Robots

if TYPE_CHECKING:
    from httpx2 import Cookies

    from counterclaim.read.fetch.exchange import Answer

_ONWARD = (301, 302, 303, 307, 308)
_TRY_AGAIN = (429, 500, 502, 503, 504)
_FIRST_PAUSE = 1.0
_UNCONDITIONAL: dict[str, str] = {}


class Fetcher:
    """Fetches pages, one after another, and keeps its manners from one to the next. To be used in a `with`.

    `resolve` looks hosts up; what it finds is checked before anything is connected to it.
    """

    def __init__(self, manners: Manners | None = None, resolve: Resolve = resolve) -> None:
        from counterclaim.read.fetch.exchange import Exchange

        self.manners = manners or Manners()
        self._exchange = Exchange(self.manners, resolve)
        self._pace = Pace(self.manners.longest_wait)
        self._robots = Robots(self._robots_of)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._exchange.close()

    def fetch(self, address: str, remembered: Remembered | None = None) -> Fetched | Problem:
        """What `address` gives, or why it gives nothing, and how to go on.

        With what is `remembered` of an earlier answer the server is asked whether there is anything new.
        """
        try:
            asked = place_of(address, self.manners)
            place, answer = self._followed(asked, remembered)
        except Refusal as refused:
            return Problem(address, "fetch", refused.kind, refused.why)
        if answer.status not in (200, 304):
            trouble = by_status(answer.status)
            return Problem(address, "fetch", trouble.kind, trouble.why)
        if answer.status == 200 and not answer.body:
            return Problem(address, "fetch", "empty", f"The server answers with nothing at all. {BY_HAND}")
        headers = answer.headers
        return Fetched(
            asked.address,
            place.address,
            answer.status,
            answer.body,
            *content_type(headers.get("content-type")),
            headers.get("etag"),
            headers.get("last-modified"),
            headers.get("date"),
        )

    def _followed(
        self, place: Place, remembered: Remembered | None = None, robots: bool = True
    ) -> "tuple[Place, Answer]":
        """The answer at the end of all redirects from `place`, and where it came from."""
        from httpx2 import Cookies

        cookies = Cookies()  # for the redirects of one page alone: nobody is followed from page to page
        for _ in range(self.manners.redirects + 1):
            if robots and self.manners.robots:
                self._robots.check(place)
            conditions = (
                _conditions(remembered) if remembered and remembered.address == place.address else _UNCONDITIONAL
            )
            answer = self._patiently(place, conditions, cookies, robots)
            if answer.status == 304 and not conditions:
                raise by_status(304)
            if answer.status not in _ONWARD or "location" not in answer.headers:
                return place, answer
            place = place_after(place, answer.headers["location"], self.manners)
        raise Refusal(
            "redirects", f"It sends on more than {self.manners.redirects} times, perhaps in a circle. {BY_HAND}"
        )

    def _patiently(self, place: Place, conditions: dict[str, str], cookies: "Cookies", paced: bool) -> "Answer":
        """The answer of `place`, asked again after a pause where the trouble may pass.

        Raises Refusal where it does not pass, or where the server names a longer pause than is made.
        """
        for tried in range(self.manners.retries + 1):
            last = tried == self.manners.retries
            pause = _FIRST_PAUSE * 2**tried * random.uniform(0.5, 1.5)
            try:
                answer = self._politely(place, conditions, cookies, paced)
            except Refusal as refused:
                if not refused.again or last:
                    raise
            else:
                if answer.status not in _TRY_AGAIN:
                    return answer
                named = seconds_named(answer.headers.get("retry-after"))
                self._pace.put_off(place.host, named or 0.0)
                if named is not None and named > self.manners.longest_wait:
                    raise left_alone(place.host, named)
                if last:
                    return answer
                pause = pause if named is None else named
            self._pace.put_off(place.host, pause)
        raise ValueError("a number of retries below nothing")

    def _politely(self, place: Place, conditions: dict[str, str], cookies: "Cookies", paced: bool) -> "Answer":
        """The answer of `place`, asked when its host may be asked; its next request then waits."""
        self._pace.wait(place.host)
        try:
            return self._exchange.get(place, conditions, cookies)
        finally:
            if paced:
                self._pace.put_off(place.host, self._between(place))

    def _between(self, place: Place) -> float:
        if not self.manners.robots:
            return self.manners.between
        wanted = min(self._robots.between(place), self.manners.longest_wait)
        return max(self.manners.between, wanted)

    def _robots_of(self, address: str) -> tuple[int, bytes]:
        _, answer = self._followed(place_of(address, self.manners), robots=False)
        return answer.status, answer.body


def _conditions(remembered: Remembered) -> dict[str, str]:
    told = {"If-None-Match": remembered.etag, "If-Modified-Since": remembered.last_modified}
    return {name: value for name, value in told.items() if value}
