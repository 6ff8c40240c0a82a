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
        backup,
        changes,
        check,
        claims,
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
    from counterclaim.ledger import Ledger
    from counterclaim.model import Claim, Document, Position, Problem, Progress

__version__ = "2026.1"

__all__ = [
    "Claim",
    "CounterclaimError",
    "DamagedLedger",
    "Document",
    "DuplicateDocument",
    "GazetteerError",
    "Ledger",
    "LedgerError",
    "MissingExtra",
    "PackError",
    "Position",
    "Problem",
    "Progress",
    "UsageError",
    "add",
    "additions",
    "backup",
    "changes",
    "check",
    "claims",
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

_ROOMS = {"Ledger": "ledger", "mcp": "assistants", "serve": "desk", "users": "desk.accounts"} | dict.fromkeys(
    ("Claim", "Document", "Position", "Problem", "Progress"), "model"
)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'counterclaim' has no attribute {name!r}")
    room = _ROOMS.get(name) or ("errors" if name[0].isupper() else "api")
    return getattr(import_module(f"counterclaim.{room}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
