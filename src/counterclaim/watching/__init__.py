"""Watching: feeds and pages, again and again; what is new goes into the ledger, and what changed is told."""
