"""What a page or an answer holds: records of plain values, made of the ledger and its index."""
