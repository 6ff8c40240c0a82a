"""The index of stories: tables derived from the ledger's own, which may be dropped and made again at any time."""
