"""Web Annotations: each claim as a note on the words that prove it, for whatever marks up pages and texts.

The Web Annotation Data Model (https://www.w3.org/TR/annotation-model/). The file is an AnnotationPage; each item is

- `target`: the report (`source`: its address, or a URN made of its id) and where in it: the sentence, as a quote with
  what stands around it and as a position, both refined by the number within the sentence. All positions are half-open
  UTF-16 code units of the text that was read;
- `body[0]`: a TextualBody, the gloss, in English, with the purpose "describing";
- `body[1]`: a TextualBody of the format "application/json" with the purpose "classifying", whose value is the record
  of docs/claim.md as a string (there, offsets are code points): what `load` takes back;
- the other bodies: a SpecificResource for each stretch of evidence, with the purpose "highlighting" and the name of the
  field that it proves as its label;
- `motivation`: "identifying", and "assessing" where a person judged the claim; `creator`: the reader, and that person.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, BinaryIO

from counterclaim.model import Claim, Document, as_record
from counterclaim.output.export.listed_json import write_listed
from counterclaim.output.export.parcel import Parcel
from counterclaim.output.export.urns import urn
from counterclaim.output.export.utf16 import Utf16, around
from counterclaim.output.report.mentions import safe_url

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(parcel: Parcel, target: BinaryIO) -> None:
    """Write the claims of `parcel` as an AnnotationPage, in the order of the ledger."""
    head = {
        "@context": CONTEXT,
        "id": urn("page", parcel.made.isoformat()),
        "type": "AnnotationPage",
        "generator": {"type": "Software", "name": "Counterclaim"},
        "generated": _utc(parcel.made),
        "startIndex": 0,
    }
    written = 0

    def counted() -> Iterator[dict[str, Any]]:
        nonlocal written
        for item in _annotations(parcel):
            written += 1
            yield item

    write_listed(target, head, "items", counted(), lambda: {"partOf": _collection(parcel, written)})


def _collection(parcel: Parcel, total: int) -> dict[str, Any]:
    label = "Figures about people in reports: who said how many, and the words that prove it"
    return {
        "id": urn("collection", parcel.made.isoformat()),
        "type": "AnnotationCollection",
        "label": label,
        "total": total,
    }


def _annotations(parcel: Parcel) -> Iterator[dict[str, Any]]:
    documents = iter(parcel.documents)  # they come in the order of their claims
    for doc, claims in groupby(parcel.claims, key=lambda claim: claim.doc):
        document = next(each for each in documents if each.id == doc)
        places = Utf16(document.text)
        for claim in claims:
            yield annotation(claim, document, places)


def annotation(claim: Claim, document: Document, places: Utf16) -> dict[str, Any]:
    """The annotation of `claim`, which stands in `document`; `places` are those of its text."""
    judged = claim.judged
    people = [{"type": "Person", "name": judged.by}] if judged else []
    readers = [] if judged and judged.kind == "add" else [{"type": "Software", "name": f"Counterclaim {claim.reader}"}]
    return {
        "id": urn("claim", claim.doc, claim.id),
        "type": "Annotation",
        "motivation": ["identifying", "assessing"] if judged and readers else "identifying",
        "creator": [*readers, *people],
        **({"modified" if readers else "created": _utc(datetime.fromisoformat(judged.at))} if judged else {}),
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "value": claim.gloss,
                "format": "text/plain",
                "language": "en",
            },
            {
                "type": "TextualBody",
                "purpose": "classifying",
                "value": json.dumps(as_record(claim), ensure_ascii=False),
                "format": "application/json",
            },
            *_proofs(claim, document, places),
        ],
        "target": _target(claim, document, places),
    }


def _target(claim: Claim, document: Document, places: Utf16) -> dict[str, Any]:
    target: dict[str, Any] = {"source": _source(document)}
    own = claim.text == document.version  # another version of the page has another copy
    if own and (archived := safe_url(document.archived)):
        target["state"] = {"type": "TimeState", "cached": archived}
    sentence = claim.sentence
    selectors = _selectors(document, places, sentence.start, sentence.end)
    if sentence.start <= claim.start and claim.end <= sentence.end:
        within = Utf16(sentence.text)
        first, last = claim.start - sentence.start, claim.end - sentence.start
        start, end = within.span(first, last)
        prefix, suffix = around(sentence.text, first, last)
        words = {"type": "TextQuoteSelector", "exact": sentence.text[first:last], "prefix": prefix, "suffix": suffix}
        narrower = (words, {"type": "TextPositionSelector", "start": start, "end": end})
        selectors = [{**each, "refinedBy": finer} for each, finer in zip(selectors, narrower, strict=True)]
    return {**target, "selector": selectors}


def _proofs(claim: Claim, document: Document, places: Utf16) -> Iterator[dict[str, Any]]:
    for field, spans in claim.evidence.items():
        for start, end in spans:
            yield {
                "type": "SpecificResource",
                "purpose": "highlighting",
                "label": field,
                "source": _source(document)["id"],
                "selector": _selectors(document, places, start, end),
            }


def _selectors(document: Document, places: Utf16, start: int, end: int) -> list[dict[str, Any]]:
    """What selects the code points `start` to `end` of `document`: as a quote, and as a position."""
    text = document.text
    prefix, suffix = around(text, start, end)
    first, last = places.span(start, end)
    return [
        {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": prefix, "suffix": suffix},
        {"type": "TextPositionSelector", "start": first, "end": last},
    ]


def _source(document: Document) -> dict[str, Any]:
    source = {"id": safe_url(document.url) or urn("report", document.id), "type": "Text", "format": document.media_type}
    return {**source, "language": document.lang} if document.lang else source


def _utc(when: datetime) -> str:
    """A time as the model wants it: in UTC, to the second, with a Z."""
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
