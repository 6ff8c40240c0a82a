"""What was read, as rows: stories, documents, speakers, positions and problems."""

from counterclaim.model import Described, Identity, Met, Position, Story
from counterclaim.output.export.sheets import DocumentLine
from counterclaim.output.frames.frame import Cell, Field, Frame, Quote, clock, period, time
from counterclaim.output.frames.shared import shared
from counterclaim.output.positions import WORDS
from counterclaim.output.wording import date_words, plain, speaker_name

STORIES: Frame[Story] = Frame(
    ("story", "stories"),
    (
        Field("id", "text", "The story: `s_…`.", lambda one: one.id),
        Field("title", "text", "Its title, which is that of one of its reports.", lambda one: one.title),
        Field("docs", "texts", "Its reports.", lambda one: one.docs),
        Field("claim_ids", "texts", "The ids of its claims.", lambda one: sorted(one.claims)),
    ),
    (
        Cell("Story", lambda one: one.title),
        Cell("Reports", lambda one: f"{len(one.docs):,}", number=True),
        Cell("Claims", lambda one: f"{len(one.claims):,}", number=True),
        Cell("Id", lambda one: one.id),
    ),
    line=lambda one: f"{one.id} {plain(one.title)} ({len(one.docs):,} report{'' if len(one.docs) == 1 else 's'})",
    quotes=lambda _, __: (),
)

_HOUR = "the time in UTC, where an hour is told."

DOCUMENTS: Frame[Described] = Frame(
    ("document", "documents"),
    shared(
        "documents",
        lists={},
        behind={
            "published": clock("published_time", f"The same: {_HOUR}", lambda line: line.record.published),
            "modified": clock("modified_time", f"The same: {_HOUR}", lambda line: line.record.modified),
            "characters": Field("tables", "whole", "How many tables it holds.", lambda line: line.record.tables),
        },
    ),
    (
        Cell("Document", lambda one: one.doc),
        Cell("Title", lambda one: one.title or ""),
        Cell("Outlet", lambda one: one.outlet or ""),
        Cell("Language", lambda one: one.lang or ""),
        Cell(
            "Published", lambda one: date_words(one.published.start, one.published.end) if one.published else "undated"
        ),
    ),
    line=lambda one: f"{plain(one.doc)}: {plain(one.title or 'without a title')}",
    quotes=lambda _, __: (),
    row=DocumentLine,
)

SPEAKERS: Frame[Identity] = Frame(
    ("speaker", "speakers"),
    (
        Field("entity", "text", "The speaker: one body has one in every language.", lambda one: one.entity),
        Field("name", "text", "The full name.", lambda one: one.names[0]),
        Field("names", "texts", "All names, the commonest first.", lambda one: one.names),
        Field("type", "text", "government, military, rescue, witness …", lambda one: one.type),
        Field("country_code", "text", "The country, as ISO 3166-1 alpha-2.", lambda one: one.country),
        Field("statements", "whole", "How many claims the speaker gives or passes on.", lambda one: one.statements),
        Field(
            "proposals",
            "texts",
            "Who may be the same speaker, and why.",
            lambda one: [f"{like.entity}: {like.why}" for like in one.proposals],
        ),
    ),
    (
        Cell("Speaker", lambda one: one.names[0]),
        Cell("Also called", lambda one: "; ".join(one.names[1:4])),
        Cell("Kind", lambda one: (one.type or "").replace("_", " ")),
        Cell("Country", lambda one: one.country or ""),
        Cell("Claims", lambda one: f"{one.statements:,}", number=True),
    ),
    line=lambda one: f"{plain(one.names[0])}: {one.statements:,} claim{'' if one.statements == 1 else 's'}",
    quotes=lambda _, __: (),
)

POSITIONS: Frame[Position] = Frame(
    ("position", "positions"),
    (
        Field("id", "text", "The position: `p_…`.", lambda one: one.id),
        Field("doc", "text", "The report.", lambda one: one.doc),
        Field("lang", "text", "Its language, as ISO 639-1.", lambda one: one.lang),
        Field("position", "text", "confirms, denies, declines or unverified.", lambda one: one.position),
        Field("said_by", "text", "Who takes it.", lambda one: speaker_name(one.source)),
        Field("speaker", "text", "The same as an entity.", lambda one: one.source.entity or speaker_name(one.source)),
        Field("source_type", "text", "government, military, rescue, witness …", lambda one: one.source.type),
        Field("source_country", "text", "The speaker's country.", lambda one: one.source.country),
        Field("measure", "text", "What it is about.", lambda one: one.measure),
        Field("role", "text", "Whom it is about.", lambda one: one.group and one.group.role),
        Field("country_code", "text", "Their country.", lambda one: one.group and one.group.country),
        Field("place", "text", "Where.", lambda one: one.places[0].name if one.places else None),
        *period("said", "When it was taken", lambda one: one.said),
        Field("start", "whole", "The first character of the quote in the text.", lambda one: one.start),
        Field("end", "whole", "The character behind its last.", lambda one: one.end),
        Field("quote", "text", "The words, letter for letter.", lambda one: one.quote),
        Field("confidence", "part", "How sure that is.", lambda one: one.confidence),
    ),
    (
        Cell("Who", lambda one: speaker_name(one.source)),
        Cell("About", lambda one: (one.measure or "").replace("_", " ")),
        Cell("Position, and the words", lambda one: WORDS[one.position]),
    ),
    line=lambda one: f"{speaker_name(one.source)} {WORDS[one.position]}: {plain(one.quote)}",
    quotes=lambda one, _: [Quote(one.quote, one.doc)],
)

PROBLEMS: Frame[Met] = Frame(
    ("problem", "problems"),
    (
        Field("doc", "text", "The document.", lambda one: one.doc),
        Field("stage", "text", "Where it was met: read, extract …", lambda one: one.stage),
        Field("kind", "text", "Which kind it is of.", lambda one: one.kind),
        Field("why", "text", "What is wrong, and what to do.", lambda one: one.why),
        Field(
            "start",
            "whole",
            "The first character that is meant; none where it is the whole document.",
            lambda one: one.start,
        ),
        Field("end", "whole", "The character behind the last.", lambda one: one.end),
        Field("seen", "time", "Since when.", lambda one: time(one.seen)),
        Field("source", "text", "The path or the address.", lambda one: one.source),
    ),
    (
        Cell("Document", lambda one: one.doc),
        Cell("What is wrong", lambda one: one.why),
    ),
    line=lambda one: f"{plain(one.doc)}: {plain(one.why)}",
    quotes=lambda _, __: (),
)
