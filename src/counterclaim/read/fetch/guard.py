"""Which machines are talked to: those of the open internet, as far as their addresses tell, and no others.

The facts stand in `guarded.toml`. What is checked is the address that is then connected to: a name is looked up once.
"""

import socket
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread

from counterclaim.read.fetch.manners import Manners
from counterclaim.read.fetch.refusal import LATER, Refusal

Resolve = Callable[[str, int], Sequence[str]]
"""From a host's name and a port to its addresses. Raises socket.gaierror where it has none."""

_PUBLIC = IPv6Network("2000::/3")
_ADVICE = "If it is your own server, let it in with COUNTERCLAIM_ALLOW_HOSTS."


LONGEST_LOOK = 20.0
"""Seconds that a name server may take: the system's own resolver may wait for minutes."""


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of `host` as this machine's resolver knows them, each once. Raises OSError where it has none."""
    found = SimpleQueue[Sequence[str] | Exception]()

    def look() -> None:
        try:
            entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.put(list(dict.fromkeys(str(entry[4][0]) for entry in entries)))
        except (OSError, UnicodeError) as error:
            found.put(error)

    Thread(target=look, daemon=True).start()  # it cannot be interrupted, only left behind
    try:
        told = found.get(timeout=LONGEST_LOOK)
    except Empty:
        raise socket.gaierror(socket.EAI_AGAIN, "no answer") from None
    if isinstance(told, Exception):
        raise told
    return told


def check_name(host: str) -> None:
    """Raises Refusal for a host that no machine of the open internet is called, in lower-case ASCII, before it is
    looked up."""
    if _number(host) is not None:
        check_number(host, host)
        return
    labels = host.split(".")
    if not all(labels):
        raise Refusal("address", f"{host} is not written as a host is: it has a dot too many.")
    if labels[-1].isdigit() or labels[-1].startswith("0x"):
        raise Refusal("address", f"{host} spells a machine's number in an unusual way. Write it plainly, or its name.")
    if len(labels) == 1 or any(".".join(labels[start:]) in _names() for start in range(len(labels))):
        raise Refusal("guard", f"{host} is a name inside a network, where pages may not lead this program. {_ADVICE}")


def check_number(number: str, host: str) -> None:
    """Raises Refusal where `number`, an address of `host`, is not one of the open internet."""
    if what := _kept_for(ip_address(number)):
        told = host if host == number else f"{host} leads to {number}, which"
        raise Refusal("guard", f"{told} is {what}, where pages may not lead this program. {_ADVICE}")


def addresses(host: str, port: int, manners: Manners, resolve: Resolve) -> list[str]:
    """The addresses of `host`, all of them allowed. Raises Refusal where one is not, or there is none."""
    if _number(host) is not None:
        found: Sequence[str] = [host]
    else:
        try:
            found = resolve(host, port)
        except socket.gaierror as error:
            again = error.errno == socket.EAI_AGAIN
            raise Refusal("dns", _unknown(host, again)) from error
        except (UnicodeError, OSError) as error:
            raise Refusal("dns", _unknown(host, False)) from error
    if not found:
        raise Refusal("dns", _unknown(host, False))
    if not manners.lets_in(host, port):
        for number in found:
            check_number(number, host)
    return list(found)


def _unknown(host: str, again: bool) -> str:
    if again:
        return f"Nobody can say at present where {host} is: the network or its name server is down. {LATER}"
    return f"No machine is called {host}. Look for a slip in the address, and whether this machine is online."


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _kept_for(number: IPv4Address | IPv6Address) -> str | None:
    """What `number` is kept for, None where it is an ordinary address of the open internet."""
    if isinstance(number, IPv6Address) and (number not in _PUBLIC or number.scope_id):
        return "no address of the open internet"
    return next((what for network, what in _networks() if number in network), None)


@cache
def _networks() -> tuple[tuple[IPv4Network | IPv6Network, str], ...]:
    return tuple((ip_network(network), what) for table in ("ipv4", "ipv6") for network, what in _facts()[table].items())


@cache
def _names() -> frozenset[str]:
    return frozenset(_facts()["names"])


@cache
def _facts() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("counterclaim.read.fetch").joinpath("guarded.toml").read_text("utf-8"))
