"""A round of a watch: what asking all sources that were due brought."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Round:
    """So many `sources` were asked, of which so many `failed`; so many reports were `new`, in a new version
    (`versions`), or `unread`; so many `messages` told what changed. The next round begins in so many seconds (`left`),
    None where there is none."""

    sources: int = 0
    failed: int = 0
    new: int = 0
    versions: int = 0
    unread: int = 0
    messages: int = 0
    left: float | None = None

    @property
    def brought(self) -> bool:
        """Whether anything came of it, or a source failed."""
        return any((self.failed, self.new, self.versions, self.unread, self.messages))
