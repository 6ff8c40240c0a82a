"""What a tool answers: a record for programs, and the same as text, in which the words of reports stand as quotes."""

from abc import abstractmethod
from typing import Any

from pydantic import BaseModel, ConfigDict


def _untitled(schema: dict[str, Any]) -> None:
    """Take the titles out of `schema`: they say the names of the fields again, at a third of its length."""
    for part in (schema, *schema.get("properties", {}).values()):
        part.pop("title", None)


class Part(BaseModel):
    """A part of an answer. Its fields, with what they hold, are the schema that an assistant is told."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=_untitled)


class Answer(Part):
    """A whole answer."""

    @abstractmethod
    def text(self) -> str:
        """The answer as lines to be read."""


def lines(*told: str | None) -> str:
    """Those of the lines that are `told`."""
    return "\n".join(line for line in told if line)


def count(many: int, one: str) -> str:
    """ "1 report", "12 reports", "2 copies"; `one` is the word for one of them."""
    several = f"{one[:-1]}ies" if one.endswith("y") else one if one == "series" else f"{one}s"
    return f"{many:,} {one if many == 1 else several}"
