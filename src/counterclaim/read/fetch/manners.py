"""How addresses are asked: who asks, how often, how long, and how much is taken."""

import re
from dataclasses import dataclass

from counterclaim.errors import UsageError
from counterclaim.settings import allowed_hosts, contact, pause

AGENT = "Counterclaim"
"""What robots.txt may call this program."""

LONGEST_PAUSE = 3600.0
"""The most seconds that can be asked to lie between two requests."""

_HOST = re.compile(r"(?P<host>\[[0-9a-f:.]+\]|[^\s:/\[\]@]+)(?::(?P<port>\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class Manners:
    """How a `Fetcher` behaves. Times are seconds, sizes bytes.

    `contact` is an address or a mailbox that a site can complain to; it is told with each request. `between` lies at
    least between two requests to one host, more where its robots.txt wants that, though never more than
    `longest_wait`; a server that names a longer time than that is not asked again before. `connecting` and `idle` limit
    one step, `total` a request as a whole. `largest` limits what is taken over the wire and what comes out of it.
    `robots` False asks no robots.txt. `allowed` are hosts, `name` or `name:port`, to which the guard does not apply:
    one's own, and nobody else's.
    """

    contact: str | None = None
    between: float = 1.0
    longest_wait: float = 60.0
    connecting: float = 10.0
    idle: float = 20.0
    total: float = 120.0
    largest: int = 50_000_000
    redirects: int = 5
    retries: int = 2
    robots: bool = True
    allowed: tuple[str, ...] = ()

    @property
    def agent(self) -> str:
        """The name under which pages are asked for: `Counterclaim/2026.1 (+who to write to)`."""
        from importlib.metadata import version

        name = f"{AGENT}/{version('counterclaim')}"
        return f"{name} (+{self.contact})" if self.contact else name

    def lets_in(self, host: str, port: int) -> bool:
        """True when the guard does not apply to `host` at `port`."""
        return any(host == named and port in ports for named, ports in map(_host_and_ports, self.allowed))


def manners() -> Manners:
    """The manners that the settings ask for: `COUNTERCLAIM_CONTACT`, `COUNTERCLAIM_PAUSE`, `COUNTERCLAIM_ALLOW_HOSTS`.

    Raises UsageError where a setting makes no sense.
    """
    hosts = allowed_hosts()
    for host in hosts:
        _host_and_ports(host)
    who = contact()
    if who is not None and (not who.isascii() or not who.isprintable()):
        raise UsageError(f"{who!r} is no contact: write an address or a mailbox in plain letters.")
    told = pause()
    if told is None:
        return Manners(contact=who, allowed=hosts)
    return Manners(contact=who, between=_seconds(told), allowed=hosts)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= LONGEST_PAUSE:
        raise UsageError(f"{text!r} is no pause between two requests: write seconds, 0 to {LONGEST_PAUSE:g}.")
    return seconds


def _host_and_ports(text: str) -> tuple[str, tuple[int, ...]]:
    match = _HOST.fullmatch(text.lower())
    if match is None:
        raise UsageError(f"{text!r} is no host to let in: write it as 127.0.0.1:8000 or name.example:8000.")
    ports = (int(match["port"]),) if match["port"] else (80, 443)
    return match["host"].strip("[]"), ports
