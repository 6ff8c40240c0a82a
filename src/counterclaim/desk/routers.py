"""The rooms of the desk: what answers which addresses."""

from counterclaim.desk import static_files
from counterclaim.desk.pages import (
    adding,
    changes,
    checking,
    choices,
    home,
    judging,
)

OPEN = (static_files.router, choices.router)
"""What is there for everyone, logged in or not."""

PAGES = (
    home.router,
    changes.router,
    adding.router,
    judging.router,
    checking.router,
)

ANSWERS = (
    home.answers,
    changes.answers,
)
"""Under `/api/v1`."""
