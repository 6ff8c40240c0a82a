"""JSON-LD expanded by PyLD, with the contexts that are given and no network."""

from collections.abc import Mapping
from typing import Any

from pyld import jsonld


def expanded(document: Mapping[str, Any], contexts: Mapping[str, Mapping[str, Any]]) -> tuple[list[Any], list[str]]:
    """`document` expanded, and the names of its members that no context gives a meaning. `contexts` go by their
    addresses; any other that is asked for is an error."""

    def load(address: str, options: Any) -> dict[str, Any]:
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": address,
            "document": contexts[address],
        }

    dropped: list[str] = []
    found = jsonld.expand(dict(document), {"documentLoader": load}, on_property_dropped=dropped.append)
    return found, dropped
