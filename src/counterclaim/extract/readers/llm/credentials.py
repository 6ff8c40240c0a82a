"""The key of an endpoint: what it may be made of, and what it is sent over."""

from ipaddress import IPv6Address, ip_address

from httpx2 import URL

from counterclaim.errors import UsageError
from counterclaim.settings import LLM_KEY_VARIABLE, LLM_URL_VARIABLE

_OWN = (".local", ".internal", ".localhost")


def headers_for(key: str | None, url: URL) -> dict[str, str]:
    """The headers that carry `key` to `url`; none without a key.

    Raises UsageError for a key that no header can carry (RFC 9110, 5.5: printable ASCII), and for a key or a password
    that everybody on the way could read: over http:// it goes to this machine and the own network alone.
    """
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        raise UsageError(
            f"{LLM_KEY_VARIABLE} holds a blank or a letter that no key has: "
            "copy the key again, without what stands around it."
        )
    if (key or url.password) and url.scheme == "http" and not _is_own(url.host):
        raise UsageError(
            f"The key would go to {url.host} for everybody on the way to read: "
            f"let {LLM_URL_VARIABLE} begin with https://, or unset {LLM_KEY_VARIABLE}."
        )
    return {"Authorization": f"Bearer {key}"} if key else {}


def _is_own(host: str) -> bool:
    """Whether `host` is this machine or in the own network: by its number, or by a name that only such a one knows."""
    try:
        number = ip_address(host)
    except ValueError:
        # A number may be written without dots too; a name never begins with a digit here.
        return host.endswith(_OWN) or ("." not in host and not host[:1].isdigit())
    mapped = number.ipv4_mapped if isinstance(number, IPv6Address) else None
    return (mapped or number).is_private
