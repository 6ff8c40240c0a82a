"""What a site asks of programs in its robots.txt (RFC 9309)."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.read.fetch.manners import AGENT
from counterclaim.read.fetch.place import Place
from counterclaim.read.fetch.refusal import BY_HAND, LATER, Refusal

if TYPE_CHECKING:
    from protego import Protego

KEPT = 24 * 3600.0
"""Seconds for which a robots.txt is kept (RFC 9309, 2.4)."""

KEPT_WITHOUT = 600.0
"""Seconds for which a site is not asked again that could not say what it wants."""

LARGEST = 512_000
"""Bytes of a robots.txt that are read; RFC 9309, 2.5, asks for 500 KiB at least."""

Ask = Callable[[str], tuple[int, bytes]]
"""From the address of a robots.txt to the status and the body at the end of its redirects. Raises Refusal."""


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What a site wants until `end`: as `rules` say; without these anything goes, or as `trouble` says, nothing."""

    end: float
    rules: "Protego | None" = None
    trouble: Refusal | None = None


class Robots:
    """What sites want, each asked once a day."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[str, _Wishes] = {}

    def check(self, place: Place) -> None:
        """Raises Refusal where the site wants no program at `place`, or cannot say what it wants."""
        wishes = self._wishes(place.origin)
        if wishes.trouble:
            raise wishes.trouble
        if wishes.rules and not wishes.rules.can_fetch(place.address, AGENT):
            raise Refusal("robots", f"The site asks programs to leave this page alone (robots.txt). {BY_HAND}")

    def between(self, place: Place) -> float:
        """The seconds that the site wants to lie between two requests; 0 where it does not say."""
        rules = self._wishes(place.origin).rules
        if rules is None:
            return 0.0
        rate = rules.request_rate(AGENT)
        return max(rules.crawl_delay(AGENT) or 0.0, rate.seconds / rate.requests if rate else 0.0)

    def _wishes(self, origin: str) -> _Wishes:
        wishes = self._known.get(origin)
        if wishes is None or wishes.end < time.monotonic():
            wishes = self._known[origin] = self._asked(origin)
        return wishes

    def _asked(self, origin: str) -> _Wishes:
        from protego import Protego

        soon = time.monotonic() + KEPT_WITHOUT
        try:
            status, body = self._ask(f"{origin}/robots.txt")
        except Refusal as refused:
            if refused.kind in ("redirects", "address", "guard"):  # it cannot be had at all: 2.3.1.2, 2.3.1.3
                return _Wishes(soon)
            return _Wishes(soon, trouble=refused)
        if status == 429 or status >= 500:  # 2.3.1.4: a site that cannot answer is not to be asked for more
            why = f"The site cannot say now whether programs may ask for its pages (robots.txt: {status}). {LATER}"
            return _Wishes(soon, trouble=Refusal("robots", why))
        end = time.monotonic() + KEPT
        if status != 200:
            return _Wishes(end)
        return _Wishes(end, Protego.parse(body[:LARGEST].decode("utf-8-sig", "replace")))
