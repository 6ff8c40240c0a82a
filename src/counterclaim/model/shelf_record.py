"""The records of the index, from the JSON objects that `as_record` made of them."""

from collections.abc import Mapping
from typing import Any

from counterclaim.model.card import Dot, SeriesCard, SeriesRecord, Stands, StatementRow, StoryCard, Voice
from counterclaim.model.moment import Moment
from counterclaim.model.phrase import phrase_from
from counterclaim.model.place import Place
from counterclaim.model.quantity import Quantity
from counterclaim.model.record import position_from
from counterclaim.model.shelf import StoryReport, StorySpeaker, ToldRow
from counterclaim.model.verdict import verdict_from as verdict_from


def card_from(record: Mapping[str, Any]) -> StoryCard:
    """The card of a story."""
    return StoryCard(
        **{
            **record,
            "languages": tuple(record["languages"]),
            "countries": tuple(record["countries"]),
            "series": tuple(map(_series_card, record["series"])),
            "positions": tuple(map(position_from, record["positions"])),
        }
    )


def series_from(record: Mapping[str, Any]) -> SeriesRecord:
    """A series, but for its statements."""
    return SeriesRecord(
        **{
            **record,
            "card": _series_card(record["card"]),
            "where": Place(**record["where"]) if record["where"] else None,
            "voices": tuple(Voice(**voice) for voice in record["voices"]),
            "positions": tuple(map(position_from, record["positions"])),
        }
    )


def _series_card(record: Mapping[str, Any]) -> SeriesCard:
    return SeriesCard(
        **{
            **record,
            "toll": _stands(record["toll"]) if record["toll"] else None,
            "dots": tuple(Dot(*dot) for dot in record["dots"]),
            "voices": tuple(Voice(**voice) for voice in record["voices"]),
            "languages": tuple(record["languages"]),
        }
    )


def _stands(record: Mapping[str, Any]) -> Stands:
    ends = {name: tuple(record[name]) for name in ("low_by", "best_by", "high_by")}
    as_of, reason = record["as_of"], record.get("reason")
    parts = {"as_of": Moment(**as_of) if as_of else None, "reason": phrase_from(reason) if reason else None}
    return Stands(**{**record, **ends, **parts})


def statement_from(record: Mapping[str, Any]) -> StatementRow:
    """A statement."""
    listed = {name: tuple(record[name]) for name in ("speakers", "via", "marks")}
    return StatementRow(**{**record, **listed, "quantity": Quantity(**record["quantity"])})


def report_from(record: Mapping[str, Any]) -> StoryReport:
    """A report of a story."""
    return StoryReport(**record)


def told_from(record: Mapping[str, Any], story: str) -> ToldRow:
    """A claim as the story of the id `story` tells it."""
    listed = {name: tuple(record[name]) for name in ("speakers", "why")}
    return ToldRow(**{**record, **listed, "story": story})


def story_speaker_from(record: Mapping[str, Any]) -> StorySpeaker:
    """A speaker of a story."""
    return StorySpeaker(**record)
