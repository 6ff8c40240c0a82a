"""What `--engine dask` takes, and what it refuses before anything is asked of a cluster."""

import pytest

from counterclaim import api
from counterclaim.api.clustering import scheduler_of
from counterclaim.errors import UsageError


def test_the_scheduler_of_an_engine() -> None:
    assert scheduler_of("local") is None
    assert scheduler_of("dask@tls://192.0.2.7:8786") == "tls://192.0.2.7:8786"


@pytest.mark.parametrize("engine", ["dask", "dask@host", "ray@tcp://host:1", ""])
def test_an_engine_that_there_is_not(engine: str) -> None:
    with pytest.raises(UsageError, match="There is no engine"):
        scheduler_of(engine)


def test_an_sqlite_file_is_not_for_many_machines() -> None:
    with pytest.raises(UsageError, match="--engine dask needs a ledger in PostgreSQL, and not flood"):
        api.add(".", "flood.db", engine="dask@tcp://127.0.0.1:9")


def test_a_language_model_is_asked_from_one_machine() -> None:
    with pytest.raises(UsageError, match="asked from one machine"):
        api.add(".", "postgresql://there/news", reader="llm", engine="dask@tcp://127.0.0.1:9")
