"""What people said, and a claim's story, as sentences and rows."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, TextIO

from counterclaim.model import (
    Addition,
    Adoption,
    Correction,
    Grouping,
    Judgement,
    Overruling,
    Quantity,
    Step,
    Withdrawal,
    as_record,
)
from counterclaim.output.lines import write_lines
from counterclaim.output.table import Format
from counterclaim.output.wording import date_words, joined, number_words, plain


def told(judgement: Judgement) -> str:
    """`judgement` in a line, as an answer to the one who gave it."""
    why = f" ({plain(judgement.why)})" if judgement.why else ""
    return f"{judgement.id}: {plain(judgement.by)} {said(judgement)}{why}."


def said(judgement: Judgement) -> str:
    """What `judgement` says, in words that follow a name: "rejects m_…"."""
    match judgement.what:
        case Correction(field, old, new):
            return f"corrects {judgement.claim}: {field} is {_value(new)}, not {_value(old)}"
        case Addition(claim, source):
            told_by = f", told by {plain(source.source)} ({plain(source.how)}, {source.on})" if source else ""
            return f"adds {judgement.claim} to {plain(claim.doc)}: {plain(claim.gloss)}{told_by}"
        case Adoption(series, figure, low, high, status):
            of = ", ".join(plain(str(value)) for value in as_record(series).values() if value)
            ends = f" ({_value(low)} to {_value(high)})" if low is not None or high is not None else ""
            return f"adopts {figure:,}{ends} for {of}, {status}"
        case Overruling(relation, a, b, verdict):
            return f"says that {b} {relation} {a}" + (f", against {verdict}" if verdict else "")
        case Grouping(things, ids, out_of):
            parted = f" out of {plain(out_of)}" if out_of else ""
            return f"{judgement.kind}s {things}{parted}: {', '.join(map(plain, ids))}"
        case Withdrawal(taken_back):
            return f"takes {taken_back} back"
        case _:
            return f"{judgement.kind}s {judgement.claim}"


def write_judgements(listed: Iterable[tuple[Judgement, str]], format: Format, stream: TextIO) -> None:
    """Print the judgements `listed`, each with its state: that it stands, or is withdrawn, waiting or overtaken."""
    told = list(listed)
    lines = [(_clock(each.at), plain(each.by), said(each), plain(each.why), state, each.id) for each, state in told]
    records = [{**as_record(judgement), "state": state} for judgement, state in told]
    write_lines(records, ("When", "Who", "Says", "Why", "State", "Judgement"), lines, format, stream)


def write_history(steps: Sequence[Step], format: Format, stream: TextIO) -> None:
    """Print the `steps` of a claim's story."""
    lines = [(_clock(step.at), _happened(step), plain(step.doc or "")) for step in steps]
    write_lines([as_record(step) for step in steps], ("When", "What happened", "Document"), lines, format, stream)


def _happened(step: Step) -> str:
    match step.happened:
        case "told":
            return f"came with the text {step.text}"
        case "replaced":
            return f"came with another text, {step.text}: the claim no longer stands"
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


def _value(value: Any) -> str:
    """What a field holds, in words."""
    match value:
        case None | []:
            return "not told"
        case {"qualifier": _}:
            return number_words(Quantity(**value))
        case {"start": str(start), "end": str(end)}:
            return date_words(start, end)
        case {"name": str(name)}:
            return plain(name)
        case list():
            return joined([_value(each) for each in value])
        case int():
            return f"{value:,}"
        case _:
            return plain(str(value))
