"""Records as rows of the exported ledger, by column."""

from collections.abc import Mapping
from typing import Any

from counterclaim.model import (
    Claim,
    Described,
    Document,
    Identity,
    Moment,
    Place,
    Position,
    Speaker,
    Toll,
    Verdict,
    as_record,
)
from counterclaim.output.export.telling import Line
from counterclaim.output.naming import Names
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.wording import joined, plain, speaker_name
from counterclaim.reconcile.dossier import Course, Dossier
from counterclaim.reconcile.wording import named

Row = Mapping[str, Any]


def story_row(dossier: Dossier, described: Mapping[str, Described], names: Names) -> Row:
    """A story."""
    reports = [described[doc] for doc in dossier.story.docs if doc in described]
    days = [one.published for one in reports if one.published]
    return {
        "id": dossier.story.id,
        "title": plain(dossier.story.title),
        "reports": len(dossier.story.docs),
        "languages": joined(sorted({names.language(one.lang) for one in reports if one.lang})) or None,
        "first_report": min((day.start for day in days), default=None),
        "last_report": max((day.end for day in days), default=None),
        "contradictions": sum(verdict.relation == "contradicts" for verdict in dossier.verdicts),
    }


def document_row(document: Document, read_on: str) -> Row:
    """A report, without its text."""
    published, modified = document.published, document.modified
    return {
        "id": document.id,
        "title": document.title and plain(document.title),
        "outlet": document.outlet and plain(document.outlet),
        "author": document.author and plain(document.author),
        "language": document.lang,
        "published": published and published.start,
        "published_until": published and published.end,
        "published_from": published and published.source,
        "modified": modified and modified.start,
        "url": safe_url(document.url),
        "archived_url": safe_url(document.archived),
        "media_type": document.media_type,
        "characters": len(document.text),
        "read_on": read_on,
    }


def speaker_row(identity: Identity) -> Row:
    """A speaker, by the first of its names."""
    first, *others = map(plain, identity.names)
    return {
        "id": identity.entity,
        "name": first,
        "other_names": "; ".join(others) or None,
        "type": identity.type,
        "country": identity.country,
        "figures": identity.statements,
    }


def series_row(course: Course, id: str, story: str, title: str) -> Row:
    """A series with what stands of it."""
    series = course.series
    first = series.told[0].claim
    return {
        "id": id,
        "story": story,
        "title": title,
        "measure": series.measure,
        "people": course.toll.role if course.toll else first.group.role,
        "country": course.toll.country if course.toll else first.group.country,
        **_spot("place", series.place),
        "event": series.event or None,
        "period": series.period or None,
        "in_passing": bool(series.aside),
        **(_toll(course.toll) if course.toll else {}),
        "statements": len(course.statements),
        "reports": len({one.claim.doc for one in series.told}),
    }


def _toll(toll: Toll) -> Row:
    return {
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        **_period("as_of", toll.as_of),
        "corroboration": toll.corroboration,
        "low_by": "; ".join(map(plain, toll.low_by)) or None,
        "best_by": "; ".join(map(plain, toll.best_by)) or None,
        "high_by": "; ".join(map(plain, toll.high_by)) or None,
        "why": plain(toll.why),
    }


def statement_row(line: Line, id: str, series: str, claim: str, speaker: str | None) -> Row:
    """A statement. `claim` is the row of the mention that stands for it, `speaker` that of the first who gives it."""
    date, quantity = line.date, line.statement.quantity
    length = 16 if date.clock else 10
    return {
        "id": id,
        "series": series,
        "date": date.start and date.start.isoformat()[:length],
        "date_until": date.end and date.end.isoformat()[:length],
        "date_kind": date.kind,
        "figure": line.figure,
        "low": quantity.low,
        "high": quantity.high,
        "said_by": line.who,
        "names_speaker": line.named,
        "via": line.via or None,
        "speaker": speaker,
        "stance": line.statement.claim.stance,
        "reports": line.reports,
        "copies": line.copies,
        "claim": claim,
    }


def claim_row(claim: Claim, id: str, speaker: str | None) -> Row:
    """A claim. `speaker` is the row of the first who gives it."""
    return {
        "id": id,
        "document": claim.doc,
        "gloss": plain(claim.gloss),
        "sentence": claim.sentence.text,
        **_counted(claim),
        **_spot("place", claim.places[0] if claim.places else None, claim=True),
        "speaker": speaker,
        **_spoken(claim),
        "event": claim.event.kind if claim.event else None,
        "counting": claim.counting,
        "basis": claim.basis,
        "stance": claim.stance,
        "standpoint": claim.standpoint,
        "implicit": claim.implicit,
        "repeats": claim.repeats_in_document,
        "language": claim.lang,
        "start": claim.start,
        "end": claim.end,
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "evidence": as_record(claim)["evidence"],
        "confidence": claim.confidence,
        "judged_by": claim.judged.by if claim.judged else None,
        "judged_why": claim.judged.why if claim.judged else None,
        "reader": claim.reader,
        "mention": claim.id,
    }


def _counted(claim: Claim) -> Row:
    quantity, group = claim.quantity, claim.group
    return {
        "low": quantity.low,
        "high": quantity.high,
        "qualifier": quantity.qualifier,
        "printed": quantity.text,
        "unit": quantity.unit,
        "measure": claim.measure,
        "role": group.role,
        "country": group.country,
        "entity": group.entity,
        "people": group.text,
    }


def _spoken(claim: Claim) -> Row:
    said = next((speaker.said for speaker in (*claim.sources, *claim.via) if speaker.said), None)
    return {
        "said_by": _speakers(claim.sources),
        "via": _speakers(claim.via),
        "stated": claim.sources[0].stated if claim.sources else None,
        "said": said and said.start,
        **_period("as_of", claim.as_of),
        "window_start": claim.window and claim.window.start,
        "window_end": claim.window and claim.window.end,
    }


def _speakers(speakers: tuple[Speaker, ...]) -> str | None:
    return "; ".join(map(speaker_name, speakers)) or None


def _period(name: str, moment: Moment | None) -> Row:
    return {name: moment and moment.start, f"{name}_until": moment and moment.end}


def _spot(name: str, place: Place | None, *, claim: bool = False) -> Row:
    row = {
        name: place and plain(place.name),
        "latitude": place and place.lat,
        "longitude": place and place.lon,
    }
    more = {"place_country": place and place.country, "place_precision": place and place.precision}
    return {**row, **more} if claim else row


def verdict_row(verdict: Verdict, id: str, story: str, earlier: str, later: str) -> Row:
    """A verdict between the rows of two claims."""
    return {
        "id": id,
        "story": story,
        "relation": verdict.relation,
        "earlier": earlier,
        "later": later,
        "why": plain(verdict.why),
        "drift": dict(verdict.drift) or None,
        "rules": verdict.rules,
        "confidence": verdict.confidence,
    }


def position_row(position: Position) -> Row:
    """A position."""
    said = position.said
    return {
        "document": position.doc,
        "position": position.position,
        "said_by": plain(named(position.source)),
        "measure": position.measure,
        "said": said and said.start,
        "quote": position.quote,
        "language": position.lang,
        "start": position.start,
        "end": position.end,
    }
