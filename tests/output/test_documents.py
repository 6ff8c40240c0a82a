"""What is known of documents as a table, as CSV and as records."""

import csv
import io
import json

from counterclaim.model import Document, Published, described
from counterclaim.output.documents import write_documents

ASKED = Document(
    "a.html",
    "Six died.",
    "en",
    "Ferry sinks",
    Published("2025-03-28", "2025-03-28", "json-ld"),
    "https://bell.example/ferry",
    author="A. Reporter",
    origins=(("published", "json-ld"), ("author", "meta")),
)


def printed(format: str, *documents: Document) -> str:
    stream = io.StringIO()
    write_documents(map(described, documents), format, stream)  # type: ignore[arg-type]
    return stream.getvalue()


def test_records_tell_where_each_field_is_known_from() -> None:
    record = json.loads(printed("jsonl", ASKED))
    assert record["published"] == {"start": "2025-03-28", "end": "2025-03-28", "from": "json-ld"}
    assert record["origins"] == {"published": "json-ld", "author": "meta"}
    assert (record["author"], record["modified"], record["characters"]) == ("A. Reporter", None, 9)


def test_csv_has_all_of_it() -> None:
    (row,) = csv.DictReader(io.StringIO(printed("csv", ASKED)))
    assert row["published"] == "2025-03-28"
    assert row["known_from"] == "published: json-ld; author: meta"
    assert row["archived"] == ""


def test_a_table_says_where_a_date_is_known_from() -> None:
    assert "(json-ld)" in printed("table", ASKED)


def test_a_table_of_none_says_so() -> None:
    assert printed("table") == "No documents.\n"
