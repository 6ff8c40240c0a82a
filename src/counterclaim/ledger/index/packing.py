"""Records of the index as the text of a column, and back."""

import json
from typing import Any


def packed(record: Any) -> str:
    """The plain `record` as one line of JSON."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Any:
    """The plain record that `packed` wrote as `text`."""
    return json.loads(text)
