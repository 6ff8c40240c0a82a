"""The rooms of the desk: what answers which addresses."""

from counterclaim.desk import static_files
from counterclaim.desk.pages import (
    account,
    adding,
    audit,
    bookmarklet,
    changes,
    checking,
    choices,
    claim,
    document,
    exporting,
    home,
    judging,
    log_in,
    pictures,
    review,
    speaking,
    story,
    users,
)
from counterclaim.desk.rest import adding as rest_adding
from counterclaim.desk.rest import checking as rest_checking
from counterclaim.desk.rest import claims, documents
from counterclaim.desk.rest import judging as rest_judging
from counterclaim.desk.rest import review as rest_review
from counterclaim.desk.rest import story as rest_story

OPEN = (static_files.router, choices.router, log_in.router, bookmarklet.open_router)
"""What is there for everyone, logged in or not."""

PAGES = (
    home.router,
    claim.router,
    document.router,
    changes.router,
    bookmarklet.router,
    adding.router,
    judging.router,
    review.router,
    checking.router,
    story.router,
    pictures.router,
    exporting.router,
    account.router,
    users.router,
    audit.router,
    speaking.router,
)

ANSWERS = (
    home.answers,
    claims.router,
    documents.router,
    rest_judging.answers,
    rest_review.answers,
    changes.answers,
    rest_story.router,
    exporting.answers,
    account.answers,
    users.answers,
    audit.answers,
    speaking.answers,
    rest_adding.router,
    rest_checking.router,
)
"""Under `/api/v1`."""
