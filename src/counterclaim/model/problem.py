"""What could not be read, and why: stored like a claim, never thrown away."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A document, or a stretch of one, that a stage could not read.

    `stage` is the room (read, language, extract …), `kind` a short fixed word (empty, binary, encoding, too_large,
    no_pack, unreadable, doubtful_span …), `why` a sentence for people; `start` and `end` half-open characters of
    the text, None when the whole document is meant.
    """

    doc: str
    stage: str
    kind: str
    why: str
    start: int | None = None
    end: int | None = None

    @property
    def unread(self) -> bool:
        """True when the document as a whole could not be read (exit status 1)."""
        return self.start is None
