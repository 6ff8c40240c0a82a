"""A ledger of the examples, to be taken out."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import pytest

from counterclaim import add
from counterclaim.api.exporting import packed
from counterclaim.output.export import FORMATS, Parcel, write

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
