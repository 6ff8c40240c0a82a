"""The frozen records that every room shares."""

from counterclaim.model.audited import Answer, Audited, Quoted, Reference, Sourced
from counterclaim.model.card import Dot, SeriesCard, SeriesRecord, Stands, StatementRow, StoryCard, Voice
from counterclaim.model.change import Change, Changes, Ends, Proof, Turn
from counterclaim.model.checked import Checked, Standing
from counterclaim.model.claim import (
    Basis,
    Claim,
    Counting,
    Group,
    Judged,
    Role,
    Sentence,
    Stance,
    Standpoint,
    mention_id,
)
from counterclaim.model.compared import Compared
from counterclaim.model.described import Described, described
from counterclaim.model.difference import Difference
from counterclaim.model.document import Document, Passage, Published, text_id
from counterclaim.model.document_record import document_from, document_record
from counterclaim.model.fault import Fault
from counterclaim.model.fitting import misfit
from counterclaim.model.identity import Identity, Likeness
from counterclaim.model.judgement import (
    Addition,
    Adoption,
    Correction,
    Entry,
    Grouping,
    Happened,
    Heard,
    Judgement,
    JudgementKind,
    Note,
    Overruling,
    Series,
    State,
    Status,
    Step,
    Thing,
    What,
    Withdrawal,
    judgement_id,
)
from counterclaim.model.keeping import AddRun, Erasure, Met, TakenBack
from counterclaim.model.message import Cited, Message, message_from
from counterclaim.model.moment import Event, Moment
from counterclaim.model.phrase import (
    Both,
    Clock,
    Day,
    Name,
    Phrase,
    Row,
    Value,
    filled,
    phrase,
    phrase_from,
    phrases,
    slots_of,
)
from counterclaim.model.place import Place
from counterclaim.model.position import Position, Stand, position_id
from counterclaim.model.problem import Problem
from counterclaim.model.progress import OnProgress, Progress
from counterclaim.model.quantity import Qualifier, Quantity, Unit, quantity
from counterclaim.model.reading import Reading
from counterclaim.model.record import as_record, claim_from, field_of, judgement_from, position_from, with_field
from counterclaim.model.remembered import Remembered
from counterclaim.model.round import Round
from counterclaim.model.shelf import (
    Proposed,
    RankedVerdict,
    Shelved,
    SpeakerCard,
    StoryReport,
    StorySpeaker,
    ToldRow,
)
from counterclaim.model.span import Span
from counterclaim.model.speaker import APART, SourceType, Speaker
from counterclaim.model.spent import Spent
from counterclaim.model.story import Story
from counterclaim.model.table import Table
from counterclaim.model.told import Stretch, Told
from counterclaim.model.toll import Corroboration, Toll, toll_from
from counterclaim.model.verdict import Relation, Verdict, verdict_from, verdict_id
from counterclaim.model.version import Version

__all__ = [
    "APART",
    "AddRun",
    "Addition",
    "Adoption",
    "Answer",
    "Audited",
    "Basis",
    "Both",
    "Change",
    "Changes",
    "Checked",
    "Cited",
    "Claim",
    "Clock",
    "Compared",
    "Correction",
    "Corroboration",
    "Counting",
    "Day",
    "Described",
    "Difference",
    "Document",
    "Dot",
    "Ends",
    "Entry",
    "Erasure",
    "Event",
    "Fault",
    "Group",
    "Grouping",
    "Happened",
    "Heard",
    "Identity",
    "Judged",
    "Judgement",
    "JudgementKind",
    "Likeness",
    "Message",
    "Met",
    "Moment",
    "Name",
    "Note",
    "OnProgress",
    "Overruling",
    "Passage",
    "Phrase",
    "Place",
    "Position",
    "Problem",
    "Progress",
    "Proof",
    "Proposed",
    "Published",
    "Qualifier",
    "Quantity",
    "Quoted",
    "RankedVerdict",
    "Reading",
    "Reference",
    "Relation",
    "Remembered",
    "Role",
    "Round",
    "Row",
    "Sentence",
    "Series",
    "SeriesCard",
    "SeriesRecord",
    "Shelved",
    "SourceType",
    "Sourced",
    "Span",
    "Speaker",
    "SpeakerCard",
    "Spent",
    "Stance",
    "Stand",
    "Standing",
    "Standpoint",
    "Stands",
    "State",
    "StatementRow",
    "Status",
    "Step",
    "Story",
    "StoryCard",
    "StoryReport",
    "StorySpeaker",
    "Stretch",
    "Table",
    "TakenBack",
    "Thing",
    "Told",
    "ToldRow",
    "Toll",
    "Turn",
    "Unit",
    "Value",
    "Verdict",
    "Version",
    "Voice",
    "What",
    "Withdrawal",
    "as_record",
    "claim_from",
    "described",
    "document_from",
    "document_record",
    "field_of",
    "filled",
    "judgement_from",
    "judgement_id",
    "mention_id",
    "message_from",
    "misfit",
    "phrase",
    "phrase_from",
    "phrases",
    "position_from",
    "position_id",
    "quantity",
    "slots_of",
    "text_id",
    "toll_from",
    "verdict_from",
    "verdict_id",
    "with_field",
]
