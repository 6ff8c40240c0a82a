"""What happens before a command asks a large ledger: its index is brought up to date, and one sees how far that is."""

from counterclaim.cli.options import Files


def bring_index(files: Files, ledger: str | None, as_of_ledger: str | None) -> None:
    """Bring the index of a large ledger up to date, where that is what a command is about to ask."""
    from counterclaim.api.large import prepare
    from counterclaim.progress import shown

    if files or as_of_ledger is not None:
        return
    with shown("auto", "Index of stories", "documents and stories") as progress:
        prepare(ledger, progress)
