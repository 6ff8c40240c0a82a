"""JSONL: the records of the contract (docs/claim.md), one a line."""

import json
from typing import Any, BinaryIO

from counterclaim.model import as_record, document_record
from counterclaim.output.export.parcel import Parcel


def write(parcel: Parcel, target: BinaryIO) -> None:
    """Write the claims of `parcel`, a record a line, in UTF-8.

    Where the texts go out too, the documents come first, as `add` takes them, and then what people say of them and of
    their claims, but for notes: from these `load` makes the same ledger.
    """
    if parcel.texts:
        docs = set[str]()
        for document in parcel.documents:
            docs.add(document.id)
            _line(target, document_record(document))
        for judgement in parcel.said:
            if judgement.kind != "note" and (judgement.doc is None or judgement.doc in docs):
                _line(target, as_record(judgement))
    for claim in parcel.claims:
        _line(target, as_record(claim))


def _line(target: BinaryIO, record: dict[str, Any]) -> None:
    target.write(json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
