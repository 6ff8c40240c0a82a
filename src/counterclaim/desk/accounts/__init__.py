"""Users of a team's desk, their passwords, sessions and tokens, and the log of what they did."""

from counterclaim.desk.accounts import users

__all__ = ["users"]
