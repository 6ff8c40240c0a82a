"""The desk's hold on its ledger, with how the desk is set up."""

from counterclaim.desk.setup import Setup
from counterclaim.indexing.holding import Hold


class Desk(Hold):
    """A ledger as the pages of one desk reach it."""

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup.ledger)
        self.setup = setup
