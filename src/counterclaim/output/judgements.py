"""What people said, and a claim's story, as sentences and rows."""

from collections.abc import Iterable
from datetime import datetime
from typing import TextIO

from counterclaim.model import (
    Addition,
    Adoption,
    Correction,
    Entry,
    Grouping,
    Judgement,
    Note,
    Overruling,
    Step,
    Withdrawal,
    as_record,
)
from counterclaim.output.listing import Column, write_list
from counterclaim.output.table import Format
from counterclaim.output.wording import plain, value_words


def told(judgement: Judgement) -> str:
    """`judgement` in a line, as an answer to the one who gave it."""
    why = f" ({plain(judgement.why)})" if judgement.why else ""
    return f"{judgement.id}: {plain(judgement.by)} {said(judgement)}{why}."


def said(judgement: Judgement) -> str:
    """What `judgement` says, in words that follow a name: "rejects m_…"."""
    match judgement.what:
        case Correction(field, old, new):
            return f"corrects {judgement.claim}: {field} {value_words(new)} (read as {value_words(old)})"
        case Addition(claim, source):
            told_by = f", heard {plain(source.how)}" if source else ""
            return f"adds {judgement.claim} to {plain(claim.doc)}: {plain(claim.gloss).rstrip('.')}{told_by}"
        case Adoption(series, figure, low, high, status):
            of = ", ".join(plain(str(value)) for value in as_record(series).values() if value)
            ends = (
                f", {low or 0:,} to {high:,}" if high is not None else f", at least {low:,}" if low is not None else ""
            )
            return f"adopts {figure:,}{ends} for {of}, {status}"
        case Overruling(relation, a, b, verdict):
            return f"says that {b} {relation} {a}" + (f", against {verdict}" if verdict else "")
        case Grouping(things, ids, out_of):
            parted = f" out of {plain(out_of)}" if out_of else ""
            return f"{judgement.kind}s {things}{parted}: {', '.join(map(plain, ids))}"
        case Note(story):
            return f"notes of the story {story}"
        case Withdrawal(taken_back):
            return f"takes {taken_back} back"
        case None if judgement.kind == "note":
            return f"notes of {judgement.claim or plain(judgement.doc or '')}"
        case _:
            return f"{judgement.kind}s {judgement.claim}"


_ENTRIES: tuple[Column[Entry], ...] = (
    Column("When", lambda entry: _clock(entry.judgement.at)),
    Column("Who", lambda entry: entry.judgement.by),
    Column("Says", lambda entry: said(entry.judgement)),
    Column("Why", lambda entry: entry.judgement.why, below=True),
    Column("State", lambda entry: f"{entry.state}: {entry.note}" if entry.note else entry.state),
    Column("Judgement", lambda entry: entry.judgement.id, whole=True),
)
_STEPS: tuple[Column[Step], ...] = (
    Column("When", lambda step: _clock(step.at)),
    Column("What happened", lambda step: _happened(step)),
    Column("Document", lambda step: step.doc or ""),
)


def write_judgements(entries: Iterable[Entry], format: Format, stream: TextIO) -> None:
    """Print judgements with their states."""
    write_list(entries, _ENTRIES, format, stream, "No judgements.")


def write_history(steps: Iterable[Step], format: Format, stream: TextIO) -> None:
    """Print the `steps` of a claim's story."""
    write_list(steps, _STEPS, format, stream, "No story.")


def _happened(step: Step) -> str:
    match step.happened:
        case "told":
            return f"came with the text {step.text}"
        case "replaced":
            return f"came with another text, {step.text}: the claim no longer stands"
        case "taken_out":
            return f"{plain(step.by or '')} took back the `add` that brought it: the claim no longer stands"
        case "put_back":
            return f"{plain(step.by or '')} let that `add` count again"
        case "found":
            return f"read by {step.by}"
        case "not_found":
            return f"read by {step.by}, which did not find it"
        case "judged" if step.judgement is not None:
            why = f" ({plain(step.judgement.why)})" if step.judgement.why else ""
            return f"{plain(step.judgement.by)} {said(step.judgement)}{why}" + "; withdrawn" * step.withdrawn
    return ""


def _clock(at: str) -> str:
    """A UTC time as clocks here show it."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M:%S}"
