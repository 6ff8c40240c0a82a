"""A message: what changed in one story, with the words and the reports that tell it, as it is sent to people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from counterclaim.model.change import Change, Ends, Proof
from counterclaim.model.document import Published
from counterclaim.model.moment import Moment
from counterclaim.model.verdict import Verdict, verdict_from


@dataclass(frozen=True, slots=True)
class Cited:
    """A report whose words a message quotes: its id, and what is known about it."""

    doc: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What one look at a ledger found changed in one story.

    `key` is the same however often the message is sent. `at` is the state of the ledger that it tells of (UTC, ISO).
    With `new`, nobody had told of the story before, and `changes` hold all that stands of it. `reports` are those whose
    words are quoted; `verdicts` the contradictions that came with the changes, each with its sentence.
    """

    key: str
    at: str
    story: str
    title: str
    new: bool
    changes: tuple[Change, ...]
    reports: tuple[Cited, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


def message_from(record: Mapping[str, Any]) -> Message:
    """The message that `as_record` printed as `record`. Raises KeyError or TypeError where it is misshapen."""
    return Message(
        **{
            **record,
            "changes": tuple(map(_change, record["changes"])),
            "reports": tuple(map(_cited, record["reports"])),
            "verdicts": tuple(map(verdict_from, record["verdicts"])),
        }
    )


def _change(record: Mapping[str, Any]) -> Change:
    return Change(
        **{
            **record,
            "old": Ends(**record["old"]) if record["old"] else None,
            "new": Ends(**record["new"]) if record["new"] else None,
            "at": Moment(**record["at"]) if record["at"] else None,
            "by": tuple(record["by"]),
            "quotes": tuple(Proof(**quote) for quote in record["quotes"]),
            "verdicts": tuple(record["verdicts"]),
        }
    )


def _cited(record: Mapping[str, Any]) -> Cited:
    told = record["published"]
    return Cited(**{**record, "published": Published(told["start"], told["end"], told["from"]) if told else None})
