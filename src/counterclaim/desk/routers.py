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
    pictures,
    story,
)
from counterclaim.desk.rest import documents
from counterclaim.desk.rest import story as rest_story

OPEN = (static_files.router, choices.router)
"""What is there for everyone, logged in or not."""

PAGES = (
    home.router,
    document.router,
    changes.router,
    adding.router,
    judging.router,
    checking.router,
    story.router,
    pictures.router,
)

ANSWERS = (
    home.answers,
    documents.router,
    changes.answers,
    rest_story.router,
)
"""Under `/api/v1`."""
