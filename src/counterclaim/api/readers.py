"""Who reads: the rules, or a language model; and with which engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.errors import UsageError
from counterclaim.settings import Llm

if TYPE_CHECKING:
    from counterclaim.flow import Engine

Reader = str | Llm
"""The reader of a call: "rules", "llm" as the environment sets it (`COUNTERCLAIM_LLM_URL` and so on), "llm:MODEL" or
"llm:MODEL@URL", or one that an `Llm` describes."""

_ENDPOINT = re.compile("@(?=https?://)")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reader of a run: its name, as claims bear it, and the engine that reads with it."""

    name: str
    engine: Engine


@contextmanager
def chosen(reader: Reader) -> Iterator[Chosen]:
    """The `reader` of a run, for as long as that goes on. Raises UsageError for one that there is not, or that lacks
    its endpoint."""
    if reader == "rules":
        from counterclaim.engines.local import read_here
        from counterclaim.extract import READER

        yield Chosen(READER, read_here)
        return
    told = named(reader) if isinstance(reader, str) else reader
    from counterclaim.engines.asking import read_with
    from counterclaim.extract.readers.llm import LlmReader

    with LlmReader(told) as model:
        yield Chosen(model.name, read_with(model))


def named(reader: str) -> Llm:
    """The language model that is written as "llm", "llm:MODEL" or "llm:MODEL@URL". Raises UsageError for others."""
    kind, _, rest = reader.partition(":")
    if kind != "llm":
        raise UsageError(f"There is no reader {reader!r}: there are rules, llm, and llm:MODEL@URL.")
    model, *url = _ENDPOINT.split(rest, maxsplit=1)
    return Llm(url[0] if url else None, model or None)
