"""The steps that bring a ledger of any earlier version to the one this program writes (Alembic)."""
