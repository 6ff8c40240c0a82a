"""A ledger of the examples, to be taken out."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from counterclaim import add
from counterclaim.api.exporting import packed
from counterclaim.model import Claim
from counterclaim.output.export import FORMATS, Parcel, write
from counterclaim.reconcile.dossier import Dossier

EXAMPLES = Path(__file__).parents[3] / "src" / "counterclaim" / "examples"


@pytest.fixture(scope="session")
def exported_ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a ledger of the examples that come with the program, not to be written to."""
    path = tmp_path_factory.mktemp("export") / "examples.db"
    add([EXAMPLES], ledger=str(path))
    return str(path)


@pytest.fixture
def parcel_of(exported_ledger: str) -> Iterator[Callable[..., Parcel]]:
    """Packs the examples, or what `packed` is asked for of them: `parcel_of(story="Kursk", texts=True)`."""
    with ExitStack() as packs:
        yield lambda **wanted: packs.enter_context(packed(exported_ledger, **wanted))


@pytest.fixture
def parcel(parcel_of: Callable[..., Parcel]) -> Parcel:
    """All of the examples."""
    return parcel_of()


def written(parcel: Parcel, name: str) -> bytes:
    """`parcel` in the format called `name`."""
    target = BytesIO()
    write(parcel, FORMATS[name], target)
    return target.getvalue()


@pytest.fixture
def parcel_from(samples: Any, dossier_from: Callable[..., Dossier]) -> Callable[..., Parcel]:
    """Packs hand-made stories, each of its claims: `parcel_from(conflict(), hostile(), texts=True)`."""

    def made(*stories: Sequence[Claim], **more: Any) -> Parcel:
        dossiers = [dossier_from(claims) for claims in stories]
        documents = more.pop("documents", samples.DOCUMENTS)
        time = datetime(2026, 11, 22, 16, tzinfo=UTC)
        claims = [claim for story in stories for claim in story]
        return Parcel(claims, documents, lambda: dossiers, (), samples.NAMES, time, **more)

    return made
