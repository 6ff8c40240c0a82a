"""Why an address gives no page, in sentences that say how to go on."""

import math

BY_HAND = "Open it in your browser, save it, and add the file."
LATER = "Try again later, or open it in your browser, save it and add the file."


class Refusal(Exception):
    """No page comes of this address: `kind` is a problem's short word, `why` its sentence; `again` when the same
    request may bring it a moment later."""

    def __init__(self, kind: str, why: str, again: bool = False) -> None:
        super().__init__(why)
        self.kind = kind
        self.why = why
        self.again = again


_STATUSES = {
    401: ("login", f"The server wants a log-in (401). {BY_HAND}"),
    402: ("payment", f"The server wants a payment (402). {BY_HAND}"),
    403: ("forbidden", f"The server does not give it to programs (403). {BY_HAND}"),
    404: ("missing", "There is nothing at this address (404). Look for a slip in it, or for a copy in a web archive."),
    407: ("login", f"A proxy on the way wants a log-in (407). {BY_HAND}"),
    410: ("gone", "The page was taken away (410). Look for a copy in a web archive, and add that address."),
    429: ("busy", f"The server wants to be asked less often (429). {LATER}"),
    451: ("withheld", f"The page is withheld for legal reasons (451). {BY_HAND}"),
}


def by_status(status: int) -> Refusal:
    """What an answer of `status` means that brings no page."""
    kind, why = _STATUSES.get(status) or _by_class(status)
    return Refusal(kind, why)


def left_alone(host: str, seconds: float) -> Refusal:
    """That `host` named so long a time in which it wants no more requests."""
    minutes = math.ceil(seconds / 60)
    when = f"{minutes} minute{'s' if minutes > 1 else ''}"
    return Refusal("busy", f"{host} wants to be asked less often: again in {when}. {LATER}")


def _by_class(status: int) -> tuple[str, str]:
    if 500 <= status < 600:
        return "server", f"The server has trouble of its own ({status}). {LATER}"
    if status >= 400:
        return "refused", f"The server refuses it ({status}). {BY_HAND}"
    return "refused", f"The server answers {status}, which brings no page. {BY_HAND}"
