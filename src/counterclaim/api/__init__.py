"""The public functions: what each command does, under the command's name."""

from counterclaim.api import judge
from counterclaim.api.auditing import audit
from counterclaim.api.changing import changes
from counterclaim.api.checking import check
from counterclaim.api.comparing import compare
from counterclaim.api.exporting import Exported, export
from counterclaim.api.inputs import Paths
from counterclaim.api.keeping import Retried, additions, erase, retry, withdraw
from counterclaim.api.loading import Loaded, load
from counterclaim.api.looking import Report, documents, english_names, history, problems, report, show
from counterclaim.api.naming import gazetteer_add, gazetteer_list
from counterclaim.api.reading import Added, Reread, add, claims, positions, reread
from counterclaim.api.relating import dossiers, speakers, stories, toll, verdicts
from counterclaim.api.safety import backup, restore, verify
from counterclaim.api.trying import DEMO_LEDGER, Demo, demo, evaluate, languages
from counterclaim.api.watching import watch

__all__ = [
    "DEMO_LEDGER",
    "Added",
    "Demo",
    "Exported",
    "Loaded",
    "Paths",
    "Report",
    "Reread",
    "Retried",
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
    "english_names",
    "erase",
    "evaluate",
    "export",
    "gazetteer_add",
    "gazetteer_list",
    "history",
    "judge",
    "languages",
    "load",
    "positions",
    "problems",
    "report",
    "reread",
    "restore",
    "retry",
    "show",
    "speakers",
    "stories",
    "toll",
    "verdicts",
    "verify",
    "watch",
    "withdraw",
]
