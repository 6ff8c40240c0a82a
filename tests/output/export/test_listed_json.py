"""Lists are written item by item, and what comes out is JSON."""

import io
import json

from counterclaim.output.export.listed_json import write_listed


def test_items_are_written_before_the_next_is_made() -> None:
    target, sizes = io.BytesIO(), list[int]()

    def items():
        for number in range(3):
            sizes.append(target.tell())
            yield {"number": number, "text": "𠮷 \ud83d"}

    write_listed(target, {"type": "List"}, "items", items(), lambda: {"total": len(sizes)})
    assert sizes == sorted(set(sizes))
    told = json.loads(target.getvalue().decode("utf-8"))
    assert told == {"type": "List", "items": [{"number": n, "text": "𠮷 \ud83d"} for n in range(3)], "total": 3}


def test_an_empty_list_is_a_list() -> None:
    target = io.BytesIO()
    write_listed(target, {}, "items", ())
    assert json.loads(target.getvalue()) == {"items": []}


def test_it_may_be_put_into_a_page() -> None:
    target = io.BytesIO()
    write_listed(target, {}, "items", [{"quote": "</script><!-- <b>"}])
    assert b"<" not in target.getvalue()
    assert json.loads(target.getvalue())["items"][0]["quote"] == "</script><!-- <b>"
