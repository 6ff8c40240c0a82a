"""The frozen records that every room shares."""

from counterclaim.model.claim import Basis, Claim, Counting, Group, Role, Sentence, Stance, Standpoint, mention_id
from counterclaim.model.document import Document, Passage, Published, text_id
from counterclaim.model.identity import Identity, Likeness
from counterclaim.model.moment import Event, Moment
from counterclaim.model.place import Place
from counterclaim.model.position import Position, Stand
from counterclaim.model.problem import Problem
from counterclaim.model.quantity import Qualifier, Quantity, Unit, quantity
from counterclaim.model.record import as_record, claim_from
from counterclaim.model.span import Span
from counterclaim.model.speaker import SourceType, Speaker
from counterclaim.model.story import Story
from counterclaim.model.told import Stretch, Told
from counterclaim.model.toll import Corroboration, Toll
from counterclaim.model.verdict import Relation, Verdict, verdict_id

__all__ = [
    "Basis",
    "Claim",
    "Corroboration",
    "Counting",
    "Document",
    "Event",
    "Group",
    "Identity",
    "Likeness",
    "Moment",
    "Passage",
    "Place",
    "Position",
    "Problem",
    "Published",
    "Qualifier",
    "Quantity",
    "Relation",
    "Role",
    "Sentence",
    "SourceType",
    "Span",
    "Speaker",
    "Stance",
    "Stand",
    "Standpoint",
    "Story",
    "Stretch",
    "Told",
    "Toll",
    "Unit",
    "Verdict",
    "as_record",
    "claim_from",
    "mention_id",
    "quantity",
    "text_id",
    "verdict_id",
]
