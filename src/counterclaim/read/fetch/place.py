"""What an address says, read strictly: where two programs could read it in two ways, it is refused."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urljoin

from counterclaim.read.fetch.guard import check_name
from counterclaim.read.fetch.manners import Manners
from counterclaim.read.fetch.refusal import Refusal

PORTS = (80, 443)
"""The ports of the web; others only where a host is let in with them."""

_ADDRESS = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(r"(?P<scheme>https?)://(?P<authority>[^/?#]*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_AUTHORITY = re.compile(r"(?P<host>\[[0-9a-f:.]+\]|[^\[\]:]+)(?::(?P<port>[0-9]{1,5}))?", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: `address` in its plain form, without fragment; `host` in lower-case ASCII."""

    address: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks of."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (f":{self.port}" if self.port != _DEFAULT[self.scheme] else "")


_DEFAULT = {"http": 80, "https": 443}


def place_of(address: str, manners: Manners) -> Place:
    """Where `address` leads. Raises Refusal for what is no plain address of a machine of the open internet."""
    from httpx2 import URL, InvalidURL

    match = _WEB.fullmatch(address)
    if match is None:
        scheme = _ADDRESS.match(address)
        what = f"An address that begins with {scheme[0]}" if scheme else "What is no web address"
        raise Refusal("address", f"{what} cannot be fetched. Give one that begins with https:// or http://.")
    if len(address) > _LONGEST or _CONTROL.search(address) or not _is_seen(match["authority"]):
        raise Refusal("address", "The address is not written as one is: it is too long, or holds what cannot be seen.")
    if "@" in match["authority"]:
        raise Refusal("address", "The address holds a user name. Leave out what stands before the @, and the @.")
    parts = _AUTHORITY.fullmatch(match["authority"])
    if parts is None or "\\" in address.partition("?")[0]:
        raise Refusal("address", "The address names no host. Look for a slip in it.")
    try:
        url = URL(address).copy_with(fragment=None)
        host = url.raw_host.decode("ascii")
    except (InvalidURL, ValueError):
        raise Refusal("address", "The address cannot be made out. Look for a slip in it.") from None
    port = int(parts["port"] or _DEFAULT[url.scheme])
    if not manners.lets_in(host, port):
        _check_host(host, parts["host"])
        if port not in PORTS:
            raise Refusal(
                "guard", f"Port {port} is not one of the web's. Let the server in with COUNTERCLAIM_ALLOW_HOSTS."
            )
    return Place(str(url), url.scheme, host, port)


def place_after(place: Place, location: str, manners: Manners) -> Place:
    """Where `place` sends on to with `location`. Raises Refusal as `place_of`, and says that it was sent there."""
    onward = location.strip()
    try:
        return place_of(onward if _ADDRESS.match(onward) else urljoin(place.address, onward), manners)
    except (Refusal, ValueError) as refused:
        kind, why = getattr(refused, "kind", "address"), getattr(refused, "why", "The address cannot be made out.")
        raise Refusal(kind, f"It sends on to {location[:200]!r}. {why}") from None


def _is_seen(host: str) -> bool:
    return not any(letter.isspace() or not letter.isprintable() for letter in host)


def _check_host(host: str, written: str) -> None:
    if written.startswith("["):
        check_name(host)
        return
    plain = written.casefold()
    if not written.isascii() and (unicodedata.normalize("NFKC", plain) != plain or "\u3002" in plain):
        raise Refusal("address", "The host is written in letters that only look like others. Write it plainly.")
    if not _HOST.fullmatch(host.rstrip(".")) or len(host) > 253:
        raise Refusal("address", f"{written[:100]!r} is not written as a host is. Look for a slip in it.")
    check_name(host)
