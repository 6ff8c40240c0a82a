"""A version of a document, as a list shows it."""

from dataclasses import dataclass

from counterclaim.model.document import Published


@dataclass(frozen=True, slots=True)
class Version:
    """What came of the document `doc` as its version number `place`, from 1, at the UTC time `added`.

    `text` is the id of its text; two versions of one text tell something else of it. `withdrawn` says that the run of
    `add` that brought it was taken back.
    """

    doc: str
    place: int
    text: str
    added: str
    title: str | None
    published: Published | None
    url: str | None
    outlet: str | None
    lang: str | None
    withdrawn: bool = False
