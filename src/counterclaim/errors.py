"""Wrong use of Counterclaim, as one small tree of errors.

    CounterclaimError
    ├── UsageError            the call's words are off: exit status 2
    │   ├── DuplicateDocument two inputs would carry one document id
    │   └── MissingExtra      an optional part is not installed
    ├── LedgerError           the ledger cannot be opened, read or written
    │   └── DamagedLedger     it holds what was never written there
    ├── ClusterError          the machines that are to read cannot be reached, or cannot read
    ├── EndpointError         the endpoint of a language model refuses, or is not there: the run ends
    │   └── Unanswered        it gave no answer for one document: that is a problem of it, and the rest goes on
    ├── PackError             a language pack's data is not what the engine can read
    └── GazetteerError        a table of one's own bodies, places and parties cannot be used

A bad *document* is not an error: it becomes a `counterclaim.model.Problem`.
"""


class CounterclaimError(Exception):
    """Anything that stops a command, with a message that says what to do."""


class UsageError(CounterclaimError):
    """The call cannot be carried out as it was made."""


class DuplicateDocument(UsageError):
    """Two inputs would carry the same document id."""


class MissingExtra(UsageError):
    """An optional part is needed; the message names the extra to install."""


class LedgerError(CounterclaimError):
    """The ledger cannot be opened, read or written."""


class DamagedLedger(LedgerError):
    """The ledger holds what was never written there: a part of it is lost."""


class ClusterError(CounterclaimError):
    """The machines that are to read cannot be reached, or cannot read; the message says what to do."""


class EndpointError(CounterclaimError):
    """The endpoint of a language model cannot be used; the message says what to set, and never holds a key."""


class Unanswered(EndpointError):
    """The endpoint gave no answer for one document; `kind` is that of the problem it becomes."""

    def __init__(self, kind: str, why: str) -> None:
        super().__init__(why)
        self.kind = kind


class PackError(CounterclaimError):
    """A language pack holds data that the engine cannot read."""


class GazetteerError(CounterclaimError):
    """A table of one's own bodies, places and parties cannot be used; the message names line and column."""
