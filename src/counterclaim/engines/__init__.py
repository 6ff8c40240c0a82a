"""The same reading on one process, on several, or elsewhere."""
