"""The same as JSON: `/api/v1` and the path of the page."""
