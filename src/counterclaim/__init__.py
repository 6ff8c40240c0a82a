"""Who says how many: reported figures about people, with the words that prove them.

    from counterclaim import add, claims

What each command does, a function of the same name does. Everything is imported when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterclaim.api import (
        add,
        additions,
        audit,
        backup,
        changes,
        check,
        claims,
        compare,
        demo,
        documents,
        dossiers,
        erase,
        evaluate,
        export,
        gazetteer_add,
        gazetteer_list,
        history,
        judge,
        languages,
        load,
        positions,
        problems,
        report,
        reread,
        restore,
        retry,
        show,
        speakers,
        stories,
        toll,
        verdicts,
        verify,
        watch,
        withdraw,
    )
    from counterclaim.api.interface import Ledger
    from counterclaim.assistants import mcp
    from counterclaim.desk import serve
    from counterclaim.desk.accounts import users
    from counterclaim.errors import (
        CounterclaimError,
        DamagedLedger,
        DuplicateDocument,
        GazetteerError,
        LedgerError,
        MissingExtra,
        PackError,
        UsageError,
    )
    from counterclaim.model import (
        Change,
        Checked,
        Claim,
        Described,
        Document,
        Identity,
        Position,
        Problem,
        Progress,
        Story,
        Toll,
        Verdict,
    )
    from counterclaim.output.frames import Rows

__version__ = "2026.1"

__all__ = [
    "Change",
    "Checked",
    "Claim",
    "CounterclaimError",
    "DamagedLedger",
    "Described",
    "Document",
    "DuplicateDocument",
    "GazetteerError",
    "Identity",
    "Ledger",
    "LedgerError",
    "MissingExtra",
    "PackError",
    "Position",
    "Problem",
    "Progress",
    "Rows",
    "Story",
    "Toll",
    "UsageError",
    "Verdict",
    "add",
    "additions",
    "audit",
    "backup",
    "changes",
    "check",
    "claims",
    "compare",
    "demo",
    "documents",
    "dossiers",
    "erase",
    "evaluate",
    "export",
    "gazetteer_add",
    "gazetteer_list",
    "history",
    "judge",
    "languages",
    "load",
    "mcp",
    "positions",
    "problems",
    "report",
    "reread",
    "restore",
    "retry",
    "serve",
    "show",
    "speakers",
    "stories",
    "toll",
    "users",
    "verdicts",
    "verify",
    "watch",
    "withdraw",
]

_RECORDS = (
    "Change", "Checked", "Claim", "Described", "Document", "Identity", "Position", "Problem", "Progress", "Story",
    "Toll", "Verdict",
)  # fmt: skip
_ROOMS = dict.fromkeys(_RECORDS, "model") | {
    "Ledger": "api.interface",
    "mcp": "assistants",
    "Rows": "output.frames",
    "serve": "desk",
    "users": "desk.accounts",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'counterclaim' has no attribute {name!r}")
    room = _ROOMS.get(name) or ("errors" if name[0].isupper() else "api")
    return getattr(import_module(f"counterclaim.{room}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
