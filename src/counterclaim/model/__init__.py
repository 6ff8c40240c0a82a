"""The frozen records that every room shares."""

from counterclaim.model.claim import Basis, Claim, Counting, Group, Role, Sentence, Stance, Standpoint, mention_id
from counterclaim.model.document import Document, Passage, Published, text_id
from counterclaim.model.moment import Event, Moment
from counterclaim.model.place import Place
from counterclaim.model.problem import Problem
from counterclaim.model.quantity import Qualifier, Quantity, Unit, quantity
from counterclaim.model.record import as_record, claim_from
from counterclaim.model.span import Span
from counterclaim.model.speaker import SourceType, Speaker

__all__ = [
    "Basis",
    "Claim",
    "Counting",
    "Document",
    "Event",
    "Group",
    "Moment",
    "Passage",
    "Place",
    "Problem",
    "Published",
    "Qualifier",
    "Quantity",
    "Role",
    "Sentence",
    "SourceType",
    "Span",
    "Speaker",
    "Stance",
    "Standpoint",
    "Unit",
    "as_record",
    "claim_from",
    "mention_id",
    "quantity",
    "text_id",
]
