"""The rooms of the desk: what answers which addresses."""

from counterclaim.desk import static_files
from counterclaim.desk.pages import (
    adding,
    changes,
    checking,
    choices,
    document,
    home,
    judging,
)
from counterclaim.desk.rest import documents

OPEN = (static_files.router, choices.router)
"""What is there for everyone, logged in or not."""

PAGES = (
    home.router,
    document.router,
    changes.router,
    adding.router,
    judging.router,
    checking.router,
)

ANSWERS = (
    home.answers,
    documents.router,
    changes.answers,
)
"""Under `/api/v1`."""
