"""The commands: each parses, calls the function of its name in `counterclaim.api`, and prints.

Exit status: 0 all was read and done, 1 done but some documents could not be read, 2 wrong use, 130 interrupted.
"""

# In the order in which help lists their commands.
# isort: off
from counterclaim import streams
from counterclaim.cli import reading, looking, exporting, loading, relating, changing, watching, checking
from counterclaim.cli import auditing, comparing, judging, keeping, safety, accounts, naming, serving, assisting, trying
from counterclaim.cli.program import app
from counterclaim.garbage import look_seldom

# isort: on

__all__ = [
    "accounts",
    "app",
    "assisting",
    "auditing",
    "changing",
    "checking",
    "comparing",
    "exporting",
    "judging",
    "keeping",
    "loading",
    "looking",
    "main",
    "naming",
    "reading",
    "relating",
    "safety",
    "serving",
    "trying",
    "watching",
]


def main() -> None:
    """Run the command line, and end with its exit status."""
    streams.prepare()
    look_seldom()
    app(prog_name="counterclaim")
