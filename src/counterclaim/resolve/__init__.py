"""One name for the same: speakers, dates, places, copies and stories across documents."""
